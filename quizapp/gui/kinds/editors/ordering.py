"""Items in their right order."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from quizapp.domain.kinds.ordering import Ordering
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.rows import Row, Rows
from quizapp.gui.widgets.markdown_field import MarkdownField

_LEAST = 4


class ItemLine(Row):
    """An item."""

    def __init__(self) -> None:
        super().__init__()
        self.text = MarkdownField(one_line=True)
        self.watch(self.text, self.tr("Item"))
        self.lay_out(self.text)

    def fill(self, value: str) -> None:
        self.text.show_text(value)

    @property
    def field(self) -> QWidget:
        return self.text

    @property
    def empty(self) -> bool:
        return not self.text.text()


class OrderingEditor(BodyEditor):
    """Edits the items."""

    name: ClassVar[str] = Ordering.name

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows(
            self.tr("In this order (Alt+↑ and Alt+↓ move an item)"),
            self.tr("Add an item"),
            ItemLine,
            "",
        )
        self.column.addWidget(self.rows)
        self.rows.changed.connect(self.changed)

    def show_body(self, body: Ordering) -> None:
        self.rows.show_rows(body.items, _LEAST)

    def body(self) -> Ordering:
        return Ordering(tuple(row.text.text() for row in self.rows.written()))

    def first(self) -> QWidget | None:
        return self.rows.rows[0].field if self.rows.rows else self.rows.more
