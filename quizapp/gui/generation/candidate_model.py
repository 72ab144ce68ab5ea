"""The proposals of a draft as a list, filtered."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from quizapp.domain.drafts import Proposal, Verdict
from quizapp.domain.ids import ProposalId
from quizapp.gui import messages
from quizapp.gui.generation import words
from quizapp.gui.generation.rows import Filter, Row, Told, row_of, told_of
from quizapp.gui.qt import NO_INDEX, Index
from quizapp.gui.widgets.markdown_view import plain

ROW = Qt.ItemDataRole.UserRole
DOUBTFUL = ROW + 1


class CandidateModel(QAbstractListModel):
    """Rows are the proposals that the filter lets through, the best first.

    Attributes:
        doubtful: Tells of an undecided row whether something may be wrong with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter()
        self.rows: Sequence[Row] = ()
        self.told = Told()
        self.doubtful: Callable[[Row], bool] = lambda _: False
        self._answers: dict[int, Callable[[Row], Any]] = {
            ROW: lambda row: row,
            DOUBTFUL: self._doubts,
            Qt.ItemDataRole.DisplayRole: lambda row: plain(row.stem),
            Qt.ItemDataRole.ToolTipRole: lambda row: f"<p>{plain(row.stem)}</p>",
            Qt.ItemDataRole.AccessibleTextRole: self._said,
        }
        self._every: dict[ProposalId, Row] = {}
        self._places: dict[ProposalId, int] = {}

    def show_all(self, proposals: Iterable[Proposal]) -> None:
        """Begin with other proposals."""
        self._every = {proposal.id: row_of(proposal) for proposal in proposals}
        self.told = told_of(self._every.values())
        self.use(self.filter)

    def put(self, *changed: tuple[Proposal | None, Proposal | None]) -> None:
        """Take over what changed, each before and after; the list follows by use."""
        for before, after in changed:
            if after is not None:
                self._every[after.id] = row_of(after)
            elif before is not None:
                self._every.pop(before.id, None)
        self.told = told_of(self._every.values())

    def use(self, chosen: Filter) -> None:
        """List what a filter lets through."""
        self.filter = chosen
        takes = chosen.takes
        rows = [row for row in self._every.values() if takes(row)]
        places = {row.id: place for place, row in enumerate(rows)}
        if places == self._places:
            pairs = enumerate(zip(rows, self.rows, strict=True))
            changed = [place for place, (new, old) in pairs if new is not old]
            self.rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self.rows, self._places = rows, places
        self.endResetModel()

    def place_of(self, key: ProposalId | None) -> int:
        """Return the row of a proposal, or -1 where it is not listed."""
        return -1 if key is None else self._places.get(key, -1)

    def row_of(self, key: ProposalId | None) -> Row | None:
        """Return a proposal's row, listed or not."""
        return None if key is None else self._every.get(key)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self.rows[index.row()])

    def _doubts(self, row: Row) -> bool:
        proposal = row.proposal
        undecided = proposal.verdict is Verdict.OPEN and proposal.shown
        return undecided and self.doubtful(row)

    def _said(self, row: Row) -> str:
        parts = [plain(row.stem), row.answer, words.about(row)]
        proposal = row.proposal
        if proposal.verdict is not Verdict.OPEN:
            parts.append(messages.tr(proposal.verdict.value))
        elif proposal.dropped:
            parts.append(words.reason(proposal.candidate.reasons[0]))
        else:
            parts.append(words.strength(row.strength))
        if self._doubts(row):
            parts.append(messages.tr("look at its checks"))
        return ". ".join(parts)
