"""Tell an "it" that names nothing, but stands for a clause after it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def stands_for_clause(pronoun: "Token") -> bool:
    """Tell whether "it" is what follows: it is not unusual that bees die."""
    verb = pronoun.head
    says = verb.tag_ == "VBN" or any(c.dep_ in {"acomp", "attr"} for c in verb.rights)
    clause = any(c.dep_ in {"ccomp", "xcomp"} for c in verb.rights)
    be = any(t.lemma_ == "be" for t in (verb, *verb.lefts))
    return pronoun.lower_ == "it" and be and says and clause
