"""Questions and banks written by hand; each function is one step that can be undone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from quizapp.domain.articles import Article
from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, State
from quizapp.domain.changes import Change
from quizapp.domain.codec import fingerprint
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId, QuestionId, VersionId, new_id
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.questions import Question, Version
from quizapp.services.banks import fit_cards, new_cards
from quizapp.store.store import Store, Transaction

_LONGEST_NAME = 500
_GAPS = re.compile(r"(\[\[\d+\]\])")


def unaskable(question: Question) -> str:
    """Return what keeps a question from being asked, in words, or nothing."""
    return next(iter(question.missing()), "")


def save_question(
    store: Store, before: Question | None, after: Question, now: datetime
) -> Change:
    """Store a new or an edited question; what it was is kept as a version.

    Cards keep their progress. What cannot be asked yet is stored too, but has no cards
    until it can.

    Raises:
        ConflictError: It has changed since it was read.
    """
    with store.write() as tx:
        if before is None:
            _add(tx, [replace(after, created=now, modified=now)])
            return tx.change("add-question")
        _replace(tx, before, after, now)
        return tx.change("edit-question")


def means_other(before: Question, after: Question) -> bool:
    """Tell whether an edit changed what has to be recalled."""
    keys = [
        [question.key(each) for each in range(question.body.prompts)]
        for question in (before, after)
    ]
    return keys[0] != keys[1] or type(before.body) is not type(after.body)


def has_progress(store: Store, question_id: QuestionId) -> bool:
    """Tell whether anybody has answered one of a question's cards."""
    with store.read() as tx:
        cards = (
            card
            for learner in tx.learners.all()
            for card in tx.cards.of_question(question_id, learner.id)
        )
        return any(card.state is not State.NEW for card in cards)


def restart_cards(
    store: Store, question_ids: Iterable[QuestionId], now: datetime
) -> Change:
    """Let the cards of some questions start again, as if they were new."""
    from quizapp.domain.scheduling import restarted  # late: fsrs takes its time

    with store.write() as tx:
        for key in question_ids:
            question = tx.questions.get(key)
            for learner in tx.learners.all():
                fresh = {card.id: card for card in new_cards(question, learner)}
                for card in tx.cards.of_question(key, learner.id):
                    tx.cards.replace(card, fresh.get(card.id, card))
                    if card.state is not State.NEW:
                        parameters = tx.parameters(tx.scheduler(card).options)
                        tx.reviews.add(tx.sign(restarted(card, now, parameters)))
        return tx.change("restart-cards")


def versions(store: Store, question_id: QuestionId) -> tuple[Version, ...]:
    """Return what a question was before its edits, the newest first."""
    with store.read() as tx:
        return tx.versions.of_question(question_id)


def bring_back(store: Store, version: Version, now: datetime) -> Change:
    """Make a question what it was; what it is now is kept as a version too."""
    with store.write() as tx:
        before = tx.questions.get(version.question.id)
        _replace(tx, before, replace(version.question, bank_id=before.bank_id), now)
        return tx.change("bring-back")


def mend_questions(
    store: Store, pairs: Sequence[tuple[Question, Question]], now: datetime
) -> Change:
    """Store the mended question of each pair in the place of the first.

    Raises:
        ConflictError: One has changed since it was read; none was stored.
    """
    with store.write() as tx:
        for before, after in pairs:
            _replace(tx, before, after, now)
        return tx.change("mend-questions")


def add_article(store: Store, article: Article) -> Change:
    """Keep an article for evidence to be taken from; again is harmless."""
    with store.write() as tx:
        if tx.articles.find(article.id) is None:
            tx.articles.add(article)
        return tx.change("add-article")


def duplicate(
    store: Store, question_ids: Iterable[QuestionId], now: datetime
) -> Change:
    """Add a copy of each of some questions to its bank, with cards of its own."""
    with store.write() as tx:
        copies = [
            replace(
                question,
                id=QuestionId(new_id()),
                origin="",
                created=now,
                modified=now,
            )
            for question in tx.questions.get_many(question_ids)
        ]
        _add(tx, copies)
        return tx.change("duplicate-questions")


def move(store: Store, question_ids: Iterable[QuestionId], bank_id: BankId) -> Change:
    """Put questions into another bank; their cards go along with their progress."""
    with store.write() as tx:
        _move(tx, tx.questions.get_many(question_ids), tx.banks.get(bank_id))
        return tx.change("move-questions")


def delete(store: Store, question_ids: Iterable[QuestionId]) -> Change:
    """Take questions out of the collection, their cards with them."""
    with store.write() as tx:
        tx.questions.remove(*tx.questions.get_many(question_ids))
        return tx.change("delete-questions")


def merge_questions(
    store: Store, into: QuestionId, others: Iterable[QuestionId], now: datetime
) -> Change:
    """Let one question stand for several that ask the same; the others go.

    It takes over their tags, and what it lacks of explanation, evidence and accepted
    answers. Its cards keep their progress.
    """
    with store.write() as tx:
        kept = before = tx.questions.get(into)
        gone = [each for each in tx.questions.get_many(others) if each.id != into]
        for other in gone:
            kept = _with_rest(kept, other)
        if kept != before:
            _replace(tx, before, kept, now)
        tx.questions.remove(*gone)
        return tx.change("merge-questions")


def tag(
    store: Store,
    question_ids: Iterable[QuestionId],
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> Change:
    """Give tags to questions and take others from them."""
    with store.write() as tx:
        for question in tx.questions.get_many(question_ids):
            kept = [each for each in question.tags if each not in remove]
            tags = tuple(dict.fromkeys((*kept, *add)))
            tx.questions.replace(question, replace(question, tags=tags))
        return tx.change("tag-questions")


def add_bank(store: Store, name: str, language: str = "en") -> Change:
    """Add an empty bank.

    Raises:
        QuizError: The name is empty, too long or of several lines.
    """
    bank = Bank(BankId(new_id()), _checked(name), language=language)
    with store.write() as tx:
        tx.banks.add(bank)
        return tx.change("add-bank")


def rename_bank(store: Store, bank_id: BankId, name: str) -> Change:
    """Give a bank another name.

    Raises:
        QuizError: The name is empty, too long or of several lines.
    """
    with store.write() as tx:
        bank = tx.banks.get(bank_id)
        tx.banks.replace(bank, replace(bank, name=_checked(name)))
        return tx.change("rename-bank")


def merge_bank(store: Store, bank_id: BankId, into: BankId) -> Change:
    """Move all questions of a bank into another and remove the empty one."""
    with store.write() as tx:
        _move(tx, tx.questions.of_bank(bank_id), tx.banks.get(into))
        tx.banks.remove(tx.banks.get(bank_id))
        return tx.change("merge-banks")


def duplicate_bank(store: Store, bank_id: BankId, name: str, now: datetime) -> Change:
    """Add a copy of a bank with copies of its questions, whose cards are new."""
    with store.write() as tx:
        copy = replace(tx.banks.get(bank_id), id=BankId(new_id()), name=_checked(name))
        tx.banks.add(copy)
        questions = [
            replace(q, id=QuestionId(new_id()), bank_id=copy.id, origin="", created=now)
            for q in tx.questions.of_bank(bank_id)
        ]
        _add(tx, questions)
        return tx.change("duplicate-bank")


def delete_bank(store: Store, bank_id: BankId) -> Change:
    """Take a bank with its questions and cards out of the collection."""
    with store.write() as tx:
        tx.banks.remove(tx.banks.get(bank_id))
        return tx.change("delete-bank")


def replace_questions(
    store: Store, pairs: Sequence[tuple[Question, Question]], now: datetime
) -> Change:
    """Store the second of each pair in the place of the first.

    Raises:
        QuizError: One of them could not be asked any more; none was stored.
        ConflictError: One has changed since it was read; none was stored.
    """
    for _, after in pairs:
        if problem := unaskable(after):
            raise QuizError(f"the question {problem}", where=after.stem)
    with store.write() as tx:
        for before, after in pairs:
            _replace(tx, before, after, now)
        return tx.change("replace-text")


def _add(tx: Transaction, questions: Sequence[Question]) -> None:
    tx.questions.add(*questions)
    learners = tx.learners.all()
    cards = [
        card
        for learner in learners
        for question in questions
        for card in new_cards(question, learner)
    ]
    tx.cards.add(*cards)


def _replace(tx: Transaction, before: Question, after: Question, now: datetime) -> None:
    if fingerprint(before) == fingerprint(after):
        tx.questions.replace(before, after)
        return
    tx.versions.add(Version(VersionId(new_id()), before, now))
    tx.questions.replace(before, replace(after, modified=now))
    fit_cards(tx, after)


def _with_rest(question: Question, other: Question) -> Question:
    """Return a question with what another that asks the same has and it lacks."""
    body, more = question.body, other.body
    if isinstance(body, ShortAnswer) and isinstance(more, ShortAnswer):
        known = {answer.text for answer in body.answers}
        new = (answer for answer in more.answers if answer.text not in known)
        body = replace(body, answers=(*body.answers, *new))
    return replace(
        question,
        body=body,
        feedback=question.feedback or other.feedback,
        tags=tuple(dict.fromkeys((*question.tags, *other.tags))),
        evidence=question.evidence or other.evidence,
    )


def _move(tx: Transaction, questions: Iterable[Question], bank: Bank) -> None:
    for question in questions:
        tx.questions.replace(question, replace(question, bank_id=bank.id))
        for learner in tx.learners.all():
            for card in tx.cards.of_question(question.id, learner.id):
                tx.cards.replace(card, _in_bank(card, bank))


def _in_bank(card: Card, bank: Bank) -> Card:
    return replace(card, bank_id=bank.id)


def _checked(name: str) -> str:
    name = name.strip()
    if not name or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise QuizError(f"a bank's name is one line of 1 to {_LONGEST_NAME} characters")
    return name
