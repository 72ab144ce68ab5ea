"""Find names in sentences, and tell what kind of thing each is the name of."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import table, words
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


@cache
def countries() -> dict[str, tuple[str, str, str]]:
    """Return nationality, capital and region of each country."""
    return {name: tuple(rest) for name, *rest in table("countries")}


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(row[0] for row in countries().values())


@cache
def _cities() -> frozenset[str]:
    places = table("places")
    listed = {city for group in places["cities"].values() for city in group}
    return frozenset(listed | {row[1] for row in countries().values()})


@cache
def _given() -> dict[str, str]:
    found: dict[str, str] = {}
    for names in table("names")["regions"].values():
        found |= dict.fromkeys(names["female"], "f") | dict.fromkeys(names["male"], "m")
    return found


def canonical(name: str) -> str:
    """Return the usual form of a name, as of countries known by several."""
    bare = name.removeprefix("the ").removeprefix("The ")
    aliases: dict[str, str] = table("places")["aliases"]
    return aliases.get(bare, bare)


def kind_by_form(name: str) -> str:
    """Return the kind that a name tells by itself, or nothing."""
    parts = name.split()
    last = parts[-1].lower().strip(".")
    if name in countries():
        return "COUNTRY"
    if name in _nationalities():
        return "NATIONALITY"
    if name in _cities():
        return "CITY"
    if name in table("places")["states"] or name in table("places")["regions"]:
        return "PLACE"
    if listed_noun(name):
        return "ORG"
    return _kind_by_words(parts, last)


def is_capital(name: str) -> bool:
    """Tell whether a name is that of a country's capital."""
    return any(row[1] == name for row in countries().values())


def is_person(noun: str) -> bool:
    """Tell whether a common noun, in the singular, is for people."""
    known = words("person_nouns") | words("titles")
    return noun in known or noun.endswith(tuple(words("person_endings")))


@cache
def listed_noun(name: str) -> str:
    """Return what kind of body a well-known name is the name of, or nothing."""
    lists: dict[str, list[str]] = table("organisations")
    bare = name.removeprefix("The ")
    return next(
        (n for n, all in lists.items() if name in all or f"The {bare}" in all), ""
    )


def _kind_by_words(parts: list[str], last: str) -> str:
    if parts[0].lower() in words("event_starts"):
        return "OTHER"
    if len(parts) > 1 and last in words("event_words"):
        return "OTHER"
    if len(parts) > 1 and last in words("facility_words"):
        return "FACILITY"
    if len(parts) > 1 and last in words("org_words"):
        return "ORG"
    if parts[0].lower() in {"university", "ministry", "department", "bank", "court"}:
        return "ORG"
    if len(parts) > 1 and last in words("place_words"):
        return "PLACE"
    if len(parts) > 1 and parts[0] in {"Lake", "Mount", "River", "Cape"}:
        return "PLACE"
    if 1 < len(parts) < 5 and parts[0] in _given():
        return "PERSON"
    return ""


def gender_of(name: str, roles: tuple[str, ...], clues: set[str]) -> str:
    """Return m or f where title or given name tells, else nothing."""
    if {"f", "m"} & clues:
        return "f" if "f" in clues else "m"
    heads = {role.split()[-1] for role in roles}
    if heads & {"king", "prince", "actor", "father", "brother", "son", "husband"}:
        return "m"
    if heads & {"queen", "princess", "actress", "mother", "sister", "wife"}:
        return "f"
    return _given().get(name.split()[0], "")


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
    return (
        len(small) > 1
        or any(t.pos_ in {"VERB", "AUX", "PRON"} for t in small)
        or (len(span) > 7)
    )


def _sure_name(token: "Token") -> bool:
    """Tell whether a word at a sentence's start is a name, not only capitalised."""
    if kind_by_form(token.text):
        return True
    elsewhere = any(t.text == token.text and t.i != t.sent.start for t in token.doc)
    return token.tag_ == "NNP" and (elsewhere or not _common(token))


def _common(token: "Token") -> bool:
    """Tell whether a word is also an everyday noun or adjective."""
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(token.lower_))


def is_title(word: str) -> bool:
    """Tell whether a noun is what a person is or does."""
    return word in words("titles") or word.endswith(("ologist", "ician"))


def _leads_in(token: "Token", name: Sequence["Token"]) -> bool:
    """Tell whether a word only introduces a name: an article, a title, a nation."""
    if token.dep_ == "det" or token.lower_ in {"the", "a", "an", "'s", '"'}:
        return True
    thing = name[-1].lower_ in words("place_words") | words("org_words")
    if len(name) == 1 or thing or (token.i and token.nbor(-1).lower_ == "the"):
        return False
    nation = token.text in _nationalities() and is_title(token.nbor().lower_)
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
        and (before.head == after or after.head == before or before.head == after.head)
    )


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
            yield run[0].i, run[-1].i + 1, ""
        run = []


def _is_name(token: "Token", sentence: Sentence) -> bool:
    return (
        token.tag_ in {"NNP", "NNPS"}
        and token.text[0].isupper()
        and token.lower_ not in words("not_names")
        and token.i != sentence.tokens[0].i
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
    for child in head.children:
        if child.dep_ == "appos" and child.i >= end and child.tag_ == "NN":
            roles.append(_noun(child))
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
