"""Tell clauses that were surely read wrongly, or say nothing by themselves."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"call", "name", "dub", "nickname", "title", "code-name"})
_NEGATED = frozenset({"no", "neither", "nor"})
_BEGINNERS = frozenset({"CC", "IN", "WDT", "WP", "WRB", "RB", "UH", "WP$", "RBR"})


def sound(verb: "Token", subject: "Token", roles: Collection[str]) -> bool:
    """Tell whether a verb with its subject and the roles of its parts is a clause.

    Args:
        verb: The main verb.
        subject: The head of its subject.
        roles: The roles of what follows the verb.
    """
    active = not any(c.dep_ == "auxpass" for c in verb.lefts)
    telling = verb.lemma_.lower() in words("needing_objects") and active
    alone = telling and not {"object", "content", "infinitive"} & {*roles}
    elided = verb.tag_ == "MD"  # "The size would not", of what was said before
    return not (
        alone
        or elided
        or any(c.tag_ == "POS" for c in subject.rights)  # Nordzell's (shares) rose
        or _compounded(verb)
        or _only_naming(verb, roles)
        or _yet_to_come(verb)
        or _denies(subject)
        or subject.is_punct
        or run_on(verb)
        or not _well_begun(verb, subject)
    )


def connects(token: "Token") -> bool:
    """Tell whether a phrase only ties its sentence to the one before: in addition."""
    inner = [c for c in token.children if not c.is_punct]
    if token.dep_ != "prep" or len(inner) != 1 or inner[0].lower_ == "which":
        return False
    noun = inner[0]
    bare = all(c.dep_ == "det" for c in noun.children)
    return bare and noun.lower_ in words("connectives")


def compares(token: "Token") -> bool:
    """Tell whether what follows a comma only compares: more than any other party."""
    first = token.left_edge
    comma = first.i > 0 and first.nbor(-1).text in {",", "-", "–", "—"}
    by_how_much = token.ent_type_ in {"PERCENT", "CARDINAL", "QUANTITY"} or (
        first.like_num and any(t.lower_ == "than" for t in token.subtree)
    )
    more = any(t.tag_ in {"JJR", "RBR"} for t in token.subtree)
    by_how_much = by_how_much and more and token.dep_ in {"npadvmod", "advmod"}
    return comma and (first.lower_ in words("comparing_words") or by_how_much)


def _compounded(verb: "Token") -> bool:
    """Tell whether a verb, or what it needs, is half of a word with a hyphen."""
    torn = any(c.text == "-" and c.dep_ != "punct" for c in verb.children)
    return torn or (verb.i > 0 and verb.nbor(-1).text == "-")


def _only_naming(verb: "Token", roles: Collection[str]) -> bool:
    """Tell whether "a group called X" was taken for what the group did."""
    named = [role for role in roles if role in {"object", "complement", "content"}]
    active = not any(c.dep_ == "auxpass" for c in verb.lefts)
    return verb.lemma_.lower() in _NAMING and active and len(named) == 1


def run_on(verb: "Token") -> bool:
    """Tell whether two verbs are joined by nothing: scans carried out there showed."""
    pairs = [(verb, c) for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB"]
    stray = [c for c in verb.rights if c.dep_ == "dep" and c.tag_ in {"VBD", "VBZ"}]
    pairs += [(verb, c) for c in stray]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        pairs.append((verb.head, verb))
    return any(not _linked(first, second) for first, second in pairs)


def _linked(first: "Token", second: "Token") -> bool:
    """Tell whether "and" or a semicolon links two verbs, or commas a row of them."""
    between = first.doc[first.i : second.i]
    row = _ends_with_and(second)
    comma = row and any(t.text in {",", "-", "–", "—", ":"} for t in between)
    return comma or any(t.dep_ == "cc" or t.text == ";" for t in between)


def _ends_with_and(verb: "Token") -> bool:
    """Tell whether the row that a verb goes on has its "and"."""
    while True:
        if any(c.dep_ == "cc" for c in verb.rights):
            return True
        after = [c for c in verb.rights if c.dep_ == "conj"]
        if not after:
            return False
        verb = after[0]


def _yet_to_come(verb: "Token") -> bool:
    """Tell whether a clause says when something will be: before they decide."""
    marks = {c.lower_ for c in verb.lefts if c.dep_ in {"mark", "advmod"}}
    future = marks & {"before", "until", "once", "when", "after", "till"}
    return bool(future) and verb.dep_ != "ROOT" and verb.tag_ in {"VBZ", "VBP", "VB"}


def _denies(subject: "Token") -> bool:
    """Tell whether nobody and nothing is the subject."""
    determiners = {c.lower_ for c in subject.lefts if c.dep_ in {"det", "preconj"}}
    first = subject.left_edge
    # "Not all are convinced" is not said of all.
    negated = first.i > first.sent.start and first.nbor(-1).lower_ == "not"
    if negated or first.lower_ == "not":
        return True
    return bool(determiners & _NEGATED) or subject.lower_ in words("nobodies")


def _well_begun(verb: "Token", subject: "Token") -> bool:
    """Tell whether a subject stands where a clause can begin.

    In "the airport he uses" and "a study documenting growth has shown" the parser
    takes for a subject what is the middle of a phrase.
    """
    first = subject.left_edge
    link = first.nbor(-1) if first.i > first.sent.start else first
    numbered = subject.tag_ == "CD" and link.lower_ in {".", "no", "no."}
    if numbered or (link.tag_ == "CC" and link.head.pos_ in {"NOUN", "PROPN"}):
        return False
    if subject.i > verb.i or verb.dep_ in {"relcl", "conj"} or link == first:
        return True
    return _can_begin(verb, link)


def _can_begin(verb: "Token", before: "Token") -> bool:
    """Tell whether a clause can begin after a word."""
    if before.tag_ == "CC":
        return _after_clause(verb, before)
    if before.is_punct or before.tag_ in _BEGINNERS or before.dep_ == "mark":
        return True
    tells = before.pos_ in {"VERB", "AUX"} and before.is_ancestor(verb)
    tells = tells and (
        before.tag_ != "VBG" or any(c.dep_ == "aux" for c in before.lefts)
    )
    fronted = before == verb or verb.is_ancestor(before)
    told = verb.dep_ in {"ccomp", "advcl", "parataxis"} and _told_to(before, verb)
    return tells or fronted or told or before.is_space


def _after_clause(verb: "Token", link: "Token") -> bool:
    """Tell whether "and" links a clause to another, not the halves of a subject."""
    clausal = {"ccomp", "advcl", "conj", "parataxis"}
    return any(c.i < link.i and c.dep_ in clausal for c in verb.lefts)


def _told_to(before: "Token", verb: "Token") -> bool:
    """Tell whether a word ends whom something is told: he told reporters it was."""
    if verb.head.lemma_.lower() not in words("telling_verbs"):
        return False
    roles = {"dobj", "dative", "prep", "npadvmod"}
    within = (before, *before.ancestors)
    return any(t.head == verb.head for t in within if t.dep_ in roles)
