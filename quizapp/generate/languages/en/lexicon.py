"""What single names and nouns tell by themselves."""

from functools import cache

from quizapp.generate.languages.en import table, words


@cache
def countries() -> dict[str, tuple[str, str, str]]:
    """Return nationality, capital and region of each country."""
    return {name: tuple(rest) for name, *rest in table("countries")}


def is_nationality(name: str) -> bool:
    """Tell whether a word is the adjective of a country."""
    return name in _nationalities()


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
    more = table("names")["given"]
    for gender in ("f", "m"):
        found |= dict.fromkeys(more[gender].split(), gender)
    return found | dict.fromkeys(more["u"].split(), "")


def is_surname(name: str) -> bool:
    """Tell whether a word is listed as a family name or a given one."""
    regions = table("names")["regions"].values()
    return name in _given() or any(name in names["surname"] for names in regions)


def canonical(name: str) -> str:
    """Return the usual form of a name, as of countries known by several."""
    bare = name.removeprefix("the ").removeprefix("The ")
    aliases: dict[str, str] = table("places")["aliases"]
    return aliases.get(bare, bare)


def kind_by_form(name: str) -> str:
    """Return the kind that a name tells by itself, or nothing."""
    for known, kind in (
        (countries(), "COUNTRY"),
        (_nationalities(), "NATIONALITY"),
        (_cities(), "CITY"),
        (_lands(), "PLACE"),
        (table("places")["seats"], "ORG"),
    ):
        if name in known:
            return kind
    return "ORG" if listed_noun(name) else _kind_by_words(name.split())


@cache
def _lands() -> frozenset[str]:
    places = table("places")
    sorts = ("states", "provinces", "regions", "islands", "lands")
    return frozenset(name for sort in sorts for name in places[sort])


def land_noun(name: str) -> str:
    """Return what a place that is no town is, as a state or an island, if known."""
    places = table("places")
    for sort, noun in (
        ("states", "state"),
        ("provinces", "province"),
        ("regions", "continent"),
        ("islands", "island"),
        ("lands", "region"),
    ):
        if name in places[sort]:
            return noun
    return ""


def is_capital(name: str) -> bool:
    """Tell whether a name is that of a country's capital."""
    return any(row[1] == name for row in countries().values())


def is_person(noun: str) -> bool:
    """Tell whether a common noun, in the singular, is for people."""
    known = words("person_nouns") | words("titles")
    if noun in known or noun.endswith(tuple(words("person_endings"))):
        return True
    # A novelist and a violinist are people, a checklist is not.
    listed = noun.endswith("list") and noun[-5:-4] not in set("aeiou")
    return noun.endswith("ist") and len(noun) > 6 and not listed


@cache
def listed_noun(name: str) -> str:
    """Return what kind of body a well-known name is the name of, or nothing."""
    lists: dict[str, list[str]] = table("organisations")
    bare = name.removeprefix("The ")
    return next(
        (noun for noun, known in lists.items() if {name, f"The {bare}"} & {*known}), ""
    )


def _kind_by_words(parts: list[str]) -> str:
    if "&" in parts:
        return "ORG"
    # The Haaf Hotel on Little Skerrin is a hotel.
    at = next((n for n, part in enumerate(parts) if part in {"on", "in", "at"}), 0)
    parts = parts[:at] if at > 1 else parts
    first, last = parts[0].lower(), parts[-1].lower().strip(".")
    several = len(parts) > 1
    club = last == "city" and " ".join(parts[:-1]) in _cities()
    for fits, kind in (
        (not several and first in words("heavenly"), "OTHER"),
        (several and first in {"lady", "lord", "sir", "dame"}, "PERSON"),
        (club, "ORG"),
        (several and last == "city", "CITY"),
        (first in words("event_starts"), "OTHER"),
        (several and last in words("event_words"), "OTHER"),
        (several and last in words("facility_words"), "FACILITY"),
        (several and last in words("org_words"), "ORG"),
        (several and last in words("craft_words"), "OTHER"),
        (first in words("org_starts"), "ORG"),
        (several and last in words("place_words"), "PLACE"),
        (several and first in words("place_starts"), "PLACE"),
        (1 < len(parts) < 5 and parts[0] in _given(), "PERSON"),
    ):
        if fits:
            return kind
    return ""


def gender_of(name: str, roles: tuple[str, ...], clues: set[str]) -> str:
    """Return m or f where title or given name tells, else nothing."""
    given = _given().get(name.split(maxsplit=1)[0], "")
    # "Dr Ann Lee says that his notes are good" tells nothing of her.
    if {"f", "m"} & clues and (not given or "ADDRESSED" in clues):
        return "f" if "f" in clues else "m"
    heads = {role.split()[-1] for role in roles}
    if heads & {"king", "prince", "actor", "father", "brother", "son", "husband"}:
        return "m"
    if heads & {"queen", "princess", "actress", "mother", "sister", "wife"}:
        return "f"
    return given


def is_title(word: str) -> bool:
    """Tell whether a noun is what a person is or does."""
    own = word.strip(".").rpartition("-")[2]
    return own in words("titles") or own.endswith(("ologist", "ician"))


def is_office(word: str) -> bool:
    """Tell whether a title is written with a capital before a name: President Holt."""
    return word.strip(".") in words("offices")


@cache
def is_everyday(word: str) -> bool:
    """Tell whether a word is in the dictionary and so not only a name."""
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(word))


def starts_with_place(name: str) -> bool:
    """Tell whether a name begins with that of a city or country."""
    first = name.split(maxsplit=1)[0]
    return first in _cities() or first in countries()


def is_base(word: str) -> bool:
    """Tell whether a word can be the base form of a verb."""
    from lemminflect import getLemma

    return word in getLemma(word, upos="VERB")
