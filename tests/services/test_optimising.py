from dataclasses import replace
from itertools import pairwise

import pytest

from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.errors import ConflictError, QuizError
from quizapp.domain.scheduling import replay
from quizapp.domain.work import finish
from quizapp.memory.fitting import DEFAULTS
from quizapp.services import study
from quizapp.services.history import History
from quizapp.services.optimising import Use, optimise, plan_use, use_weights
from quizapp.store.store import Store
from tests.factories import BANK, LEARNER, a_learner
from tests.studying import LATER, cards, fill, study_for

STRONGER = (*(2 * float(w) for w in DEFAULTS[:4]), *map(float, DEFAULTS[4:]))


def planned(store: Store, *, dates: bool = True) -> Use:
    return finish(plan_use(store, a_learner(), STRONGER, LATER, dates=dates))


def test_few_answers_are_no_ground_for_a_fit(store: Store) -> None:
    fill(store, 3)
    study_for(store, 2)
    with pytest.raises(QuizError, match=r"100 answers .* are needed, there"):
        finish(optimise(store, a_learner()))


def test_a_fit_reads_the_whole_log_and_writes_nothing(studied: Store) -> None:
    before = cards(studied)
    found = finish(optimise(studied, a_learner()))
    with studied.read() as tx:
        log = [r for card in before for r in tx.reviews.of_card(card.id)]
    later_days = sum(
        1
        for card in before
        for a, b in pairwise([r.day for r in log if r.card_id == card.id])
        if b > a
    )
    assert len(found.after.chance) == later_days
    assert cards(studied) == before


def test_using_weights_works_every_memory_out_anew(
    studied: Store,
) -> None:
    before = {card.id: card for card in cards(studied)}
    use = planned(studied)
    assert cards(studied) == tuple(before.values())
    use_weights(studied, use)
    with studied.read() as tx:
        assert tx.learners.get(LEARNER).parameters == STRONGER
    known = [card for card in cards(studied) if card.state is State.REVIEW]
    assert len(known) > 20
    assert all((c.stability or 0) > (before[c.id].stability or 0) for c in known)
    assert all(card == _replayed(studied, card) for card in known)
    assert use.shifted == sum(card.day != before[card.id].day for card in known)


def test_the_days_to_come_are_told_beforehand(studied: Store) -> None:
    today = a_learner().day(LATER)
    use = planned(studied)
    with studied.read() as tx:
        assert use.before == tx.counts.forecast(LEARNER, today, len(use.before))
    use_weights(studied, use)
    with studied.read() as tx:
        assert use.after == tx.counts.forecast(LEARNER, today, len(use.after))
        assert tx.counts.recount() == ()
    assert use.before != use.after


def test_due_dates_can_stay(studied: Store) -> None:
    before = {card.id: card.due for card in cards(studied)}
    use = planned(studied, dates=False)
    use_weights(studied, use)
    assert {card.id: card.due for card in cards(studied)} == before
    assert use.shifted == 0
    assert use.moves
    assert use.before == use.after
    assert all(card == _replayed(studied, card) for card in cards(studied) if card.due)


def test_using_weights_is_undone_and_redone_as_one_step(
    studied: Store,
) -> None:
    before = cards(studied)
    history = History()
    history.push(use_weights(studied, planned(studied)))
    after = cards(studied)
    history.undo(studied)
    assert cards(studied) == before
    with studied.read() as tx:
        assert tx.learners.get(LEARNER) == a_learner()
    history.redo(studied)
    assert cards(studied) == after


def test_an_answer_given_meanwhile_is_not_overwritten(
    studied: Store,
) -> None:
    use = planned(studied)
    study.rate_card(studied, cards(studied)[0].id, Rating.GOOD, LATER)
    state = cards(studied)
    with pytest.raises(ConflictError):
        use_weights(studied, use)
    assert cards(studied) == state


def test_the_learners_own_weights_rule_over_the_banks(
    studied: Store,
) -> None:
    use_weights(studied, planned(studied))
    known = next(card for card in cards(studied) if card.state is State.REVIEW)
    with studied.read() as tx:
        assert tx.scheduler(known).options.parameters == STRONGER
        other = replace(a_learner(), parameters=())
        bank = tx.banks.get(BANK)
    assert other.studying(bank.options) == bank.options


def test_a_card_made_new_again_is_another_card_for_the_fit(
    studied: Store,
) -> None:
    whole = finish(optimise(studied, a_learner())).after
    known = next(card for card in cards(studied) if card.state is State.REVIEW)
    with studied.write() as tx:
        blank = Card(known.id, LEARNER, BANK, known.question_id)
        tx.cards.replace(known, blank)
    study.rate_card(studied, known.id, Rating.GOOD, LATER)
    again = finish(optimise(studied, a_learner())).after
    # Its new first answer cannot be foretold from what was forgotten on purpose.
    assert len(again.chance) == len(whole.chance)


def _replayed(store: Store, card: Card) -> Card:
    with store.read() as tx:
        log = tx.reviews.of_card(card.id)
        options = {r.parameters_id: tx.options_of(r.parameters_id) for r in log}
    return replay(card, log, options)
