"""A line about what was read, perhaps with a way to go on."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from quizapp.gui.qt import label, restyle, spaced


class Notice(QFrame):
    """Tells what to look at before an article is used."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label(look="finding", wraps=True)
        restyle(self.words, "tone", "warn")
        self.offer = QPushButton()
        self.offer.setProperty("look", "small-button")
        self.offer.clicked.connect(self._take)
        self._offered: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        spaced(row, 12)
        row.addWidget(self.words, 1)
        row.addWidget(self.offer)
        self.hide()

    def tell(
        self, words: str, offer: str = "", offered: Callable[[], object] | None = None
    ) -> None:
        """Tell something, or nothing; perhaps with an offer."""
        self._offered = offered
        self.words.setText(words)
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self.setVisible(bool(words))
        if offer:
            self.offer.setFocus()

    def _take(self) -> None:
        offered = self._offered
        self.tell("")
        if offered:
            offered()
