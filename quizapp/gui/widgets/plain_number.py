"""A field for a number, written as people write it."""

from PySide6.QtWidgets import QDoubleSpinBox

from quizapp.gui import theme


class PlainNumber(QDoubleSpinBox):
    """Shows no more decimals than a number has; arrows and wheels change it."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(theme.scaled(10), 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        text = self.locale().toString(value, "f", self.decimals())
        point = self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text
