"""Gather the names of an article: one entity for all its aliases, of one kind."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.entities.naming import NAMES, name_ranges
from quizapp.generate.languages.en.entities.surroundings import (
    is_model,
    led_by_the,
    roles_around,
)
from quizapp.generate.languages.en.lexicon import (
    canonical,
    gender_of,
    is_everyday,
    is_surname,
    is_title,
    kind_by_form,
    starts_with_place,
)
from quizapp.generate.languages.en.numbers import latest_year
from quizapp.generate.names import PLACES, Entity, Mention, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING = frozenset({"SPEAKS", "HIS", "BUSINESS"})
_MANY_NAMES = 5  # so many words no person's name has
_INITIALLED = re.compile(r"([A-Z]\. ?)+ ?[A-Z][a-z]+$")


@dataclass(slots=True)
class _Group:
    """What is known of a name while the article is read."""

    votes: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    numbers: set[int] = field(default_factory=set)
    clues: set[str] = field(default_factory=set)
    led: Counter[bool] = field(default_factory=Counter)  # by "the", in this form


def gather(sentences: Iterable[Sentence]) -> Names:
    """Return the entities that sentences name, and where."""
    sentences = tuple(sentences)
    groups: dict[str, _Group] = defaultdict(_Group)
    places: list[tuple[Sentence, int, int, str]] = []
    for sentence, start, end, label in _found(sentences):
        doc = sentence.tokens[0].doc
        last = doc[end - 1]
        printed = sentence.paragraph.text[doc[start].idx : last.idx + len(last)]
        name = canonical(printed)
        _note(groups[name], sentence, (start, end), label, printed)
        places.append((sentence, start, end, name))
    parents = _parents(groups)
    _merge(groups, parents)
    made = {name: _entity(name, group) for name, group in groups.items()}
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for sentence, start, end, name in places:
        entity = made[parents.get(name, name)]
        if is_model(sentence, start, end) and entity.kind == "ORG":
            continue
        mentions[sentence.number].append(Mention(entity, start, end))
    placed = {number: tuple(found) for number, found in mentions.items()}
    latest = latest_year(sentence.text for sentence in sentences)
    return Names(tuple(made.values()), placed, latest)


def _found(
    sentences: Iterable[Sentence],
) -> Iterator[tuple[Sentence, int, int, str]]:
    """Yield each name, those too that the model overlooks but knows elsewhere."""
    read = [(sentence, list(name_ranges(sentence))) for sentence in sentences]
    known: dict[str, str] = {}
    for sentence, ranges in read:
        doc = sentence.tokens[0].doc
        for start, end, label in ranges:
            if label == "PERSON" or (label == "ORG" and end == start + 1):
                known.setdefault(doc[end - 1].text, label)
    for sentence, ranges in read:
        taken = {i for start, end, _ in ranges for i in range(start, end)}
        missed = [
            (t.i, t.i + 1, known[t.text])
            for t in sentence.tokens
            if t.text in known and t.i not in taken and _stands_alone(t)
        ]
        yield from ((sentence, *place) for place in sorted([*ranges, *missed]))


def _stands_alone(token: "Token") -> bool:
    """Tell whether a word that is a name elsewhere can be that name here."""
    role = token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "ROOT"}
    ordinary = token.i != token.sent.start and is_everyday(token.lower_)
    return token.text[0].isupper() and role and not ordinary


def _note(
    group: _Group,
    sentence: Sentence,
    place: tuple[int, int],
    label: str,
    printed: str,
) -> None:
    group.votes[NAMES.get(label, "OTHER")] += 1
    group.aliases[printed] += 1
    group.numbers.add(sentence.number)
    roles, clues = roles_around(sentence, *place)
    group.roles.update(roles)
    group.clues.update(clues)
    led = led_by_the(sentence, *place)
    group.led.update([] if led is None else [led])


def _parents(groups: dict[str, _Group]) -> dict[str, str]:
    """Return for each short name the one longer name that it stands for."""
    found: dict[str, str] = {}
    for short in groups:
        longer = [
            name
            for name in groups
            if name != short and _stands_for(short, name, groups)
        ]
        longer.sort(key=lambda name: (len(name), name))
        # Of "Kim Jong Un" and "Kim Jong Un of Korea" the shorter is the name.
        if longer and all(longer[0] in name for name in longer):
            found[short] = longer[0]
    for short, parent in found.items():
        end = parent
        while end in found:
            end = found[end]
        found[short] = end
    return found


def _stands_for(short: str, long: str, groups: dict[str, _Group]) -> bool:
    parts = long.split()
    if "TEAM" in groups[short].clues and long.startswith(f"{short} "):
        return len(parts) == 2
    if len(parts) < 2 or kind_by_form(short) in PLACES | {"NATIONALITY"}:
        return False
    initials = "".join(part[0] for part in parts if part[0].isupper())
    if short.isupper() and len(short) > 2:
        return initials == short.replace(".", "")
    kind = kind_by_form(long) or groups[long].votes.most_common(1)[0][0]
    known = _kind_by_roles(groups[long]) == "PERSON" or "PERSON" in groups[long].clues
    # Shares in Corvale are none in Lady Frances Corvale.
    if (kind == "PERSON" or known) and not _is_firm(groups[short]):
        given = short == parts[0] and kind_by_form(f"{short} {parts[-1]}") == "PERSON"
        ends = short == parts[-1] or long.endswith(f" {short}")
        return ends or given or (" " not in short and _leads(short, parts))
    if kind == "ORG" and groups[short].votes.most_common(1)[0][0] != "PERSON":
        return long.startswith(short + " ") and parts[0] not in {"The", "University"}
    return False


def _is_firm(group: _Group) -> bool:
    """Tell whether what is said beside a name shows that it is a body's."""
    heads = {role.split()[-1] for role in group.roles}
    bodies = words("business_nouns") | words("org_words") | words("body_nouns")
    titled = any(map(is_title, heads)) or "PERSON" in group.clues
    return not titled and ("BUSINESS" in group.clues or bool(heads & bodies))


def _leads(short: str, parts: Sequence[str]) -> bool:
    """Tell whether a name is the family name of one that starts with it."""
    regions = table("names")["regions"]
    eastern = {*regions["Korean"]["surname"], *regions["Chinese"]["surname"]}
    return short == parts[0] and short in eastern and parts[-1] not in eastern


def _merge(groups: dict[str, _Group], parents: dict[str, str]) -> None:
    for short, parent in parents.items():
        group, whole = groups.pop(short), groups[parent]
        whole.aliases.update(group.aliases)
        whole.roles.update(group.roles)
        whole.numbers |= group.numbers
        whole.clues |= group.clues


def _entity(name: str, group: _Group) -> Entity:
    kind = _kind(name, group)
    roles = tuple(role for role, _ in group.roles.most_common())
    if kind == "ORG" and not roles:
        roles = ("team",) if "TEAM" in group.clues else roles
        roles = ("company",) if "BUSINESS" in group.clues else roles
    printed = max(group.aliases, key=lambda alias: (len(alias), alias))
    return Entity(
        printed if kind == "PERSON" else name,
        kind,
        frozenset({name, *group.aliases}),
        roles,
        gender_of(name, roles, group.clues) if kind == "PERSON" else "",
        frozenset(group.numbers),
        "THE" in group.clues and group.led[True] >= group.led[False],
        group.led[False] > group.led[True],
    )


def _kind(name: str, group: _Group) -> str:
    """Return one kind: the name's own form first, then what stands beside it."""
    if "TITLE" in group.clues:
        return "OTHER"
    by_form = kind_by_form(name)
    if by_form not in {"COUNTRY", "NATIONALITY"} and "TEAM" in group.clues:
        return "ORG"
    if by_form and by_form != "PERSON":
        return by_form
    return _kind_by_roles(group) or by_form or _kind_by_vote(name, group)


def _kind_by_roles(group: _Group) -> str:
    """Return the kind that what is said beside a name tells, or nothing."""
    heads = {role.split()[-1] for role in group.roles}
    titled = any(is_title(head) for head in heads - words("bodies_or_people"))
    bodies = words("org_words") | words("body_nouns") | words("business_nouns")
    if heads & bodies and not titled:
        return "ORG"
    if heads & words("place_words") and not titled:
        return "CITY" if heads & words("town_words") else "PLACE"
    if "THE" in group.clues and not titled:
        told = heads - words("person_nouns")
        return "OTHER" if told else _impersonal(group)
    if titled or "PERSON" in group.clues or heads & words("person_nouns"):
        return "PERSON"
    return "OTHER" if heads & words("craft_words") else ""


def _kind_by_vote(name: str, group: _Group) -> str:
    """Return the model's kind where what the name does agrees with it."""
    heads = {role.split()[-1] for role in group.roles}
    best = group.votes.most_common(1)[0][0]
    clues = group.clues
    initials = name.isupper() and len(name) > 2 and " " not in name
    inside = "IN" in clues and not clues & _ACTING
    body = name.lower().split()[-1] in words("org_words")
    for fits, kind in (
        (_does_as_people_do(name, clues), "PERSON"),
        (best == "PERSON" and starts_with_place(name), "FACILITY"),
        (initials and best in PLACES | {"ORG"}, "ORG"),
        (best in {"PERSON", "ORG"} and inside, "ORG" if body else "PLACE"),
        # It has been said what it is: a ship, a law, a comet.
        (heads and best != "PERSON", "OTHER"),
        (best in PLACES, best if clues & {"IN", "AT"} else "OTHER"),
        (best == "ORG" and bool(_INITIALLED.match(name)), "PERSON"),
        (best == "ORG" and (" " in name or _surely_org(name, group)), "ORG"),
        (best == "PERSON" and "SPEAKS" not in clues and _reads_as_thing(name), "ORG"),
        (best == "PERSON" and 1 < len(name.split()) < _MANY_NAMES, "PERSON"),
        (best in {"PERSON", "ORG"} and "BUSINESS" in clues, "ORG"),
        (best == "PERSON" and "SPEAKS" in clues and is_surname(name), "PERSON"),
        (best in {"PERSON", "ORG"}, "OTHER"),
    ):
        if fits:
            return kind
    return best


def _does_as_people_do(name: str, clues: set[str]) -> bool:
    short = len(name.split()) < _MANY_NAMES - 1
    return "HIS" in clues and short and "BUSINESS" not in clues


def _reads_as_thing(name: str) -> bool:
    """Tell whether a name ends in a common noun and has no given name: Norrsken Pay."""
    parts = name.split()
    known = any(map(is_surname, (parts[0], parts[-1])))
    return len(parts) > 1 and not known and is_everyday(parts[-1].lower())


def _surely_org(name: str, group: _Group) -> bool:
    """Tell whether the model's word is enough to call a single word a body."""
    votes = group.votes
    every = votes["ORG"] > 1 and votes["ORG"] == sum(votes.values())
    speaks = every and "SPEAKS" in group.clues
    return name.isupper() or "BUSINESS" in group.clues or speaks


def _impersonal(group: _Group) -> str:
    """Return the kind of a name that takes "the", which no person's does."""
    best = [kind for kind, _ in group.votes.most_common() if kind != "PERSON"]
    return best[0] if best else "OTHER"
