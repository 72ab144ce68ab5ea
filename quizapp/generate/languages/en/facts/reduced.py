"""Restate participles as clauses: "a play written by Ann" says that it was written."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.claims import claim_on
from quizapp.generate.languages.en.facts.clauses import (
    LOOSE,
    Clause,
    Part,
    parts_of,
    told_story,
)
from quizapp.generate.languages.en.facts.subjects import subject_of
from quizapp.generate.languages.en.facts.verbgroups import Lent, group_of
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = frozenset(
    {"including", "according", "following", "regarding", "concerning", "given",
     "based", "compared", "being", "having", "depending", "starting", "beginning",
     "followed", "led", "excluding", "barring", "considering", "owing", "pending"}
)  # fmt: skip

_SAYS_LITTLE = frozenset({"speaking", "talking", "writing", "appearing", "known"})
_OF_ITS_OWN = frozenset({"nsubj", "nsubjpass", "mark", "aux", "auxpass", "neg", "expl"})
_WHILE = frozenset({"after", "before", "by", "while", "when"})


def reduced(sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses whose verb is a participle and whose subject is clear."""
    for token in sentence.tokens:
        if token.tag_ not in {"VBN", "VBG", "VBD"} or sentence.quotes(token):
            continue
        top = _leading(token)
        if top is None or not _states(token, top) or told_story(token):
            continue
        subject = top.head if top.dep_ == "acl" else _of_sentence(top)
        if subject is None or sentence.quotes(subject) or not _fit(subject):
            continue
        before, after = parts_of(token, subject)
        parts = (*before, *after)
        by = [part.head for part in after if part.head.lower_ == "by"]
        if any(part.role == LOOSE for part in parts) or not after or len(by) > 1:
            continue
        if by and _of_agent(by[0], after):
            continue
        lent = _lent(token, subject, after=_after(top))
        if lent is not None:
            claim, group = claim_on(token), (token,)
            yield Clause(
                sentence, token, subject, group, (), after, claim, "reduced", lent
            )


def _of_agent(by: "Token", after: Sequence[Part]) -> bool:
    """Tell whether an infinitive may say what "a plan to build homes" is for."""
    some = any(c.lower_ in {"a", "an"} for noun in by.rights for c in noun.lefts)
    return some and any(p.role == "infinitive" and p.head.i > by.i for p in after)


def _leading(token: "Token") -> "Token | None":
    """Return the participle that leads a group: "designed" in "designed and built"."""
    at = token
    while at.dep_ == "conj" and at.head.tag_ == token.tag_ and at.head.pos_ == "VERB":
        at = at.head
    hangs = at.dep_ == "pcomp" and at.head.lower_ in _WHILE
    return at if hangs or at.dep_ in {"acl", "advcl"} else None


def _states(token: "Token", top: "Token") -> bool:
    """Tell whether a participle states something of its noun or its sentence."""
    little = token.lower_ in _PREPOSITIONS | _SAYS_LITTLE
    if little or token.pos_ != "VERB" or _dating_of(token):
        return False
    deps = {c.dep_ for c in token.children if c.lower_ not in _WHILE}
    # "The largest ever found" is told of no thing but of what it is compared with.
    if any(c.lower_ == "ever" for c in token.lefts):
        return False
    if deps & _OF_ITS_OWN or (token.tag_ != "VBG" and deps & {"dobj", "ccomp"}):
        return False
    if top.dep_ == "acl":
        return top.i > top.head.i and not _may_be_of_another(token, top)
    if top.dep_ == "pcomp":
        return token.tag_ == "VBG" and top.head.dep_ == "prep"
    comma = token.i > 0 and token.doc[top.left_edge.i - 1].text == ","
    linked = any(c.lower_ in _WHILE for c in top.lefts)
    told = linked or comma or bool(top.left_edge.is_sent_start)
    return told and not (top.i > top.head.i and _between(top))


def _may_be_of_another(token: "Token", top: "Token") -> bool:
    """Tell whether a participle may be a clause's verb, or be said of another noun.

    "The firm, a start-up, folded in May, and its rival gave up" has no firm that was
    folded; "owners of the car, launched in May" leaves open what was launched.
    """
    noun = top.head
    above = noun.head
    comma = noun.doc[top.left_edge.i - 1].text == ","
    # "The library in Mill Lane, built in 1864", "a survey of families carried out".
    within = noun.dep_ == "pobj" and above.head.pos_ in {"NOUN", "PROPN"}
    if within and (comma or above.lower_ == "of"):
        return True
    if token.tag_ == "VBG":
        return False
    if any(c.dep_ == "conj" and c.i > token.i for c in noun.rights):
        return True
    between = [c for c in noun.rights if c.dep_ == "prep" and c.i < top.i]
    return comma and any(c.dep_ == "pobj" for prep in between for c in prep.rights)


def _dating_of(token: "Token") -> bool:
    """Tell whether a participle is a noun, as in "carbon dating of bones"."""
    last = token.i + 1 == len(token.doc)
    return token.tag_ == "VBG" and not last and token.nbor().lower_ == "of"


def _between(top: "Token") -> bool:
    """Tell whether a clause stands before a participle that may tell of it too.

    "She resigned after Parliament rejected her plan, ending a coalition": who did?
    """
    return top.head.dep_ in {"advcl", "relcl", "ccomp"} or any(
        c.dep_ in {"advcl", "ccomp"} and top.head.i < c.i < top.i and c.tag_ != "VBG"
        for c in top.head.rights
    )


def _of_sentence(top: "Token") -> "Token | None":
    """Return the subject of the clause that a participle goes with."""
    verb = top.head.head if top.dep_ == "pcomp" else top.head
    return subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else None


def _fit(subject: "Token") -> bool:
    return subject.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP"}


def _after(top: "Token") -> bool:
    """Tell whether a participle names what came before: after confirming a fault."""
    linked = [top.head] if top.dep_ == "pcomp" else [*top.lefts]
    return any(t.lower_ == "after" for t in linked)


def _lent(verb: "Token", subject: "Token", *, after: bool) -> Lent | None:
    """Return the tense and number that the sentence lends a participle."""
    joined = any(c.dep_ == "conj" for c in subject.children)
    plural = joined or subject.tag_ in {"NNS", "NNPS"} or subject.lower_ == "they"
    # What was sent, chosen or set up was so before; what is used or located still is.
    made = verb.tag_ != "VBG" and verb.lemma_ not in words("lasting_verbs")
    dated = any(t.ent_type_ == "DATE" and t.like_num for t in verb.subtree)
    at = verb
    while at.head != at:
        at = at.head
        group = group_of(at) if at.pos_ in {"VERB", "AUX"} else ()
        if group:
            finite = group[0]
            perfect = finite.lemma_ == "have" and len(group) > 1
            past = finite.tag_ == "VBD" or perfect or made or dated or after
            return None if finite.tag_ == "MD" and not past else Lent(past, plural)
    return None
