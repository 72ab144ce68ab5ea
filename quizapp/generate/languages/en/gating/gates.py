"""Let through only questions that can stand; say of each other why not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.gating.emptiness import (
    emptiness,
    lone_object,
    telling_words,
)
from quizapp.generate.languages.en.gating.leaning import leaning
from quizapp.generate.languages.en.gating.misfits import misfits
from quizapp.generate.languages.en.gating.needs import needs
from quizapp.generate.languages.en.gating.oddities import oddities
from quizapp.generate.languages.en.gating.wholeness import cuts, plain, trimmed
from quizapp.generate.languages.en.lexicon import is_base
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORTEST = 4
_LONGEST = 22
_LONGEST_CLOZE = 42
_LONG_CLOZE = 36
_HEAVY = 8
_TELLING = 4  # words of a sentence with a gap
_PRONOUNS = re.compile(
    r"\b(he|she|they|him|them|it|i|we|you|my|our|your|us|me)\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(this|these|those(?! (of|who|with|in|that)\b)|yesterday|today|tomorrow|tonight"
    r"|here|now|(last|next) (week|month|year|night|season|\w+day|spring|summer|autumn"
    r"|winter)"
    r"|else(?! than)|the (following|next) (day|week|month|year|season|morning|evening"
    r"|night|spring|summer|autumn|winter)|(until|by|since) then"
    r"|recently|ago|so far|earlier|neither|the (same|latter|others)"
    r"|(do|did|does|doing|done) (so|likewise)|between the two(?! \w+s\b)|overnight"
    r"|nearby(?=[?.]|$)|afterwards|beforehand|thereafter"
    r"|another \d[\d,]*|both (?!\w+ and\b)(?![^?]* and\b))\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\w-(?=[\s\"?])|(?<=[\s\"])-\w|_-|-_|[,;:] ?\?|,,|\(\s*\)"
    r"|\b(a|an|the|and|or|that|than|as well as|not|would|will|should|must)\?$"
    r"|\b(\w+) \2\b|^what (is|was) that\b"
    r"|\b(have|has|had|was|were|did|do) each\b"
    r"|^how many people (was|is|has)\b"
    r"|\bin an? (attempt|bid|effort|move)\b(?! to\b)"
    r"|\b(in|on|to|of|for|at|with) and (in|on|to|of|for|at|with)\b"
    r"|\d \d+ and\b|\b(1[5-9]|20)\d\d \d+\b|\d\w*\.\?$"
    r"|\bthe (year|day|night|month|week|morning|evening|past|start|end)\?$",
    re.IGNORECASE,
)
_EARLY_OWNER = re.compile(r"^According to (his|her|its|their)\b")
_CLEAR = frozenset({"age", "office", "score", "term"})  # whose names say enough
_LEANING = frozenset({"this", "these", "those", "such", "another", "other", "same"})
_VALUES = frozenset(
    {"NUMBER", "MONEY", "PERCENT", "YEAR", "MONTH", "DAY", "WEEKDAY", "DURATION"}
)


def gate(draft: Draft) -> Draft:
    """Return a draft, put right, with every reason against it that its words show."""
    draft = plain(trimmed(draft))
    draft = draft.doubted(*_doubts(draft))
    return draft.dropped(
        *_wording(draft),
        *_leaks(draft),
        *_vague(draft),
        *_trivial(draft),
        *leaning(draft),
        *emptiness(draft),
        *oddities(draft),
        *cuts(draft),
        *misfits(draft),
        *needs(draft),
    )


class RivalGate:
    """Drops what another sentence of the article answers in another way."""

    def __init__(self, names: Names, article: Sequence[Sentence]) -> None:
        self._names = names
        self._article = [(other, lemmas(other.tokens)) for other in article]

    def __call__(self, draft: Draft) -> Draft:
        """Return a draft with the reason against it, if there is one."""
        asked = {w for w in draft.asked if w not in words("weak_verbs")}
        asked -= lemmas(draft.answer)
        if draft.kind != "question" or len(asked) < 2:
            return draft
        for other, telling in self._article:
            likely = len(asked & telling) / len(asked) >= 0.8
            elsewhere = other.number != draft.sentence.number
            if likely and elsewhere and _rival(draft, self._names, other):
                return draft.dropped("another sentence answers it too")
        return draft


def gate_parsed(draft: Draft, doc: "Doc") -> Draft:
    """Return a draft with the reasons that parsing its question shows."""
    if draft.kind != "question":
        return draft
    reasons: list[str] = []
    if not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc):
        reasons.append("no finite verb")
    if _wrong_form(doc):
        reasons.append("wrong verb form")
    if _heavy(doc):
        reasons.append("subject too long")
    return draft.dropped(*reasons)


def _heavy(doc: "Doc") -> bool:
    """Tell whether a long subject, or "only X", parts a question's helper and verb."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None:
        return False
    helpers = [t.i for t in root.lefts if t.dep_ in {"aux", "auxpass"}]
    for subject in root.lefts:
        between = bool(helpers) and helpers[0] < subject.i
        if between and subject.dep_ in {"nsubj", "nsubjpass"}:
            phrase = [t for t in subject.subtree if not t.is_punct]
            return len(phrase) > _HEAVY or phrase[0].lower_ in {"only", "even", "just"}
    return False


def _wrong_form(doc: "Doc") -> bool:
    """Tell whether a helping "did" is followed by a past form, or "will" by one."""
    for token in doc:
        if token.tag_ == "MD" and token.dep_ == "aux" and _past_after(token):
            return True
        if token.lower_ in {"did", "does", "do"} and token.dep_ == "aux":
            verb = token.head
            past = verb.tag_ in {"VBD", "VBZ", "VBN"}
            if past and not is_base(verb.lower_):
                return True
    return False


def _past_after(modal: "Token") -> bool:
    """Tell whether "will" goes with a past form and no other helper: will attempted."""
    verb = modal.head
    helped = any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts if c != modal)
    return verb.tag_ in {"VBD", "VBN"} and not helped and not is_base(verb.lower_)


def _wording(draft: Draft) -> list[str]:
    question = draft.question
    bare = re.sub(r'"[^"]*"', "", question)
    count = len(question.split())
    found: list[str] = []
    longest = _LONGEST if draft.kind == "question" else _LONGEST_CLOZE
    if count < _SHORTEST and not _defines(draft):
        found.append("too short")
    if count > longest:
        found.append("too long")
    if _PRONOUNS.search(bare) and not draft.features.get("own pronoun"):
        found.append("pronoun")
    if _POINTING.search(bare):
        found.append("points outside")
    dashes = len(re.findall(r" [-–—] ", question))
    if question.count('"') % 2 or dashes % 2 or _BROKEN.search(question):
        found.append("broken punctuation")
    if _repeats(question) if draft.kind == "question" else _names_twice(question):
        found.append("repeats itself")
    return found


def _repeats(question: str) -> bool:
    found = re.findall(r"[\w']+", question.lower())
    triples = Counter(zip(found, found[1:], found[2:], strict=False))
    if _names_twice(question):
        return True
    asks_source = re.search(r"^according to the (\w+), which \1\b", question.lower())
    return bool(asks_source) or any(count > 1 for count in triples.values())


def _names_twice(question: str) -> bool:
    """Tell whether a full name is printed where a pronoun should stand."""
    names = Counter(re.findall(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", question))
    return any(count > 1 for count in names.values())


def _leaks(draft: Draft) -> list[str]:
    """Tell whether the question gives the answer away, or part of it."""
    # "Which council" does not give "City Council" away.
    question = re.sub(r"\bwhich \w+", "", draft.question.lower())
    asked = set(re.findall(r"[\w-]+", question))
    answer = [
        w
        for w in re.findall(r"[\w-]+", draft.answer_text.lower())
        if w not in words("stop")
    ]
    # May is a month too.
    answer = answer or re.findall(r"[A-Z][\w-]+", draft.answer_text)
    if not answer:
        return ["empty answer"]
    answer = [w.lower() for w in answer]
    shared = sum(w in asked for w in answer) / len(answer)
    aliases = draft.entity.aliases if draft.entity else frozenset()
    aliased = any(
        re.search(rf"\b{re.escape(alias)}\b", draft.question) for alias in aliases
    )
    # "South Korea" and "the North" do not give North Korea away.
    country = draft.entity is not None and draft.entity.kind == "COUNTRY"
    told = aliased or (shared >= 0.5 and not country)
    return ["gives the answer away"] if told else []


def _vague(draft: Draft) -> list[str]:
    """Tell whether too little in the question says what it is about."""
    if draft.kind != "question" or draft.rule in _CLEAR:
        return []
    if _defines(draft):
        return []
    telling = draft.asked - words("stop") - words("weak_verbs")
    capital = re.search(r"(?<!^)(?<![.?!] )\b[A-Z]\w+|\d", draft.question[1:])
    named = re.search(r"(?<!^)(?<![.?!] )\b[A-Z]\w+", draft.question[1:])
    if draft.features.get("bare definites") and not named and draft.sentence.number > 1:
        return ["vague"]
    bare_definites = bool(draft.features.get("bare definites"))
    if len(telling) < 2 or (bare_definites and not capital and len(telling) < 4):
        return ["vague"]
    if not capital and len(telling) < 3 and _contents(draft.question) < 3:
        return ["vague"]
    bare = re.search(
        r"^(What(?! kind)|Who|Where|When|Why|How(?! many| much))\b.*"
        r"(?<!to) \b(do|be|happen|have)\?$",
        draft.question,
    )
    said = re.search(r"\b(say|said|add|added|tell|told)\?$", draft.question)
    return ["vague"] if bare or said else []


def _contents(question: str) -> int:
    empty = words("stop") - {"most", "other"}
    return sum(w not in empty for w in re.findall(r"[a-z-]+", question.lower()))


def _defines(draft: Draft) -> bool:
    """Tell whether it is asked what something is, and more is said than its kind."""
    short = re.fullmatch(r"What (is|are) (an? )?[\w-]+( [\w-]+)?\?", draft.question)
    return bool(short) and draft.rule == "main complement" and len(draft.answer) > 2


def _doubts(draft: Draft) -> Iterator[str]:
    """Yield why a teacher may throw a question out, though it can be asked."""
    if draft.kind != "question":
        if len(draft.question.split()) > _LONG_CLOZE:
            yield "a long sentence"
        if telling_words(draft) < _TELLING:
            yield "little is told"
        return
    yield from _oblique(draft)
    if _EARLY_OWNER.search(draft.question) and draft.rule.endswith("subject"):
        yield "whose it is remains unclear"
    if _defines(draft):
        yield "a definition"
    telling = draft.asked - words("stop") - words("weak_verbs")
    if len(telling) < 3 and not re.search(r"[A-Z]|\d", draft.question[1:]):
        yield "little is told"
    single = len(draft.answer) == 1 and draft.type in {"NOUN", "PEOPLE"}
    if single and _before(draft) == "the":
        yield "one definite noun"
    elif (single and draft.rule.endswith("subject")) or lone_object(draft):
        yield "one noun"


def _oblique(draft: Draft) -> Iterator[str]:
    """Yield why a question asks in a way that few would, or for what few would."""
    if draft.type == "WEEKDAY":
        yield "a mere weekday"
    if re.match(r"(Who|What|Which \w+) (is|was) an? ", draft.question):
        yield "anybody may be that"
    if draft.question.startswith("Along with"):
        yield "one of several"
    if re.search(r"\bwhich place\b", draft.question, re.IGNORECASE):
        yield "what kind of place it is, is not known"


def _trivial(draft: Draft) -> list[str]:
    """Tell whether the answer only points back, as "the report" does, or is empty."""
    if draft.type not in {"NOUN", "PEOPLE"} or draft.kind != "question":
        return []
    if _points_back(draft):
        return ["answer points back"]
    if _empty(draft):
        return ["answer says little"]
    their = re.match(r"What\b.*\btheir\b", draft.question)
    return ["pronoun"] if their and draft.rule.endswith("subject") else []


def _before(draft: Draft) -> str:
    """Return the word before the answer in its sentence."""
    first = draft.answer[0]
    return first.nbor(-1).lower_ if first.i else ""


def _points_back(draft: Draft) -> bool:
    """Tell whether an answer is known only from the sentences before."""
    before = _before(draft)
    definite = before in {"the", "this", "these", "that", "those", "both"}
    if len(draft.answer) == 1 and before != "the" and (definite or before in _LEANING):
        return True
    # "The Brazilian striker" and "the country's army" have been named before.
    linked = any(t.dep_ == "prep" for t in draft.answer)
    owner = any(t.tag_ == "POS" and t.head.tag_ == "NN" for t in draft.answer)
    one = draft.type == "PEOPLE" and draft.answer[-1].tag_ == "NN"
    if before == "the" and (owner or (one and not linked)):
        return True
    if owner and before in {"his", "her", "its", "their"}:
        return True
    return any(t.lower_ in _LEANING for t in draft.answer)


def _empty(draft: Draft) -> bool:
    """Tell whether an answer names nobody and nothing that one could look for."""
    claims = words("speech_verbs") | words("belief_verbs")
    unnamed = draft.type == "PEOPLE" and _before(draft) in {"a", "an", "another", "one"}
    return unnamed and not draft.asked & claims


def _rival(draft: Draft, names: Names, other: Sentence) -> bool:
    """Tell whether a sentence names another thing of the answer's kind."""
    text = other.text.lower()
    if draft.answer_text.lower() in text:
        return False
    if draft.type in _VALUES:
        return any(t.like_num for t in other.tokens)
    if draft.entity is None:
        return draft.type in {"NOUN", "PEOPLE"}
    kinds = {
        m.entity.kind
        for m in names.mentions.get(other.number, ())
        if m.entity is not draft.entity
        and not any(alias in draft.question for alias in m.entity.aliases)
    }
    return draft.entity.kind in kinds
