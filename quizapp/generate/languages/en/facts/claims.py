"""Find whose claim a clause is."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import kept
from quizapp.generate.languages.en.facts.subjects import SUBJECTS, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


RETOLD = "somebody's words without the source"


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """Who is said to have said, or believed, what a clause states."""

    source: tuple["Token", ...]
    head: "Token"
    verb: "Token"
    according: bool = False


def claim_on(verb: "Token") -> Claim | None:
    """Return whose claim a clause is: from the verb above it or an "according to"."""
    at = verb
    while True:
        according = _according(at)
        # In "A fell, according to B, but C rose" B does not speak of C.
        if according is not None and not at.i < according.verb.i < verb.i:
            return according
        if _beside_telling(at):
            at = at.head.head
            continue
        if at.dep_ in {"ccomp", "xcomp"} and at.head.pos_ == "VERB":
            lemma = at.head.lemma_.lower()
            if lemma in _claiming():
                return _spoken(at.head)
        if at.dep_ == "ROOT" or at.head == at:
            break
        at = at.head
    above = _trailing(at) if at != verb else None
    # "The source, they argue, is a star locked in an orbit": all of it is theirs.
    return above if above and above.verb.i < verb.i else _trailing(verb)


def relayed(claim: Claim | None) -> bool:
    """Tell whether another says that it was claimed: she had told him, he said."""
    if claim is None or claim.according or claim.head.tag_ == "PRP":
        return False
    teller = claim_on(claim.verb)
    told = claim.verb.dep_ == "ccomp" and any(
        c.lower_ == "that" and c.dep_ == "mark" for c in claim.verb.lefts
    )
    return told or (teller is not None and teller.verb != claim.verb)


def _beside_telling(verb: "Token") -> bool:
    """Tell whether a verb is what a speaker did besides: said it would go and called.

    What was said has a modal, which a verb in the past does not share.
    """
    told = verb.head
    joined = verb.dep_ == "conj" and told.dep_ == "ccomp" and verb.tag_ == "VBD"
    own = any(c.dep_ in {*SUBJECTS, "aux", "auxpass"} for c in verb.lefts)
    return joined and not own and any(c.tag_ == "MD" for c in told.lefts)


def retold(verb: "Token") -> bool:
    """Tell whether a sentence goes on with what somebody said in the one before.

    "Counsel said that he had debts. He had since repaid a part of them."
    """
    start = verb.sent.start
    own = subject_of(verb)
    perfect = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.lefts)
    if not start or not perfect or own is None or own.tag_ != "PRP":
        return False
    root = verb.doc[start - 1].sent.root
    said = root.lemma_.lower() in words("speech_verbs")
    return said and any(c.dep_ == "ccomp" and _perfect(c) for c in root.rights)


def _perfect(verb: "Token") -> bool:
    """Tell whether what is reported had been so before."""
    verbs = (verb, *verb.conjuncts)
    return any(c.lower_ == "had" for v in verbs for c in v.lefts if c.dep_ == "aux")


@cache
def _claiming() -> frozenset[str]:
    """Return the verbs whose content is somebody's claim."""
    return words("speech_verbs") | words("belief_verbs") | words("finding_verbs")


def _trailing(verb: "Token") -> Claim | None:
    """Return the source named after a comma, as in "…, officials said"."""
    for child in verb.children:
        if child.dep_ in {"parataxis", "ccomp"} and child.lemma_ in words(
            "speech_verbs"
        ):
            source = subject_of(child)
            if source is not None:
                return Claim(tuple(kept(source)), source, child)
    return None


def _according(verb: "Token") -> Claim | None:
    for child in verb.children:
        if child.lower_ == "according":
            for inner in child.subtree:
                if inner.dep_ == "pobj" and inner.head.lower_ == "to":
                    return Claim(tuple(kept(inner)), inner, child, according=True)
    return None


def _spoken(verb: "Token") -> Claim | None:
    source = subject_of(verb)
    if source is None:
        return Claim((), verb, verb)
    return Claim(tuple(kept(source)), source, verb)
