"""A test that is being taken: where it is, how long it has run, what was answered."""

from dataclasses import replace
from datetime import timedelta

from quizapp.domain import attempts
from quizapp.domain.attempts import Answered, Confidence, Item
from quizapp.domain.quizzes import Told
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.backend import Backend
from quizapp.services import quiz
from quizapp.services.quiz import Reply, Taken

_LONGEST_TICK = timedelta(seconds=10)
_KEPT_EVERY = timedelta(seconds=5)


class TestSitting:
    """Keeps every answer and the time at once, so that nothing is lost.

    Time counts while the test is on the screen. A step of the clock that is longer than
    any tick was a machine asleep or a clock that was set: it does not count.
    """

    __test__ = False  # the name begins as those of tests do

    def __init__(self, backend: Backend, taken: Taken) -> None:
        self._backend = backend
        self.taken = taken
        self.position = min(taken.attempt.position, len(taken.attempt.items) - 1)
        self.used = taken.attempt.used
        self._kept = self.used
        self._last = backend.clock()
        self._running = True

    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked."""
        return self.taken.attempt.items

    @property
    def item(self) -> Item:
        """What is asked now."""
        return self.items[self.position]

    @property
    def answered(self) -> Answered:
        """What was answered to it."""
        return self.taken.at(self.position)

    @property
    def blanks(self) -> tuple[int, ...]:
        """The places of what has no answer yet."""
        return tuple(i for i in range(len(self.items)) if not self.taken.at(i).given)

    @property
    def flagged(self) -> tuple[int, ...]:
        """The places of what the taker wants to come back to."""
        return tuple(i for i in range(len(self.items)) if self.taken.at(i).flagged)

    @property
    def left(self) -> timedelta | None:
        """The time that is left for the test, if it is limited."""
        limit = self.taken.attempt.quiz.time_limit
        return None if limit is None else max(limit - self.used, timedelta())

    @property
    def left_here(self) -> timedelta | None:
        """The time that is left for the question, if it is limited."""
        limit = self.taken.attempt.quiz.question_limit
        return (
            None if limit is None else max(limit - self.answered.duration, timedelta())
        )

    @property
    def stands(self) -> bool:
        """Whether the answer to what is asked now can no longer be changed."""
        return self.answered.shown or self.left_here == timedelta()

    @property
    def tells_at_once(self) -> bool:
        """Whether the taker is told after each answer what was right."""
        return self.taken.attempt.quiz.told is Told.AT_ONCE

    def tick(self) -> None:
        """Count the time since the last tick, and keep it now and then."""
        now = self._backend.clock()
        passed, self._last = now - self._last, now
        if not self._running or not timedelta() <= passed <= _LONGEST_TICK:
            return
        self.used += passed
        here = self.answered
        if not here.shown:
            after = replace(here, duration=here.duration + passed)
            self.taken = self.taken.having(after)
        if self.used - self._kept >= _KEPT_EVERY:
            self.keep_time()

    def pause(self) -> None:
        """Let the clock stand still: the test is not on the screen."""
        if self._running:
            self.tick()
            self.keep_time()
            self._running = False

    def resume(self) -> None:
        """Let the clock run again."""
        self._last = self._backend.clock()
        self._running = True

    def keep_time(self) -> None:
        """Keep the time and the place."""
        self._kept = self.used
        attempt = self.taken.attempt
        self._backend.ask(quiz.keep_time, attempt, self.used, self.position)

    def turn_to(self, position: int) -> None:
        """Ask another item."""
        self.tick()
        self.position = position
        self.keep_time()

    def reply(
        self, answer: AnswerWidget, confidence: Confidence | None, *, flagged: bool
    ) -> None:
        """Keep what is answered now."""
        self.tick()
        given = Reply(
            response=answer.response,
            words=answer.words() if answer.response is not None else "",
            confidence=confidence,
            flagged=flagged,
            duration=self.answered.duration,
        )
        self._store(given)

    def flag(self) -> None:
        """Mark what is asked now, or take the mark away."""
        here = self.answered
        given = Reply(
            here.response, here.words, here.confidence, not here.flagged, here.duration
        )
        self._store(given)

    def show_key(self) -> Answered:
        """Tell what is right: from now on the answer stands."""
        self.tick()
        attempt = self.taken.attempt
        after = self._backend.ask(quiz.show_key, attempt, self.position)
        if after is not None:
            self.taken = self.taken.having(after)
        return self.answered

    def finish(self) -> Taken | None:
        """Hand the test in."""
        self.tick()
        now = self._backend.clock()
        return self._backend.ask(quiz.finish, self.taken.attempt, self.used, now)

    def score(self) -> attempts.Score:
        """Return what was earned so far."""
        return attempts.score(self.taken.attempt, self.taken.answers)

    def _store(self, given: Reply) -> None:
        attempt = self.taken.attempt
        after = self._backend.ask(quiz.answer, attempt, self.position, given, self.used)
        if after is not None:
            self.taken = self.taken.having(after)
            self._kept = self.used
