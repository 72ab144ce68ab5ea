"""A question's fields, as its kind wants them."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.domain.articles import Evidence
from quizapp.domain.kinds import KINDS
from quizapp.domain.questions import Question
from quizapp.gui import messages
from quizapp.gui.kinds.editors import EDITORS
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.cloze import ClozeEditor
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.gui.widgets.markdown_bar import MarkdownBar
from quizapp.gui.widgets.markdown_field import MarkdownField
from quizapp.gui.widgets.plain_number import PlainNumber
from quizapp.gui.widgets.tab_order import next_place, stops
from quizapp.gui.widgets.tag_field import TagField
from quizapp.gui.widgets.typed_answer import AnswerField
from quizapp.services.converting import converted
from quizapp.services.problems.problem import Part

_TELL_AFTER_MS = 150
_MOST_MARKS = 1000.0
_EDITORS = {editor.name: editor for editor in EDITORS}


class QuestionForm(QWidget):
    """Edits a question of any kind.

    Args:
        whole: Whether its kind, evidence, tags, author and mark are edited here too.

    Attributes:
        changed: What is written is another now; told when typing pauses.
        left: Tab went beyond the last field (True) or before the first (False).
    """

    changed = Signal()
    left = Signal(bool)

    def __init__(self, *, whole: bool = True) -> None:
        super().__init__()
        self._question: Question | None = None
        self._begun: Question | None = None
        self._evidence: Evidence | None = None
        self._trail: list[tuple[Question, Question]] = []
        self._editors: dict[str, BodyEditor] = {}
        self.kind = DropDown()
        self.stem = MarkdownField("stem-field")
        self.bar = MarkdownBar(self, self.stem)
        self.body: BodyEditor | None = None
        self.feedback = MarkdownField()
        self.tags, self.author = TagField(), AnswerField()
        self.mark = PlainNumber()
        self.quote = label(look="reading", wraps=True)
        self.unprove = QPushButton(self.tr("Remove"))
        self._typing = QTimer(self, singleShot=True, interval=_TELL_AFTER_MS)
        self._set_up()
        self._lay_out(whole=whole)
        self._connect()

    @property
    def dirty(self) -> bool:
        """Whether something was written since the form was begun."""
        return self._question is not None and self._read() != self._begun

    def begin(self, question: Question) -> None:
        """Edit a question."""
        self._trail = []
        self._fill(question)
        self._question = question
        self._begun = self._read()
        self._typing.stop()

    def question(self) -> Question:
        """Return the question as it is written now."""
        assert self._question
        return self._read() if self.dirty else self._question

    def keep(self, stored: Question) -> None:
        """Go on from what was stored; it is the window now that undoes it."""
        self._question = stored
        self._begun = self._read()
        for field in self.findChildren(MarkdownField):
            field.document().clearUndoRedoStacks()
        for line in self.findChildren(AnswerField):
            place = line.cursorPosition()
            line.setText(line.text())  # forgets its own undo
            line.setCursorPosition(place)

    def write_over(self, question: Question) -> None:
        """Put another wording into the fields, as if it had been typed."""
        self._fill(question)
        self.changed.emit()

    def prove(self, evidence: Evidence | None) -> None:
        """Take a passage as the evidence, or none."""
        self._evidence = evidence
        self._show_evidence()
        self.changed.emit()

    def make_gap(self) -> None:
        """Make the selection of the stem a gap; the question becomes a cloze."""
        cursor = self.stem.textCursor()
        if not isinstance(self.body, ClozeEditor):
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            self.choose_kind(ClozeEditor.name)
            cursor = self.stem.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            self.stem.setTextCursor(cursor)
        assert isinstance(self.body, ClozeEditor)
        self.body.make_gap()

    def choose_kind(self, name: str) -> None:
        """Make the question one of another kind; what can be kept is kept."""
        if self._question is None:
            return
        now = self._read()
        if name == now.body.name:
            return
        if self._trail and self._trail[-1][1] == now:
            before, _ = self._trail.pop()
            after = before if before.body.name == name else converted(now, name)
        else:
            after = converted(now, name)
        self._fill(after)
        self._trail.append((now, self._read()))
        self.changed.emit()

    def go_to(self, part: Part) -> None:
        """Put the cursor where something is wrong."""
        field: QWidget | None = self.stem
        if part is Part.ANSWERS and self.body is not None:
            field = self.body.first()
        elif part is Part.EVIDENCE:
            field = self.unprove if self.unprove.isVisible() else self.feedback
        (field or self.stem).setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's
        order = list(stops(self))
        here = self.window().focusWidget()
        place = next_place(order, here, forward=next)
        if place is None:
            self.left.emit(next)
        else:
            reason = Qt.FocusReason
            how = reason.TabFocusReason if next else reason.BacktabFocusReason
            order[place].setFocus(how)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if held and event.key() == Qt.Key.Key_G and isinstance(self.body, ClozeEditor):
            self.make_gap()
        else:
            super().keyPressEvent(event)

    def _read(self) -> Question:
        assert self._question
        assert self.body
        stem, body = self.body.read(self.stem.text())
        return replace(
            self._question,
            stem=stem,
            body=body,
            feedback=self.feedback.text(),
            tags=self.tags.tags(),
            author=self.author.text().strip(),
            default_mark=self.mark.value(),
            evidence=self._evidence,
        )

    def _fill(self, question: Question) -> None:
        self._question = self._question or question
        self._use_editor(question.body.name)
        assert self.body
        self.stem.show_text(question.stem)
        self.body.show_body(question.body)
        self.feedback.show_text(question.feedback)
        self.tags.show_tags(question.tags)
        self.author.setText(question.author)
        self.mark.blockSignals(True)
        self.mark.setValue(question.default_mark)
        self.mark.blockSignals(False)
        self._evidence = question.evidence
        self._show_evidence()
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab come to rows that were added here, and not after the page's last."""
        for before, after in pairwise(stops(self)):
            self.setTabOrder(before, after)

    def _use_editor(self, name: str) -> None:
        """Show the editor of a kind; it is made when it is first wanted."""
        if name not in self._editors:
            made = _EDITORS[name]()
            made.attach(self.stem)
            made.changed.connect(self._typing.start)
            self._slot.addWidget(made)
            self._editors[name] = made
        for each, editor in self._editors.items():
            editor.setVisible(each == name)
        self.body = self._editors[name]
        self.stem.setPlaceholderText(messages.tr(self.body.asks))
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(name))
        self.kind.blockSignals(False)

    def _show_evidence(self) -> None:
        evidence = self._evidence
        none = self.tr("None yet. Select a passage of the article and press Ctrl+E.")
        self.quote.setText(f"“{evidence.quote}”" if evidence else none)
        self.quote.setProperty("look", "quote" if evidence else "muted")
        self.quote.style().unpolish(self.quote)
        self.quote.style().polish(self.quote)
        self.unprove.setVisible(evidence is not None)

    def _on_kind(self) -> None:
        self.choose_kind(self.kind.currentData())

    def _set_up(self) -> None:
        for kind in KINDS:
            words = messages.kind(kind.name)
            self.kind.addItem(words[:1].upper() + words[1:], kind.name)
        self.kind.setAccessibleName(self.tr("Kind"))
        self.stem.setAccessibleName(self.tr("Question"))
        self.feedback.setAccessibleName(self.tr("Explanation"))
        self.feedback.setPlaceholderText(
            self.tr("What is said after the answer, whatever it was")
        )
        self.author.setAccessibleName(self.tr("Author"))
        self.author.setPlaceholderText(self.tr("Author"))
        self.mark.setAccessibleName(self.tr("Mark"))
        self.mark.setRange(0, _MOST_MARKS)
        self.unprove.setProperty("look", "link")
        self.unprove.setAccessibleName(self.tr("Remove the evidence"))

    def _lay_out(self, *, whole: bool) -> None:
        column = QVBoxLayout(self)
        spaced(column, 8)
        top = QHBoxLayout()
        spaced(top, 12)
        top.addWidget(self.kind, 1)
        top.addWidget(self.bar)
        column.addLayout(top)
        column.addWidget(self.stem)
        self._slot = QVBoxLayout()
        spaced(self._slot, 0)
        column.addSpacing(4)
        column.addLayout(self._slot)
        column.addSpacing(4)
        column.addWidget(label(self.tr("Explanation"), "small"))
        column.addWidget(self.feedback)
        about = self._about()
        column.addWidget(about)
        for part in (self.kind, about):
            part.setVisible(whole)

    def _about(self) -> QWidget:
        """Return the fields of what is known of the question besides its words."""
        about = QWidget()
        column = QVBoxLayout(about)
        spaced(column, 8)
        head = QHBoxLayout()
        spaced(head, 8)
        head.addWidget(label(self.tr("Evidence"), "small"))
        head.addWidget(self.unprove)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(self.quote)
        column.addSpacing(4)
        column.addWidget(label(self.tr("Tags, author, mark"), "small"))
        column.addWidget(self.tags)
        last = QHBoxLayout()
        spaced(last, 8)
        last.addWidget(self.author, 3)
        last.addWidget(self.mark, 1)
        column.addLayout(last)
        return about

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        for field in (self.stem, self.feedback):
            field.textChanged.connect(self._typing.start)
        for line in (self.tags, self.author):
            line.textEdited.connect(self._typing.start)
        self.tags.completer().activated.connect(self._typing.start)
        self.mark.valueChanged.connect(self._typing.start)
        self.unprove.clicked.connect(lambda: self.prove(None))
        self._typing.timeout.connect(self._order_stops)
        self._typing.timeout.connect(self.changed)
