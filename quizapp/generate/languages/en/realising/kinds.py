"""Ask what kind of thing something is: "What kind of stem cells …?"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import is_person
from quizapp.generate.languages.en.realising.nouns import Slot

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 4
_OF_SOMETHING = frozenset(
    {"version", "edition", "copy", "form", "type", "model", "phase", "stage", "series"}
)


def kinds(slot: Slot) -> Iterator[Slot]:
    """Yield a slot for the words that say of what kind the thing asked for is."""
    head = slot.head
    if head is None or slot.ask.type != "NOUN" or slot.ask.phrase != "what":
        return
    if (
        head.tag_ not in {"NN", "NNS"}
        or not head.is_alpha
        or any(c.dep_ == "conj" for c in head.children)
    ):
        return
    answer = tuple(t for t in slot.answer if t.i < head.i)
    after = tuple(t for t in slot.answer if t.i > head.i)
    last = head.i + 1 == len(head.doc)
    named = not last and head.nbor().tag_ in {"NNP", "NNPS"}
    named = named or any(letter.isdigit() for letter in head.text)
    if named or _doer(head.lemma_.lower()) or head.lemma_.lower() in _OF_SOMETHING:
        return
    if after and after[0].lower_ == "of":
        return
    nearest = bool(answer) and answer[-1].i == head.i - 1
    if not nearest or len(answer) > _LONGEST or not all(map(_classifies, answer)):
        return
    ask = replace(slot.ask, phrase=f"what kind of {head.text}", type="KIND")
    yield replace(slot, ask=ask, answer=answer, tail=after)


def _doer(lemma: str) -> bool:
    """Tell whether a noun is for somebody, who is of no kind: a violin maker."""
    return is_person(lemma) or lemma in words("business_nouns")


def _classifies(token: "Token") -> bool:
    """Tell whether a word before a noun says what kind of thing it is."""
    if token.text == "-" or (token.dep_ == "compound" and token.tag_ != "NNP"):
        return True
    sort = token.tag_ in {"JJ", "NN", "VBN", "VBG"} and token.ent_type_ != "ORDINAL"
    return sort and token.lower_ not in words("plain_adjectives")
