"""Values ⇄ JSON data: one coding for the database and for files.

The coding of a value follows from its type: a dataclass is an object of the fields
that differ from their defaults, a body bears the name of its kind, times are ISO 8601,
durations are seconds and exact numbers are texts.
"""

import dataclasses
import hashlib
import json
import types
from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from math import isfinite
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from quizapp.domain.errors import FormatError
from quizapp.domain.kinds import KINDS
from quizapp.domain.numbers import exact
from quizapp.domain.questions import Body, Question

T = TypeVar("T")

BODIES = {kind.name: kind for kind in KINDS}

_ESTIMATES = ("thinking", "difficulty")
_NOT_CONTENT = ("bank_id", "created", "modified", "origin", "author", *_ESTIMATES)


_WRITERS: dict[type, Callable[[Any], Any]] = {
    datetime: datetime.isoformat,
    date: date.isoformat,
    timedelta: timedelta.total_seconds,
    Decimal: str,
}


def encode(value: Any) -> Any:
    """Return the JSON data of a value."""
    if type(value) in _scalars():
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if type(value) in _WRITERS:
        return _WRITERS[type(value)](value)
    data = {} if type(value) not in KINDS else {"kind": value.name}
    for name, default in _defaults(cast("Hashable", type(value))):
        if (item := getattr(value, name)) != default:
            data[name] = encode(item)
    return data


def decode(wanted: type[T], data: Any, path: str = "") -> T:
    """Return the value of this type that JSON data stands for.

    Raises:
        FormatError: The data does not fit; where is the path of the wrong value.
    """
    value: T = _decoder(cast("Hashable", wanted))(data, path)
    return value


def fingerprint(question: Question) -> str:
    """Return a short hash of what a question says, whoever keeps it and since when.

    Where in the article its evidence stands is left out: an edit before it moves it;
    so are estimates, which shift with every word of the article.
    """
    data = encode(question)
    if question.evidence:
        data["evidence"] = question.evidence.quote
    content = {name: data[name] for name in data if name not in _NOT_CONTENT}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _scalars() -> tuple[type, ...]:
    return (str, int, float, bool, type(None))


@lru_cache
def _defaults(of: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (
            field.name,
            field.default
            if field.default_factory is dataclasses.MISSING
            else field.default_factory(),
        )
        for field in dataclasses.fields(of)
    )


Decoder = Callable[[Any, str], Any]


@lru_cache
def _decoder(wanted: Any) -> Decoder:
    """Return the function that decodes data of a type."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in {Union, types.UnionType}:
        (present,) = (_decoder(a) for a in arguments if a is not type(None))
        return lambda data, path: None if data is None else present(data, path)
    if origin is tuple:
        several = arguments[-1] is ...
        items = [_decoder(each) for each in arguments if each is not ...]
        return _tuple_decoder(*items) if several else _row_decoder(*items)
    if wanted is Body:
        return _decode_body
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return _object_decoder(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return _enum_decoder(wanted)
    return _scalar_decoder(getattr(wanted, "__supertype__", wanted))


def _enum_decoder(wanted: type[Enum]) -> Decoder:
    members = {member.value: member for member in wanted}

    def read(data: Any, path: str) -> Any:
        if not isinstance(data, str | int) or data not in members:
            raise _misfit(data, f"one of {', '.join(map(str, members))}", path)
        return members[data]

    return read


def _tuple_decoder(item: Decoder) -> Decoder:
    def read(data: Any, path: str) -> Any:
        if not isinstance(data, list):
            raise _misfit(data, "a list", path)
        return tuple(item(each, f"{path}[{i}]") for i, each in enumerate(data))

    return read


def _row_decoder(*items: Decoder) -> Decoder:
    def read(data: Any, path: str) -> Any:
        if not isinstance(data, list) or len(data) != len(items):
            raise _misfit(data, f"a list of {len(items)}", path)
        pairs = enumerate(zip(items, data, strict=True))
        return tuple(item(each, f"{path}[{i}]") for i, (item, each) in pairs)

    return read


def _decode_body(data: Any, path: str) -> Any:
    if not isinstance(data, dict):
        raise _misfit(data, "an object", path)
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in BODIES:
        raise _misfit(kind, f"one of {', '.join(BODIES)}", f"{path}.kind")
    rest = {name: data[name] for name in data if name != "kind"}
    return _decoder(BODIES[kind])(rest, path)


def _object_decoder(wanted: type) -> Decoder:
    defaults = dict(_defaults(wanted))
    hints = get_type_hints(wanted)
    readers = {name: _decoder(hints[name]) for name in defaults}
    required = [n for n, value in defaults.items() if value is dataclasses.MISSING]

    def read(data: Any, path: str) -> Any:
        if not isinstance(data, dict):
            raise _misfit(data, "an object", path)
        if missing := [name for name in required if name not in data]:
            raise FormatError(f"{missing[0]!r} is missing", where=path or "the top")
        if unknown := [name for name in data if name not in readers]:
            raise FormatError(f"{unknown[0]!r} is not known here", where=path)
        parts = {n: readers[n](data[n], f"{path}.{n}".lstrip(".")) for n in data}
        return wanted(**parts)

    return read


def _text(data: str) -> str:
    """Return a text; half of a character outside the first 65,536 is none."""
    data.encode()
    return data


def _number(data: float) -> float:
    if not isfinite(data):
        raise ValueError
    return float(data)


def _moment(data: str) -> datetime:
    moment = datetime.fromisoformat(data)
    if moment.tzinfo is None:
        raise ValueError
    moment.astimezone(UTC)  # on the last days of the calendar this may not be one
    return moment


_SCALARS: dict[type, tuple[tuple[type, ...], str, Callable[[Any], Any]]] = {
    str: ((str,), "a text", _text),
    bool: ((bool,), "true or false", bool),
    int: ((int,), "a whole number", int),
    float: ((int, float), "a number", _number),
    Decimal: ((str,), "a number in quotes", exact),
    datetime: ((str,), "a date and time with its zone", _moment),
    date: ((str,), "a date", date.fromisoformat),
    timedelta: ((int, float), "seconds", lambda seconds: timedelta(seconds=seconds)),
}


def _scalar_decoder(wanted: Any) -> Decoder:
    accepted, name, make = _SCALARS[wanted]

    def read(data: Any, path: str) -> Any:
        if isinstance(data, bool) and bool not in accepted:
            raise _misfit(data, name, path)
        if not isinstance(data, accepted):
            raise _misfit(data, name, path)
        try:
            return make(data)
        except (ValueError, OverflowError):
            raise _misfit(data, name, path) from None

    return read


def _misfit(data: Any, wanted: str, path: str) -> FormatError:
    shown = json.dumps(data, ensure_ascii=False, default=str)
    shown = shown.encode(errors="backslashreplace").decode()
    shown = shown if len(shown) <= 40 else shown[:37] + "…"
    return FormatError(f"{shown} stands where {wanted} belongs", where=path)
