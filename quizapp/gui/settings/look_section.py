"""How the window looks."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import messages
from quizapp.gui.qt import spaced
from quizapp.gui.settings.rows import Row, Section
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.settings import APPEARANCES, FONT_SIZES, TYPEFACES, Settings

_USUAL = Settings()


class LookSection(QWidget):
    """Chooses light or dark, the size of text and the typeface for reading.

    Attributes:
        look_asked: Carries the name of a setting and the value that is wanted.
    """

    look_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        sizes = [messages.percent(size / 100) for size in FONT_SIZES]
        self.appearance = self._choice(
            "appearance",
            APPEARANCES,
            [self.tr("As the system"), self.tr("Light"), self.tr("Dark")],
        )
        self.font_size = self._choice("font_size", FONT_SIZES, sizes)
        self.typeface = self._choice(
            "typeface",
            TYPEFACES,
            [
                self.tr("With serifs"),
                self.tr("Without serifs"),
                self.tr("The system's"),
            ],
        )
        self._rows = {
            "appearance": Row(
                self.tr("Colours"),
                self.tr("Light, dark, or whatever the desktop is set to."),
                self.appearance,
            ),
            "font_size": Row(
                self.tr("Size of text"),
                self.tr("Everything grows with it; Ctrl++ and Ctrl+- change it, too."),
                self.font_size,
            ),
            "typeface": Row(
                self.tr("Typeface for reading"),
                self.tr("Questions and articles are set in it."),
                self.typeface,
            ),
        }
        for name, row in self._rows.items():
            usual = getattr(_USUAL, name)
            row.default_asked.connect(partial(self.look_asked.emit, name, usual))
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(Section(self.tr("Appearance"), *self._rows.values()))

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.appearance.setCurrentIndex(APPEARANCES.index(settings.appearance))
        nearest = min(FONT_SIZES, key=lambda size: abs(size - settings.font_size))
        self.font_size.setCurrentIndex(FONT_SIZES.index(nearest))
        self.typeface.setCurrentIndex(TYPEFACES.index(settings.typeface))
        for name, row in self._rows.items():
            differs = getattr(settings, name) != getattr(_USUAL, name)
            row.show_default(differs=differs)

    def _choice(
        self, name: str, values: tuple[object, ...], texts: list[str]
    ) -> DropDown:
        box = DropDown()
        box.offer(texts, "")
        box.activated.connect(lambda index: self.look_asked.emit(name, values[index]))
        return box
