"""Find nouns that say too little about what they mean, apart from the text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.printing import Swaps
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
_SAYING_WHICH = frozenset({"of", "to", "that", "who", "which", "where", "when"})
_LIMITING = frozenset({"prep", "relcl", "acl", "ccomp"})
_OTHERS = frozenset({"another", "others", "such", "same", "latter", "former"})


def pointing(
    names: Names, sentence: Sentence, swaps: Swaps, tokens: Iterable["Token"]
) -> Iterator["Token"]:
    """Yield the words among tokens that only the sentences before explain.

    The first sentence of an article has none before it.
    """
    printed = sorted(tokens, key=lambda t: t.i)
    shown = {t.i for t in printed}
    introduced: set[str] = set()
    for token in printed if sentence.number else ():
        if any(c.lower_ in {"a", "an"} for c in token.lefts):
            introduced.add(token.lemma_.lower())
        if token.i in swaps or token.lemma_.lower() in introduced:
            continue
        unnamed = names.at(sentence, token) is None and _points(token, shown)
        if unnamed or _counts_untold(token) or _one_of_a_people(token):
            yield token


def _counts_untold(token: "Token") -> bool:
    """Tell whether a number stands for what has been told of: one was lost."""
    number = token.tag_ == "CD" and token.lower_ in words("numbers")
    of = any(c.lower_ in {"of", "in"} for c in token.rights)
    role = token.dep_ in {"nsubj", "nsubjpass", "dobj"}
    return number and role and not (of or token.ent_type_ in {"DATE", "TIME", "MONEY"})


def _one_of_a_people(token: "Token") -> bool:
    """Tell whether somebody is called by his country only: the German."""
    people = token.ent_type_ == "NORP" and token.tag_ in {"NN", "NNP", "JJ"}
    alone = token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}
    definite = any(c.lower_ == "the" for c in token.lefts)
    return people and alone and definite


def _points(token: "Token", shown: set[int]) -> bool:
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if token.lower_ == "former" and token.dep_ == "amod":
        return False
    if token.lower_ in _OTHERS:
        return after.lower_ not in {"as", "that"}
    if token.lower_ == "both":
        return token.dep_ != "preconj" and not _joined(token.head)
    children = [c for c in token.children if c.i in shown and not c.is_punct]
    limited = any(c.dep_ in _LIMITING and not _aside(c) for c in children)
    if limited or (after.i in shown and after.lower_ in _SAYING_WHICH):
        return False
    definite = any(c.lower_ == "the" for c in token.lefts)
    if token.pos_ == "NOUN":
        beside = [c for c in children if not _aside(c)]
        return definite and not _generic(token) and _bare(token, beside)
    counting = token.tag_ in {"JJS", "JJR", "CD"} or token.ent_type_ == "ORDINAL"
    return definite and counting and token.dep_ in _ROLES


def _aside(token: "Token") -> bool:
    """Tell whether a relative clause only adds something: the firm, which owns it."""
    first = token.left_edge
    comma = first.i > 0 and first.nbor(-1).text == ","
    return token.dep_ == "relcl" and comma


def _joined(token: "Token") -> bool:
    return any(c.dep_ == "conj" for c in token.children)


def _generic(noun: "Token") -> bool:
    """Tell whether a noun only says what sort, as in "the children's hospital in …"."""
    owner = noun.dep_ == "poss" and noun.tag_ == "NNS"
    return owner and any(c.dep_ == "prep" for c in noun.head.rights)


def _bare(noun: "Token", children: Sequence["Token"]) -> bool:
    """Tell whether nothing but "the" and colourless adjectives stand with a noun."""
    if noun.lemma_.lower() in words("known_alone"):
        return False
    colourless = words("colourless_adjectives") | words("spelled_numbers")
    return all(
        c.dep_ in {"det", "case", "predet"} or c.lower_ in colourless | {"alone"}
        for c in children
    )
