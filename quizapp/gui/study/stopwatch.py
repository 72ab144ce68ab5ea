"""How long an answer took, without the time that the learner was away."""

from datetime import datetime, timedelta

from quizapp.gui.backend import Clock


class Stopwatch:
    """Runs from the question to its answer, and stands still while it is paused."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: datetime | None = None
        self._counted = timedelta()

    def start(self) -> None:
        """Begin anew."""
        self._counted, self._since = timedelta(), self._clock()

    def pause(self) -> None:
        """Stand still."""
        if self._since is not None:
            self._counted += self._passed(self._since)
            self._since = None

    def resume(self) -> None:
        """Go on after a pause."""
        if self._since is None:
            self._since = self._clock()

    @property
    def ms(self) -> int:
        """The milliseconds counted; a clock put back takes none away."""
        running = self._passed(self._since) if self._since else timedelta()
        return (self._counted + running) // timedelta(milliseconds=1)

    def _passed(self, since: datetime) -> timedelta:
        return max(self._clock() - since, timedelta())
