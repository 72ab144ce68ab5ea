"""Ask for circumstances: where, when, why and how, with what and for what."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause, Part
from quizapp.generate.languages.en.facts.phrases import kept, words_of
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.languages.en.grammar import active
from quizapp.generate.languages.en.realising.nouns import LONGEST, Slot, noun_slots
from quizapp.generate.languages.en.realising.values import price
from quizapp.generate.languages.en.wording import Ask
from quizapp.generate.names import PLACES, Entity, Names

if TYPE_CHECKING:
    from spacy.tokens import Token


# After these a preposition may be left behind: "What is it made of?"
LEFT_BEHIND = frozenset(
    {"of", "for", "to", "with", "from", "by", "about", "on", "in", "into", "against",
     "as", "over", "through", "under", "around", "between", "at", "toward", "towards",
     "among", "across", "upon", "onto", "within", "like"}
)  # fmt: skip
_MOMENTS = frozenset({"after", "before", "during", "following"})
_WHEN = frozenset({"when", "after", "before", "until"})
_UNASKED = frozenset({"because", "despite", "given"})
_PEOPLE = frozenset({"PERSON", "PERSONS"})
_CAUSES = frozenset({"because", "due", "owing", "thanks"})
_WHAT_AFTER = frozenset({"for", "against", "about"})
_ALONG = frozenset({"within", "along", "throughout", "between", "around", "across"})
_PLACED = frozenset({"at", "in", "on", "near", "outside"})
_PERSONAL = frozenset({"with", "to", "by", "from", "against", "for"})


def prepositional(names: Names, clause: Clause, part: Part) -> Iterator[Slot]:
    """Yield ways to ask for what a preposition adds."""
    inner = [c for c in part.head.children if c.dep_ == "pobj"]
    deeper = [c for c in part.head.children if c.dep_ == "pcomp"]
    active = not clause.passive
    if active and part.head.lower_ == "by" and deeper and deeper[0].tag_ == "VBG":
        yield from _phrase(part, "how", "MANNER")
    if deeper and deeper[0].tag_ == "VBG":
        yield from _objects(names, clause, deeper[0])
    if part.head.lower_ in _CAUSES:
        yield from _phrase(part, "why", "REASON")
        return
    if not inner or inner[0].lower_ in words("fixed_nouns") or _is_time(inner[0]):
        return
    joined = any(c.dep_ == "conj" for c in part.head.children)
    if joined or _of_body(names, clause, part.head) or _of_object(clause, part):
        return
    head = inner[0]
    plain = part.tokens[0] == part.head and not names.at(clause.sentence, head)
    if plain and part.head.lower_ in {"in", "during"} and _is_period(head):
        yield from _phrase(part, "when", "PERIOD", "time")
        return
    if plain and _is_spot(head, part.head.lower_):
        yield from _phrase(part, "where", "SPOT", "place")
        return
    yield from _position(clause, part, head)
    for slot in noun_slots(names, clause.sentence, head, part.role):
        if part.role == "agent" and can_turn(clause):
            removed = frozenset(t.i for t in part.tokens)
            yield replace(slot, role="actor", removed=removed)
        else:
            yield from _fronted(clause, part, slot)


def _of_body(names: Names, clause: Clause, preposition: "Token") -> bool:
    """Tell whether a place right after a body is its own: for Lowe's in London."""
    if preposition.lower_ != "in" or preposition.is_sent_start:
        return False
    before = names.at(clause.sentence, preposition.nbor(-1))
    if before is None or before.entity.kind != "ORG":
        return False
    link = preposition.doc[before.start : before.end].root.head
    return link.dep_ in {"prep", "agent"} and link.lower_ not in {"at", "in"}


def _of_object(clause: Clause, part: Part) -> bool:
    """Tell whether "from" goes with the object before it: added ash from Iceland."""
    from_object = any(
        p.role == "object" and p.tokens[-1].i + 1 == part.head.i for p in clause.after
    )
    known = clause.verb.lemma_.lower() in words("from_verbs")
    return part.head.lower_ == "from" and from_object and not known


def _is_time(noun: "Token") -> bool:
    """Tell whether a noun is a span of time with nothing that says which."""
    alone = all(c.dep_ == "det" for c in noun.children)
    return alone and noun.lemma_.lower() in words("time_nouns")


def _is_period(noun: "Token") -> bool:
    """Tell whether a noun is a part of a year or of a game: the third quarter."""
    counted = any(t.ent_type_ == "ORDINAL" or t.tag_ == "JJ" for t in noun.lefts)
    return noun.lower_ in {"quarter", "half", "season", "semester"} and counted


def can_turn(clause: Clause) -> bool:
    """Tell whether a passive clause can be asked of who did it: "Who built it?"."""
    believed = clause.claim is not None and not clause.claim.according
    pronoun = clause.subject.tag_ == "PRP"
    known = clause.verb.lemma_ == "know"  # by a leg band nobody is known actively
    kept_passive = believed or pronoun or known
    return bool(active(clause.group, clause.lent)) and not kept_passive


def _fronted(clause: Clause, part: Part, slot: Slot) -> Iterator[Slot]:
    """Yield ways to ask for what follows a preposition."""
    preposition = part.head.lower_
    whole = frozenset(t.i for t in part.tokens)
    numbered = slot.head is not None and _numbered(slot.head)
    numbered = numbered and preposition in {"in", "at", "on", "during", "after"}
    if preposition in _UNASKED or (preposition == "by" and not clause.passive):
        return
    if slot.ask.type == "NOUN" and slot.head is not None and numbered:
        ask = replace(slot.ask, phrase=f"which {slot.head.text}")
        yield replace(slot, ask=ask, removed=whole, front=preposition)
    elif slot.ask.type in PLACES and preposition in words("facing_places"):
        yield from _where(clause, slot, preposition, whole)
    elif slot.ask.phrase == "which organization" and preposition in _PLACED:
        if preposition == "at" and _is_seat(slot.ask.entity):
            where = replace(slot.ask, phrase="where")
            yield replace(slot, role="place", ask=where, removed=whole)
        elif preposition == "at":
            yield replace(slot, role="place", removed=whole, front=preposition)
    elif slot.ask.phrase.startswith("which ") or slot.ask.type in _PEOPLE:
        phrase = "whom" if slot.ask.phrase == "who" else slot.ask.phrase
        ask = replace(slot.ask, phrase=phrase)
        if phrase != "whom" or preposition in _PERSONAL:
            yield replace(slot, ask=ask, removed=whole, front=preposition)
    else:
        yield from _left_behind(clause, part, slot)


def _is_seat(entity: Entity | None) -> bool:
    """Tell whether a body has the name of a building: the Palais des Nations."""
    parts = entity.name.lower().split() if entity else []
    return bool({*parts} & words("facility_words"))


def _left_behind(clause: Clause, part: Part, slot: Slot) -> Iterator[Slot]:
    """Yield ways to ask for a thing after a preposition, or for a moment."""
    preposition = part.head.lower_
    if preposition in LEFT_BEHIND and slot.ask.type != "PEOPLE" and not _idiom(slot):
        beside = next((p for p in clause.after if p.role != "particle"), part)
        if beside is part or not any(t.dep_ == "prep" for t in beside.tokens):
            yield replace(slot, last=part)
        elif slot.ask.phrase == "what" and preposition in _WHAT_AFTER:
            whole = frozenset(t.i for t in part.tokens)
            yield replace(slot, removed=whole, front=preposition)
    elif preposition in _MOMENTS and not _dated(clause, part):
        yield from _phrase(part, "when", "MOMENT")


def _dated(clause: Clause, part: Part) -> bool:
    """Tell whether a clause says when by another part too, or only that it is."""
    if clause.verb.lemma_ == "be":
        return True
    own = {t.i for t in part.tokens}
    times = [t for t in clause.verb.subtree if t.ent_type_ in {"DATE", "TIME"}]
    others = [t for t in times if t.i not in own]
    return any(clause.verb in {t.head, t.head.head} for t in others)


def _is_spot(noun: "Token", preposition: str) -> bool:
    """Tell whether a phrase says where by a common noun: in the attic of a house."""
    spot = noun.lower_ in words("spots") | words("place_words")
    return noun.tag_ == "NN" and spot and preposition in words("spot_prepositions")


def _position(clause: Clause, part: Part, noun: "Token") -> Iterator[Slot]:
    """Yield where the verb says that a thing is, by another thing: in granules."""
    placing = clause.verb.lemma_.lower() in words("placing_verbs")
    place = part.head.lower_ in words("spot_prepositions") | _ALONG
    dated = noun.ent_type_ in {"DATE", "TIME"}
    if placing and place and not dated and noun.pos_ == "NOUN":
        yield from _phrase(part, "where", "POSITION", "place")


def _idiom(slot: Slot) -> bool:
    """Tell whether a bare noun is one expression with its preposition: for sale."""
    head = slot.head
    if head is None or head.tag_ != "NN" or slot.ask.type != "NOUN":
        return False
    return not any(
        t.dep_ in {"det", "poss", "amod", "compound"} for t in head.lefts
    ) and (len(slot.answer) == 1)


def _numbered(head: "Token") -> bool:
    """Tell whether an ordinal says which of several, as in the 90th minute."""
    ordinal = any(c.ent_type_ == "ORDINAL" or c.lower_[0].isdigit() for c in head.lefts)
    return ordinal and head.tag_ == "NN" and not head.text[0].isupper()


def _where(
    clause: Clause, slot: Slot, preposition: str, whole: frozenset[int]
) -> Iterator[Slot]:
    if clause.verb.lemma_ != "be" and preposition != "from":
        where = replace(slot.ask, phrase="where", plural=False)
        yield replace(slot, role="place", ask=where, removed=whole)
    if slot.ask.phrase != "which place":
        moves = clause.verb.lemma_.lower() in words("motion_verbs")
        acts = (
            preposition == "from" and not moves and slot.ask.phrase.endswith("capital")
        )
        place = "government" if acts else "city"  # of a capital
        phrase = slot.ask.phrase.replace("capital", place)
        ask = replace(slot.ask, phrase=phrase)
        town = phrase.endswith((" city", " town", " village", " suburb"))
        preposition = "in" if preposition == "at" and town else preposition
        yield replace(slot, role="place", ask=ask, removed=whole, front=preposition)


def verbal(names: Names, clause: Clause, part: Part) -> Iterator[Slot]:
    """Yield ways to ask for what a verb that hangs on the clause's verb adds."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in part.head.lefts)
    marks = {c.lower_ for c in part.head.lefts if c.dep_ == "mark"}
    linking = {c.lower_ for c in part.head.lefts if c.dep_ == "advmod"}
    if part.role == "adverbial":
        denied = any(t.dep_ == "neg" for t in clause.group)
        purpose = to and not marks and clause.verb.lemma_ != "be" and not denied
        purpose = purpose and not _outcome(clause, part)
        purpose = purpose and clause.verb.lemma_ not in words("unwilled_verbs")
        purpose = purpose and any(t.pos_ in {"NOUN", "PROPN"} for t in part.tokens)
        purpose = purpose and (clause.passive or not _befalls(clause))
        if purpose or marks & {"because"}:
            yield from _phrase(part, "why", "REASON")
        elif (marks | linking) & _WHEN and not _dated(clause, part):
            word = "how long" if "until" in marks | linking else "when"
            yield from _phrase(part, word, "MOMENT")
        return
    yield from _objects(names, clause, part.head)
    lasts = any(p.head.ent_type_ in {"DATE", "TIME"} for p in clause.after)
    took = clause.verb.lemma_ == "take" and lasts
    if clause.verb.lemma_ == "be" and to:
        yield from _aim(part)
    elif not took:
        yield from _deed(part, to=to)


def _outcome(clause: Clause, part: Part) -> bool:
    """Tell whether an infinitive says what came of it: she beat Ann to win the cup."""
    contest = clause.verb.lemma_.lower() in words("contest_verbs")
    return contest and part.head.lemma_.lower() in words("outcome_verbs")


def _aim(part: Part) -> Iterator[Slot]:
    """Yield what a role or a task is: to protect the valley."""
    tokens = part.tokens
    whole = tokens[-1].i - tokens[0].i == len(tokens) - 1
    loose = any(t.tag_ in {"PRP", "PRP$"} or t.text == '"' for t in tokens)
    if whole and not loose and 2 < words_of(tokens) <= LONGEST + 1:
        gone = frozenset(t.i for t in tokens)
        yield Slot("aim", Ask("what", "DEED"), tokens, gone)


def _befalls(clause: Clause) -> bool:
    """Tell whether nobody does what is told on purpose: faced a detour to shop."""
    detour = any(p.head.lemma_ in {"detour", "diversion"} for p in clause.after)
    return detour or clause.verb.lemma_.lower() in words("unwilled_verbs")


def _deed(part: Part, *, to: bool) -> Iterator[Slot]:
    """Yield what somebody tries, agrees or begins to do."""
    done = [t for t in part.tokens if t.i >= part.head.i]
    whole = done[-1].i - done[0].i == len(done) - 1
    loose = any(t.tag_ in {"PRP", "PRP$"} or t.text == '"' for t in done)
    own = any(c.dep_ in SUBJECTS or c.dep_ == "neg" for c in part.head.lefts)
    plain = part.head.tag_ == "VB" and part.head.lemma_ not in {"be", "have"}
    fits = 1 < words_of(done) <= LONGEST
    if to and plain and whole and fits and not loose and not own:
        gone = frozenset(t.i for t in done)
        ask = Ask("what", "DEED")
        yield Slot("deed", ask, tuple(done), gone, last=part, ending="do")


def _objects(names: Names, clause: Clause, verb: "Token") -> Iterator[Slot]:
    """Yield the objects of a verb that hangs on the clause's verb."""
    joined = any(c.dep_ == "conj" for c in verb.children) or verb.dep_ == "conj"
    if joined or sum(c.dep_ in {"dobj", "npadvmod"} for c in verb.rights) > 1:
        return
    for child in verb.rights:
        if child.dep_ == "dobj":
            yield from noun_slots(names, clause.sentence, child, "inner")
        elif child.dep_ == "xcomp":
            yield from _objects(names, clause, child)
        elif child.dep_ == "prep" and child.lower_ == "for":
            part = Part("preposition", child, tuple(kept(child)))
            yield from (Slot(*value) for value in price(part))
        elif child.dep_ == "prep" and child.lower_ in words("facing_places"):
            yield from _inner_place(names, clause, child)


def _inner_place(names: Names, clause: Clause, preposition: "Token") -> Iterator[Slot]:
    """Yield the named place that a verb below the clause's verb tells."""
    for inner in preposition.children:
        if inner.dep_ == "pobj" and names.at(clause.sentence, inner):
            part = Part("preposition", preposition, tuple(kept(preposition)))
            for slot in noun_slots(names, clause.sentence, inner, "inner"):
                yield from _fronted(clause, part, slot)


def _phrase(part: Part, word: str, kind: str, role: str = "reason") -> Iterator[Slot]:
    tokens: Sequence[Token] = part.tokens
    whole = tokens[-1].i - tokens[0].i == len(tokens) - 1
    loose = any(
        t.tag_ == "PRP" or t.text == '"' or t.lower_ in words("leaning_words")
        for t in tokens
    )
    if whole and not loose and 2 < words_of(tokens) <= LONGEST + 1:
        removed = frozenset(t.i for t in tokens)
        yield Slot(role, Ask(word, kind), tuple(tokens), removed)
