"""Find sentences that the next one denies, so that they are not asked as facts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTERS = frozenset({"this", "that", "it", "these", "those", "them", "so", "both"})
_SOURCED = frozenset({"source", "quotation", "report"})


def denials(article: Sequence[Sentence]) -> dict[int, str]:
    """Return for the number of each denied sentence the sentence that denies it."""
    found: dict[int, str] = {}
    for sentence in article[1:]:
        if any(_denies(token) for token in sentence.tokens):
            found[sentence.number - 1] = sentence.text
    return found


def gate_denied(draft: Draft, denied: dict[int, str]) -> Draft:
    """Return a draft with the reason against it if it asks what is denied as a fact."""
    if draft.sentence.number in denied and not _carries_source(draft):
        return draft.dropped("the next sentence denies it")
    return draft


def _carries_source(draft: Draft) -> bool:
    """Tell whether a question says or asks whose words it is about."""
    if draft.features.get("claim") or draft.rule in _SOURCED:
        return True
    claiming = words("speech_verbs") | words("belief_verbs")
    return any(
        t.pos_ == "VERB"
        and t.lemma_.lower() in claiming
        and t.lemma_.lower() in draft.asked
        for t in draft.sentence.tokens
    )


def _denies(token: "Token") -> bool:
    """Tell whether a word says that what was said before is not so."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in words("denial_verbs"):
        return any(_said_before(c, lemma) for c in token.children)
    if lemma not in words("false_words"):
        return lemma == "true" and any(c.dep_ == "neg" for c in token.head.children)
    # Of "a false passport" nothing is denied.
    stated = token.dep_ in {"acomp", "oprd", "attr", "ccomp", "amod", "conj"}
    return stated and (token.dep_ != "amod" or _is_claim(token.head))


def _said_before(token: "Token", verb: str) -> bool:
    """Tell whether what is denied is what the sentence before says."""
    if token.dep_ not in {"dobj", "nsubjpass", "advmod"}:
        return False
    # A proposal is rejected too, and remains a fact.
    pointing = token.lower_ in _POINTERS and verb not in {"reject", "dismiss"}
    return pointing or _is_claim(token)


def _is_claim(token: "Token") -> bool:
    return token.lemma_.lower() in words("claim_nouns")
