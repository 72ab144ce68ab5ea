"""What came of tests: told, judged, compared, counted as reviews."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from quizapp.domain import attempts as rules
from quizapp.domain.attempts import Answered, Attempt, Confidence
from quizapp.domain.cards import Rating, card_id
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.grading import Grade
from quizapp.domain.ids import AttemptId
from quizapp.domain.learners import Learner
from quizapp.domain.quizzes import Source
from quizapp.services.quiz import Taken
from quizapp.services.study import rate
from quizapp.store.store import Store

_MONTH = 30  # days


def history(store: Store, learner: Learner) -> tuple[Taken, ...]:
    """Return the attempts that a learner has finished, the newest first."""
    with store.read() as tx:
        found = tx.attempts.finished(learner.id)
        return tuple(Taken(each, tx.answers.of_attempt(each.id)) for each in found)


def found(store: Store, attempt_id: AttemptId) -> Taken | None:
    """Return an attempt with its answers, if it was not deleted."""
    with store.read() as tx:
        attempt = tx.attempts.find(attempt_id)
        if attempt is None:
            return None
        return Taken(attempt, tx.answers.of_attempt(attempt_id))


def sharing(store: Store, learner: Learner, taken: Taken) -> tuple[Taken, ...]:
    """Return the other attempts that were asked one of the same questions."""
    own = {item.question.id for item in taken.attempt.items}
    return tuple(
        other
        for other in history(store, learner)
        if other.attempt.id != taken.attempt.id
        and any(item.question.id in own for item in other.attempt.items)
    )


def table(taken: Taken) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the header and a row for each question of an attempt, as plain words."""
    header = (
        *("number", "question", "kind", "tags", "answer", "right answer"),
        *("mark", "maximum", "confidence", "seconds", "evidence"),
    )
    rows = []
    for place, item in enumerate(taken.attempt.items):
        answered = taken.at(place)
        evidence = item.question.evidence
        rows.append(
            (
                str(place + 1),
                item.prompt,
                item.question.body.name,
                "; ".join(item.question.tags),
                answered.words,
                item.key,
                f"{answered.mark:g}",
                f"{item.maximum:g}",
                answered.confidence.value if answered.confidence else "",
                f"{answered.duration.total_seconds():.0f}",
                evidence.quote if evidence else "",
            )
        )
    return header, tuple(rows)


def judge(store: Store, attempt: Attempt, position: int, fraction: float) -> Change:
    """Say what an answer is worth that only a person can judge, such as an essay.

    Raises:
        QuizError: The share is below 0 or above 1, or nothing was answered.
    """
    if not 0 <= fraction <= 1:
        raise QuizError("an answer is worth from nothing to all of its mark")
    item = attempt.items[position]
    with store.write() as tx:
        key = rules.untouched(attempt, position).id
        before = tx.answers.find(key) or rules.untouched(attempt, position)
        if not before.given:
            raise QuizError("nothing was answered here")
        grade = Grade(fraction, before.feedback)
        after = rules.graded(before, item, grade, attempt.quiz.marking)
        tx.answers.replace(before, after)
        return tx.change("judge-answer")


def review(
    store: Store, learner: Learner, taken: Taken, now: datetime, *, right: bool = False
) -> Change:
    """Let the answers of an attempt count in the spaced repetition of its questions.

    What was missed is rated Again, and so are blanks. Where right answers count too,
    they are rated Good, and Hard if they were guesses. Suspended cards stay out.
    """
    with store.write() as tx:
        for position, item in enumerate(taken.attempt.items):
            answered = taken.at(position)
            key = card_id(learner.id, item.question.id, item.ordinal)
            card = tx.cards.find(key)
            if card is None or card.suspended or answered.awaits_judgement:
                continue
            if answered.right and not right:
                continue
            rate(
                tx,
                card,
                _rating(answered),
                now,
                duration_ms=answered.duration // timedelta(milliseconds=1),
                response=answered.words,
                correct=answered.right,
            )
        return tx.change("review-quiz")


def again_in_a_month(store: Store, attempt: Attempt, today: int) -> Change:
    """Keep a quiz of an attempt's very questions, due again in thirty days."""
    fixed = tuple(item.question.id for item in attempt.items)
    source = Source(fixed=fixed)
    again_on = date.fromordinal(today + _MONTH)
    with store.write() as tx:
        before = tx.quizzes.find(attempt.quiz.id)
        after = replace(before or attempt.quiz, source=source, again_on=again_on)
        if before is None:
            tx.quizzes.add(after)
        else:
            tx.quizzes.replace(before, after)
        return tx.change("quiz-again")


def delete_attempt(store: Store, attempt: Attempt) -> Change:
    """Remove an attempt from reports and figures."""
    with store.write() as tx:
        tx.attempts.remove(tx.attempts.get(attempt.id))
        return tx.change("delete-attempt")


def _rating(answered: Answered) -> Rating:
    if not answered.right:
        return Rating.AGAIN
    return Rating.HARD if answered.confidence is Confidence.GUESS else Rating.GOOD
