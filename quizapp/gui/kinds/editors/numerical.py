"""Numbers that are accepted, and the units they are measured in."""

from decimal import Decimal
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.numbers import read, sound
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.rows import Row, Rows, Weight
from quizapp.gui.qt import label, restyle, spaced
from quizapp.gui.widgets.markdown_field import MarkdownField
from quizapp.gui.widgets.typed_answer import AnswerField

_ANY = "*"


class NumberField(AnswerField):
    """Takes a number as people write it; one that cannot be read is marked."""

    def __init__(self, *, any_too: bool = False) -> None:
        super().__init__()
        self._any_too = any_too
        self._exact: Decimal | None = None
        self._shown = ""
        self.textChanged.connect(self._judge)

    def show_number(self, number: Decimal | None) -> None:
        """Show a number, or that any will do."""
        self._exact = number
        self._shown = _ANY if number is None else format(number, "f")
        self.setText(self._shown)

    @property
    def readable(self) -> bool:
        """Whether it holds a number, or what stands for any."""
        text = self.text().strip()
        return _number(text) is not None or (self._any_too and text == _ANY)

    def number(self) -> Decimal | None:
        """Return the number as it was given, or as it is written now."""
        text = self.text().strip()
        return self._exact if text == self._shown else _number(text)

    def _judge(self) -> None:
        wrong = bool(self.text().strip()) and not self.readable
        restyle(self, "tone", "bad" if wrong else "")
        self.setToolTip(self.tr("This is not a number") if wrong else "")


class NumberLine(Row):
    """A number that is accepted, how far an answer may be from it, and what it earns.

    A star stands for any number.
    """

    def __init__(self) -> None:
        super().__init__()
        self.value, self.tolerance = NumberField(any_too=True), NumberField()
        self.weight = Weight()
        self.feedback = MarkdownField(one_line=True)
        self.watch(self.value, self.tr("Number"))
        self.watch(self.tolerance, self.tr("Tolerance"))
        self.watch(self.feedback, self.tr("What is said to somebody who gives it"))
        self.lay_out(self.value, label("±"), self.tolerance, self.weight)
        self.add_below(self.feedback)
        self.weight.valueChanged.connect(self.changed)

    def fill(self, value: NumericalAnswer | None) -> None:
        if value is None:
            self.value.setText("")
        else:
            self.value.show_number(value.value)
        self.tolerance.show_number(value.tolerance if value else Decimal(0))
        self.weight.show_fraction(value.fraction if value else 1.0)
        self.feedback.show_text(value.feedback if value else "")

    @property
    def field(self) -> QWidget:
        return self.value

    @property
    def empty(self) -> bool:
        return not self.value.readable

    def answer(self) -> NumericalAnswer:
        """Return what is accepted."""
        return NumericalAnswer(
            self.value.number(),
            self.tolerance.number() or Decimal(0),
            self.weight.fraction(),
            self.feedback.text(),
        )


class UnitLine(Row):
    """A unit, and how many of it make one of the first."""

    def __init__(self) -> None:
        super().__init__()
        self.unit, self.multiplier = AnswerField(), NumberField()
        self.watch(self.unit, self.tr("Unit"))
        self.watch(self.multiplier, self.tr("How many make one of the first"))
        self.lay_out(self.unit, label("×"), self.multiplier)

    def fill(self, value: Unit) -> None:
        self.unit.setText(value.name)
        self.multiplier.show_number(value.multiplier)

    @property
    def field(self) -> QWidget:
        return self.unit

    @property
    def empty(self) -> bool:
        return not self.unit.text().strip()

    def read(self) -> Unit:
        """Return the unit."""
        return Unit(self.unit.text().strip(), self.multiplier.number() or Decimal(1))


class NumericalEditor(BodyEditor):
    """Edits numbers, tolerances and units."""

    name: ClassVar[str] = Numerical.name

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows(
            self.tr("Accepted numbers, each with its tolerance (* is any number)"),
            self.tr("Add a number"),
            NumberLine,
            None,
        )
        self.units = Rows(
            self.tr("Units, the first being that of the numbers"),
            self.tr("Add a unit"),
            UnitLine,
            Unit(""),
        )
        self.penalty = Weight()
        self.penalty.setAccessibleName(
            self.tr("What a missing or unknown unit costs, in percent")
        )
        self._cost = label(self.tr("A missing or unknown unit costs"))
        row = QHBoxLayout()
        spaced(row, 8)
        row.addWidget(self._cost)
        row.addWidget(self.penalty)
        row.addStretch()
        self.column.addWidget(self.rows)
        self.column.addWidget(self.units)
        self.column.addLayout(row)
        self.told = QCheckBox(self.tr("Feedback for each number"))
        self.told.toggled.connect(self._fit)
        self.column.addWidget(self.told)
        for part in (self.rows, self.units):
            part.changed.connect(self._on_changed)
        self.penalty.valueChanged.connect(self.changed)

    def show_body(self, body: Numerical) -> None:
        self.told.blockSignals(True)
        self.told.setChecked(any(answer.feedback for answer in body.answers))
        self.told.blockSignals(False)
        self.rows.show_rows(body.answers, 1)
        self.units.show_rows(body.units)
        self.penalty.show_fraction(body.unit_penalty)
        self._fit()

    def body(self) -> Numerical:
        return Numerical(
            tuple(row.answer() for row in self.rows.written()),
            tuple(row.read() for row in self.units.written()),
            self.penalty.fraction(),
        )

    def first(self) -> QWidget | None:
        return self.rows.rows[0].field if self.rows.rows else self.rows.more

    def _on_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        for part in (self._cost, self.penalty):
            part.setVisible(bool(self.units.rows))
        for row in self.rows.rows:
            row.feedback.setVisible(self.told.isChecked())


def _number(text: str) -> Decimal | None:
    quantity = read(text) if text else None
    if quantity is None or quantity.unit:
        return None
    number = quantity.number
    made = Decimal(number.numerator) / Decimal(number.denominator)
    return made if sound(made) else None
