"""Take sentences apart into clauses: who does what to whom, where, when and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.claims import Claim, claim_on
from quizapp.generate.languages.en.facts.phrases import kept
from quizapp.generate.languages.en.facts.soundness import compares, connects, sound
from quizapp.generate.languages.en.facts.subjects import SUBJECTS, subject_of
from quizapp.generate.languages.en.facts.verbgroups import Lent, group_of
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGLED = frozenset(
    {"first", "second", "third", "last", "only", "next", "youngest", "oldest"}
)
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_ANY = frozenset({"any", "every", "each", "no", "some", "those", "other", "another"})
_SUPERLATIVE = frozenset({"recent", "latest", "last", "first", "largest", "longest"})
_ASIDES = frozenset({"including", "given", "with", "despite", "following"})
_THEM = frozenset({"them", "whom", "which", "these", "those"})
_SOME = frozenset({"most", "many", "some", "half", "all", "several", "few", "one"})
LOOSE = "loose"  # a preposition that the parser left without its noun
_PARTS = {
    "dobj": "object",
    "dative": "recipient",
    "attr": "complement",
    "acomp": "complement",
    "oprd": "complement",
    "prep": "preposition",
    "agent": "agent",
    "prt": "particle",
    "advmod": "adverb",
    "npadvmod": "time",
    "xcomp": "infinitive",
    "ccomp": "content",
    "advcl": "adverbial",
}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What stands in a clause beside subject and verb."""

    role: str
    head: "Token"
    tokens: tuple["Token", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A clause with its roles.

    Attributes:
        verb: The main verb.
        group: Auxiliaries, negation and verb in order, the finite one first.
        before: What stands in front of the subject.
        after: What follows the verb.
        claim: Whose words these are, where they are not the article's own.
        pattern: main, joined, side, relative, reduced or content.
        lent: The tense of a verb that has none of its own.
    """

    sentence: Sentence
    verb: "Token"
    subject: "Token"
    group: tuple["Token", ...]
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    claim: Claim | None
    pattern: str
    lent: Lent | None = None

    @property
    def subject_tokens(self) -> list["Token"]:
        """The subject's phrase, without the clause itself where that hangs on it."""
        found = kept(self.subject)
        if self.verb.i > self.subject.i and self.subject.is_ancestor(self.verb):
            branch = self.verb
            while branch.head != self.subject:
                branch = branch.head
            found = [t for t in found if t.i < branch.left_edge.i]
        while found and found[-1].is_punct and found[-1].text != '"':
            found.pop()
        return found

    @property
    def passive(self) -> bool:
        """Whether the subject is what something is done to."""
        lent = self.lent is not None and self.verb.tag_ != "VBG"
        return lent or any(t.dep_ == "auxpass" for t in self.group)


def clauses(sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of a sentence that are whole enough to ask about."""
    for token in sentence.tokens:
        if token.pos_ not in {"VERB", "AUX"} or sentence.quotes(token):
            continue
        pattern = _pattern(token)
        subject = subject_of(token)
        group = group_of(token)
        if pattern and subject is not None and group and not told_story(token):
            if sentence.quotes(subject):
                continue
            before, after = parts_of(token, subject)
            parts = (*before, *after)
            if any(part.role == LOOSE for part in parts):
                continue
            if not sound(token, subject, [part.role for part in parts]):
                continue
            claim = claim_on(token)
            yield Clause(sentence, token, subject, group, before, after, claim, pattern)


def told_story(verb: "Token") -> bool:
    """Tell whether a clause is of what a film or book is about, and no fact."""
    return any(
        (above.lower_ == "about" and above.head.lemma_.lower() in words("works"))
        or (above.lemma_ in {"story", "tale"} and above.dep_ == "dobj")
        for above in verb.ancestors
    )


def _pattern(verb: "Token") -> str:
    """Return how a clause hangs in its sentence, or nothing if it is no statement."""
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    if marks & {"if", "unless", "whether", "whatever", "how", "why", "what"}:
        return ""
    return "main" if verb.dep_ == "ROOT" else _dependent(verb, marks)


def _dependent(verb: "Token", marks: set[str]) -> str:
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        torn = own and _lost_its_place(verb)
        return "joined" if _pattern(verb.head) and not torn else ""
    if own and _stands_beside(verb):
        return "main"
    if verb.dep_ == "relcl" and marks & {"where", "when"}:
        return "side"
    if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"}:
        return "" if limits(verb) else "relative"
    if verb.dep_ == "ccomp":
        reported = ("speech_verbs", "belief_verbs", "knowing_verbs")
        known = any(verb.head.lemma_.lower() in words(name) for name in reported)
        return "content" if known and verb.head.pos_ == "VERB" else ""
    linked = verb.dep_ in {"advcl", "parataxis"} and marks & words("linking_words")
    return "side" if own and linked else ""


def _lost_its_place(verb: "Token") -> bool:
    """Tell whether a clause goes on with one that says in which thing it was.

    "A standoff in which boats were seized and two officers were killed": the parser
    joins what has a subject of its own to that clause or to one above it.
    """
    first = verb.left_edge
    before = verb.doc[first.sent.start : first.i]
    near = next((t for t in reversed(before) if t.pos_ == "VERB"), verb)
    return near.dep_ == "relcl" and any(
        c.tag_ == "WRB" or (c.dep_ == "prep" and any(w.tag_ == "WDT" for w in c.rights))
        for c in near.lefts
    )


def limits(verb: "Token") -> bool:
    """Tell whether a relative clause only says which of a sort: people who smoke.

    What it says is then stated of nobody.
    """
    noun = verb.head
    if verb.left_edge.i and verb.left_edge.nbor(-1).text in {",", "–", "—", "-"}:
        return False
    if _may_tell_of_object(noun):
        return True
    bare = noun.tag_ == "NNS" and not any(
        c.dep_ in {"det", "poss", "nummod"} for c in noun.lefts
    )
    return bare or any(c.lower_ in _ANY for c in noun.lefts)


def _may_tell_of_object(noun: "Token") -> bool:
    """Tell whether what follows a noun may be said of the object before it.

    "She built one at the kitchen table that weighed nine kilograms."
    """
    preposition = noun.head
    definite = any(c.lower_ == "the" for c in noun.lefts)
    if noun.dep_ != "pobj" or not definite or preposition.head.pos_ != "VERB":
        return False
    before = [c for c in preposition.head.rights if c.dep_ == "dobj"]
    some = {"a", "an", "one", "some"}
    return any(
        o.i < preposition.i and (o.lower_ in some or {c.lower_ for c in o.lefts} & some)
        for o in before
    )


def _stands_beside(verb: "Token") -> bool:
    """Tell whether a semicolon makes a clause a statement of its own."""
    if verb.dep_ not in {"ccomp", "parataxis"}:
        return False
    first, second = sorted((verb, verb.head), key=lambda t: t.i)
    return any(t.text == ";" for t in verb.doc[first.i : second.i])


def parts_of(
    verb: "Token", subject: "Token"
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return what stands before and after the verb of a clause."""
    before: list[Part] = []
    after: list[Part] = []
    for child in verb.children:
        role = _role(verb, child)
        tokens = tuple(kept(child))
        passes = child == subject or not tokens or child.lower_ == "according"
        if role and not passes and not connects(child):
            (before if child.i < verb.i else after).append(Part(role, child, tokens))
    return tuple(before), tuple(_completed([*_without_asides(after)]))


def _role(verb: "Token", child: "Token") -> str:
    """Return what a child of a verb adds to its clause, or nothing."""
    role = _PARTS.get(child.dep_, "")
    asks = child.tag_ in {"WDT", "WP", "WRB"}
    which = child.dep_ == "prep" and any(
        c.tag_ in {"WDT", "WP"} for c in child.children
    )
    fore = child.dep_ == "advmod" and child.i < verb.i
    score = child.dep_ == "npadvmod" and child.text[0].isdigit() and child.n_lefts == 0
    link = child.right_edge.i + 1 < verb.i and child.right_edge.nbor().lower_
    counts = child.dep_ == "npadvmod" and link in {"after", "before"}
    if asks or which or fore or score or counts:
        return ""
    torn = child.dep_ == "npadvmod" and _left_over(child)
    torn = torn or (child.dep_ in {"prep", "agent"} and child.n_rights == 0)
    if role == "adverbial" and _decided(verb, child):
        role = "infinitive"
    elif torn:
        role = LOOSE
    elif role == "agent" and any(_tells_how(c) for c in child.rights):
        role = "preposition"
    return role


def _tells_how(noun: "Token") -> bool:
    """Tell whether "by" and a noun say how, or how far, and not by whom: by hand."""
    bare = noun.n_lefts == 0 and noun.lower_ in words("manner_nouns")
    return bare or noun.ent_type_ in _MEASURES


def _completed(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield parts, an infinitive joined to the first, only or last that it completes.

    In "became the first woman to lead a team" nobody became it for a purpose.
    """
    pending: Part | None = None
    for part in parts:
        if pending is not None and (
            _changes(pending, part) or _one_date(pending, part)
        ):
            tokens = pending.tokens + part.tokens
            pending = Part(pending.role, pending.head, tokens)
            continue
        verbal = part.role in {"adverbial", "infinitive"}
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in part.head.lefts)
        if pending is not None and verbal and to and _singled_out(pending):
            tokens = pending.tokens + part.tokens
            pending = Part(pending.role, pending.head, tokens)
            continue
        if pending is not None:
            yield pending
        pending = part
    if pending is not None:
        yield pending


def _changes(part: Part, after: Part) -> bool:
    """Tell whether "in" says in what there is a change, or a stake: a fall in sales."""
    noun = part.role == "object" and part.head.lemma_.lower() in words("change_nouns")
    near = after.head.i == part.tokens[-1].i + 1 and after.head.lower_ == "in"
    placed = any(t.ent_type_ in {"DATE", "TIME", "GPE", "LOC"} for t in after.tokens)
    return noun and near and after.role == "preposition" and not placed


def _one_date(part: Part, after: Part) -> bool:
    """Tell whether two phrases are one span of time: in the week to Sunday."""
    first, last = after.tokens[0], part.tokens[-1]
    spans = last.ent_type_ == "DATE" and first.ent_iob_ == "I"
    return spans and first.i == last.i + 1 and first.lower_ in {"to", "from", "until"}


def _singled_out(part: Part) -> bool:
    """Tell whether a thing is the first, the last or the only one of its sort."""
    noun = part.role in {"object", "complement"} and part.head.pos_ != "ADJ"
    return noun and any(t.lower_ in _SINGLED for t in part.head.lefts)


def _left_over(token: "Token") -> bool:
    """Tell whether a noun taken for a time is none, or lost what it counts with."""
    named = token.text[0].isupper() and token.ent_type_ not in {"DATE", "TIME"}
    return named or (token.tag_ == "NNS" and token.n_lefts == 0)


def _decided(verb: "Token", child: "Token") -> bool:
    """Tell whether an infinitive is what is decided, and no purpose: voted to close."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.lefts)
    near = child.i > verb.i and child.left_edge.nbor(-1).text != ","
    return to and near and verb.lemma_.lower() in words("deciding_verbs")


def _of_a_part(part: Part) -> bool:
    """Tell whether a phrase is said of some only: 29 of them under the age of five."""
    first = part.head.left_edge
    before = first.doc[max(first.sent.start, first.i - 4) : first.i]
    for at, token in enumerate(before[2:], 2):
        if token.lower_ in _THEM and before[at - 1].lower_ == "of":
            some = before[at - 2]
            return some.like_num or some.lower_ in _SOME
    return False


def _rejected(part: Part, parts: Sequence[Part]) -> bool:
    """Tell whether a phrase is what is not so: at six months rather than at a year."""
    first = part.head.left_edge
    than = first.nbor(-1) if first.i else first
    told = any(than in other.tokens for other in parts)
    return than.lower_ == "than" and part.head.dep_ == "prep" and not told


def _without_asides(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts but those set off by a comma that only go on with the story."""
    told = False
    for part in parts:
        first = part.head.left_edge
        if _of_a_part(part) or _rejected(part, parts):
            break
        comma = first.i > 0 and first.nbor(-1).text in {",", "-", "–", "—"}
        aside = part.role == "preposition" and part.head.lower_ in _ASIDES
        # A second object after a comma says the first in other words.
        again = told and part.role in {"object", "complement"}
        again = again or (part is not parts[0] and part.head.lower_ in _SUPERLATIVE)
        told = told or part.role in {"object", "infinitive"}
        aside = aside or part.role == "adverbial" or compares(part.head)
        aside = aside or (
            part.role == "time"
            and part.head.tag_ == "NN"
            and part.head.ent_type_ not in _MEASURES
        )
        if not (comma and (aside or again)):
            yield part
