"""A whole article to select in, with any number of places marked."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from quizapp.domain.articles import Article, Span
from quizapp.gui import theme
from quizapp.gui.widgets.article_view import ArticleView


class _Line(NamedTuple):
    """A line of the article: where it begins there and in the document."""

    start: int
    position: int
    text: str


class MarkedArticle(ArticleView):
    """Shows an article; what is selected in it is a span of its text."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._kept: tuple[Span, ...] = ()
        self._here: tuple[Span | None, Span | None] = (None, None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("The article"))

    def show_text(self, article: Article) -> None:
        """Begin with another article."""
        self.show_article(article, None, "")
        self._lines = _lines(self, article.text)
        self.verticalScrollBar().setValue(0)

    def mark(
        self, kept: Iterable[Span], evidence: Span | None, answer: Span | None
    ) -> None:
        """Mark what kept questions ask about, and where one of them is proved."""
        self._kept, self._here = tuple(dict.fromkeys(kept)), (evidence, answer)
        self._paint_marks()

    def selected(self) -> Span | None:
        """Return what is selected, without the space around it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._to_article(cursor.selectionStart())
        end = self._to_article(cursor.selectionEnd())
        words = cursor.selectedText()
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def select(self, span: Span) -> None:
        """Select a span of the article."""
        self.setTextCursor(self._cursor(span))

    def bring(self, span: Span) -> None:
        """Scroll so that a place is seen, if it is not."""
        box = self.cursorRect(self._cursor(Span(span.start, span.start)))
        end = self.cursorRect(self._cursor(Span(span.end, span.end)))
        if box.top() < 0 or end.bottom() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - self.viewport().height() // 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._paint_marks()

    def _paint_marks(self) -> None:
        evidence, answer = self._here
        marked = [self._marked(span, "mark") for span in self._kept]
        if evidence is not None:
            marked.append(self._marked(evidence, "accent-tint"))
        if answer is not None:
            marked.append(self._marked(answer, ""))
        self.setExtraSelections(marked)

    def _marked(self, span: Span, token: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        if token:
            form.setBackground(theme.colour(token))
        else:
            form.setFontUnderline(True)
            form.setUnderlineColor(theme.colour("accent"))
        made.format = form
        made.cursor = self._cursor(span)
        return made

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._to_document(span.start))
        cursor.setPosition(self._to_document(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _to_document(self, offset: int) -> int:
        number = bisect_right(self._lines, offset, key=lambda line: line.start) - 1
        if number < 0:
            return 0
        line = self._lines[number]
        return line.position + _units(line.text[: offset - line.start])

    def _to_article(self, position: int) -> int:
        number = bisect_right(self._lines, position, key=lambda line: line.position) - 1
        if number < 0:
            return 0
        line = self._lines[number]
        units = position - line.position
        if len(line.text) == _units(line.text):
            return line.start + min(units, len(line.text))
        at = 0
        while units > 0 and at < len(line.text):
            units -= _units(line.text[at])
            at += 1
        return line.start + at


def _units(text: str) -> int:
    """Return how many positions a text takes in a document, which counts in UTF-16."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _lines(view: ArticleView, text: str) -> list[_Line]:
    found: list[_Line] = []
    start, block = 0, view.document().firstBlock()
    for line in text.splitlines(keepends=True):
        shown = line.rstrip()
        if shown.strip():
            found.append(_Line(start, block.position(), shown))
            block = block.next()
        start += len(line)
    return found
