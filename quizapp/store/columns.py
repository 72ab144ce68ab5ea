"""Values ⇄ what a column holds."""

import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from quizapp.domain.banks import StudyOptions
from quizapp.domain.codec import decode, encode

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_number(moment: datetime) -> int:
    """Return a moment as microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def to_moment(number: int) -> datetime:
    """Return the moment that a number stands for."""
    return _EPOCH + timedelta(microseconds=number)


def to_json(value: Any) -> str:
    """Return the JSON text of a value, the same for equal values."""
    data = encode(value)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@lru_cache(maxsize=256)
def to_options(text: str) -> StudyOptions:
    """Return the study options that JSON text stands for."""
    return decode(StudyOptions, json.loads(text))
