"""What gives the right answer away (Haladyna, Downing and Rodriguez 2002)."""

import re
from collections.abc import Iterator

from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question
from quizapp.services.checking import leaked, telling
from quizapp.services.problems.choices import is_above
from quizapp.services.problems.problem import Part, Problem, Sign

_MUCH_LONGER, _LONGER_BY = 1.5, 12
_ARTICLE_LAST = re.compile(r"\b(an?)\s*(?:_{2,}|…|\.{3})?\s*[:?.]?\s*$", re.IGNORECASE)
_VOWEL = re.compile(r"(?:[aeiou]|hour|honest|honou?r|heir)", re.IGNORECASE)
_CONSONANT = re.compile(r"(?:uni[^nm]|us[eau]|eu|one\b|once\b)", re.IGNORECASE)
_VERB = re.compile(
    r"^(?:which|what|who)\b(?:\s+[\w’'-]+){0,4}?\s+(are|were|is|was|has|have)\b",
    re.IGNORECASE,
)
_SEVERAL = frozenset({"are", "were", "have"})
_PLURAL = re.compile(r"(?<![sui])s$|\band\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(?:always|never|none|every|everyone|everything|nobody|nothing|completely"
    r"|absolutely|entirely|totally|impossible|all)\b",
    re.IGNORECASE,
)
_FEWEST = 3


def long_key(question: Question) -> Iterator[Problem]:
    """Tell of a right choice much longer than all others (guidelines 24 and 28d)."""
    key, others = _single(question)
    if len(others) < 2:
        return
    longest = max(map(len, others))
    if len(key) > _MUCH_LONGER * longest and len(key) >= longest + _LONGER_BY:
        yield Problem(question.id, Sign.LONG_KEY, Part.ANSWERS, key)


def article_cue(question: Question) -> Iterator[Problem]:
    """Tell of “a” or “an” before choices that it does not all fit (guideline 28c)."""
    last = _ARTICLE_LAST.search(question.stem)
    key, others = _single(question)
    if not last or not key:
        return
    wants_vowel = last[1].casefold() == "an"
    if _vowel(key) == wants_vowel and any(_vowel(o) != wants_vowel for o in others):
        yield Problem(question.id, Sign.ARTICLE_CUE, Part.STEM, last[1])


def number_cue(question: Question) -> Iterator[Problem]:
    """Tell of one choice alone in the number of the verb (guideline 28c)."""
    verb = _VERB.match(question.stem)
    key, others = _single(question)
    if not verb or len(others) + 1 < _FEWEST:
        return
    plural = verb[1].casefold() in _SEVERAL
    agrees = [bool(_PLURAL.search(text)) == plural for text in (key, *others)]
    if agrees[0] and not any(agrees[1:]):
        yield Problem(question.id, Sign.NUMBER_CUE, Part.STEM, verb[1])


def absolute(question: Question) -> Iterator[Problem]:
    """Tell of words such as “always”, seldom true (guideline 28a)."""
    body = question.body
    if isinstance(body, TrueFalse):
        if word := _ABSOLUTE.search(question.stem):
            yield Problem(question.id, Sign.ABSOLUTE_WORD, Part.STEM, word[0])
    elif isinstance(body, MultipleChoice):
        own = (text for text in body.words() if not is_above(text))
        found = [_ABSOLUTE.search(text) for text in own]
        words = [word[0] for word in found if word]
        if words and len(words) < len(found):
            yield Problem(question.id, Sign.ABSOLUTE_WORD, Part.ANSWERS, words[0])


def answer_in_stem(question: Question) -> Iterator[Problem]:
    """Tell of words of the key that stand in the stem alone (guideline 28b)."""
    for given in leaked(question):
        body = question.body
        if isinstance(body, MultipleChoice):
            said = set(given.split())
            if any(said & telling(other) for other in body.others()):
                continue
        yield Problem(question.id, Sign.ANSWER_IN_STEM, Part.STEM, given)


def _single(question: Question) -> tuple[str, tuple[str, ...]]:
    """Return the one right choice and the others, or nothing."""
    body = question.body
    if not isinstance(body, MultipleChoice) or not body.single:
        return "", ()
    keys = [choice.text for choice in body.choices if choice.fraction >= 1]
    return (keys[0], body.others()) if len(keys) == 1 else ("", ())


def _vowel(text: str) -> bool:
    """Tell whether a text wants “an” before it."""
    return bool(_VOWEL.match(text)) and not _CONSONANT.match(text)
