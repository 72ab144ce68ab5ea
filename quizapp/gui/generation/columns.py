"""Three columns, of which some become tabs where the window is narrow."""

from functools import partial

from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.qt import spaced

_THREE, _TWO = 960, 600
_SHARES = {3: (32, 35, 33), 2: (42, 58, 58), 1: (1, 1, 1)}


class Columns(QWidget):
    """Shows an article, a list and a question side by side as far as there is room."""

    def __init__(self, article: QWidget, listed: QWidget, question: QWidget) -> None:
        super().__init__()
        self._parts = {"article": article, "list": listed, "question": question}
        self._room = 0
        self._shown = "question"
        self.tabs: dict[str, QPushButton] = {}
        self._tabs = QFrame()
        self._tabs.setObjectName("tabs")
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._lay_out()

    @property
    def room(self) -> int:
        """How many columns there are."""
        return self._room

    def arrange(self, width: int) -> None:
        """Show as many columns as there is room for."""
        room = 3 if width >= theme.scaled(_THREE) else 2
        room = 1 if width < theme.scaled(_TWO) else room
        if room != self._room:
            self._room = room
            order = ("article", "list") if room == 3 else ("list", "article")
            for place, name in enumerate(order):
                self._splitter.insertWidget(place, self._parts[name])
            self._show()
            shares = dict(zip((*order, "question"), _SHARES[room], strict=True))
            self._splitter.setSizes([shares[n] * 100 for n in (*order, "question")])
            self._splitter.setObjectName(f"desk-{room}")

    def show_part(self, name: str) -> None:
        """Turn to the tab of a part, if it is one."""
        if self._room == 2 and name == "list":
            return
        if self._room < 3 and name != self._shown:
            self._shown = name
            self._show()

    def take_focus(self) -> None:
        """Put the focus on the list, or on what stands in its place."""
        shown = "list" if self._parts["list"].isVisibleTo(self) else self._shown
        self._parts[shown].setFocus()

    def turn(self) -> None:
        """Turn from the article to the question, or back."""
        self.show_part("question" if self._shown == "article" else "article")

    def _show(self) -> None:
        if self._room == 2 and self._shown == "list":
            self._shown = "question"
        always = {3: set(self._parts), 2: {"list"}}.get(self._room, set())
        shown = always | {self._shown}
        held = QApplication.focusWidget()
        hidden = [part for name, part in self._parts.items() if name not in shown]
        left = held is not None and any(part.isAncestorOf(held) for part in hidden)
        for name, part in self._parts.items():
            part.setVisible(name in shown)
        if left:
            self._parts[self._shown].setFocus()
        self._tabs.setVisible(self._room < 3)
        for name, tab in self.tabs.items():
            tab.setVisible(self._room == 1 or name != "list")
            tab.setChecked(name == self._shown)

    def _on_tab(self, name: str, _checked: object = None) -> None:
        self._shown = name
        self._show()
        self._parts[name].setFocus()

    def _lay_out(self) -> None:
        names = {
            "list": self.tr("Candidates"),
            "question": self.tr("Question"),
            "article": self.tr("Article"),
        }
        row = QHBoxLayout(self._tabs)
        spaced(row, 4, 16, 6, 16, 0)
        row.addStretch()
        for name, words in names.items():
            tab = QPushButton(words)
            tab.setProperty("look", "tab")
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._on_tab, name))
            self.tabs[name] = tab
            row.addWidget(tab)
        for part in self._parts.values():
            self._splitter.addWidget(part)
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self._tabs)
        column.addWidget(self._splitter, 1)
