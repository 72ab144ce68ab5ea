"""Tell clauses that the parser surely read as something else than they say."""

from typing import TYPE_CHECKING

from quizapp.generate.languages.en.facts.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = frozenset({"WDT", "WP", "WRB", "WP$"})
_FRONTED = frozenset({"out", "in", "inside", "outside", "up", "down", "off", "there"})
_LINKING = frozenset({"after", "before", "since", "until"})
_SOME = frozenset({"a", "an", "another", "one"})
_UPON = frozenset({"call", "rely", "prevail"})


def misunderstood(clause: Clause) -> bool:
    """Tell whether a clause, as it was parsed, is not what the sentence says."""
    return (
        _asks_within(clause)
        or _content_of_noun(clause)
        or _turned_round(clause)
        or _identified_last(clause)
        or _lives_on(clause)
        or _without_whom(clause)
        or _lists_examples(clause)
        or _tells_maker(clause)
        or _says_what_is(clause)
        or _lost_verb(clause)
        or _joins_strangers(clause.subject)
        or _opens_apposition(clause.subject_tokens)
        or _joined_to_another(clause)
        or _ahead_by_what(clause)
        or any(map(_of_the_reporter, (clause.verb, *clause.verb.ancestors)))
        or _of_some(clause)
        or _across(clause)
        or _interrupted(clause)
        or _blames_for(clause)
    )


def _asks_within(clause: Clause) -> bool:
    """Tell whether what is reported has an asking word that is no subject.

    "Estonia discovered what a country looks like": a question in a question.
    """
    told = [t for p in clause.after if p.role == "content" for t in p.tokens]
    return any(t.tag_ in _ASKING and _displaced(t) for t in told)


def _displaced(token: "Token") -> bool:
    """Tell whether an asking word was moved to the front of the clause it is in."""
    moved = token.dep_ in {"dobj", "pobj", "attr", "advmod"}
    return moved and not any(above.dep_ == "relcl" for above in token.ancestors)


def _content_of_noun(clause: Clause) -> bool:
    """Tell whether "that led …" was taken for what is said: it is of a noun."""
    return any(
        p.role == "content"
        and any(c.tag_ == "WDT" and c.dep_ == "nsubj" for c in p.head.lefts)
        for p in clause.after
    )


def _turned_round(clause: Clause) -> bool:
    """Tell whether a verb stands before its subject: out fell a parcel."""
    first = clause.group[0]
    before = first.nbor(-1) if first.i > first.sent.start else None
    if before is None or before.lower_ not in _FRONTED or before.head != clause.verb:
        return False
    return clause.subject.i != before.i - 1


def _identified_last(clause: Clause) -> bool:
    """Tell whether "another cause was the drought" says what one of a sort was."""
    some = any(c.lower_ in _SOME for c in clause.subject.lefts)
    definite = any(
        p.role == "complement" and p.tokens[0].lower_ == "the" for p in clause.after
    )
    return clause.verb.lemma_ == "be" and some and definite


def _lives_on(clause: Clause) -> bool:
    """Tell whether those who live on something only live by it."""
    on = [p for p in clause.after if p.head.lower_ == "on"]
    return clause.verb.lemma_ == "live" and bool(on) and clause.pattern != "main"


def _without_whom(clause: Clause) -> bool:
    """Tell whether those called on are a pronoun, without which nothing is said."""
    on = [p.head for p in clause.after if p.head.lower_ in {"on", "upon"}]
    unnamed = any(c.tag_ == "PRP" for head in on for c in head.rights)
    return clause.verb.lemma_ in _UPON and unnamed


def _lists_examples(clause: Clause) -> bool:
    """Tell whether members of "including A and B" were joined to the whole."""
    for part in (*clause.before, *clause.after):
        for token in part.tokens:
            conj = [c for c in token.rights if c.dep_ == "conj"]
            asides = [c for c in token.rights if c.lower_ == "including"]
            if conj and asides and asides[0].i < conj[0].i:
                return True
    return False


def _lost_verb(clause: Clause) -> bool:
    """Tell whether what follows "after" is no noun: after a fungus was detected."""
    for part in clause.after:
        last = part.tokens[-1]
        after = last.nbor() if last.i + 1 < len(last.doc) else last
        linking = part.role == "preposition" and part.head.lower_ in _LINKING
        if linking and after.tag_ in {"VBD", "VBZ", "VBP"} and after != last:
            return True
    return False


def _says_what_is(clause: Clause) -> bool:
    """Tell whether something "is that" somebody does something."""
    content = any(p.role == "content" for p in clause.after)
    return content and clause.verb.lemma_ == "be"


def _joins_strangers(subject: "Token") -> bool:
    """Tell whether nouns were joined to a subject that are no part of a row with it.

    In "after a year, two heads and a bill, the museum opened" the row has ended; in
    "the firm, a start-up, folded, and its rival gave up" the rival begins a clause.
    """
    row = [subject]
    while joined := [c for c in row[-1].rights if c.dep_ == "conj"]:
        row.append(joined[0])
    asides = [c for c in subject.rights if c.dep_ == "appos"]
    # "Darren Pike, 44, his brother Lee, 39, and the horologist took it."
    if any(c.left_edge.tag_ == "PRP$" and c.i > subject.i for c in asides):
        return True
    if len(row) == 1:
        return False
    linked = [any(c.dep_ == "cc" for c in noun.rights) for noun in row]
    ended = True in linked and linked.index(True) < len(row) - 2
    ended = ended or any(c.i > row[-1].i for c in asides)
    told = any(c.dep_ == "acl" and c.tag_ in {"VBN", "VBD"} for c in subject.rights)
    return ended or (bool(asides) and told)


def _tells_maker(clause: Clause) -> bool:
    """Tell whether "by Ann Lee" after an active verb says whose work something is."""
    by = [p.head for p in clause.after if p.head.lower_ == "by"]
    nouns = [c for head in by for c in head.rights]
    nouns += [c for noun in nouns for c in noun.rights if c.dep_ == "appos"]
    named = any(c.pos_ == "PROPN" and c.ent_type_ in {"PERSON", ""} for c in nouns)
    return named and not clause.passive and clause.verb.lemma_ not in {"stand", "swear"}


def _joined_to_another(clause: Clause) -> bool:
    """Tell whether a phrase after "and" was hung on a verb before it.

    "Paid for by the state, which gave a million, and by Norscot": Norscot gave none.
    """
    heads = [p.head for p in clause.after if p.role in {"preposition", "agent"}]
    return any(_after_and(head) for head in heads)


def _after_and(head: "Token") -> bool:
    """Tell whether "and", or "and later", stands before a word."""
    before = head.nbor(-1)
    before = before.nbor(-1) if before.tag_ == "RB" and before.i else before
    return before.tag_ == "CC"


def _across(clause: Clause) -> bool:
    """Tell whether a subject is led by "whose", or a colon parts verb and rest."""
    asking = any(c.tag_ == "WP$" for c in clause.subject.lefts)
    doc, at = clause.verb.doc, clause.verb.i
    heads = [p.head.i for p in clause.after]
    return asking or any(t.text == ":" for i in heads for t in doc[at:i])


def _interrupted(clause: Clause) -> bool:
    """Tell whether a comma in a subject begins no row: the boat, 9 metres long."""
    row = any(t.dep_ in {"conj", "cc", "appos"} for t in clause.subject.rights)
    commas = any(t.text == "," for t in clause.subject_tokens)
    return commas and not row and clause.subject.tag_ in {"NN", "NNS"}


def _blames_for(clause: Clause) -> bool:
    """Tell whether it is not said what something is blamed for."""
    told = {"for", "on"} & {p.head.lower_ for p in clause.after}
    within = any(t.lower_ in {"for", "on"} for p in clause.after for t in p.tokens)
    return clause.verb.lemma_ == "blame" and not (told or within)


def _ahead_by_what(clause: Clause) -> bool:
    """Tell whether who leads is ahead by a score, without which it is not asked."""
    leads = clause.verb.lemma_ in {"lead", "trail"}
    return leads and any(
        c.dep_ == "npadvmod" and c.text[0].isdigit() for c in clause.verb.rights
    )


def _of_some(clause: Clause) -> bool:
    """Tell whether a phrase is only of some: 38 people, 29 of them under five."""
    heads = [p.head for p in clause.after if p.role == "preposition" and p.head.i > 1]
    return any(
        h.nbor(-1).lower_ in {"them", "whom"} and h.nbor(-2).lower_ == "of"
        for h in heads
    )


def _of_the_reporter(verb: "Token") -> bool:
    """Tell whether what somebody did was joined to what he said had happened.

    "Tarcell confirmed that two masts had failed and apologised": it did.
    """
    first = verb.head
    joined = verb.dep_ == "conj" and first.dep_ == "ccomp"
    own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.lefts)
    helped = any(c.dep_ in {"aux", "auxpass"} for c in first.lefts)
    return joined and not own and helped and verb.tag_ in {"VBD", "VBN"}


def _opens_apposition(tokens: list["Token"]) -> bool:
    """Tell whether a comma before a name at the end of a subject is not closed."""
    commas = [n for n, t in enumerate(tokens) if t.text == ","]
    if len(commas) != 1 or any(t.tag_ == "CC" for t in tokens):
        return False
    rest = tokens[commas[0] + 1 :]
    name = bool(rest) and all(t.pos_ == "PROPN" for t in rest)
    return name and tokens[0].tag_ in {"DT", "PRP$", "NNP"}
