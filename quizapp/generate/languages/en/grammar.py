"""Forms of verbs: questions with do, agreement, contractions written out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en.facts.verbgroups import Lent

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
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}


def spelled(token: "Token") -> str:
    """Return a word of a verb group, contractions written out."""
    word = token.lower_
    if word == "'s":
        return "has" if token.lemma_ == "have" or _perfect(token) else "is"
    if word == "'d":
        return "had" if token.head.tag_ == "VBN" else "would"
    return _WRITTEN_OUT.get(word, word)


def inverted(group: Sequence["Token"], lent: Lent | None = None) -> tuple[str, str]:
    """Return what stands before and after the subject in a question."""
    finite, *rest = group
    if lent is not None:
        if finite.tag_ != "VBG":
            return _be(lent), finite.lower_
        return ("did" if lent.past else "do" if lent.plural else "does"), base(finite)
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


def plain(
    group: Sequence["Token"], *, singular: bool = False, lent: Lent | None = None
) -> str:
    """Return the group as in a statement, made singular where asked."""
    finite, *rest = group
    if lent is not None:
        lent = replace(lent, plural=lent.plural and not singular)
        if finite.tag_ != "VBG":
            return f"{_be(lent)} {finite.lower_}"
        tag = "VBD" if lent.past else "VBP" if lent.plural else "VBZ"
        return inflected(base(finite), tag)
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


def active(
    group: Sequence["Token"], lent: Lent | None = None, *, plural: bool = False
) -> str:
    """Return a passive group turned active, for whoever does it; else nothing.

    "Was built" becomes "built", "has been built" "has built", "may be built" "may
    build".
    """
    verb = group[-1]
    now = "VBP" if plural else "VBZ"
    if lent is not None:
        return inflected(base(verb), "VBD" if lent.past else now)
    helper = next((t for t in group if t.dep_ == "auxpass"), None)
    if helper is None or any(t.dep_ == "neg" for t in group):
        return ""
    tag = {"VBP": now, "VBZ": now}.get(helper.tag_, helper.tag_)
    form = verb.lower_ if tag == "VBN" else inflected(base(verb), tag)
    if tag == "VB":
        form = base(verb)
    before = [t for t in group[:-1] if t != helper]
    adverbs = [spelled(t) for t in before if t.dep_ == "advmod"]
    agreeing = _PLURAL if plural else _SINGULAR
    others = [agreeing.get(w, w) for w in map(spelled, before) if w not in adverbs]
    return " ".join([*others, *adverbs, form])


def base(verb: "Token") -> str:
    """Return a verb's base form."""
    from lemminflect import getLemma

    found = getLemma(verb.lower_, upos="VERB")
    # Of several the model's own wins: found is find, not found.
    lemma = verb.lemma_.lower()
    if found and found[0] == f"{lemma}{lemma[-1:]}":
        return str(found[0])
    return lemma if lemma in found or not found else str(found[0])


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


def _be(lent: Lent) -> str:
    if lent.past:
        return "were" if lent.plural else "was"
    return "are" if lent.plural else "is"


def _perfect(token: "Token") -> bool:
    return token.dep_ == "aux" and token.head.tag_ == "VBN"
