"""What people are called, and whether a name is a person's at all."""

import re
from collections.abc import Iterator

from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.lexicon import is_title, kind_by_form
from quizapp.generate.names import Entity


def surely_person(entity: Entity) -> bool:
    """Tell whether more than the model's word makes a name that of a person."""
    continental = entity.name in {"European", "African", "Asian", "American"}
    if continental or entity.name.startswith(("Saint ", "St ")):
        return False
    if entity.gender or kind_by_form(entity.name) == "PERSON":
        return True
    heads = {role.split()[-1] for role in entity.roles}
    return any(map(is_title, heads)) or bool(heads & words("person_nouns"))


def family_name(name: str) -> str:
    """Return the part of a person's name that news uses alone."""
    regions = table("names")["regions"]
    eastern = {*regions["Korean"]["surname"], *regions["Chinese"]["surname"]}
    parts = name.split()
    if parts[0] in eastern and parts[-1] not in eastern:
        return parts[0]
    at = next((n for n, p in enumerate(parts) if p in words("particles") and n), -1)
    return " ".join(parts[at:])


def family_names(entity: Entity) -> Iterator[str]:
    """Yield the name that news calls a person by, if it is not a number as of kings."""
    name = family_name(entity.name)
    if not re.fullmatch(r"[IVX]+|[A-Z]\.?", name):
        yield name
