"""Learners and their days."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quizapp.domain.banks import StudyOptions
from quizapp.domain.ids import LearnerId
from quizapp.domain.routines import Routine


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who studies.

    Attributes:
        day_start: The hour at which the learner's day begins, 0 to 23.
        zone: The time zone's name in the IANA database.
        parameters: The weights of FSRS-6 fitted to the learner's own log, if any.
    """

    id: LearnerId
    name: str
    day_start: int = 4
    zone: str = "UTC"
    routine: Routine = field(default_factory=Routine)
    parameters: tuple[float, ...] = ()

    def studying(self, options: StudyOptions) -> StudyOptions:
        """Return a bank's options as they hold for the learner's own memory."""
        own = self.parameters or options.parameters
        return replace(options, parameters=own)

    def day(self, moment: datetime) -> int:
        """Return the number of the learner's day at a moment.

        Days are counted as the proleptic Gregorian calendar does (date.toordinal).
        A day begins at day_start by the learner's clock, on the nights when that
        clock is changed too.
        """
        local = moment.astimezone(_zone(self.zone))
        return local.toordinal() - (local.hour < self.day_start)

    def hour(self, moment: datetime) -> int:
        """Return the hour of the learner's clock at a moment."""
        return moment.astimezone(_zone(self.zone)).hour

    def day_begins(self, day: int) -> datetime:
        """Return the moment at which a day of the learner begins."""
        begins = datetime.combine(
            date.fromordinal(day), time(self.day_start), _zone(self.zone)
        ).astimezone(UTC)
        # In the hour that a clock skips, the day begins when the clock has moved on.
        return begins if self.day(begins) == day else begins + timedelta(hours=1)


@lru_cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
