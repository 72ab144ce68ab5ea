"""The list of a bank's questions with its filters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.ids import QuestionId
from quizapp.domain.questions import QuestionListing
from quizapp.gui import messages
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.gui.write import words
from quizapp.gui.write.question_model import QuestionModel
from quizapp.gui.write.row_delegate import RowDelegate
from quizapp.gui.write.rows import Filter, Signs, State
from quizapp.services.problems.problem import Sign

_STATES = {
    State.ANY: "All questions",
    State.PROBLEM: "With a problem",
    State.SOUND: "Without a problem",
    State.UNFINISHED: "Unfinished",
    State.UNPROVED: "Without evidence",
}
_TYPED_MS = 60


class QuestionList(QFrame):
    """Lists questions, filtered by words, kind, tag, author and problem.

    Attributes:
        picked: Another question is the current one; carries its id or None.
        opened: Enter was pressed on a question.
        new_asked: A question is to be written.
    """

    picked = Signal(object)
    opened = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("questions")
        self.model = QuestionModel()
        self._current: QuestionId | None = None
        self.field = QLineEdit()
        self.kinds, self.tags = DropDown(), DropDown()
        self.authors, self.states = DropDown(), DropDown()
        self.clear = QPushButton(self.tr("Show all"))
        self.count = label(look="small")
        self.view = QListView()
        self.empty = label(look="muted", wraps=True)
        self._none = QWidget()
        self.new = QPushButton(self.tr("Write the first question"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._set_up()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> QuestionId | None:
        """The question that is current."""
        return self._current

    def picked_ids(self) -> tuple[QuestionId, ...]:
        """Return the questions that are selected, in their order."""
        rows = sorted(i.row() for i in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.rows[row].listing.id for row in rows)

    def know(self, signs: Signs) -> None:
        """Take note of which problems questions have."""
        self.model.know(signs)

    def show_listings(self, listings: Sequence[QuestionListing]) -> None:
        """Show other listings and keep what is selected."""
        self._show(partial(self.model.show_listings, listings, self._current))

    def show_changed(self, listings: Sequence[QuestionListing]) -> None:
        """Show what became of some questions."""
        self._show(partial(self.model.show_changed, listings, self._current))

    def _show(self, change: Callable[[], None]) -> None:
        kept, here = self.picked_ids(), max(self.view.currentIndex().row(), 0)
        self._quietly(change)
        self._offer()
        self._select_again(kept, here)

    def refresh_signs(self) -> None:
        """Show what the problems are now."""
        if self.model.filter.state in {State.ANY, State.UNPROVED}:
            self.model.tell()
        else:
            self.use(self.model.filter, keep=self._current)

    def use(self, chosen: Filter, keep: QuestionId | None = None) -> None:
        """List what a filter lets through, and one question whatever it says."""
        kept, here = self.picked_ids(), max(self.view.currentIndex().row(), 0)
        self._quietly(lambda: self.model.use(chosen, keep))
        self._select_again(kept, here)

    def show_filter(self, chosen: Filter) -> None:
        """Set the boxes to a filter, and list what it lets through."""
        for box, data in (
            (self.kinds, chosen.kind),
            (self.tags, chosen.tag),
            (self.authors, chosen.author),
            (self.states, chosen.state),
        ):
            _set(box, data)
        self.field.blockSignals(True)
        self.field.setText(chosen.text)
        self.field.blockSignals(False)
        self._typing.stop()
        self.use(chosen)

    def pick(self, key: QuestionId | None) -> None:
        """Make a question the current one; the filter gives way where it hides it."""
        if key is not None and self.model.place_of(key) < 0 and self.model.holds(key):
            self.show_filter(Filter())
        self._select(self.model.place_of(key))

    def step(self, by: int) -> None:
        """Go to the question below or above."""
        here = self.view.currentIndex().row()
        self._select(min(max(here + by, 0), len(self.model.rows) - 1))

    def _chosen(self) -> Filter:
        return Filter(
            self.field.text(),
            self.kinds.currentData() or "",
            self.tags.currentData() or "",
            self.authors.currentData(),
            _state(self.states.currentData()),
        )

    def _on_filtered(self) -> None:
        self.use(self._chosen())

    def _quietly(self, change: Callable[[], None]) -> None:
        """Change the rows without telling of a question that is not picked."""
        model = self.view.selectionModel()
        model.blockSignals(True)
        change()
        model.blockSignals(False)

    def _select_again(self, kept: Iterable[QuestionId], here: int) -> None:
        place = self.model.place_of(self._current)
        if place < 0:
            place = min(here, len(self.model.rows) - 1)
        self._select(place)
        selection = QItemSelection()
        for key in kept:
            row = self.model.place_of(key)
            if row >= 0:
                index = self.model.index(row)
                selection.select(index, index)
        if not selection.isEmpty() and place >= 0:
            flag = QItemSelectionModel.SelectionFlag.Select
            self.view.selectionModel().select(selection, flag)
        self._tell()

    def _select(self, place: int) -> None:
        if place < 0:
            self._on_current(QModelIndex())
            return
        index = self.model.index(place)
        self.view.setCurrentIndex(index)
        self._on_current(index)

    def _on_current(self, index: QModelIndex, _before: object = None) -> None:
        key = self.model.rows[index.row()].listing.id if index.isValid() else None
        if key != self._current:
            self._current = key
            self.picked.emit(key)

    def _offer(self) -> None:
        offers, chosen = self.model.offers, self.model.filter
        kinds = [(messages.kind(kind), kind) for kind in offers.kinds]
        nobody = self.tr("No author named")
        authors = [(name or nobody, name) for name in offers.authors]
        _fill(self.kinds, [(self.tr("All kinds"), ""), *kinds], chosen.kind)
        tags = [(tag, tag) for tag in offers.tags]
        _fill(self.tags, [(self.tr("All tags"), ""), *tags], chosen.tag)
        anybody = (self.tr("All authors"), None)
        _fill(self.authors, [anybody, *authors], chosen.author)
        lost = replace(
            chosen,
            kind=self.kinds.currentData() or "",
            tag=self.tags.currentData() or "",
            author=self.authors.currentData(),
        )
        if lost != chosen:
            self._quietly(lambda: self.model.use(lost))

    def _tell(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        counted = messages.count(total, "question", "questions")
        some = self.tr("{shown} of {counted}")
        told = some.format(shown=messages.number(shown), counted=counted)
        self.count.setText(counted if shown == total else told)
        self.clear.setVisible(self.model.filter != Filter())
        self.view.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self.new.setVisible(not total)
        self.empty.setText(
            self.tr("No question is like that. Show all to see the others.")
            if total
            else self.tr("This bank has no question yet.")
        )

    def _set_up(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setProperty("look", "plain")
        self.view.setAccessibleName(self.tr("Questions"))
        self.view.setUniformItemSizes(True)
        mode = QAbstractItemView.SelectionMode.ExtendedSelection
        self.view.setSelectionMode(mode)
        scroll = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.view.setVerticalScrollMode(scroll)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.view.setHorizontalScrollBarPolicy(off)
        self.field.setPlaceholderText(self.tr("Words in the question or its answer"))
        self.field.setClearButtonEnabled(True)
        self.clear.setProperty("look", "link")
        for box, name in (
            (self.field, self.tr("Words")),
            (self.kinds, self.tr("Kind")),
            (self.tags, self.tr("Tag")),
            (self.authors, self.tr("Author")),
            (self.states, self.tr("Problem")),
        ):
            box.setAccessibleName(name)
        for drop in (self.kinds, self.tags, self.authors, self.states):
            drop.setProperty("look", "filter")
            drop.setMinimumContentsLength(4)
        states = [(messages.tr(told), state) for state, told in _STATES.items()]
        signs = [(words.sign(sign), sign) for sign in Sign]
        _fill(self.states, [*states, *signs], State.ANY)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 0)
        head = QVBoxLayout()
        spaced(head, 8, 12, 10, 12, 10)
        head.addWidget(self.field)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, box in enumerate((self.kinds, self.tags, self.authors, self.states)):
            grid.addWidget(box, place // 2, place % 2)
        head.addLayout(grid)
        line = QGridLayout()
        line.addWidget(self.count, 0, 0)
        line.addWidget(self.clear, 0, 1, Qt.AlignmentFlag.AlignRight)
        head.addLayout(line)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        none = QVBoxLayout(self._none)
        spaced(none, 12, 16, 16, 16, 16)
        none.addWidget(self.empty)
        none.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        none.addStretch()
        column.addWidget(self._none, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._on_filtered)
        for box in (self.kinds, self.tags, self.authors, self.states):
            box.currentIndexChanged.connect(self._on_filtered)
        self.clear.clicked.connect(lambda: self.show_filter(Filter()))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(self.opened)
        self.new.clicked.connect(self.new_asked)


def _fill(box: DropDown, offered: Sequence[tuple[str, object]], chosen: object) -> None:
    box.blockSignals(True)
    box.clear()
    for text, data in offered:
        box.addItem(text, data)
    box.setCurrentIndex(max(_place(box, chosen), 0))
    box.blockSignals(False)


def _set(box: DropDown, data: object) -> None:
    box.blockSignals(True)
    box.setCurrentIndex(max(_place(box, data), 0))
    box.blockSignals(False)


def _place(box: DropDown, data: object) -> int:
    return next((n for n in range(box.count()) if box.itemData(n) == data), -1)


def _state(value: object) -> State | Sign:
    text = str(value)
    return State(text) if text in set(State) else Sign(text)
