"""The list of candidates with its filters."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.ids import ProposalId
from quizapp.gui import messages
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.generation.candidate_model import CandidateModel
from quizapp.gui.generation.filter_bar import FilterBar
from quizapp.gui.generation.row_delegate import RowDelegate
from quizapp.gui.generation.rows import Filter, Place, Row, Status
from quizapp.gui.qt import label, restyle, spaced

_LONGEST = 60


class CandidateList(QFrame):
    """Lists what may be asked, filtered by status, kind, strength or place."""

    picked = Signal(object)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("candidates")
        self.model = CandidateModel()
        self._picked: ProposalId | None = None
        self._shown: Row | None = None
        self.count = label(look="muted")
        self.kept, self.rejected = QPushButton(), QPushButton()
        self.filters = FilterBar(actions)
        self.place = QFrame()
        self.about = label(wraps=True)
        self.write = QPushButton(self.tr("Write one"))
        self.close_place = QPushButton(self.tr("Show all"))
        self.view = QListView()
        self.empty = label(look="muted", wraps=True)
        self.dropped = QPushButton()
        self._actions = actions
        self._home: ProposalId | None = None
        self.setFocusProxy(self.view)
        self._set_up_view()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Row | None:
        """The row that is picked."""
        return self.model.row_of(self._picked)

    def refresh(self, pick: ProposalId | None = None) -> None:
        """Show what the model holds now; pick a proposal, or keep what is picked."""
        self.filters.offer_kinds(self.model.told.kinds)
        self._use(self.model.filter, pick)

    def use(self, chosen: Filter) -> None:
        """List what a filter lets through, and show what it is set to.

        Without a filter the list is where it was left, unless what is picked is in it.
        """
        self._use(chosen)

    def show_place(self, place: Place | None) -> None:
        """List everything that could be asked about a place, dropped or not."""
        self.use(Filter(place=place) if place else Filter())
        self.view.setFocus()

    def pick(self, key: ProposalId | None) -> None:
        """Pick a proposal; the filter gives way where it hides it."""
        if key is not None and self.model.place_of(key) < 0:
            row = self.model.row_of(key)
            shown = row is not None and row.proposal.shown
            self.use(Filter(Status.ALL if shown else Status.DROPPED))
        self._select(self.model.place_of(key))

    def step(self, by: int) -> None:
        """Pick the row below or above."""
        here = self.view.currentIndex().row()
        self._select(min(max(here + by, 0), len(self.model.rows) - 1))

    def after(self) -> ProposalId | None:
        """Return what stands after the picked row, or before it at the end."""
        rows, here = self.model.rows, self.model.place_of(self._picked)
        if here < 0 or len(rows) < 2:
            return None
        return rows[here + 1 if here + 1 < len(rows) else here - 1].id

    def _use(self, chosen: Filter, pick: ProposalId | None = None) -> None:
        here = max(self.model.place_of(self._picked), 0)
        if chosen != self.model.filter:
            here = 0
            if self.model.filter == Filter():
                self._home = self._picked
        self._picked = pick or self._picked
        self.filters.show_filter(chosen)
        self.view.selectionModel().blockSignals(True)
        self.model.use(chosen)
        self.view.selectionModel().blockSignals(False)
        place = self.model.place_of(self._picked)
        if place < 0 and chosen == Filter():
            place = self.model.place_of(self._home)
        self._select(place if place >= 0 else min(here, len(self.model.rows) - 1))
        self._tell()

    def _select(self, place: int) -> None:
        if place < 0:
            self._on_current(QModelIndex())
            return
        index = self.model.index(place)
        self.view.setCurrentIndex(index)
        self._on_current(index)

    def _on_current(self, index: QModelIndex, _before: object = None) -> None:
        row = self.model.rows[index.row()] if index.isValid() else None
        self._picked = row.id if row else None
        if row is None or row is not self._shown:
            self._shown = row
            self.picked.emit(row)

    def _tell(self) -> None:
        model, chosen = self.model, self.model.filter
        self.count.setText(messages.number(len(model.rows)))
        told = model.told
        for button, number, word in (
            (self.kept, len(told.kept), self.tr("kept")),
            (self.rejected, told.rejected, self.tr("rejected")),
        ):
            button.setText(f"{messages.number(number)} {word}")
            button.setVisible(bool(number))
        hidden = told.hidden
        self.dropped.setText(
            self.tr("{count} dropped, and why").format(count=messages.number(hidden))
        )
        listing = chosen.status is Status.DROPPED
        self.dropped.setVisible(bool(hidden) and not listing and not chosen.place)
        self._tell_place(chosen.place)
        self.empty.setText(self._nothing())
        self._body.setCurrentIndex(0 if model.rows else 1)

    def _tell_place(self, place: Place | None) -> None:
        self.place.setVisible(place is not None)
        if place is not None:
            cut = place.words
            cut = cut if len(cut) <= _LONGEST else cut[:_LONGEST].rstrip() + "…"
            self.about.setText(self.tr("About “{words}”").format(words=cut))

    def _nothing(self) -> str:
        if self.model.filter.place is not None:
            return self.tr("Nothing was found to ask about this. You can write one.")
        if self.model.filter != Filter():
            return self.tr("No candidate is like that.")
        return self.tr(
            "No question could be made from this article. It takes whole sentences"
            " that say who did what, when or where. Select some words in it and"
            " press A to write one yourself."
        )

    def _set_up_view(self) -> None:
        view = self.view
        view.setProperty("look", "plain")
        view.setAccessibleName(self.tr("Candidates"))
        view.setModel(self.model)
        view.setItemDelegate(RowDelegate(view))
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        for button, tone in ((self.kept, "good"), (self.rejected, "plain")):
            button.setProperty("look", "pill")
            restyle(button, "tone", tone)
        for button in (self.dropped, self.write, self.close_place):
            button.setProperty("look", "link")
        self.dropped.setToolTip(tooltip(self._actions["dropped"]))
        self.write.setToolTip(tooltip(self._actions["write-own"]))
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addLayout(self._heading())
        column.addWidget(self.filters)
        column.addWidget(self._place_bar())
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        hollow = QWidget()
        inside = QVBoxLayout(hollow)
        spaced(inside, 0, 24, 24, 24, 24)
        inside.addWidget(self.empty)
        inside.addStretch()
        self._body.addWidget(hollow)
        column.addWidget(body, 1)
        foot = QHBoxLayout()
        spaced(foot, 0, 14, 6, 16, 8)
        foot.addWidget(self.dropped)
        foot.addStretch()
        column.addLayout(foot)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        spaced(row, 8, 16, 16, 16, 4)
        row.addWidget(label(self.tr("Candidates"), "strong"))
        row.addWidget(self.count)
        row.addStretch()
        row.addWidget(self.kept)
        row.addWidget(self.rejected)
        return row

    def _place_bar(self) -> QFrame:
        self.place.setObjectName("place")
        row = QHBoxLayout(self.place)
        spaced(row, 8, 16, 8, 12, 8)
        row.addWidget(self.about, 1)
        row.addWidget(self.write)
        row.addWidget(self.close_place)
        return self.place

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.filters.chosen.connect(self._use)
        self.kept.clicked.connect(lambda: self.use(Filter(Status.KEPT)))
        self.rejected.clicked.connect(lambda: self.use(Filter(Status.REJECTED)))
        self.close_place.clicked.connect(lambda: self.show_place(None))
        self.dropped.clicked.connect(self._actions["dropped"].trigger)
        self.write.clicked.connect(self._actions["write-own"].trigger)
