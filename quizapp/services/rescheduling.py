"""Other due dates for cards: worked out and told first, then written as one step."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Review, State
from quizapp.domain.changes import Change
from quizapp.domain.ids import ParametersId
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.store.repository import parts
from quizapp.store.store import Store, Transaction

T = TypeVar("T")

_PAGE = 500
_FURTHEST = 36_500


@dataclass(frozen=True, slots=True)
class Move:
    """A card before and after, and the entry of the log that tells of it."""

    before: Card
    after: Card
    entry: Review

    @property
    def shifted(self) -> bool:
        """Whether the card is due on another day."""
        return self.before.day != self.after.day


def reschedule(
    store: Store,
    learners: Iterable[Learner],
    banks: Iterable[Bank],
    now: datetime,
    *,
    dates: bool = True,
) -> Work[tuple[Move, ...]]:
    """Return what setting cards anew would do, without doing it.

    Each card's memory is worked out from its log under the parameters that hold, and
    its due date follows, unless dates are to stay. Learners and banks are given as
    they are to be.
    """
    pairs = [(learner, bank) for learner in learners for bank in banks]
    with store.write() as tx:
        ids = [tx.parameters(a.studying(b.options)) for a, b in pairs]
    moves: list[Move] = []
    done = 0
    with store.read() as tx:
        for (learner, bank), parameters_id in zip(pairs, ids, strict=True):
            setting = Setting(tx, learner, bank, parameters_id, now)
            place = setting.anew if dates else setting.same
            for cards in _pages(tx, learner, bank):
                moves += setting.moves(cards, place)
                done += len(cards)
                yield Progress(done, None, "rescheduling")
    return tuple(moves)


def place_cards(
    store: Store, learner: Learner, cards: Mapping[Card, int], now: datetime
) -> Work[tuple[Move, ...]]:
    """Return what making cards due on certain days would do, without doing it."""
    moves: list[Move] = []
    with store.read() as tx:
        banks = tx.banks.get_many({card.bank_id for card in cards})
    with store.write() as tx:
        ids = [tx.parameters(learner.studying(bank.options)) for bank in banks]
    days = {card.id: day for card, day in cards.items()}
    with store.read() as tx:
        for bank, parameters_id in zip(banks, ids, strict=True):
            setting = Setting(tx, learner, bank, parameters_id, now)
            mine = [card for card in cards if card.bank_id == bank.id]
            for page in parts(mine, _PAGE):
                moves += setting.moves(page, lambda card: days[card.id])
                yield Progress(len(moves), len(cards), "rescheduling")
    return tuple(moves)


def write_moves(tx: Transaction, moves: Iterable[Move]) -> None:
    """Write other due dates and memories, and append to the log that they are.

    Raises:
        ConflictError: A card was answered meanwhile; nothing was written.
    """
    moves = tuple(moves)
    tx.cards.replace_all((move.before, move.after) for move in moves)
    tx.reviews.add(*tx.sign_all(move.entry for move in moves))


def beside(
    store: Store, service: Callable[[Store, T], Change], worked_out: T
) -> Work[Change]:
    """Do what was worked out as work, where it is too much for the window's thread."""
    yield Progress(0, None, "writing")
    return service(store, worked_out)


def forecast_after(
    before: tuple[int, ...], moves: Iterable[Move], today: int
) -> tuple[int, ...]:
    """Return how many cards are due on the days to come once some have moved."""
    after, last = list(before), len(before) - 1
    for move in moves:
        if move.before.suspended:
            continue
        for card, step in ((move.before, -1), (move.after, 1)):
            place = max((card.day or 0) - today, 0)
            if place <= last:
                after[place] += step
    return tuple(after)


class Load:
    """How many reviews are due on each day, while cards are moved about."""

    def __init__(self, tx: Transaction, learner: Learner, today: int) -> None:
        self._due = Counter(tx.counts.load(learner.id, today, today + _FURTHEST))

    def __call__(self, first: int, last: int) -> Mapping[int, int]:
        """Return them for some days; others are there too, but those before today."""
        return self._due

    def move(self, before: Card, after: Card) -> None:
        """Take note that a card is due on another day."""
        if before.state is State.REVIEW and not before.suspended:
            self._due[max(before.day or 0, before.buried_until or 0)] -= 1
        if after.state is State.REVIEW and not after.suspended:
            self._due[max(after.day or 0, after.buried_until or 0)] += 1


class Setting:
    """Sets when cards of one learner and bank are due, outside of an answer."""

    def __init__(
        self,
        tx: Transaction,
        learner: Learner,
        bank: Bank,
        parameters_id: ParametersId,
        now: datetime,
    ) -> None:
        from quizapp.domain.scheduling import Scheduler  # late: fsrs takes its time

        options = learner.studying(bank.options)
        self._tx, self._learner, self._now = tx, learner, now
        self._today, self._id = learner.day(now), parameters_id
        self._load = Load(tx, learner, self._today)
        self._scheduler = Scheduler(options, learner, self._load)
        self._known = {parameters_id: options}

    def anew(self, card: Card) -> int | None:
        """Return the day on which its memory makes a card due."""
        if card.state is not State.REVIEW:
            return card.day
        return self._scheduler.due_day(card, self._today)

    def same(self, card: Card) -> int | None:
        """Return the day on which a card is due already."""
        return card.day

    def moves(
        self, cards: Sequence[Card], place: Callable[[Card], int | None]
    ) -> Iterator[Move]:
        """Yield the cards that change when each is due on the day of its place."""
        from quizapp.domain.scheduling import reviewed

        logs = self._tx.reviews.of_cards([card.id for card in cards])
        for card in cards:
            after = self._remembered(card, logs.get(card.id, ()))
            day = place(after)
            if day is not None and day != after.day:
                after = replace(after, day=day, due=self._learner.day_begins(day))
            if after != card:
                self._load.move(card, after)
                entry = reviewed(card, after, None, self._now, self._id)
                yield Move(card, after, entry)

    def _remembered(self, card: Card, log: tuple[Review, ...]) -> Card:
        """Return a card with its memory under the parameters that hold."""
        from quizapp.domain.scheduling import replay, reviewed

        for entry in log:
            if entry.parameters_id not in self._known:
                options = self._tx.options_of(entry.parameters_id)
                self._known[entry.parameters_id] = options
        wanted = self._known[self._id].parameters
        if all(self._known[e.parameters_id].parameters == wanted for e in log):
            return card
        moved = reviewed(card, card, None, self._now, self._id)
        return replay(card, (*log, moved), self._known)


def _pages(tx: Transaction, learner: Learner, bank: Bank) -> Iterator[list[Card]]:
    """Yield the cards that have been answered, some at a time."""
    page: list[Card] = []
    for card in tx.cards.of_bank(bank.id, learner.id):
        if card.state is not State.NEW:
            page.append(card)
        if len(page) == _PAGE:
            yield page
            page = []
    if page:
        yield page
