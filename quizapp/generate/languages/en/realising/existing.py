"""Ask how many there are: "There were 40 houses in Wexa"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.claims import claim_on
from quizapp.generate.languages.en.facts.clauses import parts_of
from quizapp.generate.languages.en.facts.phrases import kept, words_of
from quizapp.generate.languages.en.facts.verbgroups import group_of
from quizapp.generate.languages.en.grammar import inverted
from quizapp.generate.languages.en.realising.making import Wording, special_draft
from quizapp.generate.languages.en.realising.rendering import (
    Renderer,
    relative_date,
)
from quizapp.generate.languages.en.realising.values import counted_number
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 16


def existing(sentence: Sentence, renderer: Renderer) -> Iterator[Draft]:
    """Ask for the number of what a sentence says there is."""
    for there in sentence.tokens:
        verb = there.head
        if there.dep_ != "expl" or there.lower_ != "there" or sentence.quotes(there):
            continue
        things = [c for c in verb.rights if c.dep_ in {"attr", "nsubj"}]
        stated = verb.lemma_ == "be" and verb.dep_ in {"ROOT", "conj"}
        if stated and group_of(verb) and len(things) == 1 and not claim_on(verb):
            yield from _counted(sentence, renderer, verb, things[0])


def _counted(
    sentence: Sentence, renderer: Renderer, verb: "Token", thing: "Token"
) -> Iterator[Draft]:
    number = counted_number(thing)
    if not number or any(c.dep_ == "conj" for c in thing.children):
        return
    tail = [t for t in kept(thing) if t.i > number[-1].i]
    before, after = parts_of(verb, thing)
    others = [p for p in (*before, *after) if p.head != thing]
    places = [p for p in others if p.role in {"preposition", "time"}]
    places = [p for p in places if not relative_date(p.tokens)]
    rest = [t for p in places for t in p.tokens]
    first, last = inverted(group_of(verb))
    text = f"how many {renderer.text(tail)} {first} there {last} {renderer.text(rest)}"
    printed = [*tail, *rest]
    telling = [t for t in printed if t.lower_ not in words("stop")]
    if len(others) == len(places) and telling and words_of(printed) <= _LONGEST:
        reasons = renderer.hanging(printed, None)
        wording = Wording(text, printed, reasons)
        yield special_draft(sentence, "existing count", wording, number)
