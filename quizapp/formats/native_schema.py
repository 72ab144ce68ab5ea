"""The JSON Schema of our own format, made from the types it is the coding of."""

import dataclasses
import types
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from quizapp.domain.kinds import KINDS
from quizapp.domain.questions import Body
from quizapp.formats.native import FORMAT, VERSION, BankFile

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "string", "description": "a decimal number, exact"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    timedelta: {"type": "number", "description": "seconds"},
}
_LEFT_OUT = {"bank_id", "origin"}


def bank_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a bank file."""
    definitions: dict[str, Any] = {}
    top = _object(BankFile, definitions)
    head = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A QuizApp bank",
        **top,
        "properties": head | top["properties"],
        "required": [*head, *top["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(wanted: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in {Union, types.UnionType}:
        (present,) = (each for each in arguments if each is not type(None))
        return {"anyOf": [_schema(present, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if wanted is Body:
        return {"oneOf": [_reference(kind, definitions) for kind in KINDS]}
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return _reference(wanted, definitions)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return {"enum": [member.value for member in wanted]}
    return _SCALARS[getattr(wanted, "__supertype__", wanted)]


def _reference(wanted: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if wanted.__name__ not in definitions:
        definitions[wanted.__name__] = {}
        definitions[wanted.__name__] = _object(wanted, definitions)
    return {"$ref": f"#/$defs/{wanted.__name__}"}


def _object(wanted: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(wanted)
    fields = [f for f in dataclasses.fields(wanted) if f.name not in _LEFT_OUT]
    properties = {f.name: _schema(hints[f.name], definitions) for f in fields}
    required = [
        f.name for f in fields if f.default is f.default_factory is dataclasses.MISSING
    ]
    if wanted in KINDS:
        properties = {"kind": {"const": wanted.name}} | properties
        required = ["kind", *required]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
