"""Other due dates for cards: worked out and told first, then written as one step."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.cards import Card, Review, State
from quizapp.domain.ids import ParametersId
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.store.store import Store, Transaction

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
    """Return what setting the cards in review anew would do, without doing it.

    Each card's memory is worked out from its log under the parameters that hold, and
    its due date follows, unless dates are to stay. Learners and banks are given as
    they are to be.
    """
    pairs = [(learner, bank) for learner in learners for bank in banks]
    options = {(a.id, b.id): a.studying(b.options) for a, b in pairs}
    with store.write() as tx:
        ids = {key: tx.parameters(each) for key, each in options.items()}
    moves: list[Move] = []
    done = 0
    with store.read() as tx:
        for learner, bank in pairs:
            key = (learner.id, bank.id)
            setting = _Setting(tx, learner, options[key], ids[key], now, dates=dates)
            for cards in _pages(tx, learner, bank):
                moves += setting.moves(cards)
                done += len(cards)
                yield Progress(done, None, "rescheduling")
    return tuple(moves)


def write_moves(tx: Transaction, moves: Iterable[Move]) -> None:
    """Write other due dates and memories, and append to the log that they are.

    Raises:
        ConflictError: A card was answered meanwhile; nothing was written.
    """
    moves = tuple(moves)
    tx.cards.replace_all((move.before, move.after) for move in moves)
    tx.reviews.add(*tx.sign_all(move.entry for move in moves))


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
        """Return them for some days; days beyond those are there too."""
        return self._due

    def move(self, before: Card, after: Card) -> None:
        """Take note that a card is due on another day."""
        if before.day is not None and after.day is not None:
            self._due[before.day] -= 1
            self._due[after.day] += 1


class _Setting:
    """What cards of one learner and bank are set by."""

    def __init__(  # noqa: PLR0913 - what a due date depends on
        self,
        tx: Transaction,
        learner: Learner,
        options: StudyOptions,
        parameters_id: ParametersId,
        now: datetime,
        *,
        dates: bool,
    ) -> None:
        from quizapp.domain.scheduling import Scheduler  # late: fsrs takes its time

        self._tx, self._learner, self._now = tx, learner, now
        self._today = learner.day(now)
        self._id, self._dates = parameters_id, dates
        self._load = Load(tx, learner, self._today)
        self._scheduler = Scheduler(options, learner, self._load)
        self._known = {parameters_id: options}

    def moves(self, cards: list[Card]) -> Iterator[Move]:
        from quizapp.domain.scheduling import reviewed

        logs = self._tx.reviews.of_cards([card.id for card in cards])
        for card in cards:
            after = self._remembered(card, logs.get(card.id, ()))
            if self._dates and after.state is State.REVIEW:
                day = self._scheduler.due_day(after, self._today)
                if day != after.day:
                    due = self._learner.day_begins(day)
                    after = replace(after, day=day, due=due)
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
    """Yield the cards in review, some at a time."""
    page: list[Card] = []
    for card in tx.cards.of_bank(bank.id, learner.id):
        if card.state is State.REVIEW:
            page.append(card)
        if len(page) == _PAGE:
            yield page
            page = []
    if page:
        yield page
