"""Texts ⇄ full-text queries."""

import unicodedata


def to_searchable(*texts: str) -> str:
    """Return texts as they are indexed, each letter written in one way only."""
    return unicodedata.normalize("NFC", "\n".join(texts))


def to_match(text: str) -> str:
    """Return the FTS5 query for all words of a text, the last perhaps unfinished.

    Each is put in quotes, so that nothing a user types is taken for an operator.
    The query is empty where the text holds nothing that is indexed.
    """
    words = _words(text)
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def to_phrase(text: str) -> str:
    """Return the FTS5 query for exactly the words of a text, one after the other."""
    words = _words(text)
    return f'"{" ".join(words)}"' if words else ""


def _words(text: str) -> list[str]:
    plain = to_searchable(text).replace("\0", " ").replace('"', " ")
    return [word for word in plain.split() if any(map(str.isalnum, word))]
