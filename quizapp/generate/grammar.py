"""Forms of verbs: questions with do, agreement, contractions written out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_WRITTEN_OUT = {
    "'ll": "will",
    "'ve": "have",
    "'re": "are",
    "'m": "am",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
    "n't": "not",
    "n’t": "not",
}
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}


def spelled(token: "Token") -> str:
    """Return a word of a verb group, contractions written out."""
    word = token.lower_
    if word == "'s":
        return "has" if token.lemma_ == "have" or _perfect(token) else "is"
    if word == "'d":
        return "had" if token.head.tag_ == "VBN" else "would"
    return _WRITTEN_OUT.get(word, word)


def inverted(group: Sequence["Token"]) -> tuple[str, str]:
    """Return what stands before and after the subject in a question."""
    finite, *rest = group
    others = [spelled(t) for t in rest]
    if (
        finite.dep_ in {"aux", "auxpass"}
        or finite.lemma_ == "be"
        or (finite.tag_ == "MD")
    ):
        return spelled(finite), " ".join(others)
    adverbs = [spelled(t) for t in rest if t.dep_ == "advmod"]
    others = [spelled(t) for t in rest if t.dep_ != "advmod"]
    helper = {"VBD": "did", "VBZ": "does"}.get(finite.tag_, "do")
    return helper, " ".join([*adverbs, base(finite), *others])


def plain(group: Sequence["Token"], *, singular: bool = False) -> str:
    """Return the group as in a statement, made singular where asked."""
    finite, *rest = group
    first = spelled(finite)
    if singular:
        if first in _SINGULAR:
            first = _SINGULAR[first]
        elif finite.tag_ == "VBP":
            first = inflected(base(finite), "VBZ")
    words = [first, *(spelled(t) for t in rest)]
    if finite.pos_ == "VERB" and finite.dep_ not in {"aux", "auxpass"}:
        adverbs = [spelled(t) for t in rest if t.dep_ == "advmod"]
        words = [*adverbs, *(word for word in words if word not in adverbs)]
    return " ".join(words)


def base(verb: "Token") -> str:
    """Return a verb's base form."""
    from lemminflect import getLemma

    found = getLemma(verb.lower_, upos="VERB")
    # Of several the model's own wins: found is find, not found.
    lemma = verb.lemma_.lower()
    return lemma if lemma in found or not found else str(found[0])


def is_base(word: str) -> bool:
    """Tell whether a word can be the base form of a verb."""
    from lemminflect import getLemma

    return word in getLemma(word, upos="VERB")


def inflected(lemma: str, tag: str) -> str:
    """Return a form of a verb."""
    from lemminflect import getInflection

    found = getInflection(lemma, tag=tag)
    return str(found[0]) if found else lemma


def singular(noun: str) -> str:
    """Return a noun in the singular."""
    from lemminflect import getLemma

    found = getLemma(noun, upos="NOUN")
    return str(found[0]) if found else noun


def infinitive(word: str) -> str:
    """Return the base form that a word has if it is a verb."""
    from lemminflect import getLemma

    found = getLemma(word, upos="VERB")
    return str(found[0]) if found else word


def plural(noun: str) -> str:
    """Return a noun, of which the last word counts, in the plural."""
    from lemminflect import getInflection

    *left, last = noun.split()
    found = getInflection(last, tag="NNS")
    return " ".join([*left, str(found[0]) if found else f"{last}s"])


def _perfect(token: "Token") -> bool:
    return token.dep_ == "aux" and token.head.tag_ == "VBN"
