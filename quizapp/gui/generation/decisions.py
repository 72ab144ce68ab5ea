"""The buttons below a question: keep, reject, edit, and on to a bank."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from quizapp.domain.drafts import Fault, Proposal, Verdict
from quizapp.gui import messages
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.generation import words
from quizapp.gui.qt import restyle, spaced


class DecisionBar(QFrame):
    """Decides by button what K, R and E decide by key."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.keep = self._button("keep", self.tr("Keep"), "K")
        self.reject = self._button("reject", self.tr("Reject"), "R")
        self.edit = self._button("edit", self.tr("Edit"), "E")
        self.add = QPushButton()
        self.add.setToolTip(tooltip(actions["add-to-bank"]))
        self.add.clicked.connect(actions["add-to-bank"].trigger)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.keep, self.reject, self.edit):
            row.addWidget(button, 1)
        self._column = QVBoxLayout(self)
        self.leave_room(0)
        self._column.addLayout(row)
        self._column.addWidget(self.add)
        self.show_kept(0)

    def leave_room(self, right: int) -> None:
        """Leave so much more room on the right."""
        spaced(self._column, 8, 24, 8, 20 + right, 16)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Offer what can be decided about a proposal."""
        for button in (self.keep, self.reject, self.edit):
            button.setEnabled(proposal is not None)
        kept = proposal is not None and proposal.verdict is Verdict.KEPT
        rejected = proposal is not None and proposal.verdict is Verdict.REJECTED
        restyle(self.keep, "look", "decided" if kept else "primary")
        self.keep.setText(f"{self.tr('Kept') if kept else self.tr('Keep')}  K")
        self.reject.setText(
            f"{self.tr('Rejected') if rejected else self.tr('Reject')}  R"
        )
        self.edit.setText(f"{self.tr('Edit')}  E")

    def show_editing(self) -> None:
        """Offer to be done with the edit."""
        self.edit.setText(f"{self.tr('Done')}  Esc")
        self.keep.setEnabled(False)
        self.reject.setEnabled(False)

    def show_kept(self, kept: int) -> None:
        """Offer to add so many questions to a bank."""
        counted = messages.count(kept, "question", "questions")
        self.add.setText(self.tr("Add {count} to a bank…").format(count=counted))
        self.add.setEnabled(bool(kept))

    def _button(self, name: str, text: str, key: str) -> QPushButton:
        button = QPushButton(f"{text}  {key}")
        button.setProperty("look", "decision")
        button.setAccessibleName(text)
        button.setToolTip(tooltip(self._actions[name]))
        button.clicked.connect(self._actions[name].trigger)
        return button


class FaultMenu(QMenu):
    """Asks why a question is rejected; R once more rejects without a reason."""

    def __init__(self, parent: QFrame) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Why?"))
        plain = self.addAction(self.tr("Reject without a reason\tR"))
        plain.setData("")
        self.addSeparator()
        for number, fault in enumerate(Fault, 1):
            action = self.addAction(f"{words.fault(fault)}\t{number}")
            action.setData(fault.value)
        self.setActiveAction(plain)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            typed = event.text().upper()
            found = [a for a in self.actions() if a.text().endswith(f"\t{typed}")]
            if typed and found:
                self.close()
                found[0].trigger()
                return True
        return super().event(event)
