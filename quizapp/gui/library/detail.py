"""What is known of the bank or the question that is picked in the library."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from quizapp.domain.articles import Article
from quizapp.domain.banks import BankCounts
from quizapp.domain.questions import Question
from quizapp.gui import messages
from quizapp.gui.library.model import known
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.markdown_view import MarkdownView, plain
from quizapp.gui.widgets.passage_card import PassageCard


class Detail(QScrollArea):
    """Shows a question with its answers and its evidence, or what a bank is."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.above = label(look="small", wraps=True)
        self.title = MarkdownView("detail")
        self.title.setAccessibleName(self.tr("Question"))
        self.lines = label(wraps=True)
        self.answers = label(look="answer", wraps=True)
        self.others = label(look="muted", wraps=True)
        self.feedback = MarkdownView("feedback", 120)
        self.feedback.setAccessibleName(self.tr("Explanation"))
        self.passage = PassageCard()
        self.passage.toggle_asked.connect(self._toggle)
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        spaced(column, 12, 24, 4, 24, 24)
        for part in (
            self.above,
            self.title,
            self.lines,
            self.answers,
            self.others,
            self.feedback,
            self.passage,
        ):
            column.addWidget(part)
        column.addStretch()
        self.setWidget(content)
        self.show_nothing("")

    def show_nothing(self, words: str) -> None:
        """Show some words alone."""
        self._show_parts(above=words)

    def show_bank(self, counts: BankCounts, articles: tuple[Article, ...]) -> None:
        """Show what a bank is about and how far the learner is."""
        bank = counts.bank
        lines = [
            messages.count(counts.questions, "question", "questions"),
            f"{known(counts)} {self.tr('known')}",
        ]
        texts = [" · ".join(lines), bank.description, bank.author, bank.license]
        texts += [_source(article) for article in articles]
        self._show_parts(
            above=self.tr("Bank"),
            title=bank.name,
            lines="\n\n".join(filter(None, texts)),
        )

    def show_question(self, question: Question, article: Article | None) -> None:
        """Show a question with its answer, its choices and its passage."""
        body = question.body
        keys = [plain(question.key(n)) for n in range(body.prompts)]
        others = [plain(text) for text in body.others()]
        self._show_parts(
            above=_sort(question),
            title=question.prompt(),
            answers="\n".join(f"✓  {key}" for key in keys if key),
            others="\n".join(others),
            feedback=question.feedback,
        )
        if article is not None and question.evidence:
            self.passage.show_evidence(article, question.evidence, "".join(keys[:1]))
            self.passage.show()

    def _show_parts(  # noqa: PLR0913 - a detail has these parts
        self,
        *,
        above: str = "",
        title: str = "",
        lines: str = "",
        answers: str = "",
        others: str = "",
        feedback: str = "",
    ) -> None:
        self.passage.hide()
        for part, text in (
            (self.above, above),
            (self.lines, lines),
            (self.answers, answers),
            (self.others, others),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        for view, text in ((self.title, title), (self.feedback, feedback)):
            view.show_markdown(text)
            view.setVisible(bool(text))
        self.verticalScrollBar().setValue(0)

    def _toggle(self) -> None:
        self.passage.show_whole(whole=not self.passage.whole)
        tall = round(self.viewport().height() * 0.7) if self.passage.whole else 0
        self.passage.text.setMinimumHeight(tall)


def _sort(question: Question) -> str:
    """Return what sort of question it is: Multiple choice · recall of a name · easy."""
    parts = [messages.kind(question.body.name).capitalize()]
    if question.thinking is not None:
        parts.append(messages.thinking(question.thinking))
    if question.difficulty is not None:
        parts.append(messages.difficulty(question.difficulty))
    return " · ".join(parts)


def _source(article: Article) -> str:
    day = messages.full_date(article.published) if article.published else ""
    parts = (f"“{article.title}”", article.author, article.site, day, article.url)
    return "\n".join((" · ".join(filter(None, parts)), article.rights)).strip()
