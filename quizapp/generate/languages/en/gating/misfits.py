"""Find questions whose question word, or whose verb, does not suit the sentence."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.lexicon import is_person
from quizapp.generate.languages.en.realising.cloze import GAP

if TYPE_CHECKING:
    from spacy.tokens import Token

MISREAD = "the sentence is hard to read"
WRONG_WORD = "the wrong question word"

_LEANS_ON = re.compile(
    r"\bwhere\b.*\b(rely|relied|depend|insist|hinge|focus|concentrate|embark)\b",
    re.IGNORECASE,
)
_ASKS_TO = re.compile(
    r"^why\b.*\b(appeal|call|plead|pray|vote|offer|agree|promise)\b", re.IGNORECASE
)
_SWAYS = re.compile(
    r"\b(persuade|convince|urge|invite|remind|warn|advise|tell|inform|accuse|hire|sue)"
    r"( (to|that|of|in|on|at|for|with|during|after|before|over)\b.*|)\?$"
)
_A_YEAR = re.compile(r"\bin (1[5-9]|20)\d\d\b")
_WITHOUT_OBJECT = frozenset(
    {"lie", "arise", "exist", "occur", "happen", "emerge", "appear", "disappear"}
)
_TOLD = re.compile(
    r"\b(court|inquest|inquiry|jury|tribunal|hearing)\b[^,.]{0,12}"
    r"\b(heard|hears|was told|were told|has been told)\b",
    re.IGNORECASE,
)
_KILLED = re.compile(r"\bhow many [\w ]+ (were|was|have been) killed\?$", re.IGNORECASE)
_TAIL = re.compile(
    r", ([^,\"]{3,40} (?:said|announced|reported|confirmed|added|wrote|warned)"
    r"(?: on \w+| in [^,\"]{3,30})?)\.$"
)  # who says what the sentence tells
_SHARE = re.compile(r"^Along with [\d,.]+ \w+ of ")
_UNNAMED = re.compile(
    r"^[^A-Z]*\bthe (company|firm|municipality|village|district|club)\b[^A-Z]*$"
)
_ARRESTS = re.compile(
    r"\bhow many \w+ (were|was|have been) (arrested|detained|injured|hurt)\?$",
    re.IGNORECASE,
)


_UNLIKE_LAND = re.compile(
    r"^Which (country|city|capital|town) (is|was) the "
    r"(?![^?]*\b(country|city|capital|town|village|port|state|island|land|nation|republic|kingdom|neighbour|neighbor|member"
    r"|home|birthplace|host|seat|site|producer|exporter|importer|maker|winner|holder"
    r"|economy|power|champion|team|place)s?\b)"
)
_PRISON = re.compile(r"\bfor what\b", re.IGNORECASE)
_LONG = re.compile(r"\b(year|month|week|day|hour|minute)s?\b")


def misfits(draft: Draft) -> Iterator[str]:
    """Yield why a question is not one that its sentence answers."""
    if _unnamed(draft):
        yield "vague"
    if draft.kind != "question":
        return
    if draft.type == "YEAR" and _A_YEAR.search(draft.question):
        yield "the date is that of something else"
    if _wrong_word(draft):
        yield WRONG_WORD
    if any(_shows(draft, token) for token in draft.sentence.tokens):
        yield MISREAD
    if _SHARE.search(draft.question) or _one_of_one(draft):
        yield "half of a pair"
    killed = draft.sentence.number and _KILLED.search(draft.question)
    if killed or _ARRESTS.search(draft.question):
        yield "vague"
    tail = _TAIL.search(draft.sentence.text)
    if tail and tail[1] in draft.question:
        yield MISREAD
    heard = _TOLD.search(draft.sentence.text)
    source = draft.question.partition(",")[0].lower()
    if heard and source.startswith("according to") and heard[1].lower() in source:
        yield MISREAD


def _for_how_long(draft: Draft) -> bool:
    """Tell whether "for what" is asked of how long: sent to prison for two years."""
    return bool(_PRISON.search(draft.question) and _LONG.search(draft.answer_text))


def _unnamed(draft: Draft) -> bool:
    """Tell whether it is of "the company", and nothing with a name is in it."""
    whole = draft.question.replace(GAP, draft.answer_text)
    # The first letter of a question is a capital only by its place.
    small = draft.kind == "question" or draft.sentence.tokens[0].pos_ != "PROPN"
    whole = whole[:1].lower() + whole[1:] if small else whole
    dates = words("months") | words("weekdays")
    told = [w for w in whole.split() if w.lower().strip("?.,") not in dates]
    return bool(_UNNAMED.search(" ".join(told)))


def _wrong_word(draft: Draft) -> bool:
    """Tell whether it asks where one relies, why one appeals, or what of countries."""
    first = draft.answer[0].lower_
    question = draft.question
    leans = _LEANS_ON.search(question)
    first_word = question.split(maxsplit=1)[0].lower()
    asks = first == "to" and _ASKS_TO.search(question)
    swayed = first_word == "what" and _SWAYS.search(question)
    names = [t for t in draft.answer if t.lower_ not in {"and", "the"}]
    lands = len(names) > 1 and all(t.pos_ == "PROPN" for t in names)
    lands = lands and names[-1].ent_type_ in {"GPE", "PERSON", "NORP"}
    what = (
        lands
        and re.search(r"^What\b|, what\b", question)
        and draft.rule.endswith("subject")
    )
    land = _UNLIKE_LAND.search(question) or _for_how_long(draft)
    return bool(leans or asks or what or swayed or land)


def _shows(draft: Draft, token: "Token") -> bool:
    """Tell whether a word that a question uses has been read amiss."""
    asked = draft.question
    if token.dep_ == "dobj" and token.head.lemma_ in _WITHOUT_OBJECT:
        return bool(re.search(rf"\b{token.head.lemma_}\b", asked))
    told = token.text in asked or token in draft.answer
    return token.dep_ == "conj" and told and _person_beside_thing(token)


def _person_beside_thing(token: "Token") -> bool:
    """Tell whether somebody is read as one more thing: under pressure and Ann Lee."""
    above = token.head
    thing = above.dep_ == "pobj" and above.tag_ in {"NN", "NNS"}
    thing = thing and not above.ent_type_ and not is_person(above.lemma_.lower())
    named = token.pos_ == "PROPN" and token.ent_type_ == "PERSON"
    somebody = token.pos_ == "PROPN" or is_person(token.lemma_.lower())
    return thing and (named or (somebody and _does_next(token)))


def _does_next(token: "Token") -> bool:
    """Tell whether a verb follows a name and what is said of it between commas."""
    rest = token.doc[token.right_edge.i + 1 : token.sent.end]
    after = next((t for t in rest if not t.is_punct), token)
    return after.tag_ in {"VBD", "VBZ"} and after.dep_ == "conj"


def _one_of_one(draft: Draft) -> bool:
    """Tell whether two nouns name one person: its founder and owner has agreed."""
    if not draft.question.startswith("Along with"):
        return False
    for token in draft.answer:
        subject = token.head if token.dep_ == "conj" else token
        if subject.dep_ in {"nsubj", "nsubjpass"} and subject.n_rights:
            verb = subject.head
            helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
            if any(t.tag_ == "VBZ" for t in (verb, *helpers)):
                return True
    return False
