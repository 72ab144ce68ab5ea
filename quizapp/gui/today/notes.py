"""What the learner's plan has to say about the day."""

from collections.abc import Iterator

from quizapp.gui import messages
from quizapp.services.today import Overview

_MANY_LATE = 30


def notes(found: Overview) -> Iterator[str]:
    """Yield what the learner's plan has to say about the day."""
    if found.away:
        yield messages.tr("You are on holiday: what is due can wait.")
    for bank in found.exams:
        assert bank.options.exam
        days = (bank.options.exam.day - found.day).days
        left = messages.count(days, "day", "days")
        yield messages.tr("Exam in {days}: {bank}.").format(days=left, bank=bank.name)
    for quiz in found.again:
        told = messages.tr("Take the quiz “{name}” again, to see what stayed.")
        yield told.format(name=quiz.name)
    if found.held_back:
        cards = messages.count(found.held_back, "card waits", "cards wait")
        yield messages.tr(
            "{cards} for another day: your minutes are spoken for."
        ).format(cards=cards)
    if found.late >= _MANY_LATE:
        late = messages.count(found.late, "card is", "cards are")
        yield messages.tr("{late} late: they can be spread over days.").format(
            late=late
        )
