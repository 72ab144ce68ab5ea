"""The workbench: an article, what may be asked about it, and one question of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QVBoxLayout, QWidget

from quizapp.domain.articles import Evidence, Span
from quizapp.domain.changes import Change
from quizapp.domain.drafts import BankDraft, Fault, Proposal, Verdict
from quizapp.domain.ids import ProposalId
from quizapp.domain.questions import Question
from quizapp.gui.actions import Actions
from quizapp.gui.backend import Backend
from quizapp.gui.generation.article_pane import ArticlePane
from quizapp.gui.generation.candidate_list import CandidateList
from quizapp.gui.generation.checked import Checked
from quizapp.gui.generation.columns import Columns
from quizapp.gui.generation.decisions import DecisionBar, FaultMenu
from quizapp.gui.generation.question_pane import QuestionPane
from quizapp.gui.generation.rows import Filter, Place, Row, Status
from quizapp.gui.qt import spaced
from quizapp.services import coverage, desk
from quizapp.services.desk import Opened

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Bench(QWidget):
    """Decides about the proposals of one draft; each decision is written at once."""

    left = Signal()

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        self._backend = backend
        self.draft: BankDraft | None = None
        self._following: ProposalId | None = None
        self._checked = Checked(self._kept)
        self.article = ArticlePane(actions)
        self.list = CandidateList(actions)
        self.question = QuestionPane(DecisionBar(actions))
        self.columns = Columns(self.article, self.list, self.question)
        self.faults = FaultMenu(self.question)
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self.columns)
        self._connect()

    @property
    def triggers(self) -> dict[str, Callable[[], object]]:
        """What the actions of the page do here."""
        filters = self.list.filters
        return {
            "keep": self.keep,
            "reject": self.ask_why,
            "edit": self.toggle_edit,
            "preview": self.preview,
            "previous": partial(self._step, -1),
            "next": partial(self._step, 1),
            "open-again": self.reopen,
            "ask-about": self.ask_about,
            "use-evidence": self.use_evidence,
            "write-own": self.write_own,
            "next-gap": self.next_gap,
            "filter-status": partial(filters.step, filters.statuses),
            "filter-kind": partial(filters.step, filters.kinds),
            "filter-strength": partial(filters.step, filters.strengths),
            "dropped": self.show_dropped,
            "turn": self.columns.turn,
        }

    def open(self, opened: Opened) -> None:
        """Begin with a draft, at the first question that is not decided."""
        self.draft = opened.draft
        article = opened.draft.article
        self._checked.begin(article)
        known = (p.candidate.evidence for p in opened.proposals)
        self.article.show_article(article, coverage.sentences(article, known))
        self.list.model.show_all(opened.proposals)
        self.list.use(Filter())
        self.list.refresh()
        rows = self.list.model.rows
        undecided = (r.id for r in rows if r.proposal.verdict is Verdict.OPEN)
        self.list.pick(next(undecided, rows[0].id if rows else None))
        self._show_kept()
        self.columns.take_focus()

    def keep(self) -> None:
        """Keep the question and go on to the next."""
        self._finish_edit()
        if row := self.list.current:
            self._decide(row, desk.keep, self._backend.clock())

    def ask_why(self) -> None:
        """Ask for the reason to reject the question."""
        self._finish_edit()
        if self.list.current is not None:
            button = self.question.decisions.reject
            corner = button.rect().topLeft()
            top = button.mapToGlobal(corner)
            top.setY(top.y() - self.faults.sizeHint().height())
            self.faults.popup(top)

    def reject(self, fault: Fault | None = None) -> None:
        """Reject the question and go on to the next."""
        if row := self.list.current:
            self._decide(row, desk.reject, self._backend.clock(), fault)

    def reopen(self) -> None:
        """Leave the question undecided."""
        self._finish_edit()
        row = self.list.current
        if row is not None and row.proposal.verdict is not Verdict.OPEN:
            self._backend.do(desk.reopen, row.proposal)

    def toggle_edit(self) -> None:
        """Edit the question in its place, or be done with it."""
        if self.question.editing:
            self._finish_edit()
        elif self.list.current is not None:
            self.columns.show_part("question")
            self.question.begin_edit()

    def preview(self) -> None:
        """Answer the question as a learner would."""
        self.columns.show_part("question")
        self.question.preview()
        if not self.question.answering:
            self.columns.take_focus()

    def ask_about(self) -> None:
        """List what could be asked about the selected words."""
        span = self.article.text.selected()
        if span is not None:
            self.list.show_place(self._place(span, whole=False))
            self.columns.show_part("list")

    def use_evidence(self) -> None:
        """Prove the question by the sentences that are selected."""
        row, span = self.list.current, self.article.text.selected()
        if row is None or span is None or self.draft is None:
            return
        place = self.article.sentence(span)
        article = self.draft.article
        quote = article.text[place.start : place.end]
        evidence = Evidence(article.id, place, quote)
        if self.question.editing:
            self.question.prove(evidence)
        else:
            question = replace(self._checked.question(row.proposal), evidence=evidence)
            self._backend.do(desk.edit, row.proposal, question)
        self.columns.show_part("question")

    def write_own(self) -> None:
        """Write a question about the selected words or the place that is listed."""
        place = self.list.model.filter.place
        span = self.article.text.selected() or (place.span if place else None)
        if span is None or self.draft is None:
            return
        sentence = self.article.sentence(span)
        if self._backend.do(desk.write_own, self.draft, span, sentence):
            self.columns.show_part("question")
            self.question.begin_edit()

    def next_gap(self) -> None:
        """List what could be asked about the next sentence that nothing asks about."""
        self.article.pick_next_gap()

    def show_dropped(self) -> None:
        """List what the generator dropped."""
        self.list.use(Filter(Status.DROPPED))
        self.columns.show_part("list")
        self.columns.take_focus()

    def leave_mode(self) -> bool:
        """Leave the edit, the preview or the filter; tell whether there was one."""
        if self.question.editing:
            self._finish_edit()
        elif self.question.previewing:
            self._show_current()
        elif self.list.model.filter != Filter():
            self.list.show_place(None)
        else:
            return False
        self.columns.take_focus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.arrange(self.width())

    def event(self, event: QEvent) -> bool:
        # A key that answers the preview, or presses a button, triggers no action.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self.question.takes(event) or self._presses(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.question.takes(event):
            self.question.press(event)
        elif event.key() in _ENTER and self.question.previewing:
            self.preview()
        else:
            super().keyPressEvent(event)

    def _presses(self, event: QKeyEvent) -> bool:
        focused = self.focusWidget()
        pressed = isinstance(focused, QAbstractButton | QComboBox)
        return pressed and event.text() == " " and focused is not self.question.check

    def _connect(self) -> None:
        self.list.model.doubtful = self._checked.doubtful
        self.list.picked.connect(self._on_picked)
        self.article.gap_picked.connect(self._on_gap)
        self.question.edited.connect(self._on_edited)
        self.question.typed.connect(self._check)
        self.question.shown_again.connect(self._show_current)
        self.faults.triggered.connect(self._on_fault)
        self._backend.settling.connect(self._finish_edit)
        self._backend.changed.connect(self._on_changed)

    def _step(self, by: int) -> None:
        self._finish_edit()
        self.list.step(by)

    def _decide(self, row: Row, service: Callable[..., Change], *given: object) -> None:
        self._following = self.list.after()
        self._backend.do(service, row.proposal, *given)
        self._following = None

    def _finish_edit(self) -> None:
        if self.question.editing:
            self.question.end_edit()
            self.columns.take_focus()

    def _on_edited(self, proposal: Proposal, question: Question) -> None:
        if question != self._checked.question(proposal):
            self._following = row.id if (row := self.list.current) else None
            self._backend.do(desk.edit, proposal, question)
            self._following = None
        else:
            self._show_current()

    def _on_fault(self, action: QAction) -> None:
        self.reject(Fault(action.data()) if action.data() else None)

    def _on_gap(self, span: Span) -> None:
        self.list.show_place(self._place(span, whole=True))
        self.columns.show_part("list")

    def _place(self, span: Span, *, whole: bool) -> Place:
        assert self.draft
        words = self.draft.article.text[span.start : span.end]
        return Place(span, " ".join(words.split()), whole=whole)

    def _on_picked(self, row: Row | None) -> None:
        if self.question.editing:
            self.question.end_edit()
        self._show_current()

    def _on_changed(self, change: Change) -> None:
        if self.draft is None:
            return
        for edit in change.edits:
            if isinstance(edit.value, BankDraft) and edit.value.id == self.draft.id:
                if edit.after is None:
                    self.draft = None
                    self.left.emit()
                    return
                assert isinstance(edit.after, BankDraft)
                self.draft = edit.after
        pairs = [(e.before, e.after) for e in change.edits if self._ours(e.value)]
        if pairs:
            self.list.model.put(*pairs)  # type: ignore[arg-type]
            after = next((a.id for _, a in pairs if isinstance(a, Proposal)), None)
            pick = self._following or after
            self.list.refresh(pick)
            if pick and self.list.model.place_of(pick) < 0:
                self.list.pick(pick)  # what was taken back is shown, whatever is listed
            self._show_kept()

    def _ours(self, value: object) -> bool:
        assert self.draft
        return isinstance(value, Proposal) and value.draft_id == self.draft.id

    def _show_current(self) -> None:
        row = self.list.current
        if row is None or self.draft is None:
            self.question.show_nothing()
        else:
            question = self._checked.question(row.proposal)
            self.question.show_question(question, row.proposal, self.draft.article)
            self._check(question)
        self._mark()

    def _show_kept(self) -> None:
        self._checked.look_again()
        self.list.view.viewport().update()
        self.question.decisions.show_kept(len(self._kept()))
        self._mark()

    def _mark(self) -> None:
        row = self.list.current
        kept = [self._checked.question(p) for p in self._kept()]
        self.article.show_kept(
            kept, self._checked.question(row.proposal) if row else None
        )

    def _check(self, question: Question) -> None:
        row = self.list.current
        if row is None or self.draft is None:
            return
        candidate = row.proposal.candidate
        reasons = (*candidate.reasons, *candidate.doubts)
        self.question.show_findings(
            self._checked.findings(row.proposal, question), reasons
        )

    def _kept(self) -> tuple[Proposal, ...]:
        return self.list.model.told.kept
