"""Find who or what a clause is about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.verbgroups import group_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def subject_of(verb: "Token") -> "Token | None":
    """Return a clause's subject, that of the verb it is joined to if it has none."""
    if any(c.dep_ == "expl" for c in verb.children):
        return None
    deeds = [c for c in verb.lefts if c.dep_ in {"csubj", "csubjpass"}]
    if deeds:
        return deeds[0] if _is_deed(deeds[0]) else None
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if not own:
        joined = verb.dep_ == "conj" and group_of(verb)
        return subject_of(verb.head) if joined else None
    return _own_subject(verb, own)


def _own_subject(verb: "Token", own: Sequence["Token"]) -> "Token | None":
    if own[0].tag_ in {"WDT", "WP"}:
        return _told_of(verb, own[0]) if verb.dep_ == "relcl" else None
    if verb.dep_ == "relcl" and not any(c.tag_ == "WRB" for c in verb.lefts):
        return None
    # Of "Nordzell's climbed" something of Nordzell did.
    elliptic = any(c.tag_ == "POS" for c in own[-1].rights)
    vague = own[0].tag_ in {"WRB", "EX", "DT", "VBG"} or elliptic
    return None if vague else own[-1]


def _told_of(verb: "Token", pronoun: "Token") -> "Token | None":
    """Return what a relative clause is about, or nothing where that is not sure.

    In "Ann Lee of Wexa University, who led it" no university is meant, and in "a
    robot, made by Honda, which sang" it may be either.
    """
    noun, above = verb.head, verb.head.head
    if pronoun.lower_ == "who" and noun.ent_type_ in {"ORG", "GPE", "FAC", "LOC"}:
        return above.head if above.head.ent_type_ == "PERSON" else None
    # In "a pilot in Vestrup, which ended" the pilot did, in "a bank in Oslo, which
    # lies by the sea" Oslo does.
    within = noun.dep_ == "pobj" and above.dep_ == "prep"
    links = [c for c in noun.rights if c.dep_ == "prep" and c.i < verb.left_edge.i]
    common = pronoun.lower_ == "which" and noun.pos_ == "NOUN"
    if common and any(c.n_rights for c in links):
        return None  # the cost of gas, which is imported
    if within and pronoun.lower_ == "which" and above.head.pos_ == "NOUN":
        return None
    aside = above.dep_ in {"agent", "prep"} and above.head.dep_ == "acl"
    if aside and above.head.left_edge.nbor(-1).text == ",":
        return None
    return described(noun) or noun


def described(head: "Token") -> "Token | None":
    """Return what a noun after a comma describes: tin, a metal that melts."""
    first = head.left_edge
    member = head.tag_ == "NNP" and first.lower_ in {"a", "an"}
    sort = head.tag_ == "NN" or member
    if head.dep_ != "appos" or not sort or first.i == 0:
        return None
    lead = head.head
    near = lead.i + 2 == first.i and first.nbor(-1).text == ","
    alone = not any(c.dep_ == "conj" for c in (*lead.children, *head.children))
    fits = lead.tag_ in {"NN", "NNP"} and lead.lemma_.lower() not in words("weak_nouns")
    return lead if near and alone and fits else None


def _is_deed(token: "Token") -> bool:
    """Tell whether a subject is something done: walking a mile a day."""
    owned = any(c.dep_ in SUBJECTS or c.dep_ == "poss" for c in token.lefts)
    return token.tag_ == "VBG" and not owned and token.n_rights > 0
