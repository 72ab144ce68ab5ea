"""What stands beside a name, and what that tells of its kind."""

from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import is_person, is_title
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PHRASES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "ROOT"})
_MODELS = frozenset(
    {"original", "new", "newer", "newest", "latest", "old", "older", "cheaper", "basic"}
)
_FORMS_OF_ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "dame"}
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
    after = doc[end] if end < len(doc) else None
    if after is not None and after.lower_ in words("craft_words") | words("land_words"):
        roles += [after.lower_] if doc[end - 1].head == after else []
    if _is_title_of_work(doc, start, end):
        clues.add("TITLE")
        roles += _sort_of_work(doc, start, end)
    if head.dep_ == "nsubj":
        clues |= _acts(head.head)
    clues |= _placed(doc, start, head)
    if end + 1 < len(doc) and doc[end].lower_ in words("team_posts"):
        clues |= {"TEAM"} if doc[end + 1].tag_ == "NNP" else set()
    if end < len(doc) and _in_business(doc, start, end):
        clues.add("BUSINESS")
    roles += [
        _noun(child)
        for child in head.children
        if child.dep_ == "appos"
        and child.i >= end
        and (child.tag_ == "NN" or (child.tag_ == "NNP" and child.text.islower()))
        and child.lower_ not in words("not_kinds")
    ]
    roles += _sort_of_place(doc, start)
    if head.dep_ == "appos" and head.head.tag_ == "NN" and head.head.i < start:
        set_off = start > 1 and doc[start - 1].text == ","
        beside = doc[start - 2] if set_off else head.head
        by_trade = is_person(beside.lemma_.lower()) and beside != head.head
        bearing = beside if by_trade else _bearing(head.head, set_off=set_off)
        roles.append(_noun(bearing))
    previous = doc[start - 1].lower_.strip(".") if start else ""
    if previous in {"mr", "mrs", "ms", "miss", "sir", "dr"}:
        clues |= {"PERSON", {"mr": "m", "sir": "m", "dr": ""}.get(previous, "f")} - {""}
        clues |= set() if previous == "dr" else {"ADDRESSED"}
    if end + 2 < len(doc) and doc[end].text == "," and doc[end + 2].text == ",":
        clues |= {"PERSON"} if doc[end + 1].like_num else set()
    return roles, clues


def led_by_the(sentence: Sentence, start: int, end: int) -> bool | None:
    """Tell whether "the" stands before a name, where the name is a whole phrase.

    In "the Opec deal" it is the deal's, and in "the rival Opec" the rival's.
    """
    doc = sentence.tokens[0].doc
    head = doc[start:end].root
    if head.dep_ not in _PHRASES:
        return None
    lefts = [c for c in head.lefts if c.i < start and not c.is_punct]
    if not lefts and start > sentence.tokens[0].i:
        before = doc[start - 1]
        return None if before.pos_ in {"DET", "ADJ", "NOUN", "PROPN"} else False
    if not lefts:
        return False
    return True if [c.lower_ for c in lefts] == ["the"] else None


def is_model(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a maker's name is that of what it makes: the original Fiat."""
    doc = sentence.tokens[0].doc
    head = doc[start:end].root
    lefts = [c.lower_ for c in head.lefts if c.i < start and not c.is_punct]
    which = len(lefts) == 2 and lefts[0] in {"the", "a", "an"}
    return which and head.dep_ in _PHRASES and lefts[1] in _MODELS


def _bearing(noun: "Token", *, set_off: bool) -> "Token":
    """Return whom a name beside a noun is that of: the chair of a group, Ann Lee.

    After a comma it is that of a clerk at the company too.
    """
    above = noun.head.head
    links = {"of", "at", "for", "with", "in"} if set_off else {"of"}
    linked = noun.dep_ == "pobj" and noun.head.lower_ in links
    return above if linked and is_person(above.lemma_.lower()) else noun


def _is_title_of_work(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a name, with its "the", is all that stands between quotes."""
    led = start > 0 and doc[start - 1].lower_ in {"the", "a", "an"}
    first = start - 1 - led
    last = end + (end < len(doc) and doc[end].text == ",")
    within = first >= 0 and last < len(doc)
    return within and doc[first].text == '"' and doc[last].text == '"'


def _sort_of_work(doc: "Doc", start: int, end: int) -> list[str]:
    """Return what a work is said to be, right before its title or after a comma."""
    before = [t.lower_ for t in doc[max(0, start - 4) : start]]
    after: list[str] = []
    for token in doc[end + 1 : end + 9]:
        if token.pos_ in {"VERB", "AUX", "ADP"}:
            break
        after.append(token.lower_)
    return [w for w in (*reversed(before), *after) if w in words("works")][:1]


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


def _sort_of_place(doc: "Doc", start: int) -> list[str]:
    """Return what a place is said to be, as in "the town of Skarne"."""
    before = doc[start - 1] if start else None
    if before is None or before.lower_ != "of":
        return []
    noun = before.head.lower_
    known = words("town_words") | words("land_words")
    return [noun] if noun in known else []


def _placed(doc: "Doc", start: int, head: "Token") -> set[str]:
    """Return IN for what things are in or near, AT for where they go or come from."""
    if not start:
        return set()
    before = doc[start - 1]
    if before.lower_ == "of":
        outer = before.head
        noun = outer.lower_ in words("place_words") | words("compass")
        return {"IN"} if noun else set()
    if before.lower_ in words("near_places") and head.dep_ == "pobj":
        return set() if before.head.lower_ in words("invested") else {"IN"}
    return {"AT"} if before.lower_ in words("at_places") else set()


def _in_business(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a name has shares, sales or customers."""
    owned = end + 1 < len(doc) and doc[end].tag_ == "POS"
    after = [doc[end].lower_, *([doc[end + 1].lower_] if owned else [])]
    shares = start > 1 and doc[start - 1].lower_ == "in"
    offices = start > 1 and doc[start - 1].lower_ == "of"
    if offices and doc[start - 2].lower_ in words("business_signs") | {"offices"}:
        return True
    return bool({*after} & words("business_signs")) or (
        shares and doc[start - 2].lower_ in {"share", "shares", "stake"}
    )


def _before(token: "Token") -> list[str]:
    """Return the common nouns right before a name, as in "news agency RIA"."""
    found: list[str] = []
    at = token.i - 1
    while at >= token.sent.start:
        other = token.doc[at]
        title = is_title(other.lower_) or (
            bool(found) and other.lower_ in words("portfolios")
        )
        if found and other.text == "-":
            found = _hyphened(token.doc[at - 1], found)
            break
        if not (title or _kind_word(other)) or other.head.i < at:
            break
        found.insert(0, other.lower_.strip("."))
        at -= 1
    return found


def _kind_word(token: "Token") -> bool:
    """Tell whether a word is a common noun, be it with a sentence's first capital."""
    begins = token.is_sent_start and token.tag_ == "NNP"
    kinds = words("body_nouns") | words("business_nouns") | words("person_nouns")
    return token.tag_ == "NN" or (bool(begins) and token.lower_ in kinds)


def _hyphened(before: "Token", found: list[str]) -> list[str]:
    """Return nouns of which the first has a part before a hyphen.

    Of "right-wing prime minister" the prime minister is left.
    """
    first, *rest = found
    if before.lower_ in words("title_prefixes"):
        return [f"{before.lower_}-{first}", *rest]
    return found if is_title(first) and not rest else rest


def _noun(token: "Token") -> str:
    """Return a noun with the nouns that qualify it."""
    left = [
        c
        for c in token.lefts
        if (c.dep_ == "compound" and c.tag_ == "NN")
        or (c.dep_ == "amod" and c.lower_ in words("ranks"))
    ]
    hyphened = bool(left) and left[-1].nbor().text == "-"
    ends = [" "] * (len(left) - hyphened) + ["-"] * hyphened
    return "".join(c.lower_ + end for c, end in zip(left, ends, strict=True)) + (
        token.lower_
    )
