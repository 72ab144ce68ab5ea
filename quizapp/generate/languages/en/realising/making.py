"""Make drafts of questions that come from no clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.realising.rendering import tidy
from quizapp.generate.names import Entity, Mention
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Wording:
    """A question, the words of the article that it prints, and what is against it."""

    question: str
    printed: Sequence["Token"]
    reasons: Sequence[str] = ()


def special_draft(
    sentence: Sentence,
    rule: str,
    wording: Wording,
    answer: Mention | Sequence["Token"],
    kind: str = "NUMBER",
) -> Draft:
    """Return a question for a name, or for words of a kind."""
    entity: Entity | None = None
    if isinstance(answer, Mention):
        entity, kind = answer.entity, answer.entity.kind
        tokens = tuple(sentence.tokens[0].doc[answer.start : answer.end])
    else:
        tokens = tuple(answer)
    text = tidy(wording.question)
    return Draft(
        "question",
        rule,
        text[0].upper() + text[1:] + "?",
        sentence,
        tokens,
        kind,
        entity,
        lemmas(wording.printed),
        {"special": 1.0, "named subject": 1.0},
        tuple(dict.fromkeys(wording.reasons)),
    )
