"""Banks out of the collection, and what a file cannot say of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.domain.articles import Article, located
from quizapp.domain.ids import ArticleId, BankId
from quizapp.domain.imports import Trouble
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.formats import native, package
from quizapp.formats.files import write_text
from quizapp.formats.native import BankFile
from quizapp.formats.registry import find_exporter
from quizapp.services.media import media_of
from quizapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """How many questions go into a file, and what it cannot say of them."""

    questions: int
    troubles: tuple[Trouble, ...] = ()


def foresee_export(store: Store, bank_id: BankId, path: Path) -> Work[Exported]:
    """Return what export_bank would, and write nothing.

    Raises:
        FormatError: The name does not tell the format.
    """
    yield Progress(0, stage="writing")
    _, _, exported = _prepared(store, bank_id, path)
    return exported


def export_bank(store: Store, bank_id: BankId, path: Path) -> Work[Exported]:
    """Write a bank to a file, in the format that its name tells.

    In our own format it is whole and has its articles; .quizbank has its pictures and
    sounds, too. Questions that cannot be asked yet stay behind, whatever the format.

    Raises:
        FormatError: The file cannot be written, or its name does not tell the format.
    """
    yield Progress(0, stage="writing")
    file, text, exported = _prepared(store, bank_id, path)
    exporter = find_exporter(path)
    if exporter is not None:
        write_text(path, text, exporter.encoding)
    elif _is_package(path):
        package.write(path, file, _kept(store, file))
    else:
        native.write(path, file)
    return exported


def _prepared(
    store: Store, bank_id: BankId, path: Path
) -> tuple[BankFile, str, Exported]:
    """Return what goes out: the bank, its text in a foreign format, and the report."""
    exporter = find_exporter(path)
    file = _bank_file(store, bank_id)
    troubles = [
        Trouble(f"{problem}, and stays behind", stem=question.stem, left_out=True)
        for question in file.questions
        for problem in question.missing()[:1]
    ]
    file = replace(file, questions=tuple(q for q in file.questions if not q.missing()))
    count = len(file.questions)
    pieces: list[str] = []
    for item in exporter.write(file.questions) if exporter else ():
        if isinstance(item, Trouble):
            troubles.append(item)
            count -= item.left_out
        else:
            pieces.append(item)
    troubles += _without_media(store, file.questions, packed=_is_package(path))
    return file, "".join(pieces), Exported(count, tuple(troubles))


def _is_package(path: Path) -> bool:
    return path.suffix.casefold() == package.SUFFIX


def _kept(store: Store, file: BankFile) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures and sounds of a bank, as far as they are here."""
    names = {name for question in file.questions for name in media_of(question)}
    for name in sorted(names):
        content = store.media.read(name)
        if content is not None:
            yield name, content


def _without_media(
    store: Store, questions: Iterable[Question], *, packed: bool
) -> Iterator[Trouble]:
    """Yield the questions whose pictures or sounds do not go out with them."""
    here = store.media.names() if packed else frozenset()
    problem = f"loses its pictures and sounds, which only {package.SUFFIX} has"
    if packed:
        problem = "refers to a picture or sound that is not here"
    for question in questions:
        if media_of(question) - here:
            yield Trouble(problem, stem=question.stem)


def _bank_file(store: Store, bank_id: BankId) -> BankFile:
    with store.read() as tx:
        bank = tx.banks.get(bank_id)
        articles = {article.id: article for article in tx.articles.of_bank(bank_id)}
        questions = tx.questions.of_bank(bank_id)
    sound = tuple(_with_sound_evidence(question, articles) for question in questions)
    return BankFile(bank, tuple(articles.values()), sound)


def _with_sound_evidence(
    question: Question, articles: Mapping[ArticleId, Article]
) -> Question:
    """Return a question with the evidence where it stands now, or without any."""
    evidence = question.evidence
    if evidence is None:
        return question
    article = articles.get(evidence.article_id)
    found = located(article, evidence) if article else None
    return replace(question, evidence=found)
