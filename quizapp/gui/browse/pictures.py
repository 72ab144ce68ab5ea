"""Pictures of all cards in one table, with the history of one."""

from collections.abc import Callable

from quizapp.gui.browse.view import BrowseView


class BrowsePictures:
    """Walks through the table as somebody who looks for what fades."""

    def __init__(self, begin: Callable[[], BrowseView]) -> None:
        self._begin = begin

    def steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the names of the pictures and what leads to each, in order."""
        return (
            ("cards", self._show),
            ("cards-details", self._open),
            ("cards-error", lambda: self._search("is:due (tag:sea or iz:new)")),
            ("cards-none", lambda: self._search("zeppelin")),
        )

    def _show(self) -> None:
        self._view = self._begin()
        self._view.search()

    def _open(self) -> None:
        self._search("is:review prop:reps>1")
        self._view.table.setFocus()
        self._view.table.selectRow(0)
        self._view.toggle_details()

    def _search(self, text: str) -> None:
        if self._view.details.isVisible():
            self._view.toggle_details()
        self._view.search()
        self._view.field.setText(text)
        self._view.show_found()
