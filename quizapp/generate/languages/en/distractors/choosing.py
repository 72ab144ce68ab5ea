"""Offer three wrong choices, or none."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from quizapp.domain.candidates import Distractor
from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.distractors.plausible import (
    thought_of,
    unfit_for_town,
    yet_to_come,
)
from quizapp.generate.languages.en.lexicon import (
    canonical,
    countries,
    is_capital,
    is_everyday,
    kind_by_form,
    listed_noun,
)
from quizapp.generate.languages.en.numbers import near_ages, near_values
from quizapp.generate.languages.en.persons import family_names, surely_person
from quizapp.generate.languages.en.wording import kind_noun
from quizapp.generate.names import Entity, Names

WANTED = 3
_ANY_BODY = "organization"
_NAMED = frozenset({"PERSON", "COUNTRY", "CITY", "PLACE", "FACILITY", "ORG"})


def distractors(
    draft: Draft, names: Names, explain: Callable[[str, Draft], str]
) -> tuple[Distractor, ...]:
    """Return three wrong choices with what each really is, or nothing.

    Args:
        draft: The question that they are for.
        names: What else the article names.
        explain: Says what a wrong answer really is.
    """
    found: list[Distractor] = []
    for text in wrong_answers(draft, names):
        found.append(Distractor(text, explain(text, draft)))
        if len(found) == WANTED:
            return tuple(found)
    return ()


def wrong_answers(draft: Draft, names: Names) -> Iterator[str]:
    """Yield answers that are surely wrong, the likeliest to be believed first."""
    found: list[str] = []
    for text in _choices(draft, names):
        if _usable(text, draft, found, names):
            found.append(text)
            yield text


def _choices(draft: Draft, names: Names) -> Iterator[str]:
    body = draft.entity is not None and draft.entity.kind == "ORG"
    if body and draft.question.startswith("Where"):
        return
    if draft.entity is not None and draft.type in _NAMED:
        yield from _from_article(draft, draft.entity, names)
        yield from _from_lists(draft, draft.entity, names)
    elif draft.rule == "age":
        yield from near_ages(draft.answer_text)
    elif draft.entity is None:
        yield from near_values(draft.answer_text, draft.type)


def _from_article(draft: Draft, answer: Entity, names: Names) -> Iterator[str]:
    """Yield other names of the kind, the likeliest and then the nearest first."""
    here = draft.sentence.number
    gender = _gender(draft, answer)
    hinted = bool(words("hinting_words") & {*_words(draft.question)})
    pronouns = bool({"he", "she", "his", "her", "him"} & {*_words(draft.question)})
    alike = [
        (unlike, min(abs(n - here) for n in e.numbers), e.name, e)
        for e in names.entities
        if e is not answer
        and (unlike := _unlike(e, answer, draft, gender)) is not None
        and not _torn(e, names)
    ]
    single = " " not in draft.answer_text and answer.kind == "PERSON"
    for unlike, _, name, entity in sorted(alike, key=lambda row: row[:3]):
        if answer.kind != "PERSON":
            yield name
        elif surely_person(entity) and not (unlike and hinted):
            if pronouns and entity.gender != gender:
                continue
            if not single and " " in name:
                yield name
            elif single and (" " in name or entity.roles):
                yield from family_names(entity)


def _gender(draft: Draft, answer: Entity) -> str:
    """Return the gender of a person, as the question's pronouns tell it if need be."""
    asked = {*_words(draft.question)}
    if answer.gender or answer.kind != "PERSON":
        return answer.gender
    female, male = asked & {"she", "her", "herself"}, asked & {"he", "his", "himself"}
    return "f" if female and not male else "m" if male and not female else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _torn(entity: Entity, names: Names) -> bool:
    """Tell whether a name is but a part of another that the article prints."""
    whole = re.compile(rf"\b{re.escape(entity.name)}\b")
    return any(
        whole.search(other.name) and other.name != entity.name
        for other in names.entities
        if other.kind == entity.kind
    )


def _unlike(entity: Entity, answer: Entity, draft: Draft, gender: str) -> int | None:
    """Return how unlikely a name is to be taken for the answer, if it can be at all."""
    asked = draft.question.lower()
    if entity.kind in {"CITY", "PLACE"} and answer.kind in {"CITY", "PLACE"}:
        return _unlike_place(entity, answer, asked)
    if entity.kind != answer.kind:
        return None
    if answer.kind == "PERSON":
        return int(bool(entity.gender and gender) and entity.gender != gender)
    if answer.kind == "ORG":
        return _unlike_body(entity, answer, asked)
    if answer.kind == "FACILITY":
        alike = kind_noun(entity) == kind_noun(answer)
        return int(not alike) if alike or asked.startswith("where") else None
    return 0 if answer.kind != "COUNTRY" or thought_of(entity, answer) else None


def _unlike_body(entity: Entity, answer: Entity, asked: str) -> int | None:
    if re.search(r"\d", entity.name) and not re.search(r"\d", answer.name):
        return None
    if _sort(answer) == _ANY_BODY:
        known = listed_noun(answer.name) and listed_noun(entity.name)
        trade = _trade(answer) and _trade(entity) == _trade(answer)
        return 0 if trade or (known and _sort(entity) == _ANY_BODY) else None
    if re.search(r"\b(who|which organization)\b", asked):
        return 0 if _sort(entity) == _sort(answer) else None
    return 0 if kind_noun(answer) in {kind_noun(entity), _sort(entity)} else None


def _unlike_place(entity: Entity, answer: Entity, asked: str) -> int | None:
    same = entity.kind == answer.kind and kind_noun(entity) == kind_noun(answer)
    loose = asked.startswith("where") or "which place" in asked
    if "capital" in asked or "government" in asked:
        return 0 if is_capital(entity.name) else None
    if "city" in asked:
        return 0 if entity.kind == "CITY" else None
    return int(not same) if same or loose else None


def _sort(entity: Entity) -> str:
    """Return the noun of the shipped list that an organization belongs with."""
    described = " ".join((kind_noun(entity), *entity.roles, entity.name)).lower()
    known = listed_noun(entity.name)
    named = (noun for noun in table("organisations") if noun in described)
    sort = known or next(named, _ANY_BODY)
    if sort == "bank" and entity.name.startswith("Bank of "):
        return known or "central bank"
    local = sort == "council" and not is_everyday(entity.name.split()[0].lower())
    return known or ("county council" if local else sort)


def _trade(entity: Entity) -> Sequence[str]:
    """Return well-known companies of an organization's trade, if it is known."""
    return _trade_told(" ".join((*entity.roles, entity.name)))


def _trade_told(text: str) -> Sequence[str]:
    told = {*_words(text.lower())}
    found = (each for words_, each in table("trades") if told & {*words_.split()})
    return next(found, ())


def _bodies(answer: Entity, asked: str) -> Sequence[str]:
    """Return well-known bodies of an organization's sort."""
    sort = _sort(answer)
    trade = _trade(answer) if sort in {_ANY_BODY, "company"} else ()
    if sort == "company":
        trade = trade or _trade_told(asked)
    # Nobody takes the United Nations for a museum or a choir.
    # Nor does anybody who does not know it take a firm for Samsung.
    unknown = sort in words("loose_sorts") and not listed_noun(answer.name)
    return trade or ([] if unknown else table("organisations")[sort])


def _from_lists(draft: Draft, answer: Entity, names: Names) -> Iterator[str]:
    if answer.kind == "PERSON":
        yield from _invented(answer, draft.answer_text, names, _gender(draft, answer))
    elif answer.kind == "COUNTRY":
        yield from _countries(answer.name)
    elif answer.kind == "CITY":
        yield from _cities(answer.name)
    elif answer.kind == "ORG":
        yield from _shuffled(_bodies(answer, draft.question), answer.name)
    else:
        yield from _spots(answer)


def _countries(name: str) -> Iterator[str]:
    region = countries()[name][2] if name in countries() else "Europe"
    near = [other for other, row in countries().items() if row[2] == region]
    yield from _shuffled(near, name)
    yield from _shuffled([*countries()], name)


def _cities(name: str) -> Iterator[str]:
    places = table("places")["cities"]
    region = next((r for r, cities in places.items() if name in cities), "")
    capital = next((row for row in countries().values() if row[1] == name), None)
    if capital is not None:
        yield from _shuffled(
            [row[1] for row in countries().values() if row[2] == capital[2]], name
        )
    yield from _shuffled(places.get(region) or places["Europe"], name)


def _spots(answer: Entity) -> Iterator[str]:
    places = table("places")
    for sort in ("states", "provinces", "regions", "islands", "lands"):
        if answer.name in places[sort]:
            yield from _shuffled(places[sort], answer.name)
    parts = answer.name.lower().split()
    for word in (parts[-1], parts[0]):
        yield from _shuffled(places["spots"].get(word, []), answer.name)


def _invented(answer: Entity, printed: str, names: Names, gender: str) -> Iterator[str]:
    """Yield names of people who do not exist, of the same origin and gender."""
    regions = table("names")["regions"]
    parts = printed.split()
    region = _region(answer.name.split(), names)
    gender = "female" if gender == "f" else "male"
    surnames = _shuffled(regions[region]["surname"], printed)
    given = _shuffled(regions[region][gender], printed + gender)
    for first, last in zip(given * 3, surnames, strict=False):
        if len(parts) == 1:
            yield last
        elif region in {"Korean", "Chinese"} and parts[0] in regions[region]["surname"]:
            yield f"{last} {first}"
        else:
            yield f"{first} {last}"


def _region(parts: Sequence[str], names: Names) -> str:
    """Return where a person's name is from, or where the article is set."""
    regions: dict[str, dict[str, list[str]]] = table("names")["regions"]
    own = {region: _from_region(parts, regions[region]) for region in regions}
    if any(own.values()):
        return max(regions, key=lambda region: own[region])
    setting = Counter(_setting(e.name) for e in names.entities if e.name in countries())
    return min(setting, key=lambda r: (-setting[r], r)) if setting else "English"


def _setting(country: str) -> str:
    """Return whose names people have where an article is set."""
    settings = table("names")["settings"]
    found = settings.get(country) or settings.get(countries()[country][2])
    return str(found or "English")


def _from_region(parts: Sequence[str], names: dict[str, list[str]]) -> int:
    """Return how much of a name is of a region, the given name above all."""
    given = {*names["male"], *names["female"]}
    return 2 * (parts[0] in given) + sum(part in names["surname"] for part in parts)


def _shuffled(items: Sequence[str], seed: str) -> list[str]:
    """Return items in an order that depends on the seed alone."""

    def place(item: str) -> str:
        return hashlib.sha256(f"{seed}\x1f{item}".encode()).hexdigest()

    return sorted(items, key=place)


def _usable(text: str, draft: Draft, found: Sequence[str], names: Names) -> bool:
    """Tell whether a choice is wrong, new, and not given away by the question."""
    lowered = text.lower()
    answer = draft.answer_text.lower()
    known = any(lowered == other.lower() for other in found) or lowered == answer
    told = {draft.answer_text, *(draft.entity.aliases if draft.entity else ())}
    known = known or any(_letters_of(text, t) or _letters_of(t, text) for t in told)
    if known or _governs_asked(text, draft.question):
        return False
    if re.search(rf"\b{re.escape(lowered)}\b", draft.question.lower()):
        return False
    if draft.entity is None:
        return not yet_to_come(text, draft, names)
    regions = table("places")["regions"]
    town = draft.entity.kind == "CITY" and unfit_for_town(text, draft.question)
    if town or (text in regions) != (draft.entity.name in regions):
        return False  # what is in Nairobi is in Africa too
    entity = names.named(text) or names.named(canonical(text)) or _bearer(text, names)
    if entity is not None and (
        entity is draft.entity or draft.sentence.number in entity.numbers
    ):
        return False
    common = words("place_words") | words("org_words") | {"of", "the"}
    # An academy of arts may well be the academy of dramatic art.
    whole = {*answer.split(), *draft.entity.name.lower().split()}
    alike = {w.rstrip("s") for w in lowered.split() if w not in common} & {
        w.rstrip("s") for w in whole if w not in common
    }
    return not alike and (
        kind_by_form(text) == draft.entity.kind
        or entity is not None
        or draft.type != "CITY"
    )


def _governs_asked(text: str, question: str) -> bool:
    """Tell whether a capital stands for a country that a question is about."""
    mentioned = (row[1] for name, row in countries().items() if name in question)
    return text in mentioned


def _letters_of(short: str, whole: str) -> bool:
    """Tell whether letters stand for a name: WHO, World Health Organization."""
    heads = "".join(word[0] for word in whole.split() if word[0].isupper())
    return short.isupper() and len(short) > 1 and heads == short


def _bearer(text: str, names: Names) -> Entity | None:
    """Return the person one of whose names a text is."""
    people = [e for e in names.entities if e.kind == "PERSON"]
    return next((e for e in people if text in e.name.split()), None)
