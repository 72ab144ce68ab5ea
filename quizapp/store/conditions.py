"""A search → the condition of a query on cards, which stand in it as c.

Every condition is true or false, never unknown, so that what is taken away is whole.
Names are looked up first, so that a bank or a tag is a seek.
"""

# ruff: noqa: S608 - what a person typed is given to a query, never part of it

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from quizapp.domain.forgetting import Forgetting
from quizapp.domain.ids import BankId
from quizapp.domain.learners import Learner
from quizapp.domain.leeches import LEECH_LAPSES
from quizapp.domain.searches.patterns import fits, folded, literal, pieces
from quizapp.domain.searches.tree import (
    All,
    Condition,
    Either,
    Is,
    Measure,
    Measured,
    Named,
    Not,
    OfKind,
    Phrase,
    Rated,
    Search,
    Within,
    Word,
)
from quizapp.store.columns import to_number
from quizapp.store.schema import LEARNING, REVIEWING
from quizapp.store.searching import to_match, to_phrase, to_searchable

_TRUE, _FALSE = "1", "0"
_SEEKING = 14
_CONDITIONS = {
    Condition.DUE: (
        "c.id IN (SELECT id FROM cards WHERE learner_id = :learner"
        f" AND bank_id IN (SELECT uuid FROM banks) AND {REVIEWING.text}"
        " AND asks_day <= :today"
        " UNION ALL SELECT id FROM cards WHERE learner_id = :learner"
        f" AND bank_id IN (SELECT uuid FROM banks) AND {LEARNING.text}"
        " AND asks_day <= :today)"
    ),
    Condition.NEW: "c.state = 'new'",
    Condition.LEARNING: "c.state IN ('learning', 'relearning')",
    Condition.REVIEW: "c.state = 'review'",
    Condition.SUSPENDED: "c.suspended = 1",
    Condition.BURIED: "(c.buried_until IS NOT NULL AND c.buried_until > :today)",
    Condition.FLAGGED: "c.flagged = 1",
    Condition.LEECH: f"c.lapses >= {LEECH_LAPSES}",
}
_MEASURES = {
    Measure.STABILITY: "c.stability",
    Measure.DIFFICULTY: "c.difficulty",
    Measure.INTERVAL: "c.day - c.last_day",
    Measure.DUE: "c.day - :today",
    Measure.LAPSES: "c.lapses",
    Measure.REPS: "c.reps",
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Around:
    """What a search is asked of: who, when, and the names there are."""

    learner: Learner
    now: datetime
    banks: Mapping[BankId, str]
    fading: Mapping[BankId, Forgetting]
    tags: Callable[[], tuple[str, ...]]
    articles: Callable[[], Mapping[str, str]]

    @property
    def today(self) -> int:
        """The learner's day."""
        return self.learner.day(self.now)


@dataclass(slots=True)
class Conditions:
    """Makes conditions, and gathers what is given to the query along with them."""

    around: Around
    given: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.given["learner"] = self.around.learner.id
        self.given["today"] = self.around.today

    def of(self, search: Search) -> str:  # noqa: C901, PLR0911 - one for each sort
        """Return the condition under which a search holds of a card."""
        match search:
            case All(parts):
                return self._all(parts)
            case Either(parts):
                return " OR ".join(self._in_brackets(part) for part in parts)
            case Not(part):
                return f"NOT {self._in_brackets(part)}"
            case Word() | Phrase():
                return self._text(search)
            case Named(key, pattern):
                return self._named(key, pattern)
            case OfKind(kind):
                return self._question(f"kind = {self._give(kind)}")
            case Is(condition):
                return _CONDITIONS[condition]
            case Measured():
                return self._measured(search)
            case Within(key, days):
                return self._within(key, days)
            case Rated():
                return self._rated(search)
        raise AssertionError(search)

    def _all(self, parts: tuple[Search, ...]) -> str:
        """All words that are indexed make one question to the index."""
        matches = [match for part in parts if (match := _match(part))]
        others = [part for part in parts if not _match(part)]
        found = [self._in_brackets(part) for part in others]
        if matches:
            found.insert(0, self._matching(" AND ".join(f"({m})" for m in matches)))
        return " AND ".join(found) or _TRUE

    def _in_brackets(self, part: Search) -> str:
        return f"({self.of(part)})"

    def _give(self, value: Any) -> str:
        """Return the name under which a value is given to the query."""
        name = f"p{len(self.given)}"
        self.given[name] = value
        return f":{name}"

    def _question(self, condition: str) -> str:
        return f"c.question_key IN (SELECT id FROM questions WHERE {condition})"

    def _text(self, search: Word | Phrase) -> str:
        if match := _match(search):
            return self._matching(match)
        pattern = search.pattern if isinstance(search, Word) else literal(search.text)
        parts = list(pieces(pattern))
        if any(stands for _, stands in parts):
            glob = "".join(_glob(*part) for part in parts)
            return (
                "c.question_key IN (SELECT place.doc FROM question_terms AS term"
                " CROSS JOIN question_places AS place ON place.term = term.term"
                f" WHERE term.term GLOB {self._give(glob)})"
            )
        text = to_searchable("".join(character for character, _ in parts))
        return self._question(f"instr(searchable, {self._give(text)})")

    def _matching(self, match: str) -> str:
        return (
            "c.question_key IN (SELECT rowid FROM question_words"
            f" WHERE question_words MATCH {self._give(match)})"
        )

    def _named(self, key: str, pattern: str) -> str:
        around = self.around
        if key == "bank":
            banks = [key for key, name in around.banks.items() if fits(pattern, name)]
            return f"c.bank_id IN {self._list(banks)}"
        if key == "tag":
            tags = [tag for tag in around.tags() if fits(pattern, tag, family=True)]
            return (
                "c.question_key IN (SELECT question FROM question_tags"
                f" WHERE tag IN {self._list(tags)})"
            )
        titles = around.articles().items()
        found = self._list([key for key, title in titles if fits(pattern, title)])
        return self._question(f"article_id IS NOT NULL AND article_id IN {found}")

    def _list(self, values: Sequence[str]) -> str:
        given = self._give(json.dumps(values))
        return f"(SELECT value FROM json_each({given}))"

    def _measured(self, asked: Measured) -> str:
        if asked.measure is Measure.RETRIEVABILITY:
            return self._recall(asked.comparison, asked.number)
        what, number = _MEASURES[asked.measure], self._give(asked.number)
        return f"({what} IS NOT NULL AND {what} {asked.comparison} {number})"

    def _recall(self, comparison: str, number: float) -> str:
        """Compare the time passed with the time after which the recall is so low.

        It is measured in stabilities, so that nothing is computed for each card but a
        quotient; banks whose memories fade alike go together.
        """
        if number <= 0 or number > 1:  # recall is above 0 and at most 1
            holds = comparison.startswith("<") == (number > 1)
            return "c.last_day IS NOT NULL" if holds else _FALSE
        passed = "max(:today - c.last_day, 0)"
        parts = []
        for forgetting in set(self.around.fading.values()):
            banks = [k for k, each in self.around.fading.items() if each == forgetting]
            times = self._give(forgetting.stabilities(number))
            parts.append(
                f"(c.bank_id IN {self._list(banks)}"
                f" AND {passed} {_TURNED[comparison]} {times} * c.stability)"
            )
        either = " OR ".join(parts) or _FALSE
        return f"(c.last_day IS NOT NULL AND c.stability IS NOT NULL AND ({either}))"

    def _within(self, key: str, days: int) -> str:
        begins = self.around.learner.day_begins(max(self.around.today - days + 1, 1))
        column = {"added": "created", "edited": "modified"}[key]
        since = self._give(to_number(begins))
        return self._question(f"{column} IS NOT NULL AND {column} >= {since}")

    def _rated(self, asked: Rated) -> str:
        since = self._give(self.around.today - asked.days)
        answered = f"c.uuid IN (SELECT card_id FROM reviews WHERE day > {since} AND"
        if asked.rating is not None:
            return f"{answered} rating = {self._give(int(asked.rating))})"
        if asked.days <= _SEEKING:
            return f"{answered} rating IS NOT NULL)"
        # A card knows its last answer, unless it was made new again since: over a long
        # time that is less work than to go through the log.
        return (
            f"CASE WHEN c.last_day IS NOT NULL THEN c.last_day > {since}"
            f" WHEN c.reps = 0 THEN 0 ELSE {answered} rating IS NOT NULL) END"
        )


def _match(part: Search) -> str:
    """Return what the index of words is asked for a part, or nothing if it cannot be.

    It knows words and beginnings of words, so not what * or _ may stand for elsewhere,
    nor text without a letter or digit.
    """
    if isinstance(part, Phrase):
        return to_phrase(part.text)
    if not isinstance(part, Word):
        return ""
    trimmed = part.pattern.rstrip("*") or part.pattern
    parts = list(pieces(trimmed))
    if trimmed.endswith("\\") or any(stands for _, stands in parts):
        return ""
    return to_match("".join(character for character, _ in parts))


def _glob(character: str, stands: bool) -> str:  # noqa: FBT001
    """Return a character of a pattern as GLOB has it."""
    if stands:
        return {"*": "*", "_": "?"}[character]
    return f"[{character}]" if character in "*?[" else folded(character)
