"""Find what in a question leans on sentences that its reader does not see."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = re.compile(
    r"\belsewhere\b|\b(at|al)most at once\b|\bat once[.?]|\bso,? too\b|\bthe then\b"
    r"|\bfurther (back|ahead|behind|away|along|down|up|on)\b(?! than)"
    r"|\b(for|of|with) one[.?]|\balso (been|be|have|has|had)\b"
    r"|\bat the time\b(?! (of|when|that)\b)"
    r"|\ba further [\W\d_]*(\d|_)|\bof those who\b|\band out \w+ an?\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!^)\bthere\b"
    r"(?! (is|are|was|were|will|would|has|have|had|may|might|could|should|be)\b)",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"\bin (return|exchange|turn)\b(?! for)|\bthe rest\b(?! of)|^according to (his|her"
    r"|its|their)\b|^one (possibility|problem|reason|explanation|idea) (is|was)\b"
    r"|^a similar (measure|move|scheme|step|decision|plan|case|attempt|bill|law)\b"
    r"|\bthe (first|second|third|former|latter)[.?]$"
    r"|\bthe (claim|idea|case|accident|incident|allegation|suggestion|interview)[.?]$",
    re.IGNORECASE,
)
_OPEN_DEED = re.compile(
    r"\b(start|started|begin|begun|help|helped|continue|continued|cease|ceased|come)"
    r" to do\?$"
)
_FIRST = frozenset({"inside", "outside", "nearby", "underneath", "beside", "alongside"})
_ZONES = frozenset({"gmt", "utc", "bst", "cet", "est", "am", "pm", "a.m.", "p.m."})
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d ?([ap]\.?m\.?)?", re.IGNORECASE)
_RELATING = frozenset({"before", "after", "since", "until", "following"})
_DATES = frozenset({"YEAR", "MONTH", "DAY", "WEEKDAY"})
_LEAD = 2  # sentences that tell the news, of which the day may be asked for


def leaning(draft: Draft) -> Iterator[str]:
    """Yield why a question says too little to whoever has not read what came before."""
    whole = f"{draft.question} {draft.answer_text}"
    if _BEFORE.search(whole) or _turned(draft) or _tied(draft):
        yield "points outside"
    if _OPEN_DEED.search(draft.question):
        yield "vague"
    if _compares_with_nothing(draft):
        yield "half a comparison"
    if _of_the_clock(draft):
        yield "asks for a time of the day"
    if draft.sentence.tokens[0].lower_ in {"anyone", "anybody"}:
        yield "a notice to readers"
    if draft.type == "WEEKDAY" and draft.sentence.number >= _LEAD:
        yield "asks for a mere weekday"
    if _dates_another(draft):
        yield "the date is that of something else"


def _tied(draft: Draft) -> bool:
    """Tell whether a question ends or begins with what only the text explains."""
    first = draft.sentence.number == 0
    return (
        draft.kind != "statement" and not first and bool(_TIED.search(draft.question))
    )


def _turned(draft: Draft) -> bool:
    """Tell whether a sentence begins with a place that the one before names."""
    first = draft.sentence.tokens[0]
    alone = draft.kind != "question" and first.lower_ in _FIRST
    return alone and first.nbor().pos_ in {"AUX", "VERB"}


def _compares_with_nothing(draft: Draft) -> bool:
    """Tell whether an answer is more than something that the sentence does not say."""
    compared = [t for t in draft.answer if t.tag_ == "JJR"]
    than = any(t.lower_ == "than" for t in draft.sentence.tokens)
    counted = any(t.like_num for t in draft.answer)
    return draft.type in {"NOUN", "PEOPLE"} and bool(compared) and not (than or counted)


def _of_the_clock(draft: Draft) -> bool:
    last = draft.answer[-1]
    after = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    measured = draft.type == "MONEY" or draft.rule.endswith("measure")
    whole = _CLOCK.fullmatch(draft.answer_text) and not measured
    return draft.kind != "statement" and (bool(whole) or after in _ZONES)


def _dates_another(draft: Draft) -> bool:
    """Tell whether a date is that of "the election in 2023", before which it was."""
    if draft.type not in _DATES or draft.kind != "question":
        return False
    first = draft.answer[0]
    before = first.doc[max(first.sent.start, first.i - 2) : first.i]
    return len(before) == 2 and before[1].dep_ == "prep" and _relates(before[0])


def _relates(noun: "Token") -> bool:
    """Tell whether a noun is an event before or after which something was."""
    relating = noun.head.lower_ in _RELATING and noun.head.dep_ == "prep"
    return relating and noun.dep_ == "pobj" and noun.ent_type_ != "DATE"
