"""A backlog spread over days: how many cards each day gets, and which."""

import heapq
from collections.abc import Sequence


def filled(count: int, load: Sequence[int], shares: Sequence[float]) -> list[int]:
    """Return how many of some cards each day gets.

    The fullest day is as little full as can be, counted by the share of work that a
    day should get; a day without a share gets nothing unless no day has one.
    """
    if not any(shares):
        shares = [1.0] * len(load)
    given = [0] * len(load)
    fullness = [
        ((load[day] + 1) / shares[day], day) for day in range(len(load)) if shares[day]
    ]
    heapq.heapify(fullness)
    for _ in range(count):
        _, day = fullness[0]
        given[day] += 1
        full = (load[day] + given[day] + 1) / shares[day]
        heapq.heapreplace(fullness, (full, day))
    return given


def by_risk(losses: Sequence[float], room: Sequence[int]) -> list[int]:
    """Return the day for each card: those that lose most by waiting come first.

    Args:
        losses: How much recall each card would lose between the first and last day.
        room: How many cards each day gets, all together as many as there are.
    """
    days = [day for day, count in enumerate(room) for _ in range(count)]
    placed = [0] * len(losses)
    order = sorted(range(len(losses)), key=lambda card: -losses[card])
    for card, day in zip(order, days, strict=True):
        placed[card] = day
    return placed
