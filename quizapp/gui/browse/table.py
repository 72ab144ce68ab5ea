"""The table of cards as it is seen: what is picked, which columns, how wide."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from quizapp.domain.browsing import Column, Order
from quizapp.domain.ids import CardKey
from quizapp.gui import theme
from quizapp.gui.browse.columns import HEADINGS, USUAL, title
from quizapp.gui.browse.model import CardTable

_TALL, _LEAST = 36, 220
_FEW = 3
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_COLUMNS, _ORDER, _WIDTHS = "browse/columns", "browse/order", "browse/widths"


class CardsView(QTableView):
    """Shows cards; what is picked stays picked whatever changes.

    Attributes:
        opened: The details of the current card are asked for.
        picked_other: Another card is the current one, or others are picked.
        columns_changed: Other columns are shown.
    """

    opened = Signal()
    picked_other = Signal()

    def __init__(self, rows: CardTable, kept: QSettings) -> None:
        super().__init__()
        self.rows = rows
        self._kept = kept
        self._widths = {column: HEADINGS[column].width for column in Column}
        self._fitting = False
        self._restore()
        self.setModel(rows)
        self._set_up()
        rows.ordered.connect(self.refresh)
        self.selectionModel().selectionChanged.connect(self.picked_other)
        self.selectionModel().currentRowChanged.connect(self.picked_other)
        self.doubleClicked.connect(self.opened)

    @property
    def current(self) -> CardKey | None:
        """The card that the keys go from."""
        row = self.currentIndex().row()
        return self.rows.keys[row] if 0 <= row < len(self.rows.keys) else None

    def picked(self) -> Sequence[CardKey]:
        """Return the cards that are picked, in the order of the rows."""
        keys = self.rows.keys
        return [key for top, end in self._ranges() for key in keys[top:end]]

    def picked_count(self) -> int:
        """Return how many cards are picked."""
        return sum(end - top for top, end in self._ranges())

    def refresh(self) -> None:
        """Read all anew; what was picked and is still there stays picked."""
        picked, current = self.picked(), self.current
        row = max(self.currentIndex().row(), 0)
        if self.rows.refresh():
            self.pick(picked, current, row)
        self._show_order()

    def pick(
        self, keys: Iterable[CardKey], current: CardKey | None = None, row: int = 0
    ) -> None:
        """Pick cards where they are, else the one at a row."""
        wanted = set(keys)
        all_keys = self.rows.keys
        places = _places(wanted, all_keys)
        if not all_keys:
            return
        if not places:
            self.selectRow(min(row, len(all_keys) - 1))
            return
        at = all_keys.index(current) if current in wanted else places[0]
        flags = QItemSelectionModel.SelectionFlag
        self.setCurrentIndex(self.rows.index(at, 0))
        chosen = QItemSelection()
        last = self.rows.columnCount() - 1
        for top, end in _runs(places):
            chosen.select(self.rows.index(top, 0), self.rows.index(end - 1, last))
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def choose_columns(self, at: QPoint) -> None:
        """Offer all columns; those that are shown are ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in Column:
            action = menu.addAction(title(column))
            action.setCheckable(True)
            action.setChecked(column in self.rows.columns)
            action.setEnabled(self.rows.columns != (column,))
            action.triggered.connect(lambda _=False, c=column: self.toggle_column(c))
        menu.addSeparator()
        menu.addAction(self.tr("The usual columns")).triggered.connect(
            lambda: self.show_columns(USUAL)
        )
        menu.popup(at)

    def toggle_column(self, column: Column) -> None:
        """Show a column, or no longer."""
        shown = self._seen()
        if column in shown:
            self.show_columns(tuple(each for each in shown if each != column))
        else:
            self.show_columns((*shown, column))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns in their order."""
        picked, current = self.picked(), self.current
        row = max(self.currentIndex().row(), 0)
        self.rows.show_columns(tuple(columns))
        self._fit()
        self._show_order()
        self.pick(picked, current, row)
        self.keep()

    def keep(self) -> None:
        """Remember the columns, their widths and the order."""
        self._kept.setValue(_COLUMNS, ",".join(self._seen()))
        widths = (f"{name}:{width}" for name, width in self._widths.items())
        self._kept.setValue(_WIDTHS, ",".join(widths))
        order = self.rows.order
        way = "-" if order.descending else "+"
        self._kept.setValue(_ORDER, f"{way}{order.column or ''}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and not event.modifiers():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Cards"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        self.verticalHeader().hide()
        sections = self.verticalHeader()
        sections.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.choose_columns(header.mapToGlobal(at))
        )
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(lambda *_: self.keep())
        self._show_order()

    def _sort_by(self, section: int) -> None:
        """Sort by a column, the other way round the second time, not the third."""
        column, order = self.rows.columns[section], self.rows.order
        ways = Qt.SortOrder
        if order.column != column:
            self.rows.sort(section, ways.AscendingOrder)
        elif not order.descending:
            self.rows.sort(section, ways.DescendingOrder)
        else:
            self.rows.sort(-1)
        self.keep()

    def _show_order(self) -> None:
        header, order = self.horizontalHeader(), self.rows.order
        shown = order.column in self.rows.columns
        header.setSortIndicatorShown(shown)
        if order.column is not None and shown:
            section = self.rows.columns.index(order.column)
            ways = Qt.SortOrder
            way = ways.DescendingOrder if order.descending else ways.AscendingOrder
            header.setSortIndicator(section, way)

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Yield the first row and the one after the last of what is picked."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(n) for n in range(chosen.count()))
        rows = sorted({(each.top(), each.bottom()) for each in ranges})
        seen = 0
        for top, bottom in rows:
            if bottom >= seen:
                yield max(top, seen), bottom + 1
                seen = bottom + 1

    def _seen(self) -> tuple[Column, ...]:
        """Return the columns in the order they are seen in."""
        header = self.horizontalHeader()
        places = range(len(self.rows.columns))
        if header.count() != len(self.rows.columns):
            return self.rows.columns
        return tuple(self.rows.columns[header.logicalIndex(n)] for n in places)

    def _fit(self) -> None:
        """Give columns the widths they had; questions take what those leave."""
        self._fitting = True
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_TALL))
        columns = self.rows.columns
        for section, column in enumerate(columns):
            self.setColumnWidth(section, theme.scaled(self._widths[column]))
        if Column.QUESTION in columns:
            others = sum(
                theme.scaled(self._widths[c]) for c in columns if c != Column.QUESTION
            )
            left = max(self.viewport().width() - others, theme.scaled(_LEAST))
            self.setColumnWidth(columns.index(Column.QUESTION), left)
        self._fitting = False

    def _on_resized(self, section: int, _before: int, pixels: int) -> None:
        if self._fitting or not 0 <= section < len(self.rows.columns):
            return
        column = self.rows.columns[section]
        if pixels and column is not Column.QUESTION:
            self._widths[column] = max(round(pixels / theme.scaled(100) * 100), 40)
            self.keep()

    def _restore(self) -> None:
        names = str(self._kept.value(_COLUMNS) or "").split(",")
        known = {str(column): column for column in Column}
        columns = tuple(dict.fromkeys(known[n] for n in names if n in known))
        self.rows.columns = columns or USUAL
        for pair in str(self._kept.value(_WIDTHS) or "").split(","):
            name, _, width = pair.partition(":")
            if name in known and width.isdecimal():
                self._widths[known[name]] = min(max(int(width), 40), 2_000)
        order = str(self._kept.value(_ORDER) or "")
        column = known.get(order[1:])
        self.rows.order = Order(column, column is not None and order[0] == "-")


def _places(wanted: set[CardKey], keys: Sequence[CardKey]) -> list[int]:
    """Return where keys are, those that are there; few are looked for one by one."""
    if len(wanted) <= _FEW:
        return sorted(keys.index(key) for key in wanted if key in keys)
    return [place for place, key in enumerate(keys) if key in wanted]


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first of each run of neighbouring places and the one after its last."""
    first = before = places[0]
    for place in places[1:]:
        if place != before + 1:
            yield first, before + 1
            first = place
        before = place
    yield first, before + 1
