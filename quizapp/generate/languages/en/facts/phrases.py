"""Cut phrases down to what they need."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.soundness import compares

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset({",", "-", "–", "—", ";", ":", "--"})
_ASIDES = frozenset({"including", "such", "like", "especially", "notably"})


def whole(token: "Token") -> list["Token"]:
    """Return a phrase with all that hangs on it, in order."""
    return [t for t in token.subtree if not t.is_space]


def kept(token: "Token") -> list["Token"]:
    """Return a phrase without what is only said by the way."""
    dropped: set[int] = set()
    for inner in token.subtree:
        if inner != token and _by_the_way(inner):
            dropped |= {t.i for t in inner.subtree} | _left_over(inner, token)
    _drop_brackets(token, dropped)
    end = next((t.i for t in token.subtree if t.i > token.i and t.text in ":;"), None)
    left = [t for t in whole(token) if t.i not in dropped]
    left = left if end is None else [t for t in left if t.i < end]
    return _without_loose_commas(left)


def noun(token: "Token") -> list["Token"]:
    """Return a noun phrase without its relative clauses and its article."""
    return without_article(kept(token))


def without_article(tokens: Sequence["Token"]) -> list["Token"]:
    """Return a noun phrase without the article that it begins with."""
    phrase = list(tokens)
    while phrase and (phrase[0].dep_ in {"det", "predet"} or phrase[0].is_punct):
        phrase = phrase[1:]
    return phrase


def words_of(tokens: Iterable["Token"]) -> int:
    """Return how many words tokens are, punctuation apart."""
    return sum(not t.is_punct and t.tag_ != "POS" for t in tokens)


def lemmas(tokens: Iterable["Token"]) -> frozenset[str]:
    """Return the telling words of a phrase, as lemmas in lower case."""
    return frozenset(
        t.lemma_.lower()
        for t in tokens
        if (t.is_alpha or t.like_num or "-" in t.text)
        and t.lower_ not in words("stop")
        and not t.is_punct
    )


def _left_over(aside: "Token", phrase: "Token") -> set[int]:
    """Return what the parser leaves of an aside between it and the closing comma."""
    doc, first = aside.doc, aside.left_edge.i
    if aside.dep_ != "appos" or not first or doc[first - 1].text != ",":
        return set()
    rest = list(takewhile(lambda t: not t.is_punct, doc[aside.right_edge.i + 1 :]))
    closed = bool(rest) and rest[-1].i + 1 < len(doc)
    closed = closed and doc[rest[-1].i + 1].text == ","
    within = closed and rest[-1].i <= phrase.right_edge.i
    return {t.i for t in rest} if within else set()


def _by_the_way(token: "Token") -> bool:
    comma = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text in {
        ",",
        "(",
        "-",
        "–",
        "—",
    }
    if token.dep_ == "appos":
        return comma and token.i > token.head.i
    if token.dep_ in {"relcl", "acl", "advcl"}:
        return comma
    if token.i > token.head.i and compares(token):
        return True
    if token.dep_ == "npadvmod" and token.ent_type_ == "DATE":
        return any(c.lower_ in {"next", "last", "this"} for c in token.lefts)
    return token.dep_ in {"parataxis", "intj", "meta"} or (comma and _set_off(token))


def _set_off(token: "Token") -> bool:
    """Tell whether a preposition after a comma only adds: the castle, near Perth."""
    if token.dep_ != "prep":
        return False
    after = token.head.i < token.i and token.head.pos_ in {"NOUN", "PROPN"}
    listed = any(c.dep_ == "conj" for c in token.head.children)
    return token.lower_ in _ASIDES or (after and not listed)


def _drop_brackets(token: "Token", dropped: set[int]) -> None:
    inside = False
    for t in token.subtree:
        inside = inside or t.text in {"(", "["}
        if inside:
            dropped.add(t.i)
        inside = inside and t.text not in {")", "]"}


def _without_loose_commas(tokens: Sequence["Token"]) -> list["Token"]:
    """Drop the commas and dashes that enclosed what has been dropped."""
    result: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1].i if at + 1 < len(tokens) else -1
        loose = not result or token.i not in {result[-1].i + 1, after - 1}
        torn = after != token.i + 1 or not result or result[-1].i != token.i - 1
        hyphen = token.text == "-" and not loose
        if token.text in _MARKS and token.dep_ != "nmod" and torn and not hyphen:
            continue
        result.append(token)
    while result and result[-1].is_punct and result[-1].text not in {'"', "%", ")"}:
        result.pop()
    while result and result[0].is_punct and result[0].text not in {'"', "$"}:
        result.pop(0)
    return result
