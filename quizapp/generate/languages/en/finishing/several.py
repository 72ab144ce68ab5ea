"""Ask for several answers at once: pairs, events in order, gaps in a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate, Item
from quizapp.domain.difficulty import Thinking
from quizapp.generate.difficulty import Signs, difficulty
from quizapp.generate.diversifying import ALIKE, ENOUGH
from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.finishing.gaps import two_gaps
from quizapp.generate.languages.en.lexicon import is_title
from quizapp.generate.names import PLACES, Mention, Names
from quizapp.generate.sentences import Sentence

_FEWEST, _MOST = 4, 6  # of like pairs
_LEAST_SCORE = 0.6
_GAPPED = 2  # questions with several gaps, of an article
_TELLING = 4  # words of an event somewhere; a date needs less
_UNJUDGED = 0.8  # the score of pairs that no draft has given one
_SPARE = frozenset({ENOUGH, ALIKE})
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

Moment = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two things that belong together, and how good a question of them is."""

    item: Item
    score: float


def several(
    article: Article,
    names: Names,
    sentences: Sequence[Sentence],
    drafts: Iterable[Draft],
) -> list[Candidate]:
    """Return the questions that put several of the facts of an article together.

    Args:
        article: Whose text the spans count in.
        names: Who and what it names.
        sentences: All that it says.
        drafts: The questions for one answer; those that are dropped for what they
            ask are not used.
    """
    usable = [d for d in drafts if _SPARE.issuperset(d.reasons) and not d.doubtful]
    usable.sort(key=lambda d: (-d.score, d.sentence.number, d.question))
    found = [
        _set(article, "ordering", Thinking.TIME, _events(article, usable)),
        _set(article, "people", Thinking.NAME, _people(article, names, sentences)),
        _set(article, "places", Thinking.PLACE, _places(article, usable)),
    ]
    gapped = list(two_gaps(article, usable))[:_GAPPED]
    return [*(candidate for candidate in found if candidate), *gapped]


def moment(text: str) -> Moment | None:
    """Return year, month and day of a date that names its year, nought if not said."""
    year = _YEAR.search(text)
    if year is None:
        return None
    months = _months()
    found = [months[w] for w in re.findall(r"[a-z]+", text.lower()) if w in months]
    day = re.search(r"\b([12]?\d|3[01])\b", _YEAR.sub("", text))
    return int(year[0]), found[0] if found else 0, int(day[1]) if day and found else 0


def _set(
    article: Article, stem: str, thinking: Thinking, pairs: Sequence[_Pair]
) -> Candidate | None:
    """Return a question for all pairs, or nothing if they are too few."""
    chosen = pairs[:_MOST]
    if len(chosen) < _FEWEST:
        return None
    items = tuple(pair.item for pair in chosen)
    kind = "ordering" if stem == "ordering" else "matching"
    if kind == "ordering":
        items = tuple(sorted(items, key=lambda item: moment(item.answer) or (0, 0, 0)))
    first = items[0]
    told = article.text[first.evidence.start : first.evidence.end]
    signs = Signs(kind, thinking, alike=len(items))
    return Candidate(
        kind=kind,
        question=table("stems")[stem],
        answer=first.answer,
        evidence=first.evidence,
        answer_span=first.answer_span,
        items=items,
        rule=f"set of {stem}",
        feedback=" ".join(told.split()),
        score=round(sum(pair.score for pair in chosen) / len(chosen), 4),
        thinking=thinking,
        difficulty=difficulty(signs),
    )


def _events(article: Article, drafts: Iterable[Draft]) -> list[_Pair]:
    """Return dated events of which each is surely before or after each other."""
    found: list[_Pair] = []
    told: set[int] = set()
    moments: list[Moment] = []
    for draft in _happenings(drafts):
        when = moment(draft.answer_text)
        dated = _YEAR.search(draft.event) or draft.sentence.number in told
        if when is None or dated or any(_unsure(when, other) for other in moments):
            continue
        told.add(draft.sentence.number)
        moments.append(when)
        found.append(_pair(article, draft))
    return found


def _unsure(one: Moment, other: Moment) -> bool:
    """Tell whether it is open which of two moments comes first."""
    for a, b in zip(one, other, strict=True):
        if not a or not b:
            return True
        if a != b:
            return False
    return True


def _places(article: Article, drafts: Iterable[Draft]) -> list[_Pair]:
    """Return events of which each happened somewhere else."""
    found: list[_Pair] = []
    taken: list[str] = []
    for draft in _happenings(drafts):
        place = draft.entity
        if place is None or place.kind not in PLACES or place.name in taken:
            continue
        if not _happened_in(draft):
            continue
        events = " ".join([draft.event, *(pair.item.text for pair in found)])
        if not any(_within(name, events) for name in (place.name, *taken)):
            taken.append(place.name)
            found.append(_pair(article, draft))
    return found


def _happened_in(draft: Draft) -> bool:
    """Tell whether the answer is where something was, not where it came from."""
    first = draft.answer[0]
    doc = first.doc
    at = first.i - 1 - (first.i > 0 and doc[first.i - 1].lower_ == "the")
    return at >= 0 and doc[at].lower_ in words("near_places") | {"at", "on"}


def _happenings(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts that tell of an event, each event once, the best first."""
    known: set[str] = set()
    for draft in drafts:
        least = _TELLING if draft.entity else _TELLING - 1
        told = len(draft.event.split()) >= least and '"' not in draft.event
        if told and draft.score >= _LEAST_SCORE and draft.event not in known:
            known.add(draft.event)
            yield draft


def _pair(article: Article, draft: Draft) -> _Pair:
    span = draft.sentence.place(draft.answer)
    printed = article.text[span.start : span.end]
    item = Item(draft.event, printed, draft.sentence.evidence, span)
    return _Pair(item, draft.score)


def _people(
    article: Article, names: Names, sentences: Sequence[Sentence]
) -> list[_Pair]:
    """Return people with what each of them, and nobody else, is called."""
    found: dict[str, _Pair] = {}
    for sentence in sentences:
        for mention in names.mentions.get(sentence.number, ()):
            entity = mention.entity
            if entity.kind != "PERSON" or entity.name in found:
                continue
            office = _office(sentence, mention)
            tokens = sentence.tokens[0].doc[mention.start : mention.end]
            span = sentence.place(list(tokens))
            whole = article.text[span.start : span.end] == entity.name
            if office and whole and " " in entity.name:
                item = Item(office, entity.name, sentence.evidence, span)
                found[entity.name] = _Pair(item, _UNJUDGED)
    pairs = list(found.values())
    return [p for p in pairs if not any(_shared(p, q) for q in pairs if q is not p)]


def _office(sentence: Sentence, mention: Mention) -> str:
    """Return the title that stands right before a name, its first letter a capital."""
    doc = sentence.tokens[0].doc
    start = mention.start
    first = sentence.tokens[0].i
    while start > first:
        token = doc[start - 1]
        within = mention.start <= token.head.i < mention.end or token.head.i >= start
        named = token.ent_type_ not in {"", "NORP"} and not is_title(token.lower_)
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or not within or named:
            break
        start -= 1
    chain = [t.text for t in doc[start : mention.start]]
    hyphened = start > first and doc[start - 1].text == "-"
    if hyphened or not chain or not is_title(chain[-1].lower()):
        return ""
    if chain[-1].lower() in words("forms_of_address"):
        return ""
    return f"{chain[0][0].upper()}{' '.join(chain)[1:]}"


def _shared(one: _Pair, other: _Pair) -> bool:
    """Tell whether what one is called may be said of the other too."""
    a, b = one.item.text.lower(), other.item.text.lower()
    return a in b or b in a


def _within(name: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", text))


def _months() -> dict[str, int]:
    """Return the number of each month by its name and by the first three letters."""
    return table("months")  # type: ignore[no-any-return]
