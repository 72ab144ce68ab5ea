"""Choose the question word for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.grammar import plural
from quizapp.generate.languages.en.lexicon import (
    is_capital,
    is_person,
    kind_by_form,
    land_noun,
    listed_noun,
)
from quizapp.generate.names import Entity, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPANY = frozenset(
    {"corp", "corporation", "inc", "ltd", "plc", "company", "motors", "airlines",
     "airways", "industries", "holdings", "technologies", "systems", "group",
     "partners", "energy", "records", "pictures", "studios"}
)  # fmt: skip
_TEAM = frozenset({"rovers", "fc", "united"})
_GENERIC = frozenset(
    {"agency", "ministry", "council", "university", "institute", "committee",
     "commission", "party", "bank", "association", "society", "union", "club",
     "league", "federation", "court", "parliament", "assembly", "department",
     "office", "bureau", "authority", "college", "academy", "fund", "foundation",
     "orchestra", "newspaper", "museum", "laboratory", "cooperative", "journal",
     "magazine", "review", "gazette", "chronicle", "alliance", "coalition"}
)  # fmt: skip


_COMMON_NOUNS = {"ORG": "organization", "PLACE": "place", "FACILITY": "place"}


_LANDS = {"mount": "mountain", "lake": "lake", "river": "river", "cape": "cape"}


@dataclass(frozen=True, slots=True)
class Ask:
    """A question phrase, and what kind of answer it asks for."""

    phrase: str
    type: str
    entity: Entity | None = None
    plural: bool = False


def ask_for(names: Names, sentence: Sentence, head: "Token") -> Ask | None:
    """Return how to ask for a noun phrase, or nothing if it cannot be asked for."""
    joined = [c for c in head.conjuncts if c.i > head.i]
    whole = names.at(sentence, head)
    if whole is not None and all(c.i < whole.end for c in joined):
        return ask_for_entity(whole.entity)  # Lorcan & Sons are one
    if joined:
        return _ask_for_several(names, sentence, [head, *joined])
    mention = names.at(sentence, head)
    if mention is not None:
        return ask_for_entity(mention.entity)
    if head.tag_ in {"NN", "NNS"} and not head.ent_type_:
        return ask_for_noun(head)
    return None


def ask_for_entity(entity: Entity) -> Ask | None:
    """Return how to ask for a name."""
    if entity.kind == "PERSON" or _who_though_a_body(entity):
        return Ask("who", entity.kind, entity)
    if entity.kind == "OTHER" and thing_noun(entity):
        return Ask(f"which {thing_noun(entity)}", entity.kind, entity)
    if entity.kind == "NATIONALITY" or (entity.kind == "OTHER" and not _event(entity)):
        return None
    noun = kind_noun(entity)
    return Ask(f"which {noun}" if noun else "what", entity.kind, entity)


def thing_noun(entity: Entity) -> str:
    """Return what sort of thing an article says a name is that of: cruise ship."""
    empty = words("weak_nouns") | words("abstract_subjects") | words("claim_nouns")
    heads = {role: role.split()[-1] for role in entity.roles}
    told = [r for r, head in heads.items() if head not in empty and not is_person(head)]
    last = entity.name.lower().split()[-1]
    # The 183-metre vessel is a vessel.
    told = [_without_measure(role) for role in told]
    own = [last] if " " in entity.name and last in words("craft_words") else []
    sorts = [r for r in told if r.split()[-1] in words("craft_words")]
    return next(iter([*sorts, *own, *told]), "")


def _without_measure(role: str) -> str:
    parts = [part for part in role.split() if part not in words("measuring_words")]
    return " ".join(parts) or role


def _who_though_a_body(entity: Entity) -> bool:
    """Tell whether a body's name says what it is, or is many: the Army, the Vikings."""
    last = entity.name.lower().split()[-1]
    many = entity.article and " " not in entity.name and last.endswith("s")
    single = last in words("org_words") and " " not in entity.name
    plain = many or single or last in words("known_bodies")
    return entity.kind == "ORG" and (plain or entity.name in table("places")["seats"])


def ask_for_doer(ask: Ask, verb: "Token", *, passive: bool) -> Ask | None:
    """Return how to ask for a subject: a capital that acts is a government."""
    if ask.type == "CITY" and verb.lemma_ in words("sport_verbs"):
        return replace(ask, phrase="which team")
    if ask.type != "CITY" or passive or verb.lemma_.lower() in words("city_verbs"):
        return ask
    capital = ask.entity is not None and is_capital(ask.entity.name)
    return replace(ask, phrase="which government") if capital else None


def _event(entity: Entity) -> bool:
    """Tell whether a name says by itself that it is no person's."""
    return len(entity.name.split()) > 1 and kind_by_form(entity.name) == "OTHER"


def kind_noun(entity: Entity) -> str:
    """Return the noun for what an entity is, as country or news agency."""
    last = entity.name.lower().split()[-1].strip(".")
    match entity.kind:
        case "COUNTRY":
            noun = "country"
        case "CITY" if is_capital(entity.name):
            noun = "capital"
        case "CITY" if _town(entity):
            noun = _town(entity)
        case "CITY":
            noun = "city" if kind_by_form(entity.name) == "CITY" else "place"
        case "FACILITY" | "PLACE":
            natural = last in words("town_endings") and not entity.article
            noun = last if last in words("place_words") and not natural else ""
            first = entity.name.lower().split()[0]
            noun = noun or _LANDS.get(first, "")
            heads = [role.split()[-1] for role in entity.roles]
            told = next((h for h in heads if h in words("place_words")), "")
            noun = noun or land_noun(entity.name) or told or "place"
        case "ORG":
            noun = _org_noun(entity, last)
        case _:
            noun = ""
    return noun


def _town(entity: Entity) -> str:
    """Return what an article calls a town or village."""
    heads = [role.split()[-1] for role in entity.roles]
    return next((h for h in heads if h in {"town", "village", "suburb"}), "")


def _org_noun(entity: Entity, last: str) -> str:
    """Return the noun for a body: a well-known one, its role's, or its name's own."""
    first = entity.name.lower().split(maxsplit=1)[0]
    listed = listed_noun(entity.name)
    if listed:
        return listed
    for role in entity.roles:
        head = role.split()[-1]
        if head in words("business_nouns"):
            return "company"
        if head in words("org_words") | words("collective_nouns"):
            return role
    if last in _COMPANY or "&" in entity.name.split():
        return "company"
    if last in _TEAM:
        return "team"
    inner = entity.name.lower().split()
    return next((w for w in (last, first, *inner) if w in _GENERIC), "organization")


def _ask_for_several(
    names: Names, sentence: Sentence, heads: Sequence["Token"]
) -> Ask | None:
    found = [names.at(sentence, head) for head in heads]
    kinds = {mention.entity.kind if mention else "" for mention in found}
    if kinds == {"PERSON"}:
        return Ask("who", "PERSONS", plural=True)
    nouns = {kind_noun(mention.entity) for mention in found if mention}
    if len(kinds) == 1 and nouns:
        if kinds == {"OTHER"}:
            return None
        noun = "city" if kinds == {"CITY"} else nouns.pop() if len(nouns) == 1 else ""
        noun = noun or _COMMON_NOUNS.get(kinds.pop(), "")
        return Ask(f"which {plural(noun)}" if noun else "what", "SEVERAL", plural=True)
    if kinds & {"PERSON", "COUNTRY"}:
        return Ask("who", "SEVERAL", plural=True)
    return _ask_for_nouns(heads)


def _ask_for_nouns(heads: Sequence["Token"]) -> Ask | None:
    asks = [ask_for_noun(head) for head in heads if head.tag_ in {"NN", "NNS"}]
    phrases = {ask.phrase for ask in asks if ask is not None}
    if len(asks) == len(heads) and phrases and None not in asks:
        return Ask("who" if phrases == {"who"} else "what", "NOUN", plural=True)
    return None


def ask_for_noun(head: "Token") -> Ask | None:
    """Return how to ask for what a common noun names, or nothing if it is weak."""
    lemma = head.lemma_.lower()
    if lemma in words("weak_nouns"):
        return None
    person = is_person(lemma)
    does = head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.dep_ == "agent")
    gathered = does and lemma in words("collective_nouns") | words("org_words")
    if person or gathered or head.lower_ in words("person_nouns"):
        return Ask("who", "PEOPLE", plural=head.tag_ == "NNS")
    return Ask("what", "NOUN", plural=head.tag_ == "NNS")
