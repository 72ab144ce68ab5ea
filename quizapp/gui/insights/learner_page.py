"""Am I learning? Practice, retention, memory and what is coming."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quizapp.domain.insights import HardQuestion, grouped
from quizapp.gui import messages
from quizapp.gui.insights import points
from quizapp.gui.insights.bars import BarChart
from quizapp.gui.insights.chart import Chart, Point
from quizapp.gui.insights.chart_card import ChartCard
from quizapp.gui.insights.heat_map import HeatMap
from quizapp.gui.insights.lines import LineChart
from quizapp.gui.insights.question_rows import QuestionRow, QuestionRows
from quizapp.gui.qt import label, spaced
from quizapp.services.insights import Figures

_FEW_REVIEWS = 20
_MOST_BARS = 120

# Heading, what is shown, the table's column, the kind of chart.
_CHARTS: dict[str, tuple[str, str, str, type[Chart]]] = {
    "calendar": (
        "Calendar",
        "A square for each day, the darker the more you did.",
        "Answers",
        HeatMap,
    ),
    "answers": ("Answers", "How many answers you gave.", "Answers", BarChart),
    "minutes": ("Minutes", "How long they took.", "Minutes", BarChart),
    "retention": ("True retention by week", "", "Remembered", LineChart),
    "forecast": (
        "Next 30 days",
        "Cards due on each day; what is overdue counts today.",
        "Cards",
        BarChart,
    ),
    "recall": (
        "Retrievability",
        "How likely each card is to be recalled now.",
        "Cards",
        BarChart,
    ),
    "stability": (
        "Stability",
        "Days until the chance of recall has fallen to 90 %.",
        "Cards",
        BarChart,
    ),
    "difficulty": ("Difficulty", "1 is easy and 10 hard for you.", "Cards", BarChart),
    "hours": (
        "Time of day",
        "Seconds an answer takes by the hour, of your last 20,000 answers.",
        "Seconds",
        BarChart,
    ),
}


class LearnerPage(QWidget):
    """Shows a learner's figures as charts.

    Attributes:
        question_asked: Carries the id of a question that is to be edited.
    """

    question_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.headline = label(look="subtitle", wraps=True)
        self.cards = {name: _card(*told) for name, told in _CHARTS.items()}
        self.hardest = QuestionRows(
            self.tr("Hardest questions"),
            self.tr("Forgotten most often after they had been learned; Enter edits."),
            (self.tr("Forgotten"), self.tr("Difficulty"), self.tr("Stability")),
        )
        self.hardest.question_asked.connect(self.question_asked)
        self._grid = QGridLayout()
        column = QVBoxLayout(self)
        spaced(column, 20)
        column.addWidget(self.headline)
        column.addWidget(self.cards["calendar"])
        self._grid.setSpacing(20)
        column.addLayout(self._grid)
        column.addWidget(self.hardest)
        column.addStretch()
        self.arrange(2)

    def arrange(self, columns: int) -> None:
        """Set the smaller charts in one column or in two."""
        small = [card for name, card in self.cards.items() if name != "calendar"]
        for card in small:
            self._grid.removeWidget(card)
        for place, card in enumerate(small):
            self._grid.addWidget(card, *divmod(place, columns))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def show_figures(self, found: Figures, today: date) -> None:
        """Show the figures of a period that ends today."""
        self._show_headline(found)
        days = found.practice.days
        calendar = self.cards["calendar"].chart
        assert isinstance(calendar, HeatMap)
        first = date.fromordinal(days[0].day)
        calendar.show_days(first, [points.day(each) for each in days])
        bars = grouped(days, _MOST_BARS)
        self._show("answers", [points.answers(each) for each in bars])
        self._show("minutes", [points.minutes(each) for each in bars])
        self._show_retention(found)
        coming = enumerate(found.forecast)
        self._show("forecast", [points.due(today, i, cards) for i, cards in coming])
        self._show("recall", points.chance(found.memory.retrievability))
        self._show("stability", points.stability(found.memory.stability))
        self._show("difficulty", points.difficulty(found.memory.difficulty))
        self._show("hours", [points.hour(each) for each in found.hours])
        self.hardest.show_rows([_hard(each) for each in found.hardest])
        for card in self.cards.values():
            card.refresh()

    def _show(self, name: str, shown: list[Point]) -> None:
        self.cards[name].chart.show_points(shown)

    def _show_headline(self, found: Figures) -> None:
        memory = found.memory
        told = self.tr("Nothing has been studied yet: figures come with answers.")
        if memory.cards:
            told = self.tr("About {known} of {cards} known now.").format(
                known=messages.number(round(memory.known)),
                cards=messages.count(memory.cards, "card", "cards"),
            )
        self.headline.setText(told)

    def _show_retention(self, found: Figures) -> None:
        weeks, desired = found.practice.weeks, found.practice.desired
        card = self.cards["retention"]
        assert isinstance(card.chart, LineChart)
        card.chart.wanted = desired
        least = min((week.low for week in weeks), default=0.8)
        least = min(int(least * 10) / 10, 0.8)
        card.chart.show_points([points.week(week) for week in weeks], 1.0, least)
        about = self.tr(
            "The share remembered of what had been learned. The band is where it may"
            " lie by chance (95 %), the dashed line what is wanted: {desired}."
        ).format(desired=messages.percent(desired))
        if sum(week.reviews for week in weeks) < _FEW_REVIEWS:
            about += " " + self.tr("So few reviews say little yet.")
        card.explain(about)


def _card(heading: str, about: str, unit: str, chart: type[Chart]) -> ChartCard:
    heading = _words(heading)
    return ChartCard(heading, _words(about), chart(heading), _words(unit))


def _hard(each: HardQuestion) -> QuestionRow:
    forgotten = messages.count(each.lapses, "time", "times")
    stability = messages.count(round(each.stability), "day", "days")
    cells = (forgotten, f"{each.difficulty:.1f}", stability)
    return QuestionRow(each.question_id, each.stem, cells)


def _words(text: str) -> str:
    return QCoreApplication.translate("LearnerPage", text) if text else ""
