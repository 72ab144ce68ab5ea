"""A sitting: what it asks next, and what came of it."""

from collections.abc import Mapping
from datetime import timedelta

from quizapp.domain.cards import Rating
from quizapp.domain.changes import Change
from quizapp.domain.grading import Grade
from quizapp.domain.ids import CardId
from quizapp.domain.sessions import StudySession
from quizapp.gui.backend import Backend
from quizapp.gui.study.stopwatch import Stopwatch
from quizapp.gui.study.tally import Tally
from quizapp.gui.widgets.markdown_view import plain
from quizapp.services import custom, study
from quizapp.services.study import Asked, Remaining

_MS = timedelta(milliseconds=1)


class Sitting:
    """Asks the cards of a session by the schedule, or drills them without one."""

    def __init__(self, backend: Backend, session: StudySession) -> None:
        self._backend = backend
        self.session = session
        self.tally = Tally()
        self.stopwatch = Stopwatch(backend.clock)
        self._seen: dict[CardId, Asked] = {}
        self._shown = backend.clock()

    @property
    def cram(self) -> bool:
        """Whether its answers leave the schedule alone."""
        return self.session.cram

    @property
    def seed(self) -> int:
        """What settles the order of choices: the day on which the sitting began."""
        return self._backend.learner.day(self.session.started_at)

    @property
    def missed(self) -> tuple[Asked, ...]:
        """What was asked and not remembered."""
        found = (self._seen.get(card_id) for card_id in self.tally.missed)
        return tuple(asked for asked in found if asked)

    def next(self) -> Asked | None:
        """Return what is asked next, if anything is."""
        now = self._backend.clock()
        if self.cram:
            return self._backend.ask(
                custom.next_crammed, self.session, self._answers(), now
            )
        return self._backend.ask(study.next_card, self.session, now)

    def again(self, card_id: CardId) -> Asked | None:
        """Return a certain card as it is asked."""
        now = self._backend.clock()
        return self._backend.ask(study.asked, self.session, card_id, now)

    def remaining(self) -> Remaining | None:
        """Return how far it is."""
        now = self._backend.clock()
        if self.cram:
            return self._backend.ask(
                custom.crammed_remaining, self.session, self._answers()
            )
        return self._backend.ask(study.remaining, self.session, now)

    def begin(self) -> None:
        """Count the time from now on: a question is on the screen."""
        self._shown = self._backend.clock()
        self.stopwatch.start()

    def rate(self, asked: Asked, rating: Rating, grade: Grade, response: str) -> None:
        """Take a rating down: in the log, or in the tally alone."""
        self._seen[asked.card.id] = asked
        now = self._backend.clock()
        shown_ms = max(0, (now - self._shown) // _MS)
        if self.cram:
            self.tally.cram(asked.card.id, rating, shown_ms)
            self._backend.do(custom.cram_card, asked.card.id)
            return
        self._backend.do(
            study.rate_card,
            asked.card.id,
            rating,
            now,
            duration_ms=shown_ms,
            thought_ms=self.stopwatch.ms,
            response=response,
            correct=grade.correct,
        )

    def intervals(self, asked: Asked) -> Mapping[Rating, timedelta]:
        """Return after how long each rating would ask a card again."""
        now = self._backend.clock()
        return self._backend.ask(study.intervals, asked.card, now) or {}

    def note(self, change: Change) -> None:
        """Count what a change says of the sitting."""
        self.tally.note(change)

    def _answers(self) -> tuple[tuple[CardId, Rating], ...]:
        return tuple((a.card_id, a.rating) for a in self.tally.answers)


def words_of(asked: Asked) -> tuple[str, str]:
    """Return what a card asks and what is right, as words."""
    question, ordinal = asked.question, asked.card.ordinal
    return plain(question.prompt(ordinal)), plain(question.key(ordinal))
