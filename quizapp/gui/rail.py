"""The rail at the window's left: a button for each page."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from quizapp.gui import icons, theme
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.qt import label, spaced

PAGES = (
    ("today", "sun"),
    ("study", "graduation-cap"),
    ("quiz", "clipboard-check"),
    ("library", "library"),
    ("write", "square-pen"),
    ("desk", "file-plus"),
    ("browse", "list"),
    ("insights", "chart-column"),
    ("settings", "sliders"),
)
_FOOT = "settings"
_WIDTH, _SLIM = 176, 56
_ICON = 20


class Rail(QFrame):
    """Goes from page to page."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.buttons = {name: self._button(actions[name]) for name, _ in PAGES}
        self._slim = False
        self._brand = label("QuizApp")
        self._brand.setObjectName("brand")
        column = QVBoxLayout(self)
        spaced(column, 4, 8, 6, 8, 8)
        column.addWidget(self._brand)
        column.addSpacing(8)
        for name, button in self.buttons.items():
            if name == _FOOT:
                column.addStretch()
            column.addWidget(button)
        self._dress()

    def show_page(self, name: str) -> None:
        """Mark the button of the page that is shown."""
        for page, button in self.buttons.items():
            button.setChecked(page == name)

    def be_slim(self, *, slim: bool) -> None:
        """Show icons alone where there is little room."""
        if slim == self._slim:
            return
        self._slim = slim
        style = Qt.ToolButtonStyle
        for button in self.buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if slim else style.ToolButtonTextBesideIcon
            )
        self._brand.setVisible(not slim)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
        super().changeEvent(event)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setText("  " + action.text())
        button.setAccessibleName(action.text())
        button.setToolTip(tooltip(action))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(
            button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        return button

    def _dress(self) -> None:
        tokens = theme.colours()
        size = theme.scaled(_ICON)
        for name, icon in PAGES:
            drawn = icons.icon(icon, tokens["ink-muted"], tokens["accent"], size)
            self.buttons[name].setIcon(drawn)
            self.buttons[name].setIconSize(QSize(size, size))
        self.setFixedWidth(theme.scaled(_SLIM if self._slim else _WIDTH))
