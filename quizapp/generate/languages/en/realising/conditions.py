"""Put before a question the condition that its clause holds under."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.languages.en.facts.clauses import Clause
from quizapp.generate.languages.en.facts.conditions import condition_of
from quizapp.generate.languages.en.facts.phrases import kept, words_of
from quizapp.generate.languages.en.printing import Swaps
from quizapp.generate.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 12
_SAID = frozenset({"if", "unless"})


def condition_to_print(
    names: Names,
    clause: Clause,
    swaps: Swaps,
    hangs: Callable[[Sequence["Token"]], bool],
) -> tuple["Token", ...] | None:
    """Return a clause's condition, empty if it cannot be printed, None if it has none.

    Args:
        names: Who and what the article names.
        clause: What is asked about.
        swaps: What is printed in place of pronouns.
        hangs: Tells whether tokens mean nothing outside the article.
    """
    verb = condition_of(clause.verb)
    if verb is None:
        return None
    tokens = tuple(kept(verb))
    begins = bool(tokens) and tokens[0].lower_ in _SAID
    only = begins and tokens[0].i > 0 and tokens[0].nbor(-1).lower_ == "only"
    fits = begins and not only and words_of(tokens) <= _LONGEST
    quoted = any(clause.sentence.quotes(t) or t.text == '"' for t in tokens)
    if not fits or quoted or clause.claim is not None or hangs(tokens):
        return ()
    again = [m for t in tokens if (m := names.at(clause.sentence, t)) is not None]
    subject = swaps.get(clause.subject.i, "")
    named = any(alias in subject for m in again for alias in m.entity.aliases)
    return () if named or any(t.i in swaps for t in tokens) else tokens
