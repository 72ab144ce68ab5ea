"""Ask who holds an office: "Norwegian Foreign Minister Ann Berg" says who does."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import (
    countries,
    is_everyday,
    is_nationality,
    is_title,
)
from quizapp.generate.languages.en.printing import shown
from quizapp.generate.languages.en.realising.making import Wording, special_draft
from quizapp.generate.names import Mention, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 3
_PAST_OR_PASSING = frozenset(
    {"former", "ex", "late", "then", "acting", "interim", "outgoing", "caretaker"}
)


def offices(sentence: Sentence, names: Names, holder: Mention) -> Iterator[Draft]:
    """Ask for whoever has the office, of something with a name, before a name."""
    if holder.entity.kind != "PERSON":
        return
    title = _title(sentence, names, holder)
    first = title[0].i if title else 0
    if not title or first <= sentence.tokens[0].i:
        return
    owned = title[0].nbor(-1).tag_ == "POS"
    owner = names.at(sentence, title[0].nbor(-2 if owned else -1))
    if owner is None or owner.entity.kind == "PERSON":
        return
    # Of "School Education Minister" the school is none with a name.
    if owner.end == owner.start + 1 and is_everyday(owner.entity.name.lower()):
        return
    doc = sentence.tokens[0].doc
    lead = {t.lower_ for t in doc[max(0, owner.start - 3) : first]}
    if lead & _PAST_OR_PASSING:
        return
    owning = doc[owner.start : owner.end].root
    if owning.head.i < first or owning.dep_ == "pobj":
        return
    office = " ".join(t.lower_ for t in title)
    whose = f"{shown(owner.entity)}'s"
    if owner.entity.kind == "NATIONALITY":
        whose = f"the {doc[owner.start : owner.end].text}"
    printed = [*doc[owner.start : owner.end], *title]
    text = f"who is {whose} {office}"
    draft = special_draft(sentence, "office", Wording(text, printed), holder)
    known = _heads_country(office, owner.entity.name)
    yield draft.doubted("who heads a country is known") if known else draft


def _heads_country(office: str, owner: str) -> bool:
    """Tell whether an office is that of the head of a country which there is."""
    country = owner in countries() or is_nationality(owner)
    return country and office in words("heads_of_state")


def _title(sentence: Sentence, names: Names, holder: Mention) -> Sequence["Token"]:
    """Return the words of an office that only one can hold, right before a name."""
    doc = sentence.tokens[0].doc
    at = holder.start
    while at > sentence.tokens[0].i and holder.start - at < _LONGEST:
        token = doc[at - 1]
        office = words("portfolios") | words("ranks") | {"police", "fire"}
        known = is_title(token.lower_) or token.lower_ in office
        if not known or names.at(sentence, token) is not None:
            break
        at -= 1
    title = doc[at : holder.start]
    single = bool(title) and title[-1].lower_ in words("sole_offices")
    lone = len(title) == 1 and title[-1].lower_ in words("shared_titles")
    return tuple(title) if single and not lone else ()
