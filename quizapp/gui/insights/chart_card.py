"""A chart with its heading, the value pointed at, its table and its files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.insights.chart import Chart
from quizapp.gui.qt import label, spaced

_EXPANDING = QSizePolicy.Policy.Expanding
_TALL = 240


class ChartCard(QFrame):
    """Shows a chart or the same as a table, and saves either.

    Attributes:
        table_saved: The table is to be written to a file: its path, header and rows.
        picture_failed: A picture could not be written; carries its path.
    """

    table_saved = Signal(str, tuple, tuple)
    picture_failed = Signal(str)

    def __init__(self, heading: str, about: str, chart: Chart, unit: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.chart = chart
        self.heading = label(heading, "heading", wraps=True)
        self.about = label(about, "small", wraps=True)
        self.told = label(look="small", wraps=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._unit = unit
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(heading)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        stretch = QHeaderView.ResizeMode.Stretch
        self.table.horizontalHeader().setSectionResizeMode(stretch)
        self.table.setTabKeyNavigation(False)
        self.table.setSizePolicy(_EXPANDING, QSizePolicy.Policy.Ignored)
        self.as_table = _link(self.tr("As a table"), heading)
        self.as_csv = _link(self.tr("Save as CSV…"), heading)
        self.as_png = _link(self.tr("Save as PNG…"), heading)
        self._lay_out()
        chart.pointed.connect(self._show_told)
        self.as_table.clicked.connect(self._toggle)
        self.as_csv.clicked.connect(self._save_table)
        self.as_png.clicked.connect(self._save_picture)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return what the table says."""
        return tuple((point.name, point.told) for point in self.chart.points)

    def explain(self, about: str) -> None:
        """Say what the chart shows, as it is now."""
        self.about.setText(about)
        self.chart.setWhatsThis(about)

    def refresh(self) -> None:
        """Fill the table anew where it is shown."""
        if self._shown.currentWidget() is self.table:
            self._fill(self.rows())

    def save_picture(self, path: Path) -> bool:
        """Write the chart as a PNG file, twice as large as on the screen."""
        chart = self.chart
        image = chart.grab().toImage()
        return bool(image.save(str(path), "PNG"))  # type: ignore[call-overload]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 6, 20, 18, 20, 14)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.heading, 1)
        top.addWidget(self.told, 1)
        column.addLayout(top)
        column.addWidget(self.about)
        self._holder = QWidget()
        self._shown = QStackedLayout(self._holder)
        self._shown.addWidget(self.chart)
        self._shown.addWidget(self.table)
        column.addWidget(self._holder, 1)
        foot = QHBoxLayout()
        for each in (self.as_table, self.as_csv, self.as_png):
            foot.addWidget(each)
        foot.addStretch()
        column.addLayout(foot)

    def _show_told(self, said: str) -> None:
        self.told.setText(said)

    def _toggle(self) -> None:
        table = self._shown.currentWidget() is not self.table
        if table:
            self._fill(self.rows())
        self._shown.setCurrentWidget(self.table if table else self.chart)
        self._holder.setMinimumHeight(theme.scaled(_TALL) if table else 0)
        words = self.tr("As a chart") if table else self.tr("As a table")
        self.as_table.setText(words)

    def _fill(self, rows: Sequence[tuple[str, str]]) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("What"), self._unit])
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for at, words in enumerate(row):
                self.table.setItem(place, at, QTableWidgetItem(words))

    def _save_table(self) -> None:
        path = self._ask(self.tr("Table (*.csv)"), ".csv")
        if path:
            header = (self.heading.text(), self._unit)
            self.table_saved.emit(path, header, self.rows())

    def _save_picture(self) -> None:
        path = self._ask(self.tr("Picture (*.png)"), ".png")
        if path and not self.save_picture(Path(path)):
            self.picture_failed.emit(path)

    def _ask(self, kind: str, suffix: str) -> str:
        name = f"{self.heading.text()}{suffix}"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), name, kind)
        return path


def _link(text: str, heading: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("look", "link")
    made.setAccessibleName(f"{heading}: {text}")
    return made
