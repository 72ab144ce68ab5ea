"""Find sentences that, shown by themselves, do not say what they are about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.grammar import infinitive, singular
from quizapp.generate.languages.en.lexicon import is_nationality, is_person
from quizapp.generate.languages.en.realising.cloze import subject_of
from quizapp.generate.languages.en.references.antecedents import alike
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

UNSAID = "what it is about is not said"
POINTING = "points at what was said"

_EVERYWHERE = frozenset({"country", "county", "city", "town", "state", "council"})
_MORE = frozenset({"second", "third", "fourth", "further", "similar", "separate"})
_LEAD = 2  # sentences that say what an article is about
_OPENING = re.compile(
    r"(in (return|response|exchange|reply|that case|this way|both cases)"
    r"|from (there|then)|by then|of (these|those|them))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\bof (his|her|its|their) own\.$")
_BASED = re.compile(
    r"\b[Tt]he ([A-Z][\w-]+-based (\w+)(?! [A-Z])|(home|away|visiting) (side|team)\b)"
)
_NAMED = re.compile(r"\b[A-Z]")
_NAME = re.compile(r"(?<=[^.?!\"] )[A-Z][\w'’-]+")


class Unsaid:
    """Knows what an article tells at its start, and when each noun comes first."""

    def __init__(
        self, headline: str, article: Sequence[Sentence], names: Names
    ) -> None:
        found = {w.lower() for w in re.findall(r"[\w'-]+", headline)}
        told = [lemmas(s.tokens) for s in article[:_LEAD]]
        told += [frozenset({w, singular(w), infinitive(w)}) for w in found]
        every = frozenset().union(*told)
        deeds = [group for group in table("deeds") if not every.isdisjoint(group)]
        self._told = every.union(_EVERYWHERE, *deeds)
        people = [e for e in names.entities if e.kind == "PERSON" and not e.roles]
        halves = "|".join(re.escape(e.name) for e in people if " " not in e.name)
        self._half = re.compile(rf"\b({halves})\b" if halves else r"(?!)")
        self._first: dict[str, int] = {}
        for sentence in article:
            for token in sentence.tokens:
                self._first.setdefault(token.lemma_.lower(), sentence.number)

    def __call__(self, draft: Draft) -> Draft:
        """Return a draft with what is against it, or what makes it doubtful."""
        if draft.sentence.number < _LEAD:
            return draft
        unexplained = sum(not self._is_told(t) for t in draft.loose)
        measured = {"unexplained": float(min(unexplained, 2))}
        draft = replace(draft, features={**draft.features, **measured})
        if self._half.search(f"{draft.question} {draft.answer_text}"):
            draft = draft.doubted("somebody by half a name")
        if _knighted(draft):
            draft = draft.doubted("somebody by half a name")
        shells = any(self._shell(t, "shell_nouns") for t in draft.loose)
        shells = shells or bool(_BASED.search(draft.question))
        loose = any(self._shell(t, "loose_nouns") for t in draft.loose)
        if draft.kind == "question":
            subject = subject_of(draft.sentence)
            main = draft.rule.startswith(("main", "joined")) and subject is not None
            unsaid = subject is not None and (_hangs(subject) or self._called(subject))
            unnamed = unexplained and not _NAMED.search(draft.question[1:])
            hangs = shells or loose or unnamed or (main and unsaid)
            return draft.doubted(POINTING) if hangs else draft
        if shells or any(self._reasons(draft)):
            return draft.dropped(UNSAID)
        subject = subject_of(draft.sentence)
        unknown = subject in draft.loose and not self._is_told(subject)
        return draft.doubted(POINTING) if unknown or loose else draft

    def _reasons(self, draft: Draft) -> Iterator[bool]:
        """Yield for each reason whether a sentence needs those before it."""
        subject = subject_of(draft.sentence)
        yield bool(_OPENING.match(draft.question) or _OWN.search(draft.question))
        yield self._of_some(draft)
        bodies = words("group_nouns")
        yield any(t.lemma_.lower() in bodies and t.dep_ == "poss" for t in draft.loose)
        if subject is None:
            return
        yield _is_part(subject)
        if subject in draft.answer:
            return
        yield _hangs(subject) or self._called(subject)
        lemma = subject.lemma_.lower()
        named = _NAME.search(draft.question)
        known = named or self._is_told(subject) or self._came_before(draft, subject)
        group = lemma in words("group_nouns") | words("owned_things")
        person = not self._is_told(subject) and _is_somebody(subject)
        yield subject in draft.loose and (group or person or not known)

    def _called(self, subject: "Token") -> bool:
        """Tell whether somebody is but "the former midfielder" or "the Swiss firm"."""
        lefts = [c for c in subject.lefts if not c.is_punct]
        definite = bool(lefts) and lefts[0].lower_ == "the"
        being = any(c.dep_ == "attr" for c in subject.head.children)
        if not definite or being or _is_named(subject):
            return False
        people = len(lefts) == 1 and is_nationality(subject.text)
        aged = subject.lower_.endswith("year-old") or subject.lower_ == "old"
        told = subject.tag_ == "NN" and (len(lefts) > 1 or subject.n_rights > 0)
        told = told and _is_somebody(subject) and not self._is_told(subject)
        return people or aged or told

    def _is_told(self, token: "Token | None") -> bool:
        return token is not None and bool(alike(token.lemma_.lower()) & self._told)

    def _came_before(self, draft: Draft, token: "Token") -> bool:
        places = [self._first.get(lemma) for lemma in alike(token.lemma_.lower())]
        number = draft.sentence.number
        return any(place is not None and place < number for place in places)

    def _shell(self, token: "Token", sort: str) -> bool:
        """Tell whether a noun stands for what was said: the claim, the idea."""
        return token.lemma_.lower() in words(sort) and not self._is_told(token)

    def _of_some(self, draft: Draft) -> bool:
        """Tell whether it begins with some that were named: of the 140 guests."""
        tokens = draft.sentence.tokens[:5]
        if len(tokens) < 5 or [t.lower_ for t in tokens[:2]] != ["of", "the"]:
            return False
        counted = tokens[2].like_num and tokens[3].pos_ == "NOUN"
        return counted and tokens[4].is_punct and not self._is_told(tokens[3])


def _knighted(draft: Draft) -> bool:
    """Tell whether the answer is the first name of a knight or dame: Sir Martin."""
    first = draft.answer[0]
    before = first.nbor(-1).lower_ if first.i else ""
    return before in {"sir", "dame"} and len(draft.answer) == 1


def _limited(noun: "Token") -> bool:
    """Tell whether what follows a noun says which is meant, and not only more of it."""
    after = [c for c in noun.rights if c.dep_ in {"prep", "relcl", "acl"}]
    return any(c.left_edge.nbor(-1).text != "," for c in after)


def _is_named(noun: "Token") -> bool:
    """Tell whether a noun is limited, or has a name by it: the IG Metall union."""
    body = not is_person(noun.lemma_.lower())
    if body and any(c.pos_ == "PROPN" for c in noun.lefts):
        return True
    beside = [c for c in noun.rights if c.dep_ == "appos"]
    counted = [c for c in noun.rights if c.lower_ == "of" and c.right_edge.like_num]
    named = any(t.pos_ == "PROPN" for c in beside for t in (c, *c.children))
    return named or (_limited(noun) and not counted)


def _is_somebody(noun: "Token") -> bool:
    """Tell whether a noun is for people or bodies, of whom there are many."""
    bodies = words("group_nouns") | words("business_nouns") | words("company_of_two")
    return is_person(noun.lemma_.lower()) or noun.lemma_.lower() in bodies


def _is_part(subject: "Token") -> bool:
    """Tell whether a subject is some of what is not said: four more, the rest, 55%."""
    word = subject.lemma_.lower()
    part = subject.like_num or word in words("parts")
    whole = any(c.lower_ in {"of", "than"} for c in subject.children)
    return part and not whole


def _hangs(subject: "Token | None") -> bool:
    """Tell whether a subject is a part, or somebody's, and it is not said of what."""
    return subject is not None and (_is_part(subject) or _is_owned(subject))


def _is_owned(subject: "Token") -> bool:
    """Tell whether a subject is of somebody unsaid: a daughter, an interim report."""
    word = subject.lemma_.lower()
    lefts = {c.lower_ for c in subject.lefts}
    some = bool(lefts & {"a", "an"}) and not _limited(subject)
    one = "one" in lefts and word in words("shell_nouns")
    more = lefts & _MORE or any(c.tag_ == "JJR" for c in subject.lefts)
    told = words("owned_things") | words("outcome_nouns")
    return one or (some and (bool(more) or word in told))
