"""Long work on a thread."""

import logging
import threading
from typing import Generic, TypeVar

from quizapp.domain.work import Progress, Work

logger = logging.getLogger(__name__)

T = TypeVar("T")


class CancelledError(Exception):
    """The work was cancelled before it had a result."""


class Job(Generic[T]):
    """Work that runs beside the caller, who asks it how far it is."""

    def __init__(self, work: Work[T]) -> None:
        self.progress: Progress | None = None
        self._work = work
        self._cancelled = threading.Event()
        self._result: list[T] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def done(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._thread.ident is not None and not self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop at its next step."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended."""
        self._thread.join(seconds)

    def result(self) -> T:
        """Return what it made, or raise what it raised.

        Raises:
            CancelledError: It was cancelled.
        """
        if self._error:
            raise self._error
        return self._result[0]

    def _run(self) -> None:
        try:
            self._result.append(self._finished())
        except Exception as error:  # noqa: BLE001 - told to whoever asks for the result
            self._error = error

    def _finished(self) -> T:
        while not self._cancelled.is_set():
            try:
                self.progress = next(self._work)
            except StopIteration as end:
                result: T = end.value
                return result
        self._work.close()
        raise CancelledError
