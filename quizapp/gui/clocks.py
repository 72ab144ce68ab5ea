"""Tells of a clock that is behind the log, and offers to set the cards right."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.widgets.message_bar import MessageBar
from quizapp.services.clocks import ClockTrouble, clock_trouble, mend_clock


def look_at_clock(backend: Backend, bar: MessageBar) -> None:
    """Tell of it if the clock of this machine cannot be right, or was not."""
    now, learner = backend.clock(), backend.learner
    trouble = backend.ask(clock_trouble, learner, now)
    if trouble is None:
        return
    told = _tr("Some cards were answered while this machine's clock stood ahead.")
    if trouble.last > now:
        told = _tr(
            "This machine's clock says {now}, but the last answer was given on {then}."
            " Answers count by the clock: see that it is right."
        ).format(now=messages.moment(now), then=messages.moment(trouble.last))
    if not trouble.cards:
        bar.warn(told)
        return
    offer = _tr("The clock is right: bring them back")
    bar.warn(
        told, _waiting(trouble), offer, partial(backend.do, mend_clock, learner, now)
    )


def _waiting(trouble: ClockTrouble) -> str:
    cards = messages.count(trouble.cards, "card waits", "cards wait")
    return _tr("{cards} for a day that is far off.").format(cards=cards)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Clocks", text)
