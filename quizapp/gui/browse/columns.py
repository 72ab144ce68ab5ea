"""What the columns of the table of cards are called and what they show."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from quizapp.domain.browsing import Column, Listed
from quizapp.domain.cards import Card, State
from quizapp.gui import messages
from quizapp.gui.widgets.markdown_view import plain

_SHORT = QLocale.FormatType.ShortFormat


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, its width at 100 % and whether it holds numbers."""

    title: str
    show: Callable[[Listed, int], str]
    width: int
    number: bool = False


def state(row: Listed, today: int) -> str:
    """Return where a card stands, and what keeps it from being asked."""
    card = row.card
    words = [messages.state(card.state)]
    if card.suspended:
        words = [messages.tr("suspended")]
    elif (card.buried_until or 0) > today:
        words = [messages.tr("buried")]
    if card.flagged:
        words.append("⚑")
    return " ".join(words)


def due(card: Card, today: int) -> str:
    """Return when a card is due: today, in 3 days, 5 days ago."""
    if card.state is State.NEW or card.day is None:
        return "–"
    days = card.day - today
    if days == 0:
        return messages.tr("today")
    words = messages.count(abs(days), "day", "days")
    return (messages.tr("in {days}") if days > 0 else messages.tr("{days} ago")).format(
        days=words
    )


def number(value: float | None, digits: int = 1) -> str:
    """Return a measured number, or a dash for none."""
    return "–" if value is None else QLocale().toString(float(value), "f", digits)


def whole(value: int | None) -> str:
    """Return a counted number, or a dash for none."""
    return "–" if value is None else messages.number(value)


def percent(value: float | None) -> str:
    """Return a share in percent, or a dash for none."""
    return "–" if value is None else messages.percent(value)


def day(moment: datetime | None) -> str:
    """Return the date of a moment in few letters, or a dash for none."""
    if moment is None:
        return "–"
    local = moment.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), _SHORT)


HEADINGS: dict[Column, Heading] = {
    Column.QUESTION: Heading("Question", lambda row, _: _line(row.prompt), 360),
    Column.ANSWER: Heading("Answer", lambda row, _: _line(row.answer), 160),
    Column.BANK: Heading("Bank", lambda row, _: row.bank_name, 140),
    Column.KIND: Heading(
        "Kind", lambda row, _: messages.kind(row.question.body.name), 124
    ),
    Column.TAGS: Heading("Tags", lambda row, _: ", ".join(row.question.tags), 120),
    Column.STATE: Heading("State", state, 124),
    Column.DUE: Heading("Due", lambda row, today: due(row.card, today), 112),
    Column.INTERVAL: Heading(
        "Interval", lambda row, _: whole(row.interval), 84, number=True
    ),
    Column.STABILITY: Heading(
        "Stability", lambda row, _: number(row.card.stability), 92, number=True
    ),
    Column.DIFFICULTY: Heading(
        "Difficulty", lambda row, _: number(row.card.difficulty), 96, number=True
    ),
    Column.RETRIEVABILITY: Heading(
        "Recall", lambda row, _: percent(row.recall), 80, number=True
    ),
    Column.LAPSES: Heading(
        "Lapses", lambda row, _: whole(row.card.lapses), 80, number=True
    ),
    Column.REPS: Heading("Answers", lambda row, _: whole(row.reps), 88, number=True),
    Column.LAST_REVIEW: Heading(
        "Last answer", lambda row, _: day(row.card.last_review), 108
    ),
    Column.ADDED: Heading("Added", lambda row, _: day(row.question.created), 96),
    Column.EDITED: Heading("Edited", lambda row, _: day(row.question.modified), 96),
}
USUAL = (
    *(Column.QUESTION, Column.BANK, Column.STATE, Column.DUE),
    *(Column.RETRIEVABILITY, Column.LAPSES),
)


def title(column: Column) -> str:
    """Return what a column is called."""
    return messages.tr(HEADINGS[column].title)


def _line(text: str) -> str:
    return plain(text).replace("\n", " ")
