"""What of each question cannot be carried over, in or out."""

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent

from quizapp.domain.imports import Trouble
from quizapp.gui.importing.text_table import TextTable
from quizapp.gui.widgets.markdown_view import plain

_MOST_WRAPPED = 200


class TroubleTable(TextTable):
    """A row for each question and what is lost of it, those left out first."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("What cannot be carried over"),
            (self.tr("Line"), self.tr("Question"), self.tr("What happens to it")),
            wide=(1, 2),
        )

    def show_troubles(self, troubles: Iterable[Trouble]) -> None:
        """Show other troubles."""
        ordered = sorted(troubles, key=lambda each: not each.left_out)
        self.rows.show_rows([self._row(each) for each in ordered])
        told_lines = any(trouble.line for trouble in ordered)
        self.setColumnHidden(0, not told_lines)
        self.setWordWrap(len(ordered) <= _MOST_WRAPPED)
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        if self.wordWrap():
            self.resizeRowsToContents()

    def _row(self, trouble: Trouble) -> tuple[str, str, str]:
        end = self.tr(", and is left out") if trouble.left_out else ""
        line = str(trouble.line) if trouble.line else ""
        return line, plain(trouble.stem), f"{trouble.problem}{end}"
