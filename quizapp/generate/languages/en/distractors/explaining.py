"""Say what a wrong answer really is in the article, in one of its sentences."""

import re
from collections.abc import Sequence

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en.facts.phrases import words_of
from quizapp.generate.languages.en.lexicon import canonical
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

_LONGEST = 40
_OPENINGS = frozenset({"PRP", "PRP$", "DT", "CC", "RB"})


class Explainer:
    """Explains the wrong answers to the questions of one article."""

    def __init__(self, text: str, names: Names, sentences: Sequence[Sentence]) -> None:
        self._text = text.replace("’", "'")
        self._names = names
        self._sentences = [(s, s.text) for s in sentences]

    def __call__(self, wrong: str, draft: Draft) -> str:
        """Return what is said to whoever picks a wrong answer."""
        found = self._about(wrong, draft)
        if found is not None and draft.entity is None:
            return f"The article says {wrong} of something else: {found.text}"
        if found is not None:
            return f"The article says of {wrong}: {found.text}"
        if draft.entity is None or _named(wrong, self._text):
            return f"The article says {draft.answer_text}, not {wrong}."
        return f"The article does not name {wrong}."

    def _about(self, wrong: str, draft: Draft) -> Sentence | None:
        """Return the sentence that tells best what a wrong answer really is."""
        entity = self._names.named(wrong) or self._names.named(canonical(wrong))
        numbers = entity.numbers if entity else ()
        own = [
            sentence
            for sentence, text in self._sentences
            if sentence.number in numbers or (wrong in text and _named(wrong, text))
        ]
        return min(
            (s for s in own if s is not draft.sentence), key=_trouble, default=None
        )


def _named(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w.,]){re.escape(name)}(?!\w|[.,]\d)", text))


def _trouble(sentence: Sentence) -> tuple[bool, bool, int]:
    """Return a key that sorts first what is short and stands alone."""
    first = sentence.tokens[0]
    return (
        words_of(sentence.tokens) > _LONGEST,
        first.tag_ in _OPENINGS and first.lower_ not in {"a", "an", "the"},
        sentence.number,
    )
