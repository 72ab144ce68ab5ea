"""Say what follows the verb of a question, without what is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause, Part
from quizapp.generate.languages.en.facts.phrases import words_of
from quizapp.generate.languages.en.facts.verbgroups import group_of
from quizapp.generate.languages.en.realising.nouns import Slot
from quizapp.generate.languages.en.realising.rendering import relative_date

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 16
_ROOM = 4  # words more that say of what a number is told
_AIM = 14  # words that say what somebody moved for
_EVENT = 12  # words that a clause about an event may have
_NEEDED = frozenset(
    {"object", "complement", "particle", "infinitive", "recipient", "content", "agent"}
)
_LEFT_OUT = frozenset({"also", "too", "however", "then", "instead"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a clause as a question prints it."""

    part: Part
    tokens: tuple["Token", ...]


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is said beside subject and verb.

    Attributes:
        front: What stands before the question word, as "In 1900, who …".
        rest: What follows the verb.
        cut: How many parts the question does without.
        whole: Whether nothing is missing that the verb needs.
    """

    front: tuple[Piece, ...]
    rest: tuple[Piece, ...]
    cut: int
    whole: bool


def remainder(
    clause: Clause, slot: Slot, hangs: Callable[[Sequence["Token"]], bool]
) -> Remainder:
    """Return what a question for a slot says beside subject and verb.

    Args:
        clause: What is asked about.
        slot: What is asked for.
        hangs: Tells whether tokens mean nothing outside the article.
    """
    length = words_of(clause.subject_tokens) + len(clause.group)
    front: list[Piece] = []
    rest: list[Piece] = []
    cut, whole, ended = 0, True, False
    moved = [p for p in clause.before if _movable(p) or p is slot.last]
    for part in (*clause.after, *moved):
        tokens = tuple(t for t in part.tokens if t.i not in slot.removed)
        if not tokens or (slot.beside and _together(part)):
            continue
        needed = part is slot.last or _needed(part, tokens)
        needed = needed or _bound(clause, part) or _moves_to(clause, part)
        needed = needed or (_places(part, slot) and not hangs(tokens))
        room = _ROOM if slot.ask.type == "NUMBER" else 0
        if not needed and (not _wanted(part, length - room) or hangs(tokens)):
            cut += 1
            whole = whole and not _going_to(clause, part)
            continue
        length += words_of(tokens)
        if not ended:
            rest.append(Piece(part, tokens))
        elif not needed and _leads(part):
            front.append(Piece(part, tokens))
        else:
            whole = whole and not needed
            cut += 1
        ended = ended or part is slot.last
    return Remainder(tuple(front[:1]), tuple(rest), cut, whole)


def with_that(part: Part, text: str) -> str:
    """Return reported content as a clause that begins with "that"."""
    if part.role != "content" or not group_of(part.head):
        return text
    marked = any(c.dep_ == "mark" for c in part.head.lefts)
    asking = part.head.left_edge.tag_ in {"WDT", "WP", "WRB", "WP$"}
    return text if marked or asking else f"that {text}"


def _places(part: Part, slot: Slot) -> bool:
    """Tell whether a clause says in what event so many people were hurt."""
    marks = {c.lower_ for c in part.head.lefts if c.dep_ in {"mark", "advmod"}}
    event = part.role == "adverbial" and bool(marks & {"when", "after", "as"})
    return event and slot.role == "subject count" and words_of(part.tokens) < _EVENT


def _together(part: Part) -> bool:
    return part.head.lower_ in {"both", "together", "respectively", "each"}


def _moves_to(clause: Clause, part: Part) -> bool:
    """Tell whether somebody only moves to do what a part says: rose to head it in."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in part.head.lefts)
    moves = clause.verb.lemma_.lower() in words("moving_verbs")
    object_ = any(p.role in {"object", "complement"} for p in clause.after)
    near = part.role == "adverbial" and part.head.left_edge.nbor(-1).text != ","
    return to and moves and near and not object_ and words_of(part.tokens) <= _AIM


def _needed(part: Part, tokens: Sequence["Token"]) -> bool:
    nested = any(c.dep_ == "pcomp" for c in part.head.children)
    return part.role in _NEEDED or len(tokens) < len(part.tokens) or nested


def _going_to(clause: Clause, part: Part) -> bool:
    """Tell whether a purpose is all the news: he rose to head the winner."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in part.head.lefts)
    moves = words("motion_verbs") | {"rise", "stand", "gather", "step", "stop", "turn"}
    near = part.head.left_edge.nbor(-1).text != "," if part.head.left_edge.i else False
    return part.role == "adverbial" and to and near and clause.verb.lemma_ in moves


def _bound(clause: Clause, part: Part) -> bool:
    """Tell whether a verb needs a preposition: accused of, handed to, based on."""
    pair = f"{clause.verb.lemma_.lower()}-{part.head.lower_}"
    return part.role == "preposition" and pair in words("bound_prepositions")


def _wanted(part: Part, length: int) -> bool:
    if relative_date(part.tokens) or (part.role == "adverbial" and not _purpose(part)):
        return False
    if part.role == "adverb":
        return part.head.lower_ not in words("relative_dates") | _LEFT_OUT
    return length + words_of(part.tokens) <= _LONGEST


def _movable(part: Part) -> bool:
    """Tell whether a phrase in front of the subject may go to the end."""
    return part.role in {"preposition", "time"} and words_of(part.tokens) <= 7


def _leads(part: Part) -> bool:
    """Tell whether a phrase says when or where, and so can begin a question."""
    first = part.head.lower_ in {"in", "on", "at", "during", "since"}
    telling = any(t.ent_type_ in {"DATE", "GPE", "LOC", "EVENT"} for t in part.tokens)
    return first and telling and _movable(part)


def _purpose(part: Part) -> bool:
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in part.head.lefts)
    return to and words_of(part.tokens) <= 8
