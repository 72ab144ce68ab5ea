"""Tell what a block of an article is: a headline, a byline, a sentence of it."""

import re

from quizapp.domain.articles import is_heading
from quizapp.generate.cleaning import BODY
from quizapp.generate.languages.en import words

_DATE = re.compile(
    r"(published|updated|posted)?:?\s*((mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(\d{1,2} \w+|\w+ \d{1,2}),? \d{4}[^a-z]*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"([Bb]y|BY|From|Written by|Words:) [A-Z][\w.'-]+( [A-Z][\w.'-]+){1,5}.*"
)
_POST = re.compile(r"correspondent|reporter|staff writer|\beditor\b", re.IGNORECASE)
_PLACELINE = re.compile(
    r"[A-Z][A-Z.' ]{2,}(, [\w. ]{2,30})*( \([A-Za-z /]+\))?\s?(?:--|[-–—])\s|"
    r"[A-Z][\w.' ]{2,25}(, [\w. ]{2,30})? \([A-Z][A-Za-z ]+\)\s?(?:--|[-–—])\s"
)
_SOURCE = re.compile(r"\((AP|AFP|Reuters|Getty[^)]*|Photo[^)]*|Image[^)]*)\)\.?$")
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\w+|©")


def labelled(text: str, place: int) -> tuple[str, int]:
    """Return what a block is, and the length of the place that it starts with."""
    label = _label(text, first=place == 0)
    return label, _placeline(text) if label == BODY else 0


def _label(text: str, *, first: bool) -> str:
    """Return what a block is by the first description that fits."""
    lowered, count = text.lower(), len(text.split())
    unended = count <= 16 and not re.search(r"[.!?]['\"]?$", text)
    marked = any(mark in lowered for mark in words("caption_marks"))
    furniture = lowered.split()[0] in words("furniture_starts")
    for fits, label in (
        (_DATE.fullmatch(text), "dateline"),
        (_BYLINE.fullmatch(text) and count <= 12, "byline"),
        (unended and count <= 10 and _POST.search(text), "byline"),
        (marked or _SOURCE.search(text), "caption"),
        ((_ADDRESS.search(text) or furniture) and count <= 30, "furniture"),
        (first and (unended or is_heading(text)), "headline"),
        (is_heading(text), "heading"),
        (text[0].islower() and count <= 20, "caption"),
    ):
        if fits:
            return label
    return BODY


def _placeline(text: str) -> int:
    """Return the length of the place and agency that a first sentence starts with."""
    match = _PLACELINE.match(text)
    return match.end() if match else 0
