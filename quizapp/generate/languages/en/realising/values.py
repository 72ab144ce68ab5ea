"""Ask for numbers, amounts and dates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.facts.clauses import Clause, Part
from quizapp.generate.languages.en.facts.phrases import kept
from quizapp.generate.languages.en.wording import Ask

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_PERIOD = re.compile(
    r"(?:(?:the )?(?:very )?(?:early|late|mid|middle|beginning|end|start|first half"
    r"|second half|spring|summer|autumn|fall|winter)(?: of)?(?: the)?[ -])+"
    r"(?:(?:1[0-9]|20)\d\d(?:s|'s)?|\w+ century|(?:1[0-9]|20)\d\ds?)"
    r"|(?:the )?[\w-]+(?: and [\w-]+)? centur(?:y|ies)"
    r"|(?:1[0-9]|20)\d\d(?:s| ?[-–] ?\d{2,4}| and (?:1[0-9]|20)\d\d)?",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:[\w,.-]+ )+(second|minute|hour|day|night|week|month|year|decade)s?"
)

_DEFINITE = frozenset({"the", "both", "these", "those", "its", "his", "her", "their"})

_MEASURES = frozenset({"QUANTITY", "CARDINAL", "PERCENT", "MONEY", "TIME"})
_LONGEST = 6

_ENDS = frozenset({"between", "from", "to"})
_MERELY = frozenset({"only", "just", "some", "even"})

Value = tuple[str, Ask, tuple["Token", ...], frozenset[int], str, tuple["Token", ...]]


def value_slots(clause: Clause) -> Iterator[Value]:
    """Yield the numbers and dates of a clause that can be asked for."""
    for part in (*clause.before, *clause.after):
        if part.role in {"preposition", "time"}:
            yield from _dates(part)
        if part.role in {"object", "complement", "time"}:
            if part.role != "time":
                yield from _amounts(part.head, "amount", part.tokens)
            yield from _percentage(part.head, part.tokens, "")
        if part.role == "complement":
            yield from _measure(clause, part)
        priced = part.head.lower_ in {"for", "by", "to", "at"}
        priced = priced and clause.verb.lemma_ != "ask"
        if part.role == "preposition" and priced:
            yield from _price_of(clause, part)
        if part.role in {"preposition", "agent"}:
            yield from _prepositional(part)
    # "Will buy 22 buses, made in Lund" does not say how many are made there.
    told = clause.subject.is_ancestor(clause.verb)
    if clause.pattern != "relative" and not told:
        yield from _amounts(clause.subject, "subject", tuple(clause.subject_tokens))
    yield from _percentage(clause.subject, tuple(clause.subject_tokens), "subject")


def _measure(clause: Clause, part: Part) -> Iterator[Value]:
    """Yield what a size or a rate is: the average income was $40,000."""
    measured = clause.subject.lemma_.lower() in words("measured_nouns")
    if clause.verb.lemma_ != "be" or not measured:
        return
    found = [t for t in part.tokens if t.ent_type_ in _MEASURES or t.like_num]
    answer = list(dropwhile(lambda t: t.lower_ in _MERELY, part.tokens))
    whole = bool(answer) and answer[-1].i - answer[0].i == len(answer) - 1
    number = any(t.like_num for t in answer)
    if whole and number and len(answer) <= _LONGEST and len(found) >= len(answer) - 1:
        removed = frozenset(t.i for t in part.tokens)
        yield "measure", Ask("what", "NUMBER"), tuple(answer), removed, "", ()


def _price_of(clause: Clause, part: Part) -> Iterator[Value]:
    """Yield the sum after a preposition, as a price where something is traded."""
    moved = part.head.lower_ == "to"
    traded = part.head.lower_ == "at" and clause.verb.lemma_ in words("trading_verbs")
    for role, ask, answer, removed, front, tail in price(part):
        rated = part.head.lower_ == "at" and clause.verb.lemma_ in words("rating_verbs")
        figure = "what figure" if rated or moved else ask.phrase
        phrase = "what price" if traded else figure
        yield role, replace(ask, phrase=phrase), answer, removed, front, tail


def price(part: Part) -> Iterator[Value]:
    """Yield the sum after a preposition: for how much."""
    for inner in part.head.children:
        if inner.dep_ == "pobj" and inner.ent_type_ == "MONEY":
            yield from sum_of(inner, part.tokens, part.head.lower_)


def _prepositional(part: Part) -> Iterator[Value]:
    """Yield counts and percentages after a preposition: in how many."""
    for inner in part.head.children:
        if inner.dep_ != "pobj":
            continue
        before = part.head.lower_
        yield from _percentage(inner, part.tokens, before)
        dated = inner.ent_type_ in {"DATE", "TIME", "MONEY", "QUANTITY"}
        if before not in {"of", "after", "before", "than", "with"} and not dated:
            own = "actor" if part.role == "agent" else "amount"
            for role, ask, number, _, _, tail in _amounts(inner, own, part.tokens):
                removed = frozenset(t.i for t in part.tokens)
                if part.role == "agent":
                    yield "actor", ask, number, removed, "", tail
                else:
                    yield role, ask, number, removed, before, tail


def _percentage(
    head: "Token", tokens: tuple["Token", ...], place: str
) -> Iterator[Value]:
    if head.norm_ not in words("percents"):
        return
    entity = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
    if entity is None or entity.label_ != "PERCENT":
        return
    answer = tuple(t for t in entity if t.lower_ not in {"only", "just", "some", "the"})
    whole = [t for t in tokens if t.i >= entity.end]
    if not any(t.text[0].isdigit() for t in answer):
        return
    if place not in {"", "by", "subject"} or (place == "by") == bool(whole):
        return
    owned = any(t.tag_ == "PRP$" for t in whole)
    if owned or any(t.dep_ != "prep" and t.i == entity.end for t in whole):
        return
    removed = frozenset(t.i for t in tokens)
    role = "subject" if place == "subject" else "amount"
    front = "by" if place == "by" else ""
    yield role, Ask("what percentage", "PERCENT"), answer, removed, front, tuple(whole)


def date_kind(text: str) -> str:
    """Return what a date names: WEEKDAY, YEAR, MONTH, DAY or nothing if relative."""
    parts = re.findall(r"[\w]+", text.lower())
    if not parts or set(parts) & words("relative_dates"):
        return ""
    if parts[0] in words("weekdays") and len(parts) == 1:
        return "WEEKDAY"
    if _YEAR.fullmatch(text):
        return "YEAR"
    if _PERIOD.fullmatch(text):
        return "DECADE" if re.fullmatch(r"(the )?\d{4}s", text) else "PERIOD"
    # "In December of 31 counts" holds no day.
    month = set(parts) & words("months") and not re.search(r"\w{3,} of \d", text)
    day = any(p.isdigit() and len(p) < 3 for p in parts)
    return ("DAY" if day else "MONTH") if month else ""


def _dates(part: Part) -> Iterator[Value]:
    found = _entity(part, {"DATE", "TIME"})
    if found is None:
        return
    tokens = [t for t in found if t.lower_ != "the" or t.i != found[0].i]
    text = found.text.removeprefix("the ")
    if re.match(r"[\w-]+ (day|week|month|year)s to\b", text):
        return
    removed = frozenset(t.i for t in part.tokens)
    preposition = part.head.lower_ if part.role == "preposition" else ""
    kind = date_kind(text)
    answer = tuple(tokens)
    if kind == "YEAR" and preposition == "in":
        yield "time", Ask("which year", "YEAR"), answer, removed, "in", ()
    elif kind == "WEEKDAY":
        yield "time", Ask("which day", "WEEKDAY"), answer, removed, "on", ()
    elif kind and preposition in {"in", "on", "at", ""}:
        yield "time", Ask("when", kind), answer, removed, "", ()
    elif kind and preposition in {"since", "until"}:
        yield "time", Ask("when", kind), answer, removed, preposition, ()
    elif preposition == "for" and _plain_duration(text):
        yield "duration", Ask("how long", "DURATION"), answer, removed, "for", ()


def _plain_duration(text: str) -> bool:
    relative = set(text.split()) & words("relative_dates")
    return bool(_DURATION.fullmatch(text)) and not relative


def _entity(part: Part, labels: set[str]) -> "Span | None":
    """Return the date that a phrase consists of."""
    first, last = part.tokens[0].i, part.tokens[-1].i + 1
    doc = part.head.doc
    for entity in doc[first:last].ents:
        lead = doc[first : entity.start]
        simple = all(t.pos_ in {"ADP", "DET", "PUNCT"} for t in lead)
        if entity.label_ in labels and simple and entity.end == last:
            return entity
    return None


def counted_number(head: "Token") -> list["Token"]:
    """Return the number that says how many of a thing there are, if it is plain."""
    numbers = [c for c in head.lefts if c.dep_ == "nummod"]
    fits = head.tag_ == "NNS" and len(numbers) == 1 and _counts(numbers[0])
    near = fits and _counted_plainly(head, numbers[0]) and head.i - numbers[0].i < 4
    return _number(numbers[0]) if near else []


def _amounts(head: "Token", role: str, tokens: tuple["Token", ...]) -> Iterator[Value]:
    """Yield the count of a noun phrase: how many."""
    if head.ent_type_ == "MONEY" and head.tag_ in {"CD", "NNS", "NN", "$"}:
        yield from sum_of(head, tokens, "" if role != "subject" else "subject")
        return
    if head.tag_ != "NNS" or any(c.dep_ == "conj" for c in head.children):
        return
    numbers = [c for c in head.lefts if c.dep_ == "nummod"]
    if not numbers or not _counted_plainly(head, numbers[0]):
        return
    clean = head.lower_ not in words("uncounted")
    if len(numbers) != 1 or not clean or not _counts(numbers[0]):
        return
    number = tuple(_number(numbers[0]))
    if not number:
        return
    after = _going_after(head) if role == "amount" else frozenset()
    # Of "two men held for theft" who were held, "held for theft" is not who they are.
    about = [t for t in kept(head) if role != "subject" or t in tokens]
    tail = tuple(t for t in about if t.i > number[-1].i and t.i not in after)
    removed = frozenset(t.i for t in kept(head)) - after
    loose = any(
        t.tag_ in {"POS", "TO"} or t.ent_type_ in {"DATE", "TIME"} for t in tail
    )
    if head.i - number[-1].i > 3 or loose or (role == "subject" and _single(head)):
        return
    kind = "subject count" if role == "subject" else "count"
    yield kind, Ask("how many", "NUMBER", plural=True), number, removed, "", tail


def _single(head: "Token") -> bool:
    """Tell whether the verb of a counted subject is for one: 7 grams, was too much."""
    verb = head.head
    finite = next((t for t in verb.lefts if t.lower_ in {"was", "is", "has"}), verb)
    return finite.tag_ == "VBZ" or finite.lower_ == "was"


def _counted_plainly(head: "Token", number: "Token") -> bool:
    """Tell whether a number says how many of a thing there are, and no more is said.

    It does not in "the two countries", "50 metres butterfly", "1759 battles", "86 votes
    to 19" and "several thousand workers".
    """
    doc, end = head.doc, head.i + 1
    known = {c.lower_ for c in head.lefts if c.tag_ in {"DT", "PDT", "PRP$"}}
    named = any(c.pos_ == "PROPN" and c.i < number.i for c in head.lefts)
    year = bool(_YEAR.fullmatch(number.text))
    vague = any(c.lower_ in {"several", "few"} for c in (*head.lefts, *number.lefts))
    ranged = any(c.dep_ in {"conj", "cc", "quantmod"} for c in number.rights)
    ranged = ranged or bool(_ENDS & {c.lower_ for c in number.subtree})
    ranged = ranged or number.dep_ == "conj"
    ranged = ranged or any(t.lower_ in {"in", "out"} for t in number.subtree)
    beside = end < len(doc) and (
        (doc[end].tag_ in {"NN", "NNS", "NNP"} and not doc[end].is_punct)
        or doc[end].lower_ in {"there", "down", "clear", "ahead", "behind", "adrift"}
        or (doc[end].lower_ == "to" and end + 1 < len(doc) and doc[end + 1].like_num)
    )
    return not (known & _DEFINITE or named or year or vague or ranged or beside)


def _going_after(head: "Token") -> frozenset[int]:
    """Return what hangs on a noun but can go with the verb: employs 20 in Rome.

    Of units all does: euros on new plants.
    """
    unit = head.lower_ in words("units")
    links = [c for c in head.rights if c.dep_ == "prep" and c.lower_ != "of"]
    loose = [c for c in links if unit or c.lower_ in {"in", "at"} or _for_a_deed(c)]
    return frozenset(t.i for c in loose for t in c.subtree)


def _for_a_deed(preposition: "Token") -> bool:
    """Tell whether a preposition says why: fined two for shouting."""
    done = any(c.dep_ == "pcomp" for c in preposition.rights)
    return preposition.lower_ == "for" and done


def _counts(number: "Token") -> bool:
    word = number.lower_
    if word in words("vague_quantities") - {"million", "billion"}:
        return False
    known = words("numbers") | {*table("numbers")["multipliers"]}
    return word[0].isdigit() or word in known or "-" in word


def _number(number: "Token") -> list["Token"]:
    """Return a number with its million."""
    left = [t for t in number.subtree if t.i <= number.i]
    fits = all(t.like_num or t.lower_ in words("number_modifiers") for t in left)
    left = left if fits else [t for t in left if t.like_num]
    left = list(dropwhile(lambda t: t.lower_ in _MERELY, left))
    return list(number.doc[left[0].i : number.i + 1]) if left else []


def multiplier(number: "Token") -> list["Token"]:
    """Return the "m" that is written to a number as in £25m."""
    glued = number.i + 1 < len(number.doc) and not number.whitespace_
    short = glued and number.nbor().lower_ in table("numbers")["multipliers"]
    return [number.nbor()] if short else []


def _rate(last: "Token") -> list["Token"]:
    """Return the "a year" after a sum that is paid again and again."""
    after = last.doc[last.i + 1 : last.i + 3]
    paid = len(after) > 1 and after[0].lower_ in {"a", "an", "per"}
    units = {"year", "month", "week", "day", "hour", "person", "head", "share"}
    return list(after) if paid and after[1].lower_ in units else []


def _currency(amount: "Span") -> bool:
    before = amount[0].nbor(-1) if amount[0].i else amount[0]
    named = any(t.lower_ in words("units") or t.is_currency for t in amount)
    return named or before.is_currency


def sum_of(
    head: "Token", tokens: tuple["Token", ...], preposition: str
) -> Iterator[Value]:
    """Yield the sum of money that a word is part of: how much."""
    entity = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
    if entity is None or entity.label_ != "MONEY":
        return
    answer = [t for t in entity if t.lower_ not in _MERELY | {"the", "another"}]
    start = answer[0].i if answer else 0
    if any(t.lower_ == "per" and t.nbor().lower_ == "cent" for t in entity[:-1]):
        return
    following = entity.end < len(head.doc) and head.doc[entity.end].lower_ == "of"
    # "By £92m to £537m" says by how much and to how much.
    moved = preposition in {"by", "to", ""} and any(t.lower_ == "to" for t in entity)
    if following or moved or not _currency(entity):
        return
    if start and head.doc[start - 1].text in {"$", "£", "€"}:
        answer.insert(0, head.doc[start - 1])
    if answer:
        answer += multiplier(answer[-1])
        answer += _rate(answer[-1])
    if not answer or answer[-1].i - answer[0].i != len(answer) - 1:
        return
    removed = frozenset(t.i for t in (*tokens, *answer))
    role = "subject" if preposition == "subject" else "amount"
    front = preposition if role == "amount" else ""
    yield role, Ask("how much", "MONEY"), tuple(answer), removed, front, ()
