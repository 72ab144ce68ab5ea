"""How hard a text reads."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)")
_LONG, _FEWEST = 6, 10


def lix(text: str) -> float | None:
    """Return the readability index of a text, higher for harder ones.

    It is the mean length of its sentences in words, plus the share in percent of the
    words of more than six letters (Björnsson 1968, Läsbarhet). It needs no list of
    words, so it serves every language. Names are long without being hard, so words
    with a capital are taken for short. A text of less than ten words has none.
    """
    words = _WORD.findall(text)
    if len(words) < _FEWEST:
        return None
    sentences = max(len(_SENTENCE_END.findall(text)), 1)
    long = sum(len(word) > _LONG and word.islower() for word in words)
    return float(len(words) / sentences + 100 * long / len(words))
