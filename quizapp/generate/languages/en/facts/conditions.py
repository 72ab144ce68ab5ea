"""Find under what condition a clause holds: if it fails, unless, had he known."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

UNCONDITIONAL = "leaves out a condition"

_IF = frozenset({"if", "unless", "lest"})
_GRANTED = frozenset({"provided", "providing", "supposing", "assuming"})
_SUPPOSING = frozenset({"would", "could", "might", "'d"})
_NOMINAL = frozenset({"DT", "PRP", "PRP$", "NNP"})
_INVERTED = frozenset({"had", "were", "should"})
_WITHIN = frozenset({"conj", "ccomp", "xcomp"})


def condition_of(verb: "Token") -> "Token | None":
    """Return the verb of the clause that says when alone a statement holds."""
    for at in _stating(verb):
        for child in at.children:
            if child != verb and not child.is_ancestor(verb) and _conditional(child):
                return child
    return None


def depends(verb: "Token") -> bool:
    """Tell whether a clause holds only if something is so that it does not say.

    "The exchange may fail if banks refuse. Castellan would then default."
    """
    modal = [t for t in verb.lefts if t.dep_ == "aux" and t.lower_ in _SUPPOSING]
    if not modal or condition_of(verb) is not None:
        return False
    if any(c.lower_ == "have" for c in verb.lefts) and _had_it(verb):
        return True
    hedged = any(t.lower_ in words("hedges") for t in verb.lefts)
    return hedged or _follows_condition(verb.sent)


def _had_it(verb: "Token") -> bool:
    """Tell whether "had the recall succeeded" follows, however it was parsed."""
    doc, end = verb.doc, verb.sent.end
    for token in doc[verb.i + 1 : end - 2]:
        led = token.lower_ == "had" and token.nbor().tag_ in _NOMINAL
        if led and any(t.tag_ == "VBN" for t in doc[token.i + 1 : end]):
            return True
    return False


def _stating(verb: "Token") -> Iterator["Token"]:
    """Yield a verb and those that state it: what holds for them holds for it."""
    at = verb
    yield at
    while at.dep_ in _WITHIN or (at.dep_ == "advcl" and at.tag_ == "VBG"):
        at = at.head
        yield at


def _conditional(token: "Token") -> bool:
    """Tell whether a word heads a condition."""
    if token.lower_ in _GRANTED and token.dep_ in {"advcl", "prep"}:
        return token.n_rights > 0
    if token.lower_ == "in" and token.dep_ == "prep":
        return any(c.lower_ == "case" and c.n_rights > 0 for c in token.rights)
    if token.dep_ not in {"advcl", "ccomp"}:
        return False
    marks = [c for c in token.lefts if c.lower_ in _IF and c.dep_ in {"mark", "advmod"}]
    if marks:
        before = marks[0].nbor(-1).lower_ if marks[0].i else ""
        return token.dep_ == "advcl" and before not in {"even", "as"}
    first = token.left_edge
    led = first.lower_ in _INVERTED and first.dep_ in {"aux", "auxpass"}
    return led and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts)


def _follows_condition(sentence: "Span") -> bool:
    """Tell whether the sentences right before, supposing too, set a condition."""
    doc, start = sentence.doc, sentence.start
    while start:
        before = doc[start - 1].sent
        if any(_conditional(t) for t in before):
            return True
        if not any(t.lower_ in _SUPPOSING for t in before):
            return False
        start = before.start
    return False
