"""Figures → points of charts, with their words."""

from collections.abc import Sequence
from datetime import date, timedelta

from quizapp.domain.insights import Bucket, DayOfPractice, Hour, WeekOfRetention
from quizapp.gui import messages
from quizapp.gui.insights.chart import Point
from quizapp.gui.messages import tr


def day(each: DayOfPractice) -> Point:
    """Return what was done on a day, as a square of the calendar."""
    told = messages.count(each.answers, "answer", "answers")
    if each.answers:
        told += f", {_minutes(each.minutes)}"
    return Point(_span(each), each.answers, told)


def answers(each: DayOfPractice) -> Point:
    """Return how much was answered."""
    told = messages.count(each.answers, "answer", "answers")
    return Point(_span(each), each.answers, told, _label(each.day))


def minutes(each: DayOfPractice) -> Point:
    """Return how long it took."""
    return Point(_span(each), each.minutes, _minutes(each.minutes), _label(each.day))


def week(each: WeekOfRetention) -> Point:
    """Return how much was remembered, with its interval."""
    first = date.fromordinal(each.first_day)
    name = tr("Week of {day}").format(day=messages.full_date(first))
    told = tr("{share} of {reviews} ({low} to {high})").format(
        share=messages.percent(each.share),
        reviews=messages.count(each.reviews, "review", "reviews"),
        low=messages.percent(each.low),
        high=messages.percent(each.high),
    )
    label = _label(each.first_day)
    return Point(name, each.share, told, label, each.low, each.high)


def due(today: date, ahead: int, cards: int) -> Point:
    """Return how many cards are due some days ahead."""
    at = today + timedelta(days=ahead)
    name = messages.long_date(at) if ahead else tr("Today")
    told = messages.count(cards, "card", "cards")
    return Point(name, cards, told, messages.short_date(at))


def stability(buckets: Sequence[Bucket]) -> list[Point]:
    """Return cards by days of stability."""
    last = len(buckets) - 1
    names = [
        tr("{low} days or more").format(low=f"{bucket.low:g}")
        if place == last
        else tr("{low} to {high} days").format(
            low=f"{bucket.low:g}", high=f"{bucket.high:g}"
        )
        for place, bucket in enumerate(buckets)
    ]
    labels = [f"{bucket.low:g}" for bucket in buckets]
    return _cards(buckets, names, labels)


def difficulty(buckets: Sequence[Bucket]) -> list[Point]:
    """Return cards by difficulty."""
    names = [f"{bucket.low:g}–{bucket.high:g}" for bucket in buckets]
    return _cards(buckets, names, names)


def chance(buckets: Sequence[Bucket]) -> list[Point]:
    """Return cards by the chance that they are recalled now."""
    names = [f"{bucket.low:.0%}–{bucket.high:.0%}" for bucket in buckets]
    return _cards(buckets, names, [f"{bucket.low:.0%}" for bucket in buckets])


def hour(each: Hour) -> Point:
    """Return how long answers take at an hour."""
    told = messages.count(each.answers, "answer", "answers")
    if each.answers:
        told = tr("{seconds} s, {answers}, {right} remembered").format(
            seconds=f"{each.seconds:.1f}",
            answers=told,
            right=messages.percent(each.remembered / each.answers),
        )
    return Point(messages.hour(each.hour), each.seconds, told, f"{each.hour}")


def _cards(
    buckets: Sequence[Bucket], names: Sequence[str], labels: Sequence[str]
) -> list[Point]:
    rows = zip(buckets, names, labels, strict=True)
    return [
        Point(name, bucket.cards, messages.count(bucket.cards, "card", "cards"), label)
        for bucket, name, label in rows
    ]


def _span(each: DayOfPractice) -> str:
    first = date.fromordinal(each.day)
    if each.length == 1:
        return messages.long_date(first)
    last = first + timedelta(days=each.length - 1)
    return f"{messages.short_date(first)} – {messages.short_date(last)}"


def _minutes(value: float) -> str:
    if value < 10:
        return tr("{minutes} min").format(minutes=f"{value:.1f}")
    return messages.count(round(value), "minute", "minutes")


def _label(number: int) -> str:
    return messages.short_date(date.fromordinal(number))
