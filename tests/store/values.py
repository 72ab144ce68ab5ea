"""Strategies for whole values of every stored type."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from quizapp.domain.articles import Article, Evidence, Span
from quizapp.domain.attempts import Answered, Attempt, Confidence, Item
from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.candidates import Candidate, Distractor
from quizapp.domain.cards import Card, Rating, Review, State
from quizapp.domain.choices import Choice
from quizapp.domain.difficulty import Level, Thinking
from quizapp.domain.drafts import BankDraft, Fault, Proposal, Verdict
from quizapp.domain.exams import Exam
from quizapp.domain.ids import (
    AnswerId,
    ArticleId,
    AttemptId,
    BankId,
    CardId,
    DeviceId,
    DraftId,
    LearnerId,
    ParametersId,
    ProposalId,
    QuestionId,
    QuizId,
    ReviewId,
    VersionId,
)
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Body, Question, Version
from quizapp.domain.quizzes import Marking, Order, Quiz, Source, Told
from quizapp.domain.routines import Holiday, Routine
from tests.factories import ARTICLE, BANK, LEARNER

texts = st.text(max_size=40)
ids = st.uuids().map(lambda key: key.hex)
moments = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - aware by timezones
    max_value=datetime(9000, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
days = st.integers(1, 3_000_000)
numbers = st.floats(allow_nan=False, allow_infinity=False)
waits = st.integers(1, 10**10).map(lambda number: timedelta(milliseconds=number))
choices = st.builds(Choice, texts, numbers, texts)
choice_lists = st.lists(choices, max_size=5).map(tuple)
text_lists = st.lists(texts, max_size=4).map(tuple)

options = st.builds(
    StudyOptions,
    desired_retention=numbers,
    new_per_day=st.integers(0, 9999),
    reviews_per_day=st.integers(0, 9999),
    learning_steps=st.lists(waits, max_size=3).map(tuple),
    relearning_steps=st.lists(waits, max_size=3).map(tuple),
    parameters=st.lists(numbers, max_size=21).map(tuple),
    exam=st.none() | st.builds(Exam, st.dates(), numbers, st.integers(0, 99)),
)
routines = st.builds(
    Routine,
    st.integers(0, 9999),
    st.lists(numbers, max_size=7).map(tuple),
    st.lists(st.builds(Holiday, st.dates(), st.dates()), max_size=3).map(tuple),
)
learners = st.builds(
    Learner,
    ids.map(LearnerId),
    texts,
    st.integers(0, 23),
    st.just("Asia/Tokyo"),
    routines,
    st.lists(numbers, max_size=21).map(tuple),
)
banks = st.builds(
    Bank,
    ids.map(BankId),
    *(texts, texts, texts, texts, texts),
    st.booleans(),
    options,
)
articles = st.builds(
    Article,
    ids.map(ArticleId),
    *(texts, texts, texts, texts, texts, texts),
    st.none() | st.dates(min_value=date(1, 1, 1)),
    st.none() | moments,
    texts,
)
decimals = st.decimals(
    Decimal("-1e50"), Decimal("1e50"), allow_nan=False, allow_infinity=False
)
bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(MultipleChoice, choice_lists, st.booleans()),
    st.builds(ShortAnswer, choice_lists, st.booleans()),
    st.builds(TrueFalse, st.booleans(), texts, texts),
    st.builds(Flashcard, texts, st.booleans()),
    st.builds(
        Matching,
        st.lists(st.builds(Pair, texts, texts), max_size=4).map(tuple),
        text_lists,
    ),
    st.builds(Ordering, text_lists),
    st.builds(
        Numerical,
        st.lists(
            st.builds(NumericalAnswer, st.none() | decimals, decimals, numbers, texts),
            max_size=3,
        ).map(tuple),
        st.lists(st.builds(Unit, texts, decimals), max_size=3).map(tuple),
        numbers,
    ),
    st.builds(Essay, texts, texts),
    st.builds(Description),
    st.builds(
        Cloze,
        st.lists(st.lists(texts, min_size=1, max_size=3).map(tuple), max_size=3).map(
            tuple
        ),
        st.lists(text_lists, max_size=3).map(tuple),
    ),
)
evidence = st.builds(
    Evidence,
    st.just(ARTICLE),
    st.builds(Span, st.integers(0, 99), st.integers(100, 999)),
    texts,
)
questions = st.builds(
    Question,
    ids.map(QuestionId),
    st.just(BANK),
    texts,
    bodies,
    texts,
    numbers,
    text_lists,
    st.none() | evidence,
    st.none() | moments,
    st.none() | moments,
    texts,
    st.none() | st.sampled_from(Thinking),
    st.none() | numbers,
)
versions = st.builds(
    Version,
    ids.map(VersionId),
    questions.map(lambda question: replace(question, id=QuestionId("0" * 32))),
    moments,
)
cards = st.builds(
    Card,
    id=ids.map(CardId),
    learner_id=st.just(LEARNER),
    bank_id=st.just(BANK),
    question_id=st.just(QuestionId("0" * 32)),
    ordinal=st.integers(0, 99),
    state=st.sampled_from(State),
    step=st.none() | st.integers(0, 9),
    stability=st.none() | numbers,
    difficulty=st.none() | numbers,
    due=st.none() | moments,
    day=st.none() | days,
    last_review=st.none() | moments,
    last_day=st.none() | days,
    lapses=st.integers(0, 999),
    flagged=st.booleans(),
    suspended=st.booleans(),
    buried_until=st.none() | days,
)


def reviews_of(
    card: Card, parameters: ParametersId, device: DeviceId
) -> st.SearchStrategy[Review]:
    """Return a strategy for signed entries of a card's log."""
    return st.builds(
        Review,
        id=ids.map(ReviewId),
        card_id=st.just(card.id),
        learner_id=st.just(card.learner_id),
        bank_id=st.just(card.bank_id),
        rating=st.none() | st.sampled_from(Rating),
        reviewed_at=moments,
        day=days,
        due_after=moments,
        day_after=days,
        parameters_id=st.just(parameters),
        state_before=st.sampled_from(State),
        step_before=st.none() | st.integers(0, 9),
        stability_before=st.none() | numbers,
        difficulty_before=st.none() | numbers,
        duration_ms=st.integers(0, 10**7),
        thought_ms=st.integers(0, 10**7),
        kind=texts,
        response=texts,
        correct=st.none() | st.booleans(),
        device_id=st.just(device),
        seq=st.integers(1, 10**9),
    )


def of_question(card: Card, question: Question) -> Card:
    """Return a card as one of a question."""
    return replace(card, question_id=question.id, bank_id=question.bank_id)


drafts = st.builds(
    BankDraft,
    ids.map(DraftId),
    articles,
    texts,
    moments,
    st.none() | st.just(BANK),
)
spans = st.builds(Span, st.integers(0, 99), st.integers(100, 999))
candidates = st.builds(
    Candidate,
    kind=texts,
    question=texts,
    answer=texts,
    evidence=spans,
    answer_span=st.none() | spans,
    distractors=st.lists(st.builds(Distractor, texts, texts), max_size=3).map(tuple),
    accepted=text_lists,
    features=st.lists(st.tuples(texts, numbers), max_size=3).map(tuple),
    score=numbers,
    reasons=text_lists,
    thinking=st.sampled_from(Thinking),
)


def proposals_of(draft_id: DraftId) -> st.SearchStrategy[Proposal]:
    return st.builds(
        Proposal,
        ids.map(ProposalId),
        st.just(draft_id),
        candidates,
        st.sampled_from(Verdict),
        st.none() | st.sampled_from(Fault),
        st.none() | questions,
        st.none() | moments,
    )


quizzes = st.builds(
    Quiz,
    id=ids.map(QuizId),
    name=texts,
    source=st.builds(
        Source,
        st.just((BANK,)),
        text_lists,
        text_lists,
        st.lists(st.sampled_from(Level), max_size=2).map(tuple),
        st.lists(ids.map(QuestionId), max_size=2).map(tuple),
    ),
    number=st.integers(1, 99),
    seed=st.none() | st.integers(0, 2**31),
    time_limit=st.none() | waits,
    question_limit=st.none() | waits,
    order=st.sampled_from(Order),
    shuffle_choices=st.booleans(),
    marking=st.builds(
        Marking, st.booleans(), st.floats(0, 1), st.booleans(), st.booleans()
    ),
    told=st.sampled_from(Told),
    confidence=st.booleans(),
    again_on=st.none() | st.dates(),
)
attempts = st.builds(
    Attempt,
    id=ids.map(AttemptId),
    learner_id=st.just(LEARNER),
    quiz=quizzes,
    seed=st.integers(0, 2**31),
    items=st.lists(
        st.builds(Item, questions, st.integers(0, 3), numbers), max_size=3
    ).map(tuple),
    started_at=moments,
    finished_at=st.none() | moments,
    used=waits,
    position=st.integers(0, 9),
)
responses = (
    st.none()
    | st.booleans()
    | texts
    | st.frozensets(st.integers(0, 9), max_size=3)
    | st.lists(st.integers(-1, 9), max_size=3).map(tuple)
)
answers = st.builds(
    Answered,
    id=ids.map(AnswerId),
    attempt_id=st.just(AttemptId("1" * 32)),
    position=st.integers(0, 99),
    question_id=st.just(QuestionId("0" * 32)),
    response=responses,
    words=texts,
    fraction=st.none() | numbers,
    near=st.booleans(),
    mark=numbers,
    feedback=texts,
    confidence=st.none() | st.sampled_from(Confidence),
    shown=st.booleans(),
    flagged=st.booleans(),
    duration=waits,
)
