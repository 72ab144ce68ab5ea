"""What is found by a search is what a plain filter in Python finds."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.banks import StudyOptions
from quizapp.domain.browsing import Column, Listed, Order
from quizapp.domain.cards import Rating, Review, State
from quizapp.domain.choices import Choice
from quizapp.domain.ids import BankId, CardKey, ReviewId, named_id, new_id
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.leeches import is_leech
from quizapp.domain.questions import Question
from quizapp.domain.scheduling import Scheduler
from quizapp.domain.searches.parsing import parse
from quizapp.domain.searches.patterns import fits, folded, pieces
from quizapp.domain.searches.tree import (
    All,
    Condition,
    Either,
    Is,
    Measure,
    Measured,
    Named,
    Not,
    OfKind,
    Phrase,
    Rated,
    Search,
    Within,
    Word,
)
from quizapp.store.columns import to_json
from quizapp.store.store import Store, open_store
from tests.domain.searching import measured, searches
from tests.factories import (
    NOW,
    a_bank,
    a_card,
    a_learner,
    a_question,
    an_article,
    evidence,
)

LEARNER = a_learner()
TODAY = LEARNER.day(NOW)
WORDS = ("sea", "seal", "harbour", "São", "Paulo", "café", "12,000", "co-op", "?!")
TAGS = ("sea", "geo", "geo::coast", "café", "Old")
BANKS = (
    a_bank(id=BankId(named_id("sea")), name="Sea"),
    a_bank(id=BankId(named_id("old")), name="The old harbour"),
)


@dataclass(frozen=True)
class Known:
    """All that the filter in Python goes by."""

    row: Listed
    log: tuple[Review, ...]


@dataclass(frozen=True)
class Shop:
    store: Store
    known: tuple[Known, ...]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    path: Path = tmp_path_factory.mktemp("browsing") / "collection.db"
    store = open_store(path, now=NOW)
    dice = random.Random(6)  # noqa: S311 - not a secret
    fitted = parameters()
    with store.write() as tx:
        tx.learners.add(LEARNER)
        other = replace(LEARNER, id=type(LEARNER.id)(new_id()), name="Bob")
        tx.learners.add(other)
        slow = replace(BANKS[1], options=StudyOptions(parameters=fitted))
        tx.banks.add(BANKS[0], slow)
        tx.articles.add(an_article())
        for _ in range(160):
            question = random_question(dice)
            tx.questions.add(question)
            tx.cards.add(a_card(question, learner_id=other.id))
            card = random_card(question, dice)
            tx.cards.add(card)
            for entry in random_log(card, dice, tx.parameters(StudyOptions())):
                tx.reviews.add(tx.sign(entry))
        tx.questions.remove(tx.questions.of_bank(BANKS[0].id)[0])
    with store.read() as tx:
        keys = tx.browsing.find(All(), Order(), LEARNER, NOW)
        rows = tx.browsing.listed(keys, LEARNER, NOW)
        known = [Known(rows[k], tx.reviews.of_card(rows[k].card.id)) for k in keys]
    yield Shop(store, tuple(known))
    store.close()


def parameters() -> tuple[float, ...]:
    from fsrs.scheduler import DEFAULT_PARAMETERS

    return (*DEFAULT_PARAMETERS[:20], 0.4)


def random_question(dice: random.Random) -> Question:
    stem = " ".join(dice.choice(WORDS) for _ in range(dice.randrange(1, 5)))
    choices = (Choice(dice.choice(WORDS), 1.0), Choice("other", 0.0))
    body = ShortAnswer(choices) if dice.random() < 0.5 else MultipleChoice(choices)
    return a_question(
        bank_id=dice.choice(BANKS).id,
        stem=stem,
        body=body,
        tags=tuple(dice.sample(TAGS, dice.randrange(3))),
        created=dice.choice([None, NOW, NOW - timedelta(days=dice.randrange(9))]),
        modified=dice.choice([None, NOW - timedelta(hours=dice.randrange(99))]),
        evidence=dice.choice([None, evidence("Mayor Ana Costa")]),
    )


def random_card(question: Question, dice: random.Random) -> Any:
    state = dice.choice(list(State))
    flags = {
        "flagged": dice.random() < 0.3,
        "suspended": dice.random() < 0.3,
        "lapses": dice.choice([0, 1, 7, 8, 12]),
        "buried_until": dice.choice([None, None, TODAY, TODAY + 1]),
    }
    if state is State.NEW:
        return a_card(question, **flags)
    last_day, day = TODAY - dice.randrange(12), TODAY + dice.randrange(-3, 9)
    return a_card(
        question,
        state=state,
        step=None if state is State.REVIEW else 0,
        stability=dice.choice([0.5, 3.0, 10.0, 40.0]),
        difficulty=dice.choice([1.0, 5.5, 10.0]),
        due=LEARNER.day_begins(day),
        day=day,
        last_review=LEARNER.day_begins(last_day),
        last_day=last_day,
        **flags,
    )


def random_log(card: Any, dice: random.Random, options: Any) -> list[Review]:
    """Return some answers, the last on the card's last day, and perhaps a move.

    A new card may have some too: it was made new again.
    """
    last = card.last_day or TODAY - dice.randrange(9)
    days = sorted(last - dice.randrange(20) for _ in range(dice.randrange(4)))
    ratings: list[Rating | None] = [dice.choice(list(Rating)) for _ in days]
    if card.last_day or days:
        days, ratings = [*days, last], [*ratings, dice.choice(list(Rating))]
    if days and dice.random() < 0.3:
        days, ratings = [*days, last + 1], [*ratings, None]
    return [
        Review(
            id=ReviewId(new_id()),
            card_id=card.id,
            learner_id=card.learner_id,
            bank_id=card.bank_id,
            rating=rating,
            reviewed_at=LEARNER.day_begins(day),
            day=day,
            due_after=NOW,
            day_after=TODAY,
            parameters_id=options,
            state_before=State.NEW,
        )
        for day, rating in zip(days, ratings, strict=True)
    ]


def holds(  # noqa: C901, PLR0911, PLR0912 - one for each sort
    search: Search, known: Known
) -> bool:
    """Tell whether a search holds of a card, step by step as it is written."""
    question, card = known.row.question, known.row.card
    match search:
        case All(parts):
            return all(holds(part, known) for part in parts)
        case Either(parts):
            return any(holds(part, known) for part in parts)
        case Not(part):
            return not holds(part, known)
        case Word(pattern):
            return stands(pattern, question)
        case Phrase(text):
            return found_in(tokens(text), question, prefix=False)
        case Named("bank", pattern):
            return fits(pattern, known.row.bank_name)
        case Named("tag", pattern):
            return any(fits(pattern, tag, family=True) for tag in question.tags)
        case Named(_, pattern):
            return question.evidence is not None and fits(pattern, "Harbour Festival")
        case OfKind(kind):
            return question.body.name == kind
        case Is(condition):
            return CONDITIONS[condition](card)
        case Measured(measure, comparison, number):
            value = MEASURES[measure](known.row)
            return value is not None and COMPARE[comparison](value, number)
        case Within(key, days):
            moment = question.created if key == "added" else question.modified
            return moment is not None and LEARNER.day(moment) > TODAY - days
        case Rated(days, rating):
            return any(
                entry.rating is not None
                and entry.day > TODAY - days
                and rating in {None, entry.rating}
                for entry in known.log
            )
    raise AssertionError(search)


CONDITIONS: dict[Condition, Callable[[Any], bool]] = {
    Condition.DUE: lambda c: (
        c.state is not State.NEW
        and not c.suspended
        and c.day <= TODAY
        and (c.buried_until or 0) <= TODAY
    ),
    Condition.NEW: lambda c: c.state is State.NEW,
    Condition.LEARNING: lambda c: c.learning,
    Condition.REVIEW: lambda c: c.state is State.REVIEW,
    Condition.SUSPENDED: lambda c: c.suspended,
    Condition.BURIED: lambda c: (c.buried_until or 0) > TODAY,
    Condition.FLAGGED: lambda c: c.flagged,
    Condition.LEECH: is_leech,
}
MEASURES: dict[Measure, Callable[[Listed], float | None]] = {
    Measure.STABILITY: lambda row: row.card.stability,
    Measure.DIFFICULTY: lambda row: row.card.difficulty,
    Measure.RETRIEVABILITY: lambda row: row.recall,
    Measure.INTERVAL: lambda row: row.interval,
    Measure.DUE: lambda row: None if row.card.day is None else row.card.day - TODAY,
    Measure.LAPSES: lambda row: row.card.lapses,
    Measure.REPS: lambda row: row.reps,
}
COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def stands(pattern: str, question: Question) -> bool:
    trimmed = pattern.rstrip("*") or pattern
    parts = list(pieces(trimmed))
    if any(wild for _, wild in parts):
        words = [w for text in texts(question) for w in tokens(text)]
        return any(fits(trimmed, word) for word in words)
    literal = "".join(character for character, _ in parts)
    if not tokens(literal):
        return any(literal in text for text in texts(question))
    return found_in(tokens(literal), question, prefix=True)


def texts(question: Question) -> list[str]:
    return ["\n".join((question.stem, *question.body.words()))]


def found_in(wanted: list[str], question: Question, *, prefix: bool) -> bool:
    words = tokens("\n".join(texts(question)))
    for at in range(len(words) - len(wanted) + 1):
        here = words[at : at + len(wanted)]
        last = here[-1].startswith(wanted[-1]) if prefix else here[-1] == wanted[-1]
        if here[:-1] == wanted[:-1] and last:
            return True
    return False


def leaves() -> st.SearchStrategy[Any]:
    words = ("sea", "Se", "SAO", "harb*", "*our", "s__", "caf", "12,0", "co-op", "?!")
    names = ("sea", "geo", "Geo", "*o*", "caf_", "the*", "harbour*", "none")
    days = st.integers(1, 20)
    return st.one_of(
        st.builds(Word, st.sampled_from(words)),
        st.builds(Phrase, st.sampled_from(["sea", "sao paulo", "co", "12,000 sea"])),
        st.builds(Named, st.sampled_from(Named.KEYS), st.sampled_from(names)),
        st.sampled_from([OfKind("shortanswer"), OfKind("multichoice")]),
        st.builds(Is, st.sampled_from(Condition)),
        measured(st.sampled_from([0.0, 0.3, 0.5, 0.85, 1.0, 3.0, 5.5, 8.0, 40.0])),
        st.builds(Within, st.sampled_from(Within.KEYS), days),
        st.builds(Rated, days, st.none() | st.sampled_from(Rating)),
    )


@given(search=searches(leaves()))
def test_a_search_finds_what_a_plain_filter_finds(shop: Shop, search: Search) -> None:
    with shop.store.read() as tx:
        found = list(tx.browsing.find(search, Order(), LEARNER, NOW))
    assert found == [each.row.key for each in shop.known if holds(search, each)]


def test_what_is_searched_for_is_there(shop: Shop) -> None:
    for text in ("is:due", "is:leech", "tag:geo", "caf", "rated:3", "prop:r<80%"):
        share = sum(holds(parse(text), each) for each in shop.known)
        assert 0 < share < len(shop.known), text


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", Column)
def test_rows_are_sorted_with_empty_ones_last(
    shop: Shop, column: Column, *, descending: bool
) -> None:
    order = Order(column, descending)
    with shop.store.read() as tx:
        keys = tx.browsing.find(All(), order, LEARNER, NOW)
        rows = tx.browsing.listed(keys, LEARNER, NOW)
    assert sorted(keys) == sorted(each.row.key for each in shop.known)
    shown = [SORTED[column](rows[key]) for key in keys]
    values = [value for value in shown if value is not None]
    assert shown[: len(values)] == values
    assert values == sorted(values, reverse=descending)


STATES = list(State)
SORTED: dict[Column, Callable[[Listed], Any]] = {
    Column.QUESTION: lambda row: nocase(row.question.stem),
    Column.ANSWER: lambda row: nocase(row.question.key()),
    Column.BANK: lambda row: nocase(row.bank_name),
    Column.KIND: lambda row: row.question.body.name,
    Column.TAGS: lambda row: (
        nocase(to_json(row.question.tags)) if row.question.tags else None
    ),
    Column.STATE: lambda row: STATES.index(row.card.state),
    Column.DUE: lambda row: row.card.due,
    Column.INTERVAL: lambda row: row.interval,
    Column.STABILITY: lambda row: row.card.stability,
    Column.DIFFICULTY: lambda row: row.card.difficulty,
    Column.RETRIEVABILITY: lambda row: row.recall,
    Column.LAPSES: lambda row: row.card.lapses,
    Column.REPS: lambda row: row.reps,
    Column.LAST_REVIEW: lambda row: row.card.last_review,
    Column.ADDED: lambda row: row.question.created,
    Column.EDITED: lambda row: row.question.modified,
}


def nocase(text: str) -> str:
    return "".join(c.lower() if c.isascii() else c for c in text)


def test_a_row_shows_the_recall_that_the_scheduler_gives(shop: Shop) -> None:
    with shop.store.read() as tx:
        for each in shop.known:
            if each.row.recall is None:
                continue
            card = each.row.card
            bank = tx.banks.get(card.bank_id)
            given = Scheduler(bank.options, LEARNER).retrievability(card, NOW)
            assert each.row.recall == pytest.approx(given, rel=1e-9)


def test_rows_of_cards_that_are_gone_are_left_out(shop: Shop) -> None:
    with shop.store.read() as tx:
        assert tx.browsing.listed([CardKey(10**6)], LEARNER, NOW) == {}


def test_names_for_searching_are_told(shop: Shop) -> None:
    with shop.store.read() as tx:
        names = tx.browsing.names()
    assert names == {
        "bank": ["Sea", "The old harbour"],
        "tag": ["café", "geo", "geo::coast", "Old", "sea"],
        "article": ["Harbour Festival"],
    }
