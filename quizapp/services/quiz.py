"""Quizzes: set up, taken, resumed, marked and kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quizapp.domain import attempts as rules
from quizapp.domain.articles import Article
from quizapp.domain.attempts import Answered, Attempt, Confidence, Item
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.grading import Grade, same
from quizapp.domain.ids import AttemptId, QuestionId, new_id
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question, Response
from quizapp.domain.quizzes import Drawable, Quiz, Source, draw, eligible
from quizapp.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Taken:
    """An attempt with what was answered so far, by position."""

    attempt: Attempt
    answers: tuple[Answered, ...]

    def at(self, position: int) -> Answered:
        """Return what was answered to an item."""
        found = (each for each in self.answers if each.position == position)
        return next(found, None) or rules.untouched(self.attempt, position)

    def having(self, answered: Answered) -> "Taken":
        """Return the same with one answer in its place."""
        others = (each for each in self.answers if each.position != answered.position)
        by_position = sorted((*others, answered), key=lambda each: each.position)
        return replace(self, answers=tuple(by_position))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a taker does with an item: what is answered, how surely, how long it took.

    Attributes:
        duration: All the time the item was on the screen.
    """

    response: Response = None
    words: str = ""
    confidence: Confidence | None = None
    flagged: bool = False
    duration: timedelta = timedelta()


def quizzes(store: Store) -> tuple[Quiz, ...]:
    """Return the saved quizzes, the oldest first."""
    with store.read() as tx:
        return tx.quizzes.all()


def save_quiz(store: Store, before: Quiz | None, after: Quiz) -> Change:
    """Keep a quiz, new or changed, so that it can be taken again.

    Raises:
        QuizError: It cannot be taken as it is.
    """
    _check(after)
    with store.write() as tx:
        if before is None:
            tx.quizzes.add(after)
            return tx.change("add-quiz")
        tx.quizzes.replace(before, after)
        return tx.change("edit-quiz")


def delete_quiz(store: Store, quiz: Quiz) -> Change:
    """Remove a quiz; the attempts at it are kept."""
    with store.write() as tx:
        tx.quizzes.remove(quiz)
        return tx.change("delete-quiz")


def available(store: Store, source: Source) -> tuple[Drawable, ...]:
    """Return the questions that a quiz can draw from."""
    with store.read() as tx:
        return _pool(tx, source)


def drawn(store: Store, wanted: Quiz, seed: int) -> tuple[Item, ...]:
    """Return the questions that an attempt with a seed would be asked.

    Raises:
        QuizError: The quiz cannot be taken as it is, or no question fits it.
    """
    _check(wanted)
    with store.read() as tx:
        return _drawn(tx, wanted, seed if wanted.seed is None else wanted.seed)


def begin(
    store: Store, learner: Learner, quiz: Quiz, now: datetime, seed: int
) -> Attempt:
    """Draw the questions of a new attempt and keep it; the seed settles the draw.

    Raises:
        QuizError: The quiz cannot be taken as it is, or no question fits it.
    """
    _check(quiz)
    seed = seed if quiz.seed is None else quiz.seed
    with store.write() as tx:
        items = _drawn(tx, quiz, seed)
        attempt = Attempt(AttemptId(new_id()), learner.id, quiz, seed, items, now)
        tx.attempts.add(attempt)
    return attempt


def begin_again(store: Store, attempt: Attempt, now: datetime, seed: int) -> Attempt:
    """Begin a new attempt at the questions of an earlier one, as they are now.

    Raises:
        QuizError: None of them is left.
    """
    with store.write() as tx:
        asked = tx.questions.get_many([item.question.id for item in attempt.items])
        if not asked:
            raise QuizError("none of its questions is left in the collection")
        ordinals = {item.question.id: item.ordinal for item in attempt.items}
        items = _items(asked, attempt.quiz, seed, ordinals)
        repeated = Attempt(
            id=AttemptId(new_id()),
            learner_id=attempt.learner_id,
            quiz=attempt.quiz,
            seed=seed,
            items=items,
            started_at=now,
            repeats=attempt.id,
        )
        tx.attempts.add(repeated)
    return repeated


def unfinished(store: Store, learner: Learner) -> Attempt | None:
    """Return the attempt that a learner can go on with, if there is one."""
    with store.read() as tx:
        return tx.attempts.unfinished(learner.id)


def taken(store: Store, attempt_id: AttemptId) -> Taken:
    """Return an attempt with its answers.

    Raises:
        NotFoundError: It was deleted.
    """
    with store.read() as tx:
        return Taken(tx.attempts.get(attempt_id), tx.answers.of_attempt(attempt_id))


def article_of(store: Store, question: Question) -> Article | None:
    """Return the article that a question is about, if it is still here."""
    if question.evidence is None:
        return None
    with store.read() as tx:
        return tx.articles.find(question.evidence.article_id)


def answer(
    store: Store, attempt: Attempt, position: int, reply: Reply, used: timedelta
) -> Answered:
    """Keep an answer and the time taken, so that a crash loses neither.

    An answer whose key was shown stands as it is; only its flag changes.
    """
    item = attempt.items[position]
    with store.write() as tx:
        before = _held(tx, attempt, position)
        after = replace(before, flagged=reply.flagged, duration=reply.duration)
        if not before.shown:
            after = _answered(tx, attempt, item, after, reply)
        _keep(tx, before, after)
        tx.attempts.keep_time(attempt.id, used, position)
    return after


def show_key(store: Store, attempt: Attempt, position: int) -> Answered:
    """Note that the taker is told what is right: the answer stands from now on."""
    with store.write() as tx:
        before = _held(tx, attempt, position)
        after = replace(before, shown=True)
        _keep(tx, before, after)
    return after


def keep_time(store: Store, attempt: Attempt, used: timedelta, position: int) -> None:
    """Keep the time taken and the place, now and then and when the test is left."""
    with store.write() as tx:
        tx.attempts.keep_time(attempt.id, used, position)


def finish(store: Store, attempt: Attempt, used: timedelta, now: datetime) -> Taken:
    """Hand an attempt in, with its blanks; a second time changes nothing."""
    with store.write() as tx:
        before = tx.attempts.get(attempt.id)
        after = before
        if before.finished_at is None:
            after = replace(before, finished_at=now, used=used)
            tx.attempts.replace(before, after)
            held = {each.position for each in tx.answers.of_attempt(attempt.id)}
            blank = (i for i in range(len(attempt.items)) if i not in held)
            tx.answers.add(*(rules.untouched(attempt, place) for place in blank))
        return Taken(after, tx.answers.of_attempt(attempt.id))


def _check(quiz: Quiz) -> None:
    if problems := quiz.problems():
        raise QuizError(f"the quiz {problems[0]}")


def _pool(tx: Transaction, source: Source) -> tuple[Drawable, ...]:
    if source.fixed:
        found = tx.questions.get_many(source.fixed)
        known = (Drawable(q.id, q.body.name, q.tags, q.difficulty) for q in found)
        return eligible(source, known)
    drawable = (tx.questions.drawable(bank_id) for bank_id in source.bank_ids)
    return eligible(source, (each for bank in drawable for each in bank))


def _drawn(tx: Transaction, quiz: Quiz, seed: int) -> tuple[Item, ...]:
    pool = _pool(tx, quiz.source)
    asked = _asked(tx, quiz, pool, seed)
    while unfinished := {question.id for question in asked if question.missing()}:
        pool = tuple(each for each in pool if each.id not in unfinished)
        asked = _asked(tx, quiz, pool, seed)
    if not asked:
        raise QuizError(
            "no question fits this quiz",
            remedy="Choose more banks, tags, kinds or levels.",
        )
    return _items(asked, quiz, seed)


def _asked(
    tx: Transaction, quiz: Quiz, pool: tuple[Drawable, ...], seed: int
) -> tuple[Question, ...]:
    return tx.questions.get_many([each.id for each in draw(quiz, pool, seed)])


def _items(
    asked: tuple[Question, ...],
    quiz: Quiz,
    seed: int,
    ordinals: dict[QuestionId, int] | None = None,
) -> tuple[Item, ...]:
    """Return the items of an attempt: of several prompts one is asked, drawn too."""
    known = ordinals or {}
    return tuple(
        Item(
            question,
            known.get(question.id, seed + place) % max(question.body.prompts, 1),
            question.default_mark if quiz.marking.weighted else 1.0,
        )
        for place, question in enumerate(asked)
    )


def _held(tx: Transaction, attempt: Attempt, position: int) -> Answered:
    new = rules.untouched(attempt, position)
    return tx.answers.find(new.id) or new


def _keep(tx: Transaction, before: Answered, after: Answered) -> None:
    if tx.answers.find(before.id) is None:
        tx.answers.add(after)
    else:
        tx.answers.replace(before, after)


def _answered(
    tx: Transaction, attempt: Attempt, item: Item, before: Answered, reply: Reply
) -> Answered:
    after = replace(
        before,
        response=reply.response,
        words=reply.words,
        confidence=reply.confidence,
    )
    if reply.response is None:
        return replace(after, fraction=None, near=False, mark=0.0, feedback="")
    evidence = item.question.evidence
    article = tx.articles.find(evidence.article_id) if evidence else None
    text = article.text if article else ""
    grade = item.question.body.grade(reply.response, item.ordinal, text)
    if grade.fraction is None and same(reply.words, item.key):
        grade = Grade(1.0)  # as a learner would judge it
    return rules.graded(after, item, grade, attempt.quiz.marking)
