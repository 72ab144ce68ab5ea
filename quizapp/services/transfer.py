"""Banks in and out of the collection."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quizapp.domain.changes import Change
from quizapp.domain.codec import fingerprint
from quizapp.domain.ids import QuestionId
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.formats import native, package
from quizapp.formats.files import beginning
from quizapp.formats.native import BankFile
from quizapp.formats.package import Package
from quizapp.services.banks import fit_cards, new_cards
from quizapp.services.media import media_of
from quizapp.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, in numbers of questions.

    Attributes:
        changed: Brought up to date; their cards keep their progress.
        unchanged: Already there as they are in the file.
        kept: Changed in the file but edited here, and left as they were edited.
        gone: In the bank but no longer in the file; they stay.
        missing: Pictures and sounds that the file refers to and does not hold.
    """

    bank_name: str
    change: Change
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    gone: int = 0
    missing: int = 0


def import_bank(store: Store, path: Path, now: datetime) -> Work[Report]:
    """Add the bank in a file to the collection, or bring it up to date.

    All or nothing: a file that does not fit leaves the collection as it was.

    Raises:
        FormatError: The file is no sound bank file.
    """
    yield Progress(0, stage="reading")
    if beginning(path).startswith(package.BEGINNING):
        with package.opened(path) as found:
            file = found.bank()
            yield from _import_media(store, found, _media_of(file))
    else:
        file = native.read(path)
    yield Progress(0, len(file.questions), stage="importing")
    report = merge_bank(store, file, now)
    return replace(report, missing=len(_media_of(file) - store.media.names()))


def _import_media(store: Store, found: Package, names: frozenset[str]) -> Work[None]:
    """Keep the pictures and sounds of a bank; should that fail, they are unused."""
    wanted = sorted(names & found.names)
    for place, name in enumerate(wanted):
        yield Progress(place, len(wanted), stage="pictures")
        store.media.add(found.media(name))


def _media_of(file: BankFile) -> frozenset[str]:
    return frozenset(name for each in file.questions for name in media_of(each))


def merge_bank(store: Store, file: BankFile, now: datetime) -> Report:
    """Put a bank into the collection, question by question as their ids say."""
    with store.write() as tx:
        return merge(tx, file, now)


def merge(tx: Transaction, file: BankFile, now: datetime) -> Report:
    """Put a bank into the collection as part of something larger."""
    _merge_frame(tx, file)
    return _merge_questions(tx, file, now)


def _merge_frame(tx: Transaction, file: BankFile) -> None:
    """Store the bank and its articles; how a bank is studied stays as it is here."""
    bank = tx.banks.find(file.bank.id)
    if bank is None:
        tx.banks.add(file.bank)
    else:
        shipped = replace(file.bank, options=bank.options, archived=bank.archived)
        if shipped != bank:
            tx.banks.replace(bank, shipped)
    for article in file.articles:
        stored = tx.articles.find(article.id)
        if stored is None:
            tx.articles.add(article)
        elif stored != article:
            tx.articles.replace(stored, article)


def _merge_questions(tx: Transaction, file: BankFile, now: datetime) -> Report:
    stored = {q.id: q for q in tx.questions.of_bank(file.bank.id)}
    elsewhere = tx.questions.get_many(
        [q.id for q in file.questions if q.id not in stored]
    )
    stored |= {question.id: question for question in elsewhere}
    added: list[Question] = []
    changed = unchanged = kept = 0
    for question in file.questions:
        new = _as_imported(question, now)
        old = stored.get(question.id)
        if old is None:
            added.append(new)
        elif new.origin in {old.origin, fingerprint(old)}:
            unchanged += 1
            _move_evidence(tx, old, new)
        elif old.origin != fingerprint(old):
            kept += 1
            _move_evidence(tx, old, new)
        else:
            after = replace(new, bank_id=old.bank_id, created=old.created)
            tx.questions.replace(old, after)
            fit_cards(tx, after)
            changed += 1
    _add(tx, added)
    return Report(
        file.bank.name,
        tx.change("import-bank"),
        added=len(added),
        changed=changed,
        unchanged=unchanged,
        kept=kept,
        gone=_gone(stored.values(), {q.id for q in file.questions}),
    )


def _move_evidence(tx: Transaction, old: Question, new: Question) -> None:
    """Follow evidence that stands elsewhere in the article now."""
    same = old.evidence and new.evidence and old.evidence.quote == new.evidence.quote
    if same and old.evidence != new.evidence:
        tx.questions.replace(old, replace(old, evidence=new.evidence))


def _as_imported(question: Question, now: datetime) -> Question:
    return replace(
        question,
        origin=fingerprint(question),
        created=question.created or now,
        modified=question.modified or now,
    )


def _add(tx: Transaction, questions: list[Question]) -> None:
    tx.questions.add(*questions)
    for learner in tx.learners.all():
        tx.cards.add(*(card for q in questions for card in new_cards(q, learner)))


def _gone(stored: Iterable[Question], present: set[QuestionId]) -> int:
    return sum(bool(q.origin) and q.id not in present for q in stored)
