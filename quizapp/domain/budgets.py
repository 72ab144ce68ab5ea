"""What fits into the time that a learner has."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from quizapp.domain.banks import BankCounts

ANSWERS_TO_NEW = 2  # a new card is answered about twice on its first day


def within(
    counts: Sequence[BankCounts], left: timedelta, answer: timedelta
) -> tuple[BankCounts, ...]:
    """Return what can be done in the time left, where an answer takes so long.

    What is in its learning steps goes on in any case; then come reviews, from all
    banks alike, and new cards with what is left.
    """
    answers = max(left // answer - sum(bank.learning for bank in counts), 0)
    reviews = shared(answers, [bank.due for bank in counts])
    fitting = (answers - sum(reviews)) // ANSWERS_TO_NEW
    new = shared(fitting, [bank.new for bank in counts])
    return tuple(
        replace(bank, due=due, new=fresh)
        for bank, due, fresh in zip(counts, reviews, new, strict=True)
    )


def shared(room: int, wanted: Sequence[int]) -> list[int]:
    """Return how much each gets of what there is room for, in proportion."""
    total = sum(wanted)
    if total <= room:
        return list(wanted)
    given = [each * room // total for each in wanted]
    rests = [-(each * room % total) for each in wanted]
    for place in sorted(range(len(wanted)), key=rests.__getitem__)[: room - sum(given)]:
        given[place] += 1
    return given
