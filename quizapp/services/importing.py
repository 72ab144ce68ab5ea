"""Questions from files of other programs: first what there is, then what is taken."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quizapp.domain.banks import Bank
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId, QuestionId, new_id
from quizapp.domain.imports import Draft, Trouble
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.formats.native import LONGEST_NAME, BankFile
from quizapp.formats.registry import Importer
from quizapp.formats.tables import guess, preview
from quizapp.formats.tables.layout import Column, Layout, remembered
from quizapp.services.transfer import Report, merge
from quizapp.store.store import Store

_STEP = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: the questions that can be taken over, and what cannot."""

    drafts: tuple[Draft, ...]
    troubles: tuple[Trouble, ...]

    @property
    def left_out(self) -> int:
        """How many questions would be left out."""
        return sum(trouble.left_out for trouble in self.troubles)


def read_drafts(importer: Importer, content: bytes, where: str) -> Work[Reading]:
    """Read the questions of a file; nothing is stored.

    Raises:
        FormatError: It is no file of the format at all.
    """
    drafts: list[Draft] = []
    troubles: list[Trouble] = []
    yield Progress(0, stage="reading")
    for item in _once(importer.read(content, where)):
        if isinstance(item, Draft):
            drafts.append(item)
        else:
            troubles.append(item)
        if (len(drafts) + len(troubles)) % _STEP == 0:
            yield Progress(len(drafts), stage="reading")
    return Reading(tuple(drafts), tuple(troubles))


def layout_of(
    content: bytes,
    where: str,
    known: Mapping[str, str],
    encoding: str = "",
    sign: str = "",
) -> Layout:
    """Return how a table is read: as one with the same header was, or as guessed.

    Raises:
        FormatError: It is not text, or not in the encoding told.
    """
    layout = guess(content, where, encoding, sign)
    first = preview(content, layout, 1)
    told = known.get(remembered(first[0][1])) if first else None
    if told is None:
        return layout
    kind, _, names = told.partition(":")
    try:
        return replace(layout, columns=columns(names), kind=kind, header=True)
    except QuizError:  # the settings were edited by hand: the guess is as good
        return layout


def columns(names: str) -> tuple[Column, ...]:
    """Return the columns that names between commas stand for.

    Raises:
        QuizError: A name is not known.
    """
    try:
        return tuple(Column(name.strip().casefold()) for name in names.split(","))
    except ValueError:
        known = ", ".join(Column)
        raise QuizError(
            "a column is called what is not known", remedy=f"It can hold: {known}."
        ) from None


def memory_of(content: bytes, layout: Layout) -> dict[str, str]:
    """Return what is to be remembered of a layout, by the header of its table."""
    first = preview(content, layout, 1)
    if not first or not layout.header:
        return {}
    return {remembered(first[0][1]): f"{layout.kind}:{','.join(layout.columns)}"}


def proposed_bank(store: Store, path: Path) -> Bank:
    """Return the bank that has the name of a file, or a new one of that name."""
    name = " ".join("".join(c if c.isprintable() else " " for c in path.stem).split())
    return bank_called(store, name[:LONGEST_NAME] or "Import")


def bank_called(store: Store, name: str) -> Bank:
    """Return the bank of this name, or a new one that is not stored yet."""
    with store.read() as tx:
        banks = tx.banks.all()
    same = (bank for bank in banks if bank.name.casefold() == name.casefold())
    return next(same, Bank(BankId(new_id()), name))


def take_drafts(
    store: Store, drafts: Sequence[Draft], bank: Bank, now: datetime
) -> Work[Report]:
    """Add drafts to a bank as add_drafts does, as work that tells how far it is."""
    yield Progress(0, len(drafts), "importing")
    return add_drafts(store, drafts, bank, now)


def add_drafts(
    store: Store, drafts: Iterable[Draft], bank: Bank, now: datetime
) -> Report:
    """Add drafts to a bank, which is made if it is not there.

    A question that the bank has already is not added again. One that the file calls by
    its id takes what the file says of it and keeps what files of the format cannot say.
    """
    with store.write() as tx:
        there = tx.questions.of_bank(bank.id)
        questions = tuple(_settled(drafts, bank.id, there))
        file = BankFile(tx.banks.find(bank.id) or bank, (), questions)
        return replace(merge(tx, file, now), gone=0)


def _once(items: Iterable[Draft | Trouble]) -> Iterator[Draft | Trouble]:
    """Yield each question once, and the others as troubles."""
    seen: set[QuestionId] = set()
    for item in items:
        if isinstance(item, Draft):
            known = {
                item.in_bank(BankId("")).id,
                replace(item, ident="").in_bank(BankId("")).id,
            }
            if known & seen:
                yield Trouble(
                    "is in the file twice", item.line, item.stem, left_out=True
                )
                continue
            seen |= known
        yield item


def _settled(
    drafts: Iterable[Draft], bank_id: BankId, there: Iterable[Question]
) -> Iterator[Question]:
    """Yield drafts as questions of a bank, those that it has already as they are."""
    by_id = {str(question.id): question for question in there}
    by_content = {_content(question): question for question in there}
    for draft in drafts:
        new = draft.in_bank(bank_id)
        alike = by_content.get(_content(new))
        old = by_id.get(draft.ident) or by_id.get(new.id) or alike
        yield _brought_up_to_date(old, new, plain=draft.plain) if old else new


def _content(question: Question) -> tuple[str, str, frozenset[str]]:
    return question.stem, question.body.name, frozenset(question.body.words())


def _brought_up_to_date(old: Question, new: Question, *, plain: bool) -> Question:
    """Return a question with what a file says of it, and all that it cannot say."""
    same_words = _content(replace(new, stem=old.stem)) == _content(old)
    proved = old.body.prompts and new.body.prompts and old.key() == new.key()
    return replace(
        old,
        stem=new.stem,
        body=old.body if plain and same_words else new.body,
        feedback=new.feedback,
        default_mark=old.default_mark if new.default_mark == 1 else new.default_mark,
        tags=new.tags,
        evidence=old.evidence if proved else None,
    )
