"""What may stand where somebody is writing a search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.domain.cards import Rating
from quizapp.domain.kinds import KINDS
from quizapp.domain.searches.patterns import folded, literal
from quizapp.domain.searches.printing import value
from quizapp.domain.searches.terms import KEYS
from quizapp.domain.searches.tokens import SearchError, Token, tokenise
from quizapp.domain.searches.tree import Condition, Measure

Names = Mapping[str, Sequence[str]]

_MOST = 50
_BREAKS = " \t\n()"
_DAYS = ("1", "7", "30")


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be written in the place of a part of the text.

    Attributes:
        start: The column at which the part begins.
        end: The column after it.
        options: What may stand there, whole terms or keys with their colon.
    """

    start: int
    end: int
    options: tuple[str, ...] = ()


def complete(text: str, caret: int, names: Names, *, asked: bool = False) -> Completion:
    """Return what may stand where the caret is.

    Names are those of banks, tags and articles, by their keys. Where nothing is begun,
    all keys are offered to whoever asked.
    """
    token = _token_at(text, caret)
    if token is None:
        all_keys = tuple(f"{key}:" for key in KEYS)
        return Completion(caret, caret, all_keys if asked else ())
    if not token.name:
        keys = [f"{key}:" for key in KEYS if key.startswith(token.value.lower())]
        shown = keys if token.value and not token.quoted else []
        return Completion(token.start, token.end, tuple(shown))
    options = _values(token.name.lower(), token.value, names)
    terms = (f"{token.name}:{option}" for option in options[:_MOST])
    return Completion(token.start, token.end, tuple(terms))


def _token_at(text: str, caret: int) -> Token | None:
    """Return the term that the caret stands at the end of."""
    for closing in ("", '"'):  # quotes may be open still
        try:
            tokens = tokenise(text[:caret] + closing)
        except SearchError:
            continue
        last = tokens[-1] if tokens else None
        if last is None or last.sort != "term" or last.end < caret:
            return None
        end = caret
        while end < len(text) and text[end] not in _BREAKS:
            end += 1
        return Token("term", last.start, end, last.name, last.value, last.quoted)
    return None


def _values(key: str, typed: str, names: Names) -> list[str]:
    if key in names:
        wanted = folded(typed)
        found = [name for name in names[key] if wanted in folded(name)]
        found.sort(key=lambda name: not folded(name).startswith(wanted))
        return [value(literal(name)) for name in found]
    return [each for each in _fixed(key, typed) if each.startswith(typed.lower())]


def _fixed(key: str, typed: str) -> list[str]:
    if key == "rated" and ":" in typed:
        days = typed.partition(":")[0]
        return [f"{days}:{rating.name.lower()}" for rating in Rating]
    fixed: dict[str, Sequence[str]] = {
        "is": tuple(Condition),
        "kind": [kind.name for kind in KINDS],
        "prop": [f"{measure}<" for measure in Measure],
        "added": list(_DAYS),
        "edited": list(_DAYS),
        "rated": list(_DAYS),
    }
    return [str(each) for each in fixed.get(key, ())]
