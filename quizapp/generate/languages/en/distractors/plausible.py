"""Tell what a reader who knows the world would not take for an answer."""

import re

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en.lexicon import countries, is_capital, land_noun
from quizapp.generate.names import Entity, Names

_FEW = 4  # countries of a part of the world


def thought_of(country: Entity, answer: Entity) -> bool:
    """Tell whether a country is near another, or named more than once.

    Any will do for one that has too few neighbours, as the United States.
    """
    own, part = (_part_of_world(each.name) for each in (country, answer))
    neighbours = sum(row[2] == part for row in countries().values())
    return own == part or len(country.numbers) > 1 or neighbours <= _FEW


def _part_of_world(country: str) -> str:
    return countries()[country][2] if country in countries() else ""


def yet_to_come(text: str, draft: Draft, names: Names) -> bool:
    """Tell whether a year is later than any that an article tells of as past."""
    past = re.search(r"\b(did|was|were|had|has|have)\b", draft.question)
    if draft.type != "YEAR" or not past:
        return False
    return int(text) > max(names.latest, int(draft.answer_text))


def unfit_for_town(text: str, question: str) -> bool:
    """Tell whether a place is a land, or no capital where one is asked for."""
    capital = "capital of" in question
    return bool(land_noun(text)) or (capital and not is_capital(text))
