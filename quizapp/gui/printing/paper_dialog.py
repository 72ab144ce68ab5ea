"""A test is set for paper."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.articles import Article
from quizapp.domain.attempts import Item
from quizapp.domain.errors import QuizError
from quizapp.domain.papers import Version, versions
from quizapp.domain.work import finish
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.printing.pages_view import first_page
from quizapp.gui.printing.sheet import SIZES, Layout, print_pdf
from quizapp.gui.qt import fit, label, spaced
from quizapp.gui.settings.rows import Number
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import quiz

_MOST_VERSIONS = 6
_PREVIEW = 420
_AFTER_MS = 250


def open_paper(
    backend: Backend, title: str, items: Sequence[Item], parent: QWidget
) -> "PaperDialog":
    """Ask how questions are to be set for paper, with the articles they are about."""
    found = (backend.ask(quiz.article_of, item.question) for item in items)
    articles = {each.id: each for each in found if each}
    dialog = PaperDialog(backend, title, items, tuple(articles.values()), parent)
    dialog.open()
    return dialog


class PaperDialog(QDialog):
    """Asks how a paper is to look, shows its first page, and saves it as a PDF."""

    def __init__(
        self,
        backend: Backend,
        title: str,
        items: Sequence[Item],
        articles: Sequence[Article],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("On paper"))
        self._backend = backend
        self._items, self._articles = tuple(items), tuple(articles)
        self.title = QLineEdit(title)
        self.paper, self.columns = DropDown(), DropDown()
        self.count, self.seed = Number(1, _MOST_VERSIONS), Number(1, 9_999)
        self.name_line = QCheckBox(self.tr("Lines for name, class and date"))
        self.marks = QCheckBox(self.tr("What each question is worth"))
        self.article = QCheckBox(self.tr("The article before the questions"))
        self.key = QCheckBox(self.tr("A key for each version"))
        self.preview = QLabel()
        self.told = label(look="muted", wraps=True)
        self.save = QPushButton(self.tr("Save as PDF…"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_preview)
        self._lay_out()
        self._connect()
        self._show_preview()

    def layout_wanted(self) -> Layout:
        """Return how the paper is to be set."""
        return Layout(
            size=self.paper.currentText(),
            columns=self.columns.currentIndex() + 1,
            name_line=self.name_line.isChecked(),
            marks=self.marks.isChecked(),
            article=self.article.isChecked() and bool(self._articles),
            key=self.key.isChecked(),
        )

    def save_to(self, path: Path) -> bool:
        """Write the paper; tell what is wrong if that fails."""
        work = print_pdf(
            path,
            self.title.text().strip() or self.tr("Test"),
            self._versions(self.count.value()),
            self._articles,
            self.layout_wanted(),
        )
        try:
            finish(work)
        except QuizError as error:
            self._backend.failed.emit(error)
            return False
        return True

    def _versions(self, count: int) -> tuple[Version, ...]:
        return versions(self._items, count, self.seed.value())

    def _show_preview(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "preview.pdf"
            work = print_pdf(
                path,
                self.title.text().strip() or self.tr("Test"),
                self._versions(1),
                self._articles,
                self.layout_wanted(),
            )
            pages = finish(work)
            image = first_page(path, QSize(theme.scaled(_PREVIEW), 10_000))
        self.preview.setPixmap(QPixmap.fromImage(image))
        told = self.tr("{pages} pages for one version with its key")
        if not self.key.isChecked():
            told = self.tr("{pages} pages for one version")
        self.told.setText(told.format(pages=pages))

    def _save(self) -> None:
        name = f"{self.title.text().strip() or 'test'}.pdf"
        kind = self.tr("PDF (*.pdf)")
        path, _ = QFileDialog.getSaveFileName(self, self.save.text(), name, kind)
        if path and self.save_to(Path(path)):
            self.accept()
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _connect(self) -> None:
        self.title.textChanged.connect(self._look_later)
        for each in (self.paper, self.columns):
            each.activated.connect(self._look_later)
        self.seed.valueChanged.connect(self._look_later)
        for box in (self.name_line, self.marks, self.article, self.key):
            box.toggled.connect(self._look_later)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)

    def _look_later(self, _changed: object = None) -> None:
        self._later.start(_AFTER_MS)

    def _lay_out(self) -> None:
        self.paper.offer(list(SIZES), "")
        self.columns.offer([self.tr("One column"), self.tr("Two columns")], "")
        self.paper.setCurrentIndex(0)
        self.columns.setCurrentIndex(1)
        for box in (self.name_line, self.marks, self.key):
            box.setChecked(True)
        self.article.setEnabled(bool(self._articles))
        self.preview.setAccessibleName(self.tr("The first page"))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.save.setProperty("look", "primary")
        self.save.setDefault(True)
        form = QVBoxLayout()
        spaced(form, 10)
        form.addLayout(self._fields())
        for box in (self.name_line, self.marks, self.article, self.key):
            form.addWidget(box)
        form.addWidget(self.told)
        form.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        form.addLayout(buttons)
        row = QHBoxLayout(self)
        spaced(row, 24, 24, 20, 24, 20)
        row.addLayout(form, 1)
        row.addWidget(self.preview)
        fit(self, 860, 660)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Title"), self.title),
            (self.tr("Paper"), self.paper),
            (self.tr("Columns"), self.columns),
            (self.tr("Versions"), self.count),
            (self.tr("Draw number"), self.seed),
        )
        for place, (name, control) in enumerate(fields):
            words = label(name)
            words.setBuddy(control)
            control.setAccessibleName(name)
            grid.addWidget(words, place, 0)
            grid.addWidget(control, place, 1)
        self.seed.setToolTip(
            self.tr("The same number gives the same orders of questions and choices.")
        )
        return grid
