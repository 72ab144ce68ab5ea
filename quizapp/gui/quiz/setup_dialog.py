"""A quiz is set up: what it asks, and under which rules."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.difficulty import Level
from quizapp.domain.ids import BankId, QuizId, new_id
from quizapp.domain.kinds import KINDS
from quizapp.domain.kinds.description import Description
from quizapp.domain.quizzes import Marking, Order, Quiz, Source, Told
from quizapp.gui import messages, theme
from quizapp.gui.backend import Backend
from quizapp.gui.qt import fit, label, spaced
from quizapp.gui.settings.rows import Number
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import insights, quiz

_SEED = 1
_COSTS = (0.0, 0.25, 1 / 3, 0.5, 1.0)
_COST_WORDS = ("nothing", "a quarter", "a third", "half", "all of its mark")
_ORDER_WORDS = {
    Order.SHUFFLED: "shuffled",
    Order.AS_IN_BANK: "as in the bank",
    Order.EASIEST_FIRST: "the easiest first",
}
_LISTED = 116
_CONTROL = 130
_NARROW = 820


class SetupDialog(QDialog):
    """Lets a quiz be described; says how many questions fit.

    Attributes:
        begun: Carries the Quiz that is to be taken now.
        saved: Carries the Quiz that is to be kept.
        printed: Carries the Quiz that is to be set for paper.
    """

    begun = Signal(object)
    saved = Signal(object)
    printed = Signal(object)

    def __init__(self, backend: Backend, before: Quiz | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Set up a quiz"))
        self._backend = backend
        usual = Quiz(QuizId(new_id()), self.tr("Quiz"))
        self._before = before or usual
        self._fixed = self._before.source.fixed
        self.name = QLineEdit(self._before.name)
        self.banks, self.tags = _checks(), _checks()
        self.kinds, self.levels = _checks(), _checks()
        self.number = Number(1, 500)
        self.fits = label(look="strong", wraps=True)
        self.same = QCheckBox(self.tr("The same questions every time"))
        self.minutes, self.seconds = Number(0, 600), Number(0, 3600)
        self.order = DropDown()
        self.shuffle = QCheckBox(self.tr("Shuffle choices"))
        self.partial = QCheckBox(self.tr("Partly right answers earn their part"))
        self.costs = DropDown()
        self.weighted = QCheckBox(self.tr("Questions count by their marks"))
        self.spelling = QCheckBox(self.tr("Spelling counts"))
        self.at_once = QCheckBox(self.tr("Tell after each answer what was right"))
        self.confidence = QCheckBox(self.tr("Ask how sure each answer is"))
        self.start = QPushButton(self.tr("Start"))
        self.save = QPushButton(self.tr("Save"))
        self.paper = QPushButton(self.tr("On paper…"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._offer()
        self._show(self._before)
        self._connect()
        self._count()
        self.start.setFocus()

    def quiz(self) -> Quiz:
        """Return the quiz as it is described."""
        source = Source(
            bank_ids=tuple(BankId(key) for key in _checked(self.banks)),
            tags=_checked(self.tags),
            kinds=_checked(self.kinds),
            levels=tuple(Level(value) for value in _checked(self.levels)),
            fixed=self._fixed,
        )
        minutes, seconds = self.minutes.value(), self.seconds.value()
        seed = self._before.seed if self._before.seed is not None else _SEED
        return replace(
            self._before,
            name=self.name.text().strip(),
            source=source,
            number=self.number.value(),
            seed=seed if self.same.isChecked() else None,
            time_limit=timedelta(minutes=minutes) if minutes else None,
            question_limit=timedelta(seconds=seconds) if seconds else None,
            order=tuple(Order)[self.order.currentIndex()],
            shuffle_choices=self.shuffle.isChecked(),
            marking=Marking(
                partial=self.partial.isChecked(),
                wrong_costs=_COSTS[self.costs.currentIndex()],
                weighted=self.weighted.isChecked(),
                spelling=self.spelling.isChecked(),
            ),
            told=Told.AT_ONCE if self.at_once.isChecked() else Told.AT_THE_END,
            confidence=self.confidence.isChecked(),
        )

    def _offer(self) -> None:
        banks, tags = self._backend.ask(insights.choices) or ((), ())
        chosen = self._before.source
        for bank in banks:
            every = not chosen.bank_ids
            _add(self.banks, bank.name, bank.id, on=every or bank.id in chosen.bank_ids)
        for tag in tags:
            _add(self.tags, tag, tag, on=tag in chosen.tags)
        for kind in KINDS:
            if kind is not Description:
                name = messages.kind(kind.name)
                _add(self.kinds, name, kind.name, on=kind.name in chosen.kinds)
        for level in Level:
            name = messages.level_word(level)
            _add(self.levels, name, level.value, on=level in chosen.levels)
        self.order.offer([self.tr(words) for words in _ORDER_WORDS.values()], "")
        self.costs.offer([self.tr(words) for words in _COST_WORDS], "")

    def _show(self, shown: Quiz) -> None:
        marking = shown.marking
        self.number.setValue(shown.number)
        self.same.setChecked(shown.seed is not None)
        limits = (shown.time_limit, shown.question_limit)
        whole, each = (limit or timedelta() for limit in limits)
        self.minutes.setValue(round(whole.total_seconds() / 60))
        self.seconds.setValue(round(each.total_seconds()))
        self.order.setCurrentIndex(tuple(Order).index(shown.order))
        self.shuffle.setChecked(shown.shuffle_choices)
        self.partial.setChecked(marking.partial)
        nearest = min(_COSTS, key=lambda cost: abs(cost - marking.wrong_costs))
        self.costs.setCurrentIndex(_COSTS.index(nearest))
        self.weighted.setChecked(marking.weighted)
        self.spelling.setChecked(marking.spelling)
        self.at_once.setChecked(shown.told is Told.AT_ONCE)
        self.confidence.setChecked(shown.confidence)
        for each_ in (self.banks, self.tags, self.kinds, self.levels, self.number):
            each_.setEnabled(not self._fixed)

    def _connect(self) -> None:
        for each in (self.banks, self.tags, self.kinds, self.levels):
            each.itemChanged.connect(self._count)
        self.number.valueChanged.connect(self._count)
        self.name.textChanged.connect(self._count)
        self.start.clicked.connect(lambda: self._end(self.begun))
        self.save.clicked.connect(lambda: self._end(self.saved))
        self.paper.clicked.connect(lambda: self._end(self.printed))
        self.cancel.clicked.connect(self.reject)

    def _count(self, _changed: object = None) -> None:
        wanted = self.quiz()
        found = self._backend.ask(quiz.available, wanted.source) or ()
        problems = wanted.problems()
        questions = messages.count(len(found), "question fits", "questions fit")
        told = questions
        if problems:
            told = self.tr("The quiz {problem}.").format(problem=problems[0])
        elif not self._fixed and len(found) < wanted.number:
            told = self.tr("{questions}, and all are asked.").format(
                questions=questions
            )
        self.fits.setText(told)
        for button in (self.start, self.paper):
            button.setEnabled(bool(found) and not problems)
        self.save.setEnabled(not problems)

    def _end(self, signal: SignalInstance) -> None:
        wanted = self.quiz()
        self.accept()
        signal.emit(wanted)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        inner = QVBoxLayout(content)
        spaced(inner, 14, 24, 20, 24, 12)
        inner.addLayout(_row(self.tr("Name"), self.name))
        inner.addLayout(self._sources())
        inner.addWidget(self.fits)
        inner.addLayout(self._rules())
        inner.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        spaced(buttons, 8, 24, 12, 24, 16)
        self.start.setProperty("look", "primary")
        self.start.setDefault(True)
        for button in (self.paper, self.save):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.cancel, self.start):
            buttons.addWidget(button)
        column.addLayout(buttons)
        fit(self, 760, 800)

    def _sources(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        lists = (
            (self.tr("Banks"), self.banks),
            (self.tr("Tags (any)"), self.tags),
            (self.tr("Kinds (any)"), self.kinds),
            (self.tr("Difficulty (any)"), self.levels),
        )
        for place, (name, each) in enumerate(lists):
            row, column = divmod(place, 2)
            grid.addWidget(label(name, "muted"), 2 * row, column)
            grid.addWidget(each, 2 * row + 1, column)
            each.setAccessibleName(name)
        if self._fixed:
            told = self.tr(
                "A fixed list of questions; banks and filters do not matter."
            )
            grid.addWidget(label(told, "small", wraps=True), 4, 0, 1, 2)
        return grid

    def _rules(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        window = self.parentWidget()
        narrow = window is not None and window.width() < theme.scaled(_NARROW)
        left = (
            (self.tr("Questions"), self.number),
            (self.tr("Minutes for all (0: no limit)"), self.minutes),
            (self.tr("Seconds for each (0: no limit)"), self.seconds),
            (self.tr("Order"), self.order),
            (self.tr("A wrong answer costs"), self.costs),
        )
        for row, (name, control) in enumerate(left):
            words = label(name)
            words.setBuddy(control)
            control.setAccessibleName(name)
            control.setFixedWidth(theme.scaled(_CONTROL))
            grid.addWidget(words, row, 0)
            grid.addWidget(control, row, 1)
        right = (
            *(self.same, self.shuffle, self.partial, self.weighted),
            *(self.spelling, self.at_once, self.confidence),
        )
        for row, box in enumerate(right):
            if narrow:
                grid.addWidget(box, len(left) + row, 0, 1, 2)
            else:
                grid.addWidget(box, row, 2)
        return grid


def _checks() -> QListWidget:
    made = QListWidget()
    made.setFixedHeight(theme.scaled(_LISTED))
    return made


def _add(into: QListWidget, name: str, key: str, *, on: bool) -> None:
    item = QListWidgetItem(name)
    item.setData(Qt.ItemDataRole.UserRole, key)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    item.setCheckState(state)
    into.addItem(item)


def _checked(of: QListWidget) -> tuple[str, ...]:
    items = (of.item(row) for row in range(of.count()))
    return tuple(
        str(item.data(Qt.ItemDataRole.UserRole))
        for item in items
        if item.checkState() is Qt.CheckState.Checked
    )


def _row(name: str, control: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    words = label(name)
    words.setBuddy(control)
    control.setAccessibleName(name)
    row.addWidget(words, 1)
    row.addWidget(control, 1)
    return row
