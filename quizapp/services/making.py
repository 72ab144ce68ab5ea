"""Bank files made from articles, one or a folder of them."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from quizapp.domain.articles import Article, Source
from quizapp.domain.candidates import Candidate
from quizapp.domain.errors import ArticleError, FormatError
from quizapp.domain.work import Work
from quizapp.formats import native
from quizapp.generate.reading.html import ADDRESS
from quizapp.generate.reading.kinds import SUFFIXES
from quizapp.services import generation, reading, updating
from quizapp.services.updating import Differences


@dataclass(frozen=True, slots=True)
class Made:
    """A bank file that was written; differences are those from the one before it."""

    path: Path
    questions: int
    differences: Differences | None = None


def read_source(source: str, *, allow_private: bool, now: datetime) -> Work[Source]:
    """Return the article in a file or at a web address.

    Raises:
        ArticleError: It cannot be read.
    """
    if ADDRESS.match(source):
        return reading.read_address(source, allow_private=allow_private, now=now)
    return reading.read_file(Path(source))


def write_bank(
    article: Article, path: Path, most: int | None = None, *, every: bool = False
) -> Work[Made]:
    """Make an article's bank in a file, or bring the one that stands there up to date.

    Args:
        article: What to ask about.
        path: The file to write.
        most: How many questions to take at most, well mixed; by default those that a
            teacher would keep.
        every: Take every question that was kept.

    Raises:
        ArticleError: No question can be made.
        FormatError: Something else than a bank stands there, or it cannot be written.
    """
    before = native.read(path) if path.is_file() else None
    edition_of = updating.same_article(article, before) if before else None
    if edition_of:
        article = replace(article, id=edition_of.id)
    candidates = yield from generation.find_candidates(article)
    known = before.questions if before and edition_of else ()
    bank = generation.make_bank(article, candidates, most, every=every, known=known)
    differences = None
    if before and edition_of:
        bank = updating.updated(before, bank)
        differences = updating.differences(before, bank)
    native.write(path, bank)
    return Made(path, len(bank.questions), differences)


def articles_in(folder: Path, output: Path) -> dict[Path, Path]:
    """Return the articles in a folder, each with its bank file in the output folder.

    Raises:
        ArticleError: There are none, or the folder cannot be read.
        FormatError: There can be no such output folder.
    """
    try:
        files = sorted(path for path in folder.iterdir() if _is_article(path))
    except OSError as error:
        raise ArticleError(
            f"This folder cannot be read ({error.strerror})", where=str(folder)
        ) from error
    if not files:
        raise ArticleError(
            "No article is in this folder",
            where=str(folder),
            remedy=f"Articles are files that end with {', '.join(sorted(SUFFIXES))}.",
        )
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FormatError(
            f"the banks cannot be written: {error.strerror}",
            where=str(output),
            remedy="Choose another folder.",
        ) from error
    stems = Counter(path.stem.casefold() for path in files)
    return {
        path: output
        / f"{path.stem if stems[path.stem.casefold()] == 1 else path.name}.json"
        for path in files
    }


def described(article: Article, candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as data for programs, with where its evidence stands."""
    span = candidate.evidence
    said: dict[str, Any] = {
        "question": candidate.question,
        "answer": candidate.answer,
        "distractors": [each.text for each in candidate.distractors],
        "kind": candidate.kind,
        "evidence": article.text[span.start : span.end],
        "start": span.start,
        "end": span.end,
    }
    if candidate.items:
        said["items"] = [
            {
                "text": item.text,
                "answer": item.answer,
                "start": item.evidence.start,
                "end": item.evidence.end,
            }
            for item in candidate.items
        ]
    return said


def _is_article(path: Path) -> bool:
    hidden = path.name.startswith(".")
    return not hidden and path.suffix.lower() in SUFFIXES and path.is_file()
