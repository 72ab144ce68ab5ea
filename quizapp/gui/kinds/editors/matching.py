"""Pairs, and answers that belong to nothing."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.rows import Row, Rows
from quizapp.gui.qt import label
from quizapp.gui.widgets.markdown_field import MarkdownField
from quizapp.gui.widgets.typed_answer import AnswerField

_LEAST = 3


class PairLine(Row):
    """A thing that is asked about, and what belongs to it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answer = MarkdownField(one_line=True), AnswerField()
        self.watch(self.asked, self.tr("This"))
        self.watch(self.answer, self.tr("belongs to this"))
        self.asked.entered.disconnect(self.entered)
        self.asked.entered.connect(self.answer.setFocus)
        self.lay_out(self.asked, label("→"), self.answer)

    def fill(self, value: Pair) -> None:
        self.asked.show_text(value.subquestion)
        self.answer.setText(value.answer)

    @property
    def field(self) -> QWidget:
        return self.asked

    @property
    def empty(self) -> bool:
        return not self.asked.text() and not self.answer.text().strip()

    def pair(self) -> Pair:
        """Return what belongs together."""
        return Pair(self.asked.text(), self.answer.text().strip())


class ExtraLine(Row):
    """An answer that belongs to nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = AnswerField()
        self.watch(self.answer, self.tr("Belongs to nothing"))
        self.lay_out(self.answer)

    def fill(self, value: str) -> None:
        self.answer.setText(value)

    @property
    def field(self) -> QWidget:
        return self.answer

    @property
    def empty(self) -> bool:
        return not self.answer.text().strip()


class MatchingEditor(BodyEditor):
    """Edits pairs."""

    name: ClassVar[str] = Matching.name

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows(
            self.tr("Pairs"), self.tr("Add a pair"), PairLine, Pair("", "")
        )
        self.extra = Rows(
            self.tr("Answers that belong to nothing"),
            self.tr("Add such an answer"),
            ExtraLine,
            "",
        )
        for part in (self.rows, self.extra):
            self.column.addWidget(part)
            part.changed.connect(self.changed)

    def show_body(self, body: Matching) -> None:
        self.rows.show_rows(body.pairs, _LEAST)
        self.extra.show_rows(body.extra)

    def body(self) -> Matching:
        return Matching(
            tuple(row.pair() for row in self.rows.written()),
            tuple(row.answer.text().strip() for row in self.extra.written()),
        )

    def first(self) -> QWidget | None:
        return self.rows.rows[0].field if self.rows.rows else self.rows.more
