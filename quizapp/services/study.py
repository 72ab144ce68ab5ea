"""Study: which card comes next, and what an answer does to it."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from quizapp.domain.articles import Article
from quizapp.domain.banks import BankCounts
from quizapp.domain.cards import Card, Rating
from quizapp.domain.changes import Change
from quizapp.domain.grading import compared
from quizapp.domain.ids import BankId, CardId
from quizapp.domain.learners import Learner
from quizapp.domain.proposing import Speed, speed
from quizapp.domain.questions import Question
from quizapp.domain.sessions import (
    LEARN_AHEAD,
    LONGEST_ANSWER,
    Day,
    Pace,
    Pile,
    StudySession,
    buried_by,
    in_steps,
    left_of,
    next_of,
    next_pile,
)
from quizapp.services.limits import day_counts
from quizapp.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Remaining:
    """How far the day's work in a session's banks is; the time left is an estimate."""

    done: int
    left: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A card with all that is needed to ask it."""

    card: Card
    question: Question
    article: Article | None
    bank_name: str
    remaining: Remaining


def start(
    learner: Learner, bank_ids: tuple[BankId, ...], now: datetime
) -> StudySession:
    """Return a session over some banks."""
    return StudySession(learner.id, bank_ids, now)


def next_card(store: Store, session: StudySession, now: datetime) -> Asked | None:
    """Return what is asked next, or None when the day's work is done.

    First comes what is due in its learning steps, then reviews with the new cards
    spread between them, then learning steps that are due within LEARN_AHEAD.
    """
    with store.read() as tx:
        learner = tx.learners.get(session.learner_id)
        counts = _counts(tx, session, learner, now)
        if session.chosen:
            cards = tx.cards.get_many(session.chosen)
            card = next_of(cards, session, learner.day(now), now)
            left = _chosen_left(tx, session, learner, cards)
            return _asked(tx, card, counts, left) if card else None
        card = (
            tx.cards.next_learning(session, now)
            or _from_pile(tx, learner, counts, learner.day(now))
            or tx.cards.next_learning(session, now + LEARN_AHEAD)
        )
        left = _remaining(tx, session, learner, counts)
        return _asked(tx, card, counts, left) if card else None


def asked(store: Store, session: StudySession, card_id: CardId, now: datetime) -> Asked:
    """Return a certain card as it is asked, such as one whose rating was undone."""
    with store.read() as tx:
        learner = tx.learners.get(session.learner_id)
        counts = _counts(tx, session, learner, now)
        left = _remaining(tx, session, learner, counts)
        return _asked(tx, tx.cards.get(card_id), counts, left)


def remaining(store: Store, session: StudySession, now: datetime) -> Remaining:
    """Return how far the day's work is."""
    with store.read() as tx:
        learner = tx.learners.get(session.learner_id)
        return _remaining(tx, session, learner, _counts(tx, session, learner, now))


def intervals(store: Store, card: Card, now: datetime) -> dict[Rating, timedelta]:
    """Return after how long each rating would ask the card again.

    Waits of a day or more are whole days of the learner.
    """
    with store.read() as tx:
        after = tx.scheduler(card).preview(card, now)
    return {rating: _wait(then, now) for rating, then in after.items()}


def rate_card(  # noqa: PLR0913 - what is known of an answer
    store: Store,
    card_id: CardId,
    rating: Rating,
    now: datetime,
    *,
    duration_ms: int = 0,
    thought_ms: int = 0,
    response: str = "",
    correct: bool | None = None,
) -> Change:
    """Record a rating, set when the card is next due, and bury its siblings.

    Raises:
        NotFoundError: The card was removed after it had been shown.
    """
    with store.write() as tx:
        card = tx.cards.get(card_id)
        rate(
            tx,
            card,
            rating,
            now,
            duration_ms=duration_ms,
            thought_ms=thought_ms,
            response=response,
            correct=correct,
        )
        return tx.change("rate-card")


def rate(
    tx: Transaction, card: Card, rating: Rating, now: datetime, **given: Any
) -> None:
    """Do what rate_card does within a transaction, perhaps for one card of many."""
    from quizapp.domain.scheduling import reviewed

    question = tx.questions.find(card.question_id)
    given["kind"] = question.body.name if question else ""
    scheduler = tx.scheduler(card)
    after = scheduler.review(card, rating, now)
    longest = LONGEST_ANSWER // timedelta(milliseconds=1)
    given["duration_ms"] = min(given.get("duration_ms", 0), longest)
    parameters = tx.parameters(scheduler.options)
    review = reviewed(card, after, rating, now, parameters, **given)
    tx.cards.replace(card, after)
    tx.reviews.add(tx.sign(review))
    for sibling in buried_by(tx.cards.siblings(card), review.day):
        tx.cards.replace(sibling, replace(sibling, buried_until=review.day + 1))


def bury_card(store: Store, card_id: CardId, now: datetime) -> Change:
    """Put a card off until the learner's next day."""
    with store.write() as tx:
        card = tx.cards.get(card_id)
        tomorrow = tx.learners.get(card.learner_id).day(now) + 1
        tx.cards.replace(card, replace(card, buried_until=tomorrow))
        return tx.change("bury-card")


def suspend_card(store: Store, card_id: CardId) -> Change:
    """Stop asking a card, or ask it again if it was suspended."""
    with store.write() as tx:
        card = tx.cards.get(card_id)
        tx.cards.replace(card, replace(card, suspended=not card.suspended))
        return tx.change("resume-card" if card.suspended else "suspend-card")


def flag_card(store: Store, card_id: CardId) -> Change:
    """Flag a card, or take its flag away."""
    with store.write() as tx:
        card = tx.cards.get(card_id)
        tx.cards.replace(card, replace(card, flagged=not card.flagged))
        return tx.change("unflag-card" if card.flagged else "flag-card")


def usual_speed(store: Store, learner: Learner, kind: str) -> Speed | None:
    """Return how fast a learner's right answers to a kind come, if enough are known."""
    with store.read() as tx:
        return speed(tx.reviews.right_times(learner.id, kind))


def wrong_answers(store: Store, card_id: CardId) -> tuple[tuple[str, int], ...]:
    """Return what was answered wrongly to a card and how often, the most often first.

    Answers that differ in what never matters are one.
    """
    with store.read() as tx:
        log = tx.reviews.of_card(card_id)
    given = [r.response for r in log if r.correct is False and r.response.strip()]
    counted = Counter(map(compared, given))
    words = {compared(response): response for response in given}
    return tuple((words[key], times) for key, times in counted.most_common())


def minutes_for(counts: tuple[BankCounts, ...], pace: Pace) -> int:
    """Return the minutes that the day's work should take, at least one if any.

    A new card is answered about twice on its first day.
    """
    answers = sum(bank.due + bank.learning + 2 * bank.new for bank in counts)
    return pace.minutes(answers)


def _counts(
    tx: Transaction, session: StudySession, learner: Learner, now: datetime
) -> tuple[BankCounts, ...]:
    wanted = set(session.bank_ids)
    counts = day_counts(tx, learner, now)
    return tuple(bank for bank in counts if bank.bank.id in wanted)


def _from_pile(
    tx: Transaction, learner: Learner, counts: tuple[BankCounts, ...], today: int
) -> Card | None:
    pile = next_pile(
        Day(
            new_done=sum(bank.new_done for bank in counts),
            reviews_done=sum(bank.reviews_done for bank in counts),
            new_left=sum(bank.new for bank in counts),
            reviews_left=sum(bank.due for bank in counts),
        )
    )
    if pile is Pile.NEW:
        # Banks take turns: the one that has given the fewest new cards is next.
        bank = min((b for b in counts if b.new), key=lambda b: b.new_done)
        return tx.cards.next_new(learner.id, bank.bank.id, today)
    if pile is Pile.REVIEW:
        # What has waited longest comes first, and again banks take turns.
        since = tx.counts.oldest(learner.id, today)
        bank = min(
            (b for b in counts if b.due),
            key=lambda b: (since[b.bank.id], b.reviews_done),
        )
        return tx.cards.next_review(learner.id, bank.bank.id, today)
    return None


def _asked(
    tx: Transaction,
    card: Card,
    counts: tuple[BankCounts, ...],
    left: Remaining,
) -> Asked:
    question = tx.questions.get(card.question_id)
    evidence = question.evidence
    return Asked(
        card=card,
        question=question,
        article=tx.articles.find(evidence.article_id) if evidence else None,
        bank_name=next(b.bank.name for b in counts if b.bank.id == card.bank_id),
        remaining=left,
    )


def _remaining(
    tx: Transaction,
    session: StudySession,
    learner: Learner,
    counts: tuple[BankCounts, ...],
) -> Remaining:
    if session.chosen:
        cards = tx.cards.get_many(session.chosen)
        return _chosen_left(tx, session, learner, cards)
    return Remaining(
        done=sum(bank.new_done + bank.reviews_done for bank in counts),
        left=sum(bank.new + bank.learning + bank.due for bank in counts),
        minutes=minutes_for(counts, tx.reviews.pace(learner.id)),
    )


def _chosen_left(
    tx: Transaction,
    session: StudySession,
    learner: Learner,
    cards: tuple[Card, ...],
) -> Remaining:
    waiting = left_of(cards, session, learner.day(session.started_at))
    left = len(waiting) + len(in_steps(cards, session))
    minutes = tx.reviews.pace(learner.id).minutes(left)
    return Remaining(len(cards) - left, left, minutes)


def _wait(then: Card, now: datetime) -> timedelta:
    assert then.due is not None
    assert then.day is not None
    assert then.last_day is not None
    days = then.day - then.last_day
    return then.due - now if then.learning or not days else timedelta(days=days)
