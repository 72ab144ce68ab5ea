"""Ask how a match, a vote or a trial ended."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import kept
from quizapp.generate.languages.en.facts.subjects import SUBJECTS, subject_of
from quizapp.generate.languages.en.grammar import base
from quizapp.generate.languages.en.printing import shown
from quizapp.generate.languages.en.realising.making import Wording, special_draft
from quizapp.generate.languages.en.realising.rendering import Renderer
from quizapp.generate.names import Entity, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCORE = re.compile(r"\d{1,3} ?[-–] ?\d{1,3}(, \d{1,3} ?[-–] ?\d{1,3})*")
_MARGIN = re.compile(r"\d{1,4}( votes)? ?([-–]|to) ?\d{1,4}")
_NEAR = 14
_WIDEST = 20  # words of the longest score, five sets of tennis
_LONGEST = 16


def outcomes(sentence: Sentence, names: Names, renderer: Renderer) -> Iterator[Draft]:
    """Yield questions for the score, the margin and the sentence that are told."""
    for verb in sentence.tokens:
        if verb.pos_ != "VERB" or sentence.quotes(verb):
            continue
        lemma = base(verb)
        if lemma in words("beating_verbs"):
            yield from _scores(sentence, names, renderer, verb)
        elif lemma == "vote":
            yield from _margins(sentence, renderer, verb)
        elif lemma in {"sentence", "jail", "imprison"}:
            yield from _terms(sentence, names, renderer, verb)


def _scores(
    sentence: Sentence, names: Names, renderer: Renderer, verb: "Token"
) -> Iterator[Draft]:
    """Ask by what score one team or player beat another."""
    score = _matching(verb, _SCORE)
    winner = _doer(sentence, names, renderer, verb)
    losers = [m for m in names.mentions.get(sentence.number, ()) if m.start > verb.i]
    if not score or winner is None or not losers or losers[0].start > score[0].i:
        return
    loser = losers[0]
    others = {"PERSON", "ORG", "COUNTRY"}
    if loser.entity is winner or loser.entity.kind not in others:
        return
    text = f"by what score did {shown(winner)} {base(verb)} {shown(loser.entity)}"
    doc = sentence.tokens[0].doc
    printed = [verb, *doc[loser.start : loser.end]]
    yield special_draft(sentence, "score", Wording(text, printed), score, kind="SCORE")


def _margins(sentence: Sentence, renderer: Renderer, verb: "Token") -> Iterator[Draft]:
    """Ask by what margin a body voted for or against something."""
    margin = _matching(verb, _MARGIN)
    subject = subject_of(verb)
    if not margin or subject is None or verb.tag_ != "VBD":
        return
    doc = verb.doc
    led = doc[margin[0].i - 1].lower_ == "by"
    between = [*doc[verb.i + 1 : margin[0].i - led]]
    start = end = _after_day(margin[-1])
    stop = {"WDT", "WP", "WRB"}
    while end < len(doc) and not (
        doc[end].is_punct or doc[end].tag_ in stop or doc[end].lower_ == "on"
    ):
        end += 1
    rest = [*between, *doc[start:end]]
    if not rest or len(rest) > _LONGEST:
        return
    who = kept(subject)
    text = f"by what margin did {renderer.text(who)} vote {renderer.text(rest)}"
    reasons = renderer.hanging([*who, *rest], subject)
    printed = [*who, verb, *rest]
    yield special_draft(
        sentence, "margin", Wording(text, printed, reasons), margin, kind="SCORE"
    )


def _after_day(last: "Token") -> int:
    """Return where a sentence goes on after a word and an "on Thursday" behind it."""
    at, doc = last.i + 1, last.doc
    dated = at + 1 < len(doc) and doc[at].lower_ == "on"
    at += dated and doc[at + 1].ent_type_ == "DATE"
    while at < len(doc) and doc[at].ent_type_ in {"DATE", "TIME"}:
        at += 1
    return at


def _terms(
    sentence: Sentence, names: Names, renderer: Renderer, verb: "Token"
) -> Iterator[Draft]:
    """Ask how long a prison sentence somebody received."""
    passive = [c for c in verb.lefts if c.dep_ == "nsubjpass"]
    convicts = passive or [c for c in verb.rights if c.dep_ == "dobj"]
    term = _duration(verb)
    if not convicts or not term:
        return
    convict = convicts[0]
    mention = names.at(sentence, convict)
    swapped = renderer.swaps.get(convict.i, "")
    name = mention.entity.name if mention else swapped
    known = names.named(name) if name else None
    if known is None or known.kind != "PERSON":
        return
    text = f"how long a prison sentence did {name} receive"
    printed = [verb, *kept(convict)]
    yield special_draft(sentence, "term", Wording(text, printed), term, kind="DURATION")


def _duration(verb: "Token") -> Sequence["Token"]:
    """Return the time that follows "to" or "for" after a verb."""
    for preposition in verb.rights:
        if preposition.lower_ in {"to", "for"}:
            for noun in preposition.rights:
                counted = [c for c in noun.lefts if c.dep_ == "nummod"]
                unit = noun.lemma_ in {"year", "month", "week", "day"}
                if noun.dep_ == "pobj" and unit and counted:
                    return tuple(verb.doc[counted[0].left_edge.i : noun.i + 1])
    return ()


def _matching(verb: "Token", pattern: re.Pattern[str]) -> Sequence["Token"]:
    """Return the words near after a verb that are all of a pattern."""
    doc = verb.doc
    for start in range(verb.i + 1, min(verb.i + _NEAR, verb.sent.end)):
        if not doc[start].text[0].isdigit():
            continue
        for end in range(min(start + _WIDEST, verb.sent.end), start, -1):
            if pattern.fullmatch(doc[start:end].text):
                return tuple(doc[start:end])
    return ()


def _doer(
    sentence: Sentence, names: Names, renderer: Renderer, verb: "Token"
) -> Entity | None:
    """Return who does what a verb says, be it the subject of a verb above it."""
    at = verb
    while True:
        own = [c for c in at.lefts if c.dep_ in SUBJECTS]
        if own or at.head == at:
            break
        at = at.head
    if not own:
        return None
    mention = names.at(sentence, own[0])
    return mention.entity if mention else names.named(renderer.swaps.get(own[0].i, ""))
