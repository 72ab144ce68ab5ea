"""Find questions that lack what their words need, or of which the sense is turned."""

import re
from collections.abc import Iterator

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.claims import RETOLD
from quizapp.generate.languages.en.grammar import infinitive

NEEDS = "what its words need is left out"

_SENSE_CUT = re.compile(
    r"\b(anything|nothing|everything|anyone|nobody|more|less|other|only)\?$"
    r"|\b(anything|nothing)\b(?=[^?]*\?$)(?!.*\b(but|except|that|to|of|in)\b)"
)
_SUM = re.compile(
    r"^how much .*\b(of|give|pay|contribute|donate|lend|offer|send|spend|provide|own"
    r"|hold|receive|raise)\?$"
)
_OWNS = re.compile(r"\b(owns?|owned|holds?|held) [^?]{0,20}(per cent|percent|%)\?$")
_SPAN_CUT = re.compile(
    r"\b(in|over|during) the ([\w-]+ )?(days|weeks|months|years)\?$|, from [^,?]+, "
)
_UNFINISHED = re.compile(
    r"\bin an? (attempt|effort|bid|move)\?$|^along with (mr|mrs|ms|dr|sir)\.?(,| and )"
)
_LIFE = re.compile(r"\bborn [^;]{4,40}; died\b|, born ____; died\b")
_UNTOLD = re.compile(
    r"\b(was|were|been|is|are) told\b(?!.*\b(that|to|of|about|how|what|why|when|where"
    r"|whether|by whom)\b)"
)
_OWN_COUNT = re.compile(
    r"\bby (his|her|its|their|some|one)( own)? (count|estimate|reckoning|account)s?\b"
)
_GIVING = frozenset({"hand", "give", "send", "award", "lend", "present"})
_FRACTIONS = re.compile(r"\bhow many (halves|thirds|quarters|fifths|sixths|tenths)\b")
_CUTS = (_SENSE_CUT, _SPAN_CUT, _SUM, _OWNS, _UNFINISHED, _UNTOLD, _FRACTIONS)
_SHARE = re.compile(r"\bper ?cent\b|%")


def needs(draft: Draft) -> Iterator[str]:
    """Yield why a question says too little for what it asks."""
    if _LIFE.search(draft.question):
        yield "no sentence"
    counted = _OWN_COUNT.search(draft.sentence.text)
    if counted and draft.type == "NUMBER" and counted[0] not in draft.question:
        yield RETOLD
    if draft.kind != "question":
        gap = draft.kind == "cloze"
        if gap and (_counts_nothing(draft) or _from_and_to(draft)):
            yield NEEDS
        return
    asked = draft.question
    lowered = asked.lower()
    if any(p.search(lowered) for p in _CUTS):
        yield NEEDS
    if "how much" in lowered and _SHARE.search(draft.answer_text):
        yield "the wrong question word"
    if _given_to_nobody(draft) or _from_and_to(draft) or _ends_joined(draft):
        yield NEEDS
    if _does_as_people_do(draft):
        yield "the wrong question word"


def _given_to_nobody(draft: Draft) -> bool:
    """Tell whether it is not said to whom something was given, as the article says."""
    if re.search(r"\bto\b", draft.question):
        return False
    forms = {*re.findall(r"[a-z]+", draft.question)}
    verbs = [t for t in draft.sentence.tokens if t.lemma_.lower() in _GIVING]
    used = [v for v in verbs if {v.lower_, v.lemma_.lower()} & forms]
    return any(
        t.lower_ == "to" and t.dep_ in {"prep", "dative"} and t.i > v.i
        for v in used
        for t in v.subtree
    )


def _ends_joined(draft: Draft) -> bool:
    """Tell whether a second verb ends it without its object: took days and cost."""
    joined = re.search(r"\band (\w+)\?$", draft.question)
    return joined is not None and any(
        t.lower_ == joined[1] and any(c.dep_ in {"dobj", "attr"} for c in t.rights)
        for t in draft.sentence.tokens
        if t.pos_ == "VERB"
    )


def _from_and_to(draft: Draft) -> bool:
    """Tell whether an amount or a time is a pair: £92m to £537m."""
    pair = re.search(r"\d\S* to \S*\d|\d+ \w+ to [A-Z]", draft.answer_text)
    return bool(pair) and draft.type in {"MONEY", "DAY", "MONTH", "PERIOD", "DURATION"}


def _counts_nothing(draft: Draft) -> bool:
    """Tell whether a number stands without what it counts: they can supply 79."""
    first, last = draft.answer[0], draft.answer[-1]
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    before = first.nbor(-1).lower_ if first.i else ""
    if draft.type == "PERCENT":
        ranged = any(t.lower_ == "to" for t in draft.answer)
        return ranged or (last.dep_ in {"nsubj", "nsubjpass"} and after.lower_ != "of")
    alone = draft.type == "NUMBER" and after.is_punct and last.tag_ == "CD"
    return alone and before != "of"


def _does_as_people_do(draft: Draft) -> bool:
    """Tell whether "what" is asked for somebody who decides or is persuaded."""
    asked = re.search(
        r"(?:^|, )what (?:(?:is|was|were|has|have|had|will|would|been|also) )*(\w+)",
        draft.question.lower(),
    )
    if asked is None:
        return False
    if draft.rule.endswith("subject"):
        return infinitive(asked[1]) in words("deeds_of_people")
    verb = draft.answer[-1].head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    done = verb.lemma_.lower() in words("done_to_people")
    return draft.rule.endswith("object") and done
