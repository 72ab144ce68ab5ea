"""Ask about "somebody's first visit to a place in so many years"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import table
from quizapp.generate.languages.en.printing import shown
from quizapp.generate.languages.en.realising.making import Wording, special_draft
from quizapp.generate.languages.en.wording import ask_for_entity
from quizapp.generate.names import PLACES, Mention, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def events(sentence: Sentence, names: Names, owner: Mention) -> Iterator[Draft]:
    """Ask who did something for the first time in years, where, after how long."""
    doc = sentence.tokens[0].doc
    head = doc[owner.start : owner.end].root
    noun = head.head
    known = table("events")
    if head.dep_ != "poss" or noun.lemma_ not in known:
        return
    verb, preposition = known[noun.lemma_]
    prepositions = {c.lower_: c for c in noun.rights if c.dep_ == "prep"}
    first = "first" in {c.lower_ for c in noun.lefts}
    if not first or preposition not in prepositions:
        return
    goals = [c for c in prepositions[preposition].children if c.dep_ == "pobj"]
    years = _duration(prepositions.get("in"))
    target = names.at(sentence, goals[0]) if goals else None
    if target is not None and years:
        event = (verb, noun.lower_, preposition)
        yield from _first_time(sentence, owner, target, event, years)


def _first_time(
    sentence: Sentence,
    owner: Mention,
    target: Mention,
    event: tuple[str, str, str],
    years: Sequence["Token"],
) -> Iterator[Draft]:
    verb, noun, preposition = event
    since = " ".join(t.text for t in years)
    place, whose = shown(target.entity), f"{shown(owner.entity)}'s"
    doc = sentence.tokens[0].doc
    who = ask_for_entity(owner.entity)
    where = ask_for_entity(target.entity)
    printed = [t for t in doc[owner.start : years[-1].i + 1] if not t.is_punct]
    rest = [t for t in printed if t.i >= owner.end]
    if who is not None:
        text = f"{who.phrase} {verb} {place} for the first time in {since}"
        yield special_draft(sentence, "event actor", Wording(text, rest), owner)
    other = [t for t in printed if not target.start <= t.i < target.end]
    if where is not None and target.entity.kind in PLACES:
        text = f"{where.phrase} saw {whose} first {noun} in {since}"
        draft = special_draft(sentence, "event place", Wording(text, other), target)
        yield draft.doubted("stiff")
    text = f"how many {years[-1].text} had passed since {whose} previous {noun}"
    text += f" {preposition} {place}"
    yield special_draft(sentence, "event interval", Wording(text, printed), years[:-1])


def _duration(preposition: "Token | None") -> list["Token"]:
    """Return the words of "24 years" after a preposition."""
    for child in preposition.children if preposition is not None else ():
        counted = [c for c in child.lefts if c.dep_ == "nummod"]
        unit = child.lemma_ in {"year", "month", "week", "day"}
        if child.dep_ == "pobj" and unit and counted:
            return [*child.doc[counted[0].left_edge.i : child.i + 1]]
    return []
