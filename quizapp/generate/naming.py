"""Find names in sentences, and what stands beside them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.lexicon import (
    countries,
    is_everyday,
    is_nationality,
    is_title,
    kind_by_form,
)
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

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


_FORMS_OF_ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "dame"}
)


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
    brackets = [t.i for t in entity if t.text in {"(", ")", "[", "]", '"', ":", ";"}]
    stop = next((i for i in brackets if i > entity.start), entity.end)
    tokens = list(doc[entity.start : stop])
    while tokens and _leads_in(tokens[0], tokens):
        tokens.pop(0)
    while tokens and (
        not tokens[-1].text[0].isalnum() or tokens[-1].tag_ in {"POS", "IN", "CC", "DT"}
    ):
        tokens.pop()
    if not tokens or not any(t.text[0].isupper() for t in tokens):
        return None
    start, end = tokens[0].i, tokens[-1].i + 1
    while end < len(doc) and _goes_on(doc[end - 1], doc[end]):
        end += 1
    while start > first and _goes_on(doc[start - 1], doc[start]):
        start -= 1
    while start > first and doc[start - 1].lower_ in words("particles"):
        start -= 1
    if start > first and entity.label_ == "ORG" and _describes(doc[start - 1], start):
        start -= 1
    if end - start == 1 and start == first and not _sure_name(doc[start]):
        return None
    if all(t.lower_ in words("not_names") for t in doc[start:end]) or _no_name(
        doc[start:end]
    ):
        return None
    return start, end


def _no_name(span: "Span") -> bool:
    """Tell whether a stretch holds words that no name has inside."""
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
    elsewhere = any(t.text == token.text and t.i != t.sent.start for t in token.doc)
    return not is_everyday(token.lower_) or (token.tag_ == "NNP" and elsewhere)


def _leads_in(token: "Token", name: Sequence["Token"]) -> bool:
    """Tell whether a word only introduces a name: an article, a title, a nation."""
    if token.dep_ == "det" or token.lower_ in {"the", "a", "an", "'s", '"'}:
        return True
    thing = name[-1].lower_ in words("place_words") | words("org_words")
    if len(name) == 1 or thing or (token.i and token.nbor(-1).lower_ == "the"):
        return False
    nation = is_nationality(token.text) and is_title(token.nbor().lower_)
    return is_title(token.lower_) or nation


def _goes_on(before: "Token", after: "Token") -> bool:
    """Tell whether two neighbours are parts of one name."""
    return (
        before.tag_ in {"NNP", "NNPS"}
        and after.tag_ in {"NNP", "NNPS"}
        and before.lower_ not in words("not_names")
        and after.lower_ not in words("not_names")
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
        if run:
            start = run[0].i
            while start and run[0].doc[start - 1].lower_ in words("particles"):
                start -= 1
            yield start, run[-1].i + 1, ""
        run = []


def _is_name(token: "Token", sentence: Sentence) -> bool:
    return (
        token.tag_ in {"NNP", "NNPS"}
        and token.text[0].isupper()
        and token.lower_ not in words("not_names")
        and (token.i != sentence.tokens[0].i or _sure_name(token))
    )


def roles_around(
    sentence: Sentence, start: int, end: int
) -> tuple[list[str], set[str]]:
    """Return the nouns that introduce a name, and clues to its kind."""
    doc = sentence.tokens[0].doc
    head = doc[start:end].root
    titles = [t for t in _before(doc[start]) if t not in _FORMS_OF_ADDRESS]
    roles = [" ".join(titles)] if titles else []
    clues: set[str] = set()
    before = doc[start].nbor(-1).lower_ if doc[start].i else ""
    if before == "the" and doc[end - 1].tag_ == "NNP":
        clues.add("THE")
    if head.dep_ == "nsubj":
        clues |= _acts(head.head)
    roles += [
        _noun(child)
        for child in head.children
        if child.dep_ == "appos" and child.i >= end and child.tag_ == "NN"
    ]
    if head.dep_ == "appos" and head.head.tag_ == "NN" and head.head.i < start:
        roles.append(_noun(head.head))
    previous = doc[start - 1].lower_.strip(".") if start else ""
    if previous in {"mr", "mrs", "ms", "miss", "sir", "dr"}:
        clues |= {"PERSON", {"mr": "m", "sir": "m", "dr": ""}.get(previous, "f")} - {""}
    if end + 2 < len(doc) and doc[end].text == "," and doc[end + 2].text == ",":
        clues |= {"PERSON"} if doc[end + 1].like_num else set()
    return roles, clues


def _acts(verb: "Token") -> set[str]:
    """Return what a verb tells of the kind of its subject."""
    clues: set[str] = set()
    if verb.lemma_ in words("speech_verbs") | words("belief_verbs"):
        clues.add("SPEAKS")
    if any(t.lower_ in {"his", "himself"} for t in verb.subtree if t.i > verb.i):
        clues |= {"HIS", "m"}
    if any(t.lower_ in {"her", "herself"} for t in verb.subtree if t.i > verb.i):
        clues |= {"HIS", "f"}
    return clues


def _before(token: "Token") -> list[str]:
    """Return the common nouns right before a name, as in "news agency RIA"."""
    found: list[str] = []
    at = token.i - 1
    while at >= token.sent.start:
        other = token.doc[at]
        title = is_title(other.lower_) or (
            bool(found) and other.lower_ in words("portfolios")
        )
        if not (title or other.tag_ == "NN") or other.head.i < at:
            break
        found.insert(0, other.lower_)
        at -= 1
    return found


def _noun(token: "Token") -> str:
    """Return a noun with the nouns that qualify it."""
    left = [c.lower_ for c in token.lefts if c.dep_ == "compound" and c.tag_ == "NN"]
    return " ".join([*left, token.lower_])
