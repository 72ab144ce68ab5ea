"""How a table is read: its encoding, its separator and what its columns hold."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from quizapp.domain.kinds import KINDS
from quizapp.formats.tables.layout import SEPARATORS, Column, Layout
from quizapp.gui import messages
from quizapp.gui.qt import clear, label, spaced
from quizapp.gui.widgets.drop_down import DropDown

_ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859_15", "mac_roman"),
    *("cp1250", "cp1251", "cp1253", "shift_jis", "gb18030"),
)
_EXAMPLES = 5
_LONGEST = 70


class Mapping(QWidget):
    """Asks how a table is read.

    Attributes:
        layout_asked: Carries the layout that is wanted; nothing of it is wrong.
        text_asked: Carries the separator and the encoding that are wanted.
    """

    layout_asked = Signal(object)
    text_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._layout = Layout(())
        self.separator, self.encoding = DropDown(), DropDown()
        self.kind = DropDown()
        self.header = QCheckBox(self.tr("The first row names the columns"))
        self.columns: list[DropDown] = []
        self._column = QVBoxLayout()
        spaced(self._column, 12)
        self._lay_out()
        self._offer()
        self.separator.activated.connect(self._ask_text)
        self.encoding.activated.connect(self._ask_text)
        self.header.clicked.connect(self._ask_layout)
        self.kind.activated.connect(self._ask_layout)

    def show_layout(self, layout: Layout, rows: Sequence[Sequence[str]]) -> None:
        """Show how a table that begins with these rows is read."""
        before, self._layout = self._layout, layout
        if _frame(before) != _frame(layout) or len(self.columns) != len(layout.columns):
            self._make_columns(layout, rows)
        self.separator.setCurrentIndex(SEPARATORS.index(layout.separator))
        if self.encoding.findData(layout.encoding) < 0:
            self.encoding.addItem(layout.encoding, layout.encoding)
        self.encoding.setCurrentIndex(self.encoding.findData(layout.encoding))
        self.header.setChecked(layout.header)
        self.kind.setCurrentIndex(max(self.kind.findData(layout.kind), 0))
        for box, column in zip(self.columns, layout.columns, strict=True):
            box.setCurrentIndex(box.findData(column.value))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 12, 0, 0, 16, 0)
        column.addWidget(_named(self.tr("Columns are divided by"), self.separator))
        column.addWidget(_named(self.tr("Encoding"), self.encoding))
        column.addWidget(self.header)
        column.addWidget(label(self.tr("What the columns hold"), "heading"))
        column.addLayout(self._column)
        column.addWidget(_named(self.tr("Rows that name no kind"), self.kind))
        column.addStretch()

    def _offer(self) -> None:
        words = {
            ",": self.tr("commas"),
            ";": self.tr("semicolons"),
            "\t": self.tr("tabs"),
            "|": self.tr("upright bars"),
        }
        for sign in SEPARATORS:
            self.separator.addItem(words[sign], sign)
        for name in _ENCODINGS:
            self.encoding.addItem(name, name)
        self.kind.addItem(self.tr("become what their answers suggest"), "")
        for kind in KINDS:
            self.kind.addItem(messages.kind(kind.name), kind.name)

    def _make_columns(self, layout: Layout, rows: Sequence[Sequence[str]]) -> None:
        focused = next((n for n, b in enumerate(self.columns) if b.hasFocus()), -1)
        clear(self._column)
        self.columns = []
        for place in range(len(layout.columns)):
            cells = [row[place] if place < len(row) else "" for row in rows]
            name = cells[0] if layout.header and cells else ""
            name = name or self.tr("Column {n}").format(n=place + 1)
            example = next(filter(None, cells[layout.header :][:_EXAMPLES]), "")
            box = DropDown()
            for column in Column:
                box.addItem(_column(column), column.value)
            box.activated.connect(partial(self._ask_layout))
            box.setAccessibleDescription(example)
            self.columns.append(box)
            self._column.addWidget(_named(name, box, example))
        if 0 <= focused < len(self.columns):
            self.columns[focused].setFocus()

    def _ask_text(self) -> None:
        sign, encoding = self.separator.currentData(), self.encoding.currentData()
        self.text_asked.emit(sign, encoding)

    def _ask_layout(self, _picked: object = None) -> None:
        self.layout_asked.emit(
            replace(
                self._layout,
                columns=tuple(Column(box.currentData()) for box in self.columns),
                header=self.header.isChecked(),
                kind=self.kind.currentData(),
            )
        )


def _frame(layout: Layout) -> tuple[str, str, bool]:
    """Return what of a layout changes what its columns are called."""
    return layout.separator, layout.encoding, layout.header


def _column(column: Column) -> str:
    return messages.tr(_COLUMNS[column])


def _named(name: str, box: DropDown, example: str = "") -> QWidget:
    """Return a box below its name, with an example of what a column holds."""
    block = QWidget()
    column = QVBoxLayout(block)
    spaced(column, 4)
    title = label(_short(name), "strong" if example else "", wraps=True)
    title.setBuddy(box)
    box.setAccessibleName(name)
    column.addWidget(title)
    column.addWidget(box)
    if example:
        column.addWidget(label(_short(example), "small", wraps=True))
    return block


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_COLUMNS = {
    Column.NOTHING: "nothing that is wanted",
    Column.QUESTION: "the question",
    Column.ANSWER: "a right answer",
    Column.WRONG: "a wrong answer",
    Column.CHOICE: "a choice, right or wrong",
    Column.RIGHT: "which choice is right",
    Column.KIND: "the kind of question",
    Column.FEEDBACK: "the explanation",
    Column.TAGS: "tags",
    Column.MARK: "the mark",
    Column.ID: "an id of its own",
}
