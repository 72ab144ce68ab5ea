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
    plain = to_searchable(text).replace("\0", " ").replace('"', " ")
    words = [word for word in plain.split() if any(map(str.isalnum, word))]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""
