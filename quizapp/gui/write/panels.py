"""The list, the form and what stands beside them, as far as there is room."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.qt import spaced

_THREE, _TWO = 940, 600
_BESIDE = {3: ("list", "form"), 2: ("list",), 1: ()}
_SHARES = {3: (30, 38, 32), 2: (38, 62), 1: (1,)}


class Panels(QWidget):
    """Parts side by side, the rest as tabs.

    The parts named list and form stand beside the tabs where there is room for three
    columns, list alone where there is room for two; else all are tabs.

    Attributes:
        turned: Another tab is shown; carries its name.
    """

    turned = Signal(str)

    def __init__(self, parts: Mapping[str, tuple[str, QWidget]]) -> None:
        super().__init__()
        self._parts = {name: part for name, (_, part) in parts.items()}
        self._room = 0
        self.tabs: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._tabs = QFrame()
        self._tabs.setObjectName("tabs")
        row = QHBoxLayout(self._tabs)
        spaced(row, 2, 8, 4, 8, 0)
        for name, (title, _) in parts.items():
            tab = QPushButton(title)
            tab.setProperty("look", "tab")
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._on_tab, name))
            self.tabs[name] = tab
            row.addWidget(tab)
        row.addStretch()
        side = QWidget()
        column = QVBoxLayout(side)
        spaced(column, 0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self._splitter.addWidget(side)
        whole = QVBoxLayout(self)
        spaced(whole, 0)
        whole.addWidget(self._splitter)

    @property
    def shown(self) -> str:
        """The tab that is shown."""
        here = self._stack.currentWidget()
        return next((n for n, part in self._parts.items() if part is here), "")

    def is_shown(self, name: str) -> bool:
        """Tell whether a part can be seen."""
        return name in _BESIDE[self._room or 3] or name == self.shown

    def arrange(self, width: int) -> None:
        """Show as many columns as there is room for."""
        room = 3 if width >= theme.scaled(_THREE) else 2
        room = 1 if width < theme.scaled(_TWO) else room
        if room == self._room:
            return
        before, self._room = self.shown, room
        beside = _BESIDE[room]
        for place, name in enumerate(beside):
            self._splitter.insertWidget(place, self._parts[name])
            self._parts[name].show()
        for name, part in self._parts.items():
            tabbed = name not in beside
            self.tabs[name].setVisible(tabbed)
            if tabbed and self._stack.indexOf(part) < 0:
                self._stack.addWidget(part)
        for place, share in enumerate(_SHARES[room]):
            self._splitter.setStretchFactor(place, share)
        self._splitter.setSizes([share * 100 for share in _SHARES[room]])
        self._splitter.setObjectName(f"write-{room}")
        first = next(name for name in self._parts if name not in beside)
        self.show_part(before if before and before not in beside else first)

    def show_part(self, name: str) -> None:
        """Turn to a part, where it is a tab."""
        if name not in _BESIDE[self._room or 3]:
            self._stack.setCurrentWidget(self._parts[name])
            for each, tab in self.tabs.items():
                tab.setChecked(each == name)
            self.turned.emit(name)

    def name_tab(self, name: str, title: str) -> None:
        """Give a tab another title."""
        self.tabs[name].setText(title)

    def _on_tab(self, name: str, _checked: object = None) -> None:
        self.show_part(name)
