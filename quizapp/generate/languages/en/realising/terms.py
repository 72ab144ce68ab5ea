"""Find the things without a name that a gap can ask for: a double membrane."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import is_everyday
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"NN", "NNS", "JJ", "VBN", "VBG", "HYPH"})
_HANGING = frozenset({"compound", "amod", "nmod", "punct", "npadvmod", "advmod"})
_LONGEST = 4


def terms(names: Names, sentence: Sentence) -> Iterator[list["Token"]]:
    """Yield the things that a sentence calls by two words or by a rare one."""
    for head in sentence.tokens:
        thing = head.tag_ in {"NN", "NNS"} and not head.ent_type_ and head.is_alpha
        if not thing or head.dep_ == "compound" or _joined(head):
            continue
        term = _term(head)
        named = any(names.at(sentence, t) or t.ent_type_ for t in term)
        rare = len(term) > 1 or not is_everyday(head.lemma_.lower())
        if rare and not named and len(term) <= _LONGEST:
            yield term


def _term(head: "Token") -> list["Token"]:
    """Return a noun with the words right before it that say of what kind it is."""
    start = head.i
    while start > head.sent.start and _classifies(head.doc[start - 1], head):
        start -= 1
    while head.doc[start].is_punct:
        start += 1
    return list(head.doc[start : head.i + 1])


def _classifies(token: "Token", head: "Token") -> bool:
    """Tell whether a word before a noun belongs to what the thing is called."""
    hangs = token.is_ancestor(head) or head.is_ancestor(token)
    plain = token.lower_ in words("plain_adjectives") | words("stop")
    sort = token.tag_ in _BEFORE and token.dep_ in _HANGING
    return hangs and sort and not plain


def _joined(head: "Token") -> bool:
    """Tell whether a thing is one of several, which could change places."""
    return head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.children)
