from quizapp.domain.cards import Rating
from quizapp.services import study, today, transfer
from quizapp.store.store import Store
from tests.factories import BANK, NOW, a_learner
from tests.services.test_transfer import FILE

DAY = a_learner().day(NOW)


def test_today_counts_what_there_is_to_do(store: Store) -> None:
    transfer.merge_bank(store, FILE, NOW)
    seen = today.overview(store, a_learner(), NOW)
    assert (seen.due, seen.new, seen.learning) == (0, 3, 0)
    assert seen.minutes == 1
    assert seen.forecast == (0,) * 7
    assert seen.streak == 0
    assert len(seen.practised) == len(seen.forgiven) == 28
    assert (seen.free_left, seen.recalled, seen.desired) == (2, None, 0.9)


def test_an_answer_shows_at_once(store: Store) -> None:
    transfer.merge_bank(store, FILE, NOW)
    session = study.start(a_learner(), (BANK,), NOW)
    asked = study.next_card(store, session, NOW)
    assert asked
    study.rate_card(store, asked.card.id, Rating.GOOD, NOW)
    seen = today.overview(store, a_learner(), NOW)
    assert seen.learning == 1
    assert seen.streak == 1
    assert seen.practised[-1] == 1
