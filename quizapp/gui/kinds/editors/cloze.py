"""Gaps in a text, made by selecting what belongs in them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from quizapp.domain.kinds.cloze import Cloze
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.rows import Row, Rows
from quizapp.gui.qt import label
from quizapp.gui.widgets.markdown_field import MarkdownField
from quizapp.gui.widgets.typed_answer import AnswerField

_OR = " / "
_MARK = re.compile(r"\[\[(\d+)\]\]")


class GapLine(Row):
    """What is accepted in a gap, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self.number = label("", "key")
        self.accepted = AnswerField()
        self.watch(self.accepted, self.tr("What belongs in the gap / what also fits"))
        self.offered = AnswerField()
        self.watch(
            self.offered, self.tr("Wrong answers to pick from / none, and it is typed")
        )
        self.lay_out(self.number, self.accepted)
        self.add_below(self.offered)

    def fill(self, value: tuple[Sequence[str], Sequence[str]]) -> None:
        accepted, offered = value
        self.accepted.setText(_OR.join(accepted))
        self.offered.setText(_OR.join(offered))

    @property
    def field(self) -> QWidget:
        return self.accepted

    @property
    def empty(self) -> bool:
        return False  # its mark stands in the text

    def answers(self) -> tuple[str, ...]:
        """Return what is accepted."""
        return _parts(self.accepted) or ("",)

    def wrong(self) -> tuple[str, ...]:
        """Return what is offered besides."""
        return _parts(self.offered)


class ClozeEditor(BodyEditor):
    """Edits gaps; [[1]] in the text stands for the first."""

    name: ClassVar[str] = Cloze.name
    asks: ClassVar[str] = "A text; select what is to be a gap and press Ctrl+G"

    def __init__(self) -> None:
        super().__init__()
        self._stem: MarkdownField | None = None
        self.rows = Rows(self.tr("Gaps"), "", GapLine, ())
        self.rows.more.hide()
        self.make = QPushButton(self.tr("Make the selection a gap (Ctrl+G)"))
        self.make.setProperty("look", "small-button")
        self.make.clicked.connect(self.make_gap)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self.rows)
        self.rows.changed.connect(self.changed)
        self.rows.taken_away.connect(self._fill_gap)

    def attach(self, stem: MarkdownField) -> None:
        self._stem = stem

    def show_body(self, body: Cloze) -> None:
        offered = (*body.offered, *((),) * len(body.gaps))
        self.rows.show_rows(list(zip(body.gaps, offered, strict=False)))
        self._number()

    def read(self, stem: str) -> tuple[str, Cloze]:
        return self.body().tidied(stem)

    def body(self) -> Cloze:
        wrong = tuple(row.wrong() for row in self.rows.rows)
        gaps = tuple(row.answers() for row in self.rows.rows)
        return Cloze(gaps, wrong if any(wrong) else ())

    def first(self) -> QWidget | None:
        return self.rows.rows[0].field if self.rows.rows else self.make

    def make_gap(self) -> None:
        """Make a gap of what is selected in the text, or of the word at the cursor."""
        if self._stem is None:
            return
        cursor = self._stem.textCursor()
        if not cursor.hasSelection():
            cursor.select(cursor.SelectionType.WordUnderCursor)
        answer = cursor.selectedText().strip()
        if not answer or _MARK.search(answer) or answer.strip("[]").isdigit():
            self._stem.setFocus()
            return
        new = len(self.rows.rows) + 1
        cursor.beginEditBlock()
        cursor.insertText(f"[[{new}]]")
        before = self._stem.toPlainText()[: cursor.position()]
        place = len(set(_MARK.findall(before))) - 1
        body = self.body()
        self._tidy(replace(body, gaps=(*body.gaps, (answer,))), cursor)
        cursor.endEditBlock()
        self.rows.rows[place].accepted.setFocus()
        self.changed.emit()

    def _tidy(self, body: Cloze, cursor: QTextCursor) -> None:
        """Number the gaps as they stand in the text."""
        assert self._stem
        text = self._stem.toPlainText()
        tidied, body = body.tidied(text)
        marks = zip(_MARK.finditer(text), _MARK.findall(tidied), strict=True)
        for mark, number in reversed(list(marks)):
            _replace(cursor, mark.start(), mark.end(), f"[[{number}]]")
        self.show_body(body)

    def _fill_gap(self, place: int, row: GapLine) -> None:
        """Put what belonged in a gap back into the text."""
        if self._stem is None:
            return
        body = self.body()
        gaps, wrong = list(body.gaps), [*body.offered, *((),) * len(body.gaps)]
        gaps.insert(place, row.answers())
        wrong.insert(place, row.wrong())
        cursor = QTextCursor(self._stem.document())
        cursor.beginEditBlock()
        text = self._stem.toPlainText()
        for mark in reversed(list(_MARK.finditer(text))):
            if int(mark[1]) == place + 1:
                _replace(cursor, mark.start(), mark.end(), row.answers()[0])
        self._tidy(Cloze(tuple(gaps), tuple(wrong)), cursor)
        cursor.endEditBlock()

    def _number(self) -> None:
        for number, row in enumerate(self.rows.rows, start=1):
            row.number.setText(str(number))


def _parts(field: AnswerField) -> tuple[str, ...]:
    parts = (part.strip() for part in field.text().split(_OR))
    return tuple(filter(None, parts))


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
