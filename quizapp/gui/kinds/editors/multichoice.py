"""Choices, those that are right, what each earns and says."""

from collections.abc import Sequence
from functools import partial
from math import isclose
from typing import ClassVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QWidget,
)

from quizapp.domain.choices import Choice
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.rows import Row, Rows, Weight
from quizapp.gui.widgets.markdown_field import MarkdownField

_LEAST = 4


class ChoiceLine(Row):
    """A choice."""

    def __init__(self, *, single: bool) -> None:
        super().__init__()
        self.text = MarkdownField(one_line=True)
        self.feedback = MarkdownField(one_line=True)
        self.mark: QAbstractButton = QRadioButton() if single else QCheckBox()
        self.weight = Weight(-100)
        self.mark.setAccessibleName(self.tr("Right"))
        self.mark.setToolTip(self.tr("This choice is right"))
        self.watch(self.text, self.tr("Choice"))
        self.watch(self.feedback, self.tr("What is said to somebody who picks it"))
        self.lay_out(self.mark, self.text, self.weight)
        self.add_below(self.feedback)
        self.mark.toggled.connect(self.changed)
        self.weight.valueChanged.connect(self.changed)

    def fill(self, value: Choice) -> None:
        self.text.show_text(value.text)
        self.feedback.show_text(value.feedback)
        self.weight.show_fraction(value.fraction)
        self.mark.setChecked(value.fraction > 0)

    @property
    def field(self) -> QWidget:
        return self.text

    @property
    def empty(self) -> bool:
        return not self.text.text() and not self.feedback.text()

    def choice(self, fraction: float) -> Choice:
        """Return the choice, worth so much."""
        return Choice(self.text.text(), fraction, self.feedback.text())


class MultipleChoiceEditor(BodyEditor):
    """Edits the choices; weights and feedback are shown where they are wanted."""

    name: ClassVar[str] = MultipleChoice.name

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._single = True
        self.rows = Rows(
            self.tr("Choices"), self.tr("Add a choice"), self._line, Choice("")
        )
        self.several = QCheckBox(self.tr("Several may be right"))
        self.weighted = QCheckBox(self.tr("Weights of my own"))
        self.told = QCheckBox(self.tr("Feedback for each choice"))
        for part in (self.rows, self.several, self.weighted, self.told):
            self.column.addWidget(part)
        self.rows.changed.connect(self._on_changed)
        self.several.toggled.connect(self._on_several)
        self.told.toggled.connect(self._on_changed)
        self.weighted.toggled.connect(self._on_weighted)

    def show_body(self, body: MultipleChoice) -> None:
        usual = _usual([c.fraction > 0 for c in body.choices], single=body.single)
        own = any(
            not isclose(choice.fraction, share, abs_tol=1e-4)
            for choice, share in zip(body.choices, usual, strict=True)
        )
        told = any(choice.feedback for choice in body.choices)
        for box, on in (
            (self.several, not body.single),
            (self.weighted, own),
            (self.told, told),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self._show(body.choices, single=body.single, least=_LEAST)

    def body(self) -> MultipleChoice:
        rows = self.rows.written()
        usual = _usual([row.mark.isChecked() for row in rows], single=self._single)
        if self.weighted.isChecked():
            usual = [row.weight.fraction() for row in rows]
        pairs = zip(rows, usual, strict=True)
        choices = tuple(row.choice(fraction) for row, fraction in pairs)
        return MultipleChoice(choices, self._single)

    def first(self) -> QWidget | None:
        return self.rows.rows[0].field if self.rows.rows else self.rows.more

    def _show(self, choices: Sequence[Choice], *, single: bool, least: int = 0) -> None:
        if single != self._single:
            self._single = single
            self.rows.renew()
        self._group.setExclusive(False)  # so that none may be checked, or several
        self.rows.show_rows(choices, least)
        self._group.setExclusive(True)
        self._fit()

    def _line(self) -> ChoiceLine:
        row = ChoiceLine(single=self._single)
        if self._single:
            self._group.addButton(row.mark)
        row.mark.toggled.connect(partial(self._on_marked, row))
        self._fit_row(row)
        return row

    def _on_marked(self, row: ChoiceLine, right: bool) -> None:  # noqa: FBT001 - Qt's
        if right != (row.weight.value() > 0):
            row.weight.show_fraction(float(right))

    def _on_weighted(self) -> None:
        """Begin with what the choices earn without weights of their own."""
        rows = self.rows.rows
        usual = _usual([row.mark.isChecked() for row in rows], single=self._single)
        for row, share in zip(rows, usual, strict=True):
            row.weight.show_fraction(share)
        self._on_changed()

    def _on_several(self) -> None:
        body = self.body()
        single = not self.several.isChecked()
        usual = _usual([c.fraction > 0 for c in body.choices], single=single)
        pairs = zip(body.choices, usual, strict=True)
        choices = [Choice(c.text, share, c.feedback) for c, share in pairs]
        self._show(choices, single=single, least=_LEAST)
        self.changed.emit()

    def _on_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        for row in self.rows.rows:
            self._fit_row(row)

    def _fit_row(self, row: ChoiceLine) -> None:
        row.weight.setVisible(self.weighted.isChecked())
        row.feedback.setVisible(self.told.isChecked())


def _usual(right: Sequence[bool], *, single: bool) -> list[float]:
    """Return what choices earn unless their author says otherwise."""
    if single:
        return [float(each) for each in right]
    share = 1 / max(sum(right), 1)
    cost = -1 / max(len(right) - sum(right), 1)
    return [share if each else cost for each in right]
