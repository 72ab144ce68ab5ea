"""What an answer was worth: in words, with a sign, and in colour."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.grading import Grade, same
from quizapp.domain.proposing import Reason
from quizapp.domain.questions import Question
from quizapp.gui import icons, messages, theme
from quizapp.gui.qt import label, restyle, spaced
from quizapp.gui.study.judging import Judged
from quizapp.gui.widgets.markdown_view import MarkdownView


class Verdict(QWidget):
    """Shows the verdict, the right answer where it is not shown yet, and feedback."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label(look="verdict", wraps=True)
        self.reason = label(look="small", wraps=True)
        self.accept = QPushButton(self.tr("Accept this answer from now on (A)"))
        self.accept.setProperty("look", "link")
        self.accept.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.key = MarkdownView("key-answer")
        self.key.setAccessibleName(self.tr("The right answer"))
        self.feedback = MarkdownView("feedback", 120)
        self.feedback.setAccessibleName(self.tr("Explanation"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        spaced(column, 6)
        column.addLayout(row)
        column.addWidget(self.key)
        column.addWidget(self.feedback)
        column.addWidget(self.reason)
        foot = QHBoxLayout()
        foot.addWidget(self.accept)
        foot.addStretch()
        column.addLayout(foot)

    def tell(self, grade: Grade, *, answered: bool, key: str, feedback: str) -> None:
        """Show what an answer was worth; no key where it is marked already."""
        words, sign, tone = self._worth(grade, answered=answered)
        self.words.setText(words)
        restyle(self.words, "tone", tone)
        ink = theme.colours()[tone]
        drawn = icons.pixmap(sign, ink, theme.scaled(20), self.devicePixelRatio())
        self._sign.setPixmap(drawn)
        self.key.setVisible(bool(key))
        if key:
            self.key.show_markdown(key)
        self.feedback.setVisible(bool(feedback))
        if feedback:
            self.feedback.show_markdown(feedback)
        self.reason.hide()
        self.accept.hide()

    def explain(self, judged: Judged, *, acceptable: bool) -> None:
        """Say why a rating is proposed, and offer to accept the answer."""
        self.accept.setVisible(acceptable)
        reason = self._reason(judged)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def _reason(self, judged: Judged) -> str:
        """Return why a rating is proposed, where the verdict does not say it."""
        seconds = messages.number(max(round(judged.took.total_seconds()), 1))
        if judged.proposal.reason is Reason.SLOW:
            words = self.tr("{n} seconds, slower than you mostly are: Hard.")
            return words.format(n=seconds)
        if judged.proposal.reason is Reason.QUICK:
            words = self.tr("{n} seconds, twice as fast as you mostly are: Easy.")
            return words.format(n=seconds)
        share = judged.grade.fraction
        if share and share < 1:
            nearly = judged.proposal.reason is Reason.NEARLY
            words = self.tr("{share} of the mark: Hard.") if nearly else ""
            words = words or self.tr("{share} of the mark.")
            return words.format(share=messages.percent(share))
        return ""

    def _worth(self, grade: Grade, *, answered: bool) -> tuple[str, str, str]:
        if grade.near:
            close = self.tr("Close: one letter off. Was it a slip? You decide.")
            return close, "triangle-alert", "warn"
        if grade.fraction is None:
            return self.tr("How well did you know it?"), "eye", "ink-muted"
        if not answered:
            return self.tr("Not answered"), "info", "ink-muted"
        if grade.fraction >= 1:
            return self.tr("Right"), "circle-check", "good"
        if grade.fraction > 0:
            return self.tr("Partly right"), "triangle-alert", "warn"
        return self.tr("Not right"), "circle-x", "bad"


def explanation(question: Question, grade: Grade) -> str:
    """Return what is said of an answer, without what the passage says already."""
    quote = question.evidence.quote if question.evidence else ""
    general = "" if same(question.feedback, quote) else question.feedback
    return "\n\n".join(dict.fromkeys(filter(None, (grade.feedback, general))))
