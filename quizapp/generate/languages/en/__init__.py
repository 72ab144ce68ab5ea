"""What the generator knows of English: lists and tables, read when first asked for."""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> Any:
    """Return the data of one of the JSON files in data."""
    file = resources.files(__name__).joinpath("data", f"{name}.json")
    return json.loads(file.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the word lists, in lower case."""
    return frozenset(table("words")[name].split())
