"""The answers of a question as fields, a line each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import messages
from quizapp.gui.kinds.forms import Form, Line, Lines
from quizapp.gui.qt import clear, label, spaced


class LineEditor(QWidget):
    """Edits the lines of a form; an empty line is left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = label(look="small")
        self.more = QPushButton(self.tr("Add a line"))
        self.more.setProperty("look", "link")
        self.more.clicked.connect(self._add_empty)
        self.rows: list[_LineRow] = []
        self._form: Form | None = None
        self._single = True
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        spaced(column, 6)
        column.addWidget(self.heading)
        self._column = QVBoxLayout()
        spaced(self._column, 6)
        column.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        column.addLayout(foot)

    def show_lines(self, form: Form, lines: Lines, *, single: bool) -> None:
        """Edit other lines, of which one or several may be right."""
        self._form, self._single = form, single
        clear(self._column)
        self.rows = []
        self.heading.setText(messages.tr(form.heading))
        self.more.setVisible(not form.fixed)
        for line in lines:
            self._add(line)

    def lines(self) -> Lines:
        """Return the lines as they are now, without empty ones."""
        assert self._form
        lines = (row.line() for row in self.rows)
        if self._form.fixed:
            return tuple(lines)
        return tuple(line for line in lines if line.text or line.other)

    def _add_empty(self) -> None:
        self._add(Line()).field.setFocus()

    def _add(self, line: Line) -> "_LineRow":
        assert self._form
        row = _LineRow(self._form, line, single=self._single)
        if isinstance(row.mark, QRadioButton):
            self._group.addButton(row.mark)
        row.changed.connect(self.changed)
        row.away.clicked.connect(partial(self._remove, row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _remove(self, row: "_LineRow", _checked: object = None) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class _LineRow(QWidget):
    changed = Signal()

    def __init__(self, form: Form, line: Line, *, single: bool) -> None:
        super().__init__()
        self.field, self.other = QLineEdit(line.text), QLineEdit(line.other)
        self.mark = QRadioButton() if single else QCheckBox()
        self.away = QPushButton("✕")
        self.away.setProperty("look", "link")
        self.mark.setProperty("look", "mark")
        self.mark.setChecked(line.right)
        self.mark.setToolTip(self.tr("Right"))
        self.field.setReadOnly(form.told)
        for part, name in (
            (self.field, messages.tr(form.heading)),
            (self.other, self.tr("Belongs to it")),
            (self.mark, self.tr("Right")),
            (self.away, self.tr("Remove the line")),
        ):
            part.setAccessibleName(name)
        self.away.setToolTip(self.away.accessibleName())
        row = QHBoxLayout(self)
        spaced(row, 6)
        row.addWidget(self.mark)
        row.addWidget(self.field, 1)
        row.addWidget(self.other, 1)
        row.addWidget(self.away)
        self.mark.setVisible(form.picks)
        self.other.setVisible(form.paired)
        self.away.setVisible(not form.fixed)
        self.mark.toggled.connect(self.changed)
        for field in (self.field, self.other):
            field.textEdited.connect(self.changed)

    def line(self) -> Line:
        text, other = self.field.text().strip(), self.other.text().strip()
        return Line(text, other, right=self.mark.isChecked())
