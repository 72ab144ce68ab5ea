from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.learners import Learner
from tests.factories import a_learner

ZONES = ["UTC", "Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"]

learners = st.builds(
    lambda hour, zone: a_learner(day_start=hour, zone=zone),
    st.integers(0, 23),
    st.sampled_from(ZONES),
)
moments = st.datetimes(
    min_value=datetime(2012, 1, 5),  # noqa: DTZ001 - the zone is given below
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def test_the_night_belongs_to_the_day_before() -> None:
    learner = a_learner(zone="UTC", day_start=4)
    midnight = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    assert learner.day(midnight) == learner.day(midnight - timedelta(hours=12))
    assert learner.day(midnight + timedelta(hours=4)) == learner.day(midnight) + 1


@given(learners, moments)
def test_a_day_holds_the_moments_from_its_beginning_to_the_next(
    learner: Learner, moment: datetime
) -> None:
    day = learner.day(moment)
    assert learner.day_begins(day) <= moment < learner.day_begins(day + 1)


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "America/New_York"])
@pytest.mark.parametrize("hour", [0, 1, 2, 3])
def test_days_begin_on_nights_when_the_clock_changes(zone: str, hour: int) -> None:
    learner = a_learner(zone=zone, day_start=hour)
    first = learner.day(datetime(2026, 1, 1, 12, tzinfo=UTC))
    for day in range(first, first + 365):
        begins = learner.day_begins(day)
        assert learner.day(begins) == day
        assert learner.day(begins - timedelta(seconds=1)) == day - 1


def test_a_zone_that_is_not_known_counts_as_utc() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    lost = a_learner(zone="Mars/Olympus")
    assert lost.day(noon) == a_learner(zone="UTC").day(noon)
