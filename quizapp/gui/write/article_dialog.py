"""An article to take evidence from: pasted, or read from a file."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.articles import Article, Source
from quizapp.domain.errors import QuizError
from quizapp.generate.reading.kinds import SUFFIXES
from quizapp.gui import messages, theme
from quizapp.gui.qt import label, spaced
from quizapp.gui.task import Task
from quizapp.services import reading

_SIZE = (620, 520)


class ArticleDialog(QDialog):
    """Takes a title and a text; what was read from a file keeps its author and date."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add an article"))
        self.resize(*map(theme.scaled, _SIZE))
        self._source: Source | None = None
        self.article: Article | None = None
        self.title, self.text = QLineEdit(), QPlainTextEdit()
        self.open_file = QPushButton(self.tr("Open a file…"))
        self.trouble = label(look="trouble", wraps=True)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._lay_out()
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.open_file.clicked.connect(self._ask_file)

    def read_file(self, path: str) -> None:
        """Read an article from a file, beside the window."""
        self.open_file.setEnabled(False)
        task = Task(reading.read_file(Path(path)), self)
        task.finished.connect(self._on_read)
        task.failed.connect(self._warn)
        task.ended.connect(lambda: self.open_file.setEnabled(True))
        task.start()

    def _ask_file(self) -> None:
        wanted = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        kinds = self.tr("Articles ({kinds})").format(kinds=wanted)
        path, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", kinds)
        if path:
            self.read_file(path)

    def _on_read(self, source: Source) -> None:
        self._source = source
        self.trouble.hide()
        self.title.setText(source.title)
        self.text.setPlainText(source.text)

    def _take(self) -> None:
        title, text = self.title.text().strip(), self.text.toPlainText()
        try:
            source = reading.read_text(text, title=title)
            if self._source is not None and self._source.text == text:
                source = self._source
            self.article = reading.article_of(source)
        except QuizError as error:
            self._warn(error)
            return
        self.accept()

    def _warn(self, error: QuizError) -> None:
        self.trouble.setText(" ".join(filter(None, messages.error(error))))
        self.trouble.show()

    def _lay_out(self) -> None:
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        self.text.setPlaceholderText(self.tr("Paste the text of the article here"))
        self.text.setAccessibleName(self.tr("Text of the article"))
        self.text.setTabChangesFocus(True)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty(
            "look", "primary"
        )
        self.trouble.hide()
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 24, 16)
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addWidget(self.open_file)
        row.addStretch()
        row.addWidget(self.buttons)
        column.addLayout(row)
