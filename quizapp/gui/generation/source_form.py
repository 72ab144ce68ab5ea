"""What is known of an article, to be put right before it is used."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError
from quizapp.gui import messages
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.drop_down import DropDown

_ENGLISH = "en"
_OTHERS = ("de", "es", "fr", "it", "nl", "pl", "pt", "sv")


class SourceForm(QWidget):
    """Shows the title, author, site, date and language of an article."""

    def __init__(self) -> None:
        super().__init__()
        self._source = Source("", "")
        names = {
            "title": self.tr("Title"),
            "author": self.tr("Author"),
            "site": self.tr("Site"),
            "published": self.tr("Date"),
        }
        self.fields: dict[str, QLineEdit] = {}
        self.language = DropDown()
        self._proposed = ""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for name, words in names.items():
            self.fields[name] = QLineEdit()
            _add(grid, words, self.fields[name])
        _add(grid, self.tr("Language"), self.language)
        self.fields["title"].setPlaceholderText(self.tr("From its headline"))
        self.fields["published"].setPlaceholderText(self.tr("Such as 2024-06-19"))
        column = QVBoxLayout(self)
        spaced(column, 12)
        column.addWidget(label(self.tr("About the article"), "strong"))
        column.addLayout(grid)
        self.show_source(self._source)

    def show_source(self, source: Source) -> None:
        """Show what is known of an article that was read."""
        self._source = source
        self._proposed = ""
        day = source.published.isoformat() if source.published else ""
        texts = {
            "title": source.title,
            "author": source.author,
            "site": source.site,
            "published": day,
        }
        for name, text in texts.items():
            self.fields[name].setText(text)
            self.fields[name].setCursorPosition(0)
        self._offer_languages(source.language or _ENGLISH)

    def propose(self, title: str) -> None:
        """Show a title found in the text, unless another was read or typed."""
        field = self.fields["title"]
        if field.text() in {"", self._proposed}:
            field.setText(title)
            field.setCursorPosition(0)
        self._proposed = title

    def source(self, text: str) -> Source:
        """Return an article with this text and what the fields say of it.

        Raises:
            ArticleError: The date is none.
        """
        said = {name: field.text().strip() for name, field in self.fields.items()}
        return replace(
            self._source,
            title=said["title"],
            text=text,
            author=said["author"],
            site=said["site"],
            published=_day(said["published"]),
            language=self.language.currentData(),
        )

    def _offer_languages(self, found: str) -> None:
        self.language.clear()
        for code in dict.fromkeys((_ENGLISH, found, *_OTHERS)):
            self.language.addItem(messages.language(code), code)
        self.language.setCurrentIndex(self.language.findData(found))


def _add(grid: QGridLayout, words: str, field: QWidget) -> None:
    row = grid.rowCount()
    field.setAccessibleName(words)
    title = label(words, "muted")
    title.setBuddy(field)
    grid.addWidget(title, row, 0)
    grid.addWidget(field, row, 1)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArticleError(
            f"“{text}” is not a date",
            remedy="Write it as year, month and day, such as 2024-06-19, or leave it"
            " empty.",
        ) from None
