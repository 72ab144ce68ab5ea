"""Words that say nothing to a reader who does not see the text around them."""

import re

POINTING = re.compile(r"\b(he|she|they|him|them|it(?! that\b))\b", re.IGNORECASE)
PASSING = re.compile(
    r"\b(today|yesterday|tomorrow|tonight|recently|"
    r"(?:last|this|next) (?:week|month|year|night|morning|evening))\b",
    re.IGNORECASE,
)
