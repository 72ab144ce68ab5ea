"""What a user types → a full-text query."""

import unicodedata


def to_match(text: str) -> str:
    """Return the FTS5 query for all words of a text, the last perhaps unfinished.

    Each is put in quotes, so that nothing a user types is taken for an operator.
    The query is empty where the text holds nothing that is indexed.
    """
    plain = unicodedata.normalize("NFC", text).replace("\0", " ").replace('"', " ")
    words = [word for word in plain.split() if any(map(str.isalnum, word))]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""
