"""An article, or a passage of it, with the evidence marked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)

from quizapp.domain.articles import Article, Passage, Span, is_heading
from quizapp.gui import theme
from quizapp.gui.widgets.markdown_view import ReadingView

_LINE_HEIGHT = 116
_BETWEEN = 8


class ArticleView(ReadingView):
    """Shows plain text in paragraphs; one stretch is marked, the answer in it bold."""

    def __init__(self) -> None:
        super().__init__("article")
        self._again: Callable[[], None] | None = None
        self._marked_at = 0

    def show_passage(self, passage: Passage, answer: str) -> None:
        """Show the paragraphs around the evidence."""
        self._again = lambda: self._write_passage(passage, answer)
        self._show(fits=True)

    def show_quote(self, quote: str, answer: str) -> None:
        """Show the evidence alone."""
        self.show_passage(Passage("", "", quote, Span(0, len(quote))), answer)

    def show_article(self, article: Article, span: Span | None, answer: str) -> None:
        """Show a whole article; it scrolls."""
        self._again = lambda: self._write_article(article, span, answer)
        self._show(fits=False)

    def scroll_to_mark(self) -> None:
        """Bring the evidence to the upper part of the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._marked_at)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(max(0, round(top) - self.height() // 5))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}
        if changed and self._again:
            self._again()

    def _show(self, *, fits: bool) -> None:
        assert self._again
        self.fits = fits
        self._again()
        shown = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            shown.ScrollBarAlwaysOff if fits else shown.ScrollBarAsNeeded
        )
        policy = self.sizePolicy()
        policy.setHeightForWidth(fits)
        room = policy.Policy
        policy.setVerticalPolicy(room.Minimum if fits else room.Expanding)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def _write_passage(self, passage: Passage, answer: str) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        if passage.before:
            cursor.insertText(passage.before, self._ink("ink-muted"))
            cursor.insertBlock()
        self._write(cursor, passage.paragraph, passage.marked, answer)
        self.space_lines(_LINE_HEIGHT, _BETWEEN)

    def _write_article(self, article: Article, span: Span | None, answer: str) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        start = 0
        for line in article.text.splitlines(keepends=True):
            text = line.rstrip()
            if text.strip():
                if not cursor.atStart():
                    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
                self._write_line(cursor, text, start, span, answer)
            start += len(line)
        self.space_lines(_LINE_HEIGHT, _BETWEEN)

    def _write_line(
        self, cursor: QTextCursor, text: str, start: int, span: Span | None, answer: str
    ) -> None:
        here = Span(start, start + len(text))
        if span and span.overlaps(here):
            marked = Span(max(span.start - start, 0), min(span.end - start, len(text)))
            self._write(cursor, text, marked, answer)
        elif is_heading(text):
            form = self._ink("ink-muted")
            form.setFont(theme.font(14, 600))
            cursor.insertText(text, form)
        else:
            cursor.insertText(text, self._ink("ink"))

    def _write(self, cursor: QTextCursor, text: str, marked: Span, answer: str) -> None:
        self._marked_at = cursor.position() + marked.start
        ink, mark = self._ink("ink"), self._ink("ink")
        mark.setBackground(theme.colour("mark"))
        bold = QTextCharFormat(mark)
        bold.setFontWeight(QFont.Weight.DemiBold)
        evidence = text[marked.start : marked.end]
        at = evidence.casefold().find(answer.casefold()) if answer else -1
        end = at + len(answer) if at >= 0 else -1
        parts = (
            (text[: marked.start], ink),
            (evidence[: max(at, 0)], mark),
            (evidence[max(at, 0) : max(end, 0)], bold),
            (evidence[max(end, 0) :], mark),
            (text[marked.end :], ink),
        )
        for part, form in parts:
            if part:
                cursor.insertText(part, form)

    def _ink(self, token: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(theme.colour(token))
        return form
