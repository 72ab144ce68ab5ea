"""Print phrases with what they point at put in."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.names import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

Swaps = dict[int, str]  # what to print in place of a token, by its index
Topic = tuple[str, str, bool]  # what a sentence is about, its kind, if it is plural

_WITH_ARTICLE = frozenset(
    {"States", "Kingdom", "Nations", "Emirates", "Netherlands", "Philippines"}
)


_OFFICE_OF = re.compile(r"(Department|Ministry|Office|Bureau|Institute) (of|for) ")


def printed(
    tokens: Sequence["Token"], swaps: Swaps, article: "Token | None" = None
) -> str:
    """Return tokens as text with swaps made, and the article the head had."""
    left = [t for t in tokens if t.text != '"']
    text = "".join(swaps.get(t.i, t.text) + _space(t, swaps) for t in left).strip()
    first = tokens[0] if tokens else None
    if article is not None and first is not None:
        lead = [c for c in article.lefts if c.dep_ == "det" and c.i < first.i]
        text = f"{lead[0].lower_} {text}" if lead else text
    return text


def _space(token: "Token", swaps: Swaps) -> str:
    """Return what parts a token from the next, that behind a mark left out too."""
    if swaps.get(token.i) == "":
        return ""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    closed = after.text == '"' and after != token
    return token.whitespace_ or (after.whitespace_ if closed else "")


def shown(entity: Entity) -> str:
    """Return a name as it stands in a sentence, with "the" where it takes one."""
    article = entity.article and entity.kind != "PERSON"
    body = entity.kind in {"ORG", "FACILITY"} and " " in entity.name
    if body and not entity.bare:
        article = article or entity.name.lower().split()[-1] in words("takes_article")
    article = article or bool(_OFFICE_OF.match(entity.name))
    article = article or entity.name.split()[-1] in _WITH_ARTICLE
    # The prize is that of every year: the 2026 Nordlys Prize.
    name = re.sub(r"^(19|20)\d\d (?=[A-Z])", "", entity.name)
    return f"the {name}" if article else name
