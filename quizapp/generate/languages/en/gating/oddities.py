"""Find what shows that a sentence was not written, or not copied, as sentences are."""

import re
import unicodedata
from collections.abc import Iterator

from quizapp.generate.drafts import Draft

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(#\d+|[a-z]{2,8});|\]\(|\{\{|\}\}|::|==")
_SYMBOLS = frozenset({"So", "Sk", "Co", "Cn"})  # pictures, marks, unassigned
_PLAIN_SYMBOLS = frozenset("°©®№℃℉")
_FOOTER = re.compile(r"\bborn\b[^.;]*\d{4}[^.;]*; died\b")
_CAPITALS = 0.5  # of the letters of a sentence
_LONGEST_WORD = 40


def oddities(draft: Draft) -> Iterator[str]:
    """Yield what in a question or its sentence no reader should be shown."""
    question, told = draft.question, draft.sentence.text
    letters = [letter for letter in told if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if letters and capitals > _CAPITALS * len(letters):
        yield "in capitals"
    if _MARKUP.search(told):
        yield "holds markup"
    if _FOOTER.search(told):
        yield "a line below an obituary"
    if any(map(_is_picture, question + draft.answer_text)):
        yield "holds pictures"
    if any(len(word) > _LONGEST_WORD for word in (question + " " + told).split()):
        yield "holds an endless word"


def _is_picture(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind in _SYMBOLS and letter not in _PLAIN_SYMBOLS
