"""Find the pronouns of a sentence that need no other sentence to be understood."""

from functools import cache
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.languages.en.lexicon import is_person
from quizapp.generate.languages.en.references.expletives import stands_for_clause
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"they", "them", "their", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "herself"})
_SPEAKING = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
_MANY = frozenset({"NNS", "NNPS"})
_ONE = frozenset({"NN", "NNP"})


def explained(names: Names, sentence: Sentence) -> set[int]:
    """Return the pronouns that a sentence shown as a whole explains, by token index."""
    pronouns = [t for t in sentence.tokens if t.tag_ in {"PRP", "PRP$"}]
    return {t.i for t in pronouns if _is_explained(names, sentence, t)}


def _is_explained(names: Names, sentence: Sentence, pronoun: "Token") -> bool:
    word = pronoun.lower_
    if word in _SPEAKING:
        return sentence.quotes(pronoun)
    if stands_for_clause(pronoun):
        return True
    claimed = any(t.lemma_.lower() in _claiming() for t in pronoun.ancestors)
    if claimed or sentence.quoted:
        return False  # in what somebody claims it may be anybody
    before = [t for t in sentence.tokens if t.i < pronoun.i and _may_be(t, pronoun)]
    if word in _PLURAL:
        return any(t.tag_ in _MANY or _joined(t, pronoun) for t in before)
    if word in _THING:
        return any(t.tag_ in _ONE and not _person(names, sentence, t) for t in before)
    return word in _PERSONAL and any(_person(names, sentence, t) for t in before)


@cache
def _claiming() -> frozenset[str]:
    return words("speech_verbs") | words("belief_verbs") | words("denial_verbs")


def _may_be(token: "Token", pronoun: "Token") -> bool:
    """Tell whether a noun may be what a pronoun after it stands for.

    In "after the storms they fled" it is nothing named before, and in "a thing like it"
    not the thing.
    """
    if token.dep_ == "compound" or _acts_on(token, pronoun):
        return False
    leads = pronoun.dep_ in SUBJECTS and pronoun.head.dep_ == "ROOT"
    if token.is_ancestor(pronoun):
        return pronoun.tag_ == "PRP$" or pronoun.dep_ in SUBJECTS
    return token.dep_ in SUBJECTS or not (leads or token.head.dep_ == "ROOT")


def _acts_on(token: "Token", pronoun: "Token") -> bool:
    """Tell whether a pronoun is what its subject does something to: Ann beat her.

    It then stands for somebody else (principle B: Chomsky, Lectures on Government and
    Binding, 1981).
    """
    verb = pronoun.head.head if pronoun.head.dep_ == "prep" else pronoun.head
    own = pronoun.lower_.endswith(("self", "selves")) or pronoun.tag_ != "PRP"
    beside = pronoun.dep_ in {"dobj", "dative", "pobj"} and not own
    return beside and token.dep_ in SUBJECTS and token.head == verb


def _joined(token: "Token", pronoun: "Token") -> bool:
    """Tell whether a thing and others joined to it stand before a pronoun."""
    return any(c.dep_ == "conj" and c.i < pronoun.i for c in token.rights)


def _person(names: Names, sentence: Sentence, token: "Token") -> bool:
    mention = names.at(sentence, token)
    if mention is not None:
        return mention.entity.kind == "PERSON"
    return token.tag_ == "NN" and is_person(token.lemma_.lower())
