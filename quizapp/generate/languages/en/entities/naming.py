"""Find names in sentences."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import (
    countries,
    is_everyday,
    is_nationality,
    is_title,
    kind_by_form,
)
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NAMES = {
    "PERSON": "PERSON",
    "GPE": "CITY",
    "LOC": "PLACE",
    "FAC": "FACILITY",
    "ORG": "ORG",
    "NORP": "NATIONALITY",
    "EVENT": "OTHER",
    "PRODUCT": "OTHER",
    "WORK_OF_ART": "OTHER",
    "LAW": "OTHER",
}


def name_ranges(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield first and end token index of each name, with the model's label."""
    doc = sentence.tokens[0].doc
    first, end = sentence.tokens[0].i, sentence.tokens[-1].i + 1
    taken: set[int] = set()
    for entity in doc[first:end].ents:
        if entity.label_ in NAMES:
            found = _trimmed(entity, first)
            if found and not taken & set(range(*found)):
                taken |= set(range(*found))
                yield (*found, entity.label_)
        else:
            taken |= {token.i for token in entity}
    yield from _unlabelled(sentence, taken)


def _trimmed(entity: "Span", first: int) -> tuple[int, int] | None:
    """Return the name in an entity without articles, titles and possessives."""
    doc = entity.doc
    stop = next((t.i for t in entity[1:] if _ends_name(t)), entity.end)
    tokens = list(doc[entity.start : stop])
    while tokens and (not _alphanumeric(tokens[0]) or _leads_in(tokens[0], tokens)):
        tokens.pop(0)
    while tokens and _trails(tokens[-1]):
        tokens.pop()
    tokens = _without_titles(tokens, entity.label_)
    if len(tokens) > 1 and _is_month(tokens[0]):
        tokens = tokens[1:]
    if not tokens or not any(t.text[0].isupper() for t in tokens):
        return None
    start, end = tokens[0].i, tokens[-1].i + 1
    while end < len(doc) and _goes_on(doc[end - 1], doc[end]):
        end += 1
    person = _is_person(doc[start:end])
    while start > first and _goes_on(doc[start - 1], doc[start]):
        if person and is_nationality(doc[start - 1].text):
            break
        start -= 1
    while start > first and doc[start - 1].lower_ in words("particles"):
        start -= 1
    if start > first and entity.label_ == "ORG" and _describes(doc[start - 1], start):
        start -= 1
    start = _without_kind(list(doc[start:end]), first)[0].i
    small = all(t.text.islower() for t in doc[start + 1 : end])
    doubtful = small and start == first and not _sure_name(doc[start])
    return None if doubtful or _no_name(doc[start:end]) else (start, end)


def _is_month(token: "Token") -> bool:
    """Tell whether a name is led by the month before it: "in May Ann Lee won"."""
    dated = token.i > 0 and token.nbor(-1).lower_ in {"in", "on", "since", "until"}
    return dated and token.lower_ in words("months")


def _without_titles(tokens: list["Token"], label: str) -> list["Token"]:
    """Return a person's name without the office before it: Justice Secretary."""
    bodies = words("place_words") | words("org_words") | words("event_words")
    if not tokens or tokens[-1].lower_ in bodies:
        return tokens
    held = [
        at
        for at, (token, after) in enumerate(pairwise(tokens), 1)
        if is_title(token.lower_) and after.tag_ == "NNP" and _capital(after)
    ]
    # "Justice Secretary Ann Holt" begins with an office, "Mass General" does not.
    if held and label == "ORG" and not all(map(_officed, tokens[: held[-1]])):
        return tokens
    left = tokens[held[-1] :] if held else tokens
    # "Midwife Jan Hibberd" and "midwife Jan Hibberd" are both Jan Hibberd.
    while label == "PERSON" and len(left) > 1 and _is_trade(left[0]):
        left = left[1:]
    return list(dropwhile(lambda token: not _alphanumeric(token), left))


def _is_trade(token: "Token") -> bool:
    """Tell whether a small word before a name is what its bearer does."""
    return token.text.islower() and token.lower_ not in words("particles")


def _officed(token: "Token") -> bool:
    """Tell whether a word can be one of those that an office is named by."""
    known = is_title(token.lower_) or token.lower_ in words("portfolios")
    return known or is_nationality(token.text) or token.text.islower()


def _without_kind(tokens: list["Token"], first: int) -> list["Token"]:
    """Return a name without what its bearer is: "budget carrier", "Substitute"."""
    parts = words("org_words") | words("place_words") | words("particles")
    for at, token in enumerate(tokens[:-1]):
        if token.tag_ == "NN" and token.text.islower() and token.lower_ not in parts:
            return _without_kind(tokens[at + 1 :], first)
    if len(tokens) < 2 or tokens[0].i != first or not is_everyday(tokens[0].lower_):
        return tokens
    rest = tokens[1:]
    kinds = words("body_nouns") | words("business_nouns")
    kind = tokens[0].lower_ in kinds | {"compatriot"}
    named = kind_by_form(" ".join(t.text for t in rest)) == "PERSON"
    given = kind_by_form(" ".join(t.text for t in tokens)) == "PERSON"
    return rest if kind or (named and not given) else tokens


def _capital(token: "Token") -> bool:
    return token.text[0].isupper() or token.text == "."


def _alphanumeric(token: "Token") -> bool:
    return token.text[0].isalnum()


def _held(doc: "Doc", end: int) -> bool:
    """Tell whether an office follows, so that Defence is no name but of a Secretary."""
    return end < len(doc) and doc[end].text[0].isupper() and is_title(doc[end].lower_)


def _ends_name(token: "Token") -> bool:
    """Tell whether a name cannot go on with a token: a bracket, Tokyo in Sony of Tokyo.

    The owner ends before what is owned, as in "Haydn's opera".
    """
    if token.text in {"(", ")", "[", "]", '"', ":", ";"} or _scores(token):
        return True
    last = token.i + 1 == len(token.doc)
    if token.tag_ == "POS":
        return not last and token.nbor().lower_ in words("owned_bodies")
    before = token.nbor(-1).lower_
    home = token.lower_ == "of" and not last and token.nbor().text in countries()
    body = words("org_words") | words("place_words") | words("org_starts")
    loose = token.lower_ in {"for", "with", "at", "in", "to", "from", "by"}
    return (home or loose) and before not in body


def _scores(token: "Token") -> bool:
    """Tell whether a token is, or begins, a score: 3-2."""
    score = token.doc[token.i : token.i + 3].text
    return bool(re.match(r"\d+ ?[-–] ?\d+\b", score))


def _trails(token: "Token") -> bool:
    """Tell whether a token after a name is none of its own."""
    return (
        not token.text[0].isalnum()
        or token.tag_ in {"POS", "IN", "CC", "DT"}
        or token.lower_ in words("postnominals")
    )


def _no_name(span: "Span") -> bool:
    """Tell whether a stretch holds words that no name has inside, or no others."""
    unnamed = all(t.lower_ in words("not_names") for t in span)
    if unnamed or span[0].lower_ in words("currencies"):
        return True
    if span[-1].lower_ in words("portfolios") and _held(span.doc, span.end):
        return True
    small = [
        t for t in span if t.text.islower() and t.lower_ not in {"of", "and", "de"}
    ]
    inner = any(t.lower_ == "the" and t.nbor(-1).lower_ != "of" for t in span[1:])
    return (
        inner
        or len(small) > 1
        or any(t.pos_ in {"VERB", "AUX", "PRON"} for t in small)
        or (len(span) > 7)
    )


def _sure_name(token: "Token") -> bool:
    """Tell whether a word at a sentence's start is a name, not only capitalised."""
    if kind_by_form(token.text):
        return True
    if any(t.text == token.lower_ for t in token.doc):
        return False
    elsewhere = any(t.text == token.text and t.i != t.sent.start for t in token.doc)
    return not is_everyday(token.lower_) or (token.tag_ == "NNP" and elsewhere)


def _leads_in(token: "Token", name: Sequence["Token"]) -> bool:
    """Tell whether a word only introduces a name: an article, a title, a nation."""
    parts = words("particles") | words("org_words") | words("place_words")
    small = token.text.islower() and token.lower_ not in parts
    if small or token.dep_ == "det" or token.lower_ in {"the", "a", "an", "'s", '"'}:
        return True
    if is_nationality(token.text) and _is_person(name[1:]):
        return True
    thing = name[-1].lower_ in words("place_words") | words("org_words")
    if len(name) == 1 or thing or (token.i and token.nbor(-1).lower_ == "the"):
        return False
    if token.nbor().tag_ == "POS":  # King's College is no king
        return False
    nation = is_nationality(token.text) and is_title(token.nbor().lower_)
    word = token.lower_.strip(".")
    return is_title(word) or is_title(word.removesuffix("s")) or nation


def _is_person(name: "Sequence[Token] | Span") -> bool:
    """Tell whether words have the form of somebody's name."""
    return len(name) > 0 and kind_by_form(" ".join(t.text for t in name)) == "PERSON"


def _goes_on(before: "Token", after: "Token") -> bool:
    """Tell whether two neighbours are parts of one name."""
    return (
        before.text[0].isalnum()
        and before.tag_ in {"NNP", "NNPS"}
        and after.tag_ in {"NNP", "NNPS"}
        and before.lower_ not in words("not_names")
        and after.lower_ not in words("not_names") | words("postnominals")
        and not is_title(before.lower_)
        and not is_title(after.lower_)
        and before.text not in countries()
        and (not before.ent_type_ or after.ent_type_ in {"", before.ent_type_})
        and _linked(before, after)
    )


def _describes(before: "Token", start: int) -> bool:
    """Tell whether a capitalised word is part of the name after it: Human Rights."""
    within = before.head.i >= start and before.dep_ in {"amod", "compound", "nmod"}
    other = is_nationality(before.text) or is_title(before.lower_)
    return within and before.text[0].isupper() and not other


def _linked(before: "Token", after: "Token") -> bool:
    return before.head == after or after.head in {before, before.head}


def _unlabelled(sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of proper nouns that the model gave no label."""
    run: list[Token] = []
    for token in [*sentence.tokens, None]:
        if token is not None and _is_name(token, sentence) and token.i not in taken:
            run.append(token)
            continue
        while run and is_title(run[0].lower_):
            run.pop(0)
        run = _without_office(run)
        if run:
            start = run[0].i
            while start and run[0].doc[start - 1].lower_ in words("particles"):
                start -= 1
            tokens = list(run[0].doc[start : run[-1].i + 1])
            start = _without_kind(tokens, sentence.tokens[0].i)[0].i
            yield start, run[-1].i + 1, ""
        run = []


def _without_office(run: list["Token"]) -> list["Token"]:
    """Return a run of capitals without the office it ends with: Wexa Chief Editor."""
    left = list(run)
    while left and _official(left[-1]):
        left.pop()
    ended = len(left) < len(run) and not is_title(run[-1].lower_)
    return run if ended and run[-1].lower_ not in words("ranks") else left


def _official(token: "Token") -> bool:
    known = words("portfolios") | words("ranks")
    return is_title(token.lower_) or token.lower_ in known


def _is_name(token: "Token", sentence: Sentence) -> bool:
    return (
        token.tag_ in {"NNP", "NNPS"}
        and token.text[0].isupper()
        and token.lower_ not in words("not_names") | words("postnominals")
        and (token.i != sentence.tokens[0].i or _sure_name(token))
    )
