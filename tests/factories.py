"""Values for tests: whole, plain, and different where it is asked for."""

from datetime import UTC, datetime
from typing import Any

from quizapp.domain.articles import Article, Evidence, Span
from quizapp.domain.attempts import Attempt, Item
from quizapp.domain.banks import Bank
from quizapp.domain.candidates import Candidate
from quizapp.domain.cards import Card, State
from quizapp.domain.choices import Choice
from quizapp.domain.ids import (
    ArticleId,
    AttemptId,
    BankId,
    CardId,
    LearnerId,
    QuestionId,
    QuizId,
    named_id,
    new_id,
)
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question
from quizapp.domain.quizzes import Quiz, Source

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

LEARNER = LearnerId(named_id("learner"))
BANK = BankId(named_id("bank"))
ARTICLE = ArticleId(named_id("article"))

TEXT = (
    "Harbour Festival\n"
    "Mayor Ana Costa opened the harbour festival in Porto on Friday. "
    "About 12,000 people came.\n"
    "The festival ends on Sunday."
)


def a_learner(**changes: Any) -> Learner:
    return Learner(**{"id": LEARNER, "name": "Ada", "zone": "Europe/Lisbon"} | changes)


def a_bank(**changes: Any) -> Bank:
    return Bank(**{"id": BANK, "name": "Harbour"} | changes)


def an_article(**changes: Any) -> Article:
    return Article(
        **{"id": ARTICLE, "title": "Harbour Festival", "text": TEXT} | changes
    )


def evidence(quote: str, text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(ARTICLE, Span(start, start + len(quote)), quote)


def a_question(**changes: Any) -> Question:
    plain: dict[str, Any] = {
        "id": QuestionId(new_id()),
        "bank_id": BANK,
        "stem": "Who opened the festival?",
        "body": ShortAnswer((Choice("Ana Costa", 1.0),)),
    }
    return Question(**plain | changes)


def a_choice_question(**changes: Any) -> Question:
    names = ("Ana Costa", "Rui Lopes", "Eva Silva", "Tomás Reis")
    choices = tuple(Choice(name, float(name == names[0])) for name in names)
    return a_question(**{"body": MultipleChoice(choices)} | changes)


def a_card(question: Question | None = None, **changes: Any) -> Card:
    question = question or a_question()
    plain: dict[str, Any] = {
        "id": CardId(new_id()),
        "learner_id": LEARNER,
        "bank_id": question.bank_id,
        "question_id": question.id,
    }
    return Card(**plain | changes)


def a_due_card(question: Question | None = None, **changes: Any) -> Card:
    today = a_learner().day(NOW)
    due: dict[str, Any] = {
        "state": State.REVIEW,
        "stability": 10.0,
        "difficulty": 5.0,
        "due": a_learner().day_begins(today),
        "day": today,
        "last_review": a_learner().day_begins(today - 10),
        "last_day": today - 10,
    }
    return a_card(question, **due | changes)


def a_candidate(answer: str = "Ana Costa", **changes: Any) -> Candidate:
    sentence = evidence(
        "Mayor Ana Costa opened the harbour festival in Porto on Friday."
    ).span
    start = TEXT.index(answer) if answer in TEXT else sentence.start
    plain: dict[str, Any] = {
        "kind": "shortanswer",
        "question": "Who opened the harbour festival in Porto?",
        "answer": answer,
        "evidence": sentence,
        "answer_span": Span(start, start + len(answer)),
        "rule": "main subject",
        "features": (("named", 1.0),),
        "score": 0.9,
    }
    return Candidate(**plain | changes)


def a_quiz(**changes: Any) -> Quiz:
    plain: dict[str, Any] = {
        "id": QuizId(new_id()),
        "name": "Harbour test",
        "source": Source((BANK,)),
    }
    return Quiz(**plain | changes)


def an_attempt(*questions: Question, **changes: Any) -> Attempt:
    plain: dict[str, Any] = {
        "id": AttemptId(new_id()),
        "learner_id": LEARNER,
        "quiz": a_quiz(),
        "seed": 7,
        "items": tuple(Item(question) for question in questions),
        "started_at": NOW,
    }
    return Attempt(**plain | changes)
