"""A typed answer above the right one, with the letters that differ marked."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.domain.differences import Difference, Run
from quizapp.gui import theme
from quizapp.gui.qt import label
from quizapp.gui.widgets.markdown_view import ReadingView


class DifferenceView(QWidget):
    """Strikes out what is too much and underlines what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Difference | None = None
        self.typed = ReadingView("difference")
        self.right = ReadingView("difference")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        named = ((self.tr("You typed"), self.typed), (self.tr("Right is"), self.right))
        for row, (name, part) in enumerate(named):
            grid.addWidget(label(name, "small"), row, 0)
            grid.addWidget(part, row, 1)

    def show_difference(self, shown: Difference) -> None:
        """Show how a typed text and the right one differ."""
        self._shown = shown
        self._dress()
        said = f"{self.tr('You typed')}: {spoken(shown.typed)}"
        self.typed.setAccessibleName(said)
        self.right.setAccessibleName(f"{self.tr('Right is')}: {spoken(shown.right)}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        if self._shown is None:
            return
        extra, missing = _marked("bad"), _marked("good")
        extra.setFontStrikeOut(True)
        missing.setFontUnderline(True)
        _fill(self.typed, self._shown.typed, extra)
        _fill(self.right, self._shown.right, missing)


def spoken(runs: tuple[Run, ...]) -> str:
    """Return runs as words, those that differ in brackets."""
    return "".join(run.text if run.same else f"[{run.text}]" for run in runs)


def _marked(token: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.colour(token))
    form.setBackground(theme.colour(f"{token}-tint"))
    return form


def _fill(view: ReadingView, runs: tuple[Run, ...], marked: QTextCharFormat) -> None:
    view.clear()
    cursor = QTextCursor(view.document())
    for run in runs:
        cursor.insertText(run.text, QTextCharFormat() if run.same else marked)
    view.updateGeometry()
