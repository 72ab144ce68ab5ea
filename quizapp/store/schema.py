"""The tables of a collection, private to the store.

A uuid names a value everywhere; the integer beside it gives the order of insertion and
joins the full-text tables. What is removed is marked by bits (see removals) and kept,
because the review log refers to it. Moments are microseconds since 1970, UTC.
"""

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from quizapp.store.derived import STATEMENTS

VERSION = 2
APPLICATION_ID = 0x51755A41  # "QuZA", where SQLite keeps the kind of a file

metadata = MetaData()


def create(connection: Connection) -> None:
    """Create the whole schema in an empty database, stamped with its version."""
    metadata.create_all(connection, checkfirst=False)
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(versions.insert(), {"version_num": f"{VERSION:04}"})


def _uuid() -> Column[str]:
    return Column("uuid", Text, nullable=False, unique=True)


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _refers(name: str, to: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(f"{to}.uuid"), nullable=nullable)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _zero(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _json(name: str, default: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


# As Alembic makes it.
versions = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    _text("value"),
)

devices = Table("devices", metadata, _key(), _uuid(), _number("next_seq"))

parameters = Table("parameters", metadata, _key(), _uuid(), _text("options"))

learners = Table(
    "learners",
    metadata,
    _key(),
    _uuid(),
    _text("name"),
    _number("day_start"),
    _text("zone"),
    _zero("removed"),
    _json("routine", "{}"),
    _json("parameters", "[]"),
)

banks = Table(
    "banks",
    metadata,
    _key(),
    _uuid(),
    _text("name"),
    _text("description"),
    _text("language"),
    _text("author"),
    _text("license"),
    _number("archived"),
    _text("options"),
    _zero("questions"),
    _zero("removed"),
)

articles = Table(
    "articles",
    metadata,
    _key(),
    _uuid(),
    _text("title"),
    _text("text"),
    _text("language"),
    _text("url"),
    _text("site"),
    _text("author"),
    Column("published", Text),
    Column("accessed", Integer),
    _text("rights"),
    _zero("removed"),
    Column("digest", Text, nullable=False, server_default=text("''")),
)

questions = Table(
    "questions",
    metadata,
    _key(),
    _uuid(),
    _refers("bank_id", "banks"),
    _text("kind"),
    _text("stem"),
    _text("key"),
    _text("body"),
    _text("feedback"),
    Column("default_mark", Float, nullable=False),
    _text("tags"),
    _refers("article_id", "articles", nullable=True),
    Column("evidence_start", Integer),
    Column("evidence_end", Integer),
    Column("quote", Text),
    Column("created", Integer),
    Column("modified", Integer),
    _text("origin"),
    _text("searchable"),
    _zero("removed"),
    Column("thinking", Text),
    Column("difficulty", Float),
    Column("author", Text, nullable=False, server_default=text("''")),
)

question_versions = Table(
    "question_versions",
    metadata,
    _key(),
    _uuid(),
    _refers("question_id", "questions"),
    _text("question"),
    _number("replaced"),
    _zero("removed"),
)

cards = Table(
    "cards",
    metadata,
    _key(),
    _uuid(),
    _refers("learner_id", "learners"),
    _refers("bank_id", "banks"),
    _refers("question_id", "questions"),
    _number("ordinal"),
    _text("state"),
    Column("step", Integer),
    Column("stability", Float),
    Column("difficulty", Float),
    Column("due", Integer),
    Column("day", Integer),
    Column("last_review", Integer),
    Column("last_day", Integer),
    _number("lapses"),
    _number("flagged"),
    _number("suspended"),
    Column("buried_until", Integer),
    _number("asks_day"),
    _zero("removed"),
    Column("question_key", Integer),
    _zero("reps"),
)

reviews = Table(
    "reviews",
    metadata,
    _key(),
    _uuid(),
    _refers("card_id", "cards"),
    _refers("learner_id", "learners"),
    _refers("bank_id", "banks"),
    Column("rating", Integer),
    _number("reviewed_at"),
    _number("day"),
    _number("due_after"),
    _number("day_after"),
    _refers("parameters_id", "parameters"),
    _text("state_before"),
    Column("step_before", Integer),
    Column("stability_before", Float),
    Column("difficulty_before", Float),
    _number("duration_ms"),
    _text("response"),
    Column("correct", Integer),
    _refers("device_id", "devices"),
    _number("seq"),
    _zero("thought_ms"),
    Column("kind", Text, nullable=False, server_default=""),
    UniqueConstraint("device_id", "seq"),
)

drafts = Table(
    "drafts",
    metadata,
    _key(),
    _uuid(),
    _text("title"),
    _text("article"),
    _text("maker"),
    _number("begun"),
    _refers("bank_id", "banks", nullable=True),
    _zero("removed"),
)

# Outlives its draft: what a teacher decided is what a ranker learns from.
proposals = Table(
    "proposals",
    metadata,
    _key(),
    _uuid(),
    _refers("draft_id", "drafts"),
    _text("candidate"),
    _text("verdict"),
    Column("fault", Text),
    Column("edited", Text),
    Column("decided", Integer),
    _zero("removed"),
)

quizzes = Table(
    "quizzes",
    metadata,
    _key(),
    _uuid(),
    _text("name"),
    _text("quiz"),
    Column("again_on", Text),
    _zero("removed"),
)

# The quiz of an attempt may never have been saved, or be removed.
attempts = Table(
    "attempts",
    metadata,
    _key(),
    _uuid(),
    _refers("learner_id", "learners"),
    _text("quiz_id"),
    _text("quiz"),
    _number("seed"),
    _text("asked"),
    _number("started_at"),
    Column("finished_at", Integer),
    _number("used_ms"),
    _number("position"),
    _refers("repeats", "attempts", nullable=True),
    _zero("removed"),
)

answers = Table(
    "answers",
    metadata,
    _key(),
    _uuid(),
    _refers("attempt_id", "attempts"),
    _number("position"),
    _refers("question_id", "questions"),
    _text("response"),
    _text("words"),
    Column("fraction", Float),
    _number("near"),
    Column("mark", Float, nullable=False),
    _text("feedback"),
    Column("confidence", Text),
    _number("shown"),
    _number("flagged"),
    _number("duration_ms"),
    _zero("removed"),
)

# The conditions of partial indexes: a query has to repeat them word for word.
PRESENT = text("removed = 0")
LEARNING = text("state IN ('learning', 'relearning') AND suspended = 0 AND removed = 0")
REVIEWING = text("state = 'review' AND suspended = 0 AND removed = 0")
REMEMBERED = text("stability IS NOT NULL AND suspended = 0 AND removed = 0")
NEW = text("state = 'new' AND suspended = 0 AND removed = 0")
RIGHT = text("correct = 1 AND thought_ms > 0")

Index("questions_of_bank", questions.c.bank_id, sqlite_where=PRESENT)
Index(
    "questions_by_evidence",
    questions.c.article_id,
    questions.c.evidence_start,
    questions.c.evidence_end,
    sqlite_where=text("article_id IS NOT NULL"),
)
Index("questions_by_kind", questions.c.kind)
Index("questions_by_created", questions.c.created)
Index("questions_by_modified", questions.c.modified)
Index("versions_of_question", question_versions.c.question_id, sqlite_where=PRESENT)
Index("articles_by_url", articles.c.url, sqlite_where=PRESENT)
Index("articles_by_digest", articles.c.digest, sqlite_where=PRESENT)

Index("cards_of_key", cards.c.question_key)
Index("cards_of_question", cards.c.question_id, cards.c.learner_id)
Index("cards_of_bank", cards.c.bank_id, cards.c.learner_id)
Index(
    "cards_learning",
    *(cards.c.learner_id, cards.c.bank_id, cards.c.due, cards.c.asks_day),
    sqlite_where=LEARNING,
)
Index(
    "cards_reviewing",
    *(cards.c.learner_id, cards.c.bank_id, cards.c.asks_day, cards.c.uuid),
    sqlite_where=REVIEWING,
)
# Every index ends with the integer key: the new ones of a day stand in their order.
Index(
    "cards_new",
    *(cards.c.learner_id, cards.c.bank_id, cards.c.asks_day),
    sqlite_where=NEW,
)
# Holds all that figures over a learner's memory need, its own condition included.
Index(
    "cards_remembered",
    *(cards.c.learner_id, cards.c.bank_id, cards.c.last_day, cards.c.stability),
    *(cards.c.difficulty, cards.c.suspended, cards.c.removed),
    sqlite_where=REMEMBERED,
)

Index("reviews_of_card", reviews.c.card_id)
Index("reviews_by_day", reviews.c.day, reviews.c.rating, reviews.c.card_id)

Index(
    "reviews_right",
    *(reviews.c.learner_id, reviews.c.kind),
    sqlite_where=RIGHT,
)

Index("proposals_of_draft", proposals.c.draft_id, proposals.c.verdict)

Index("quizzes_again", quizzes.c.again_on, sqlite_where=PRESENT)
Index(
    "attempts_of_learner",
    *(attempts.c.learner_id, attempts.c.finished_at),
    sqlite_where=PRESENT,
)
Index("attempts_of_quiz", attempts.c.quiz_id, attempts.c.learner_id)
Index("answers_of_attempt", answers.c.attempt_id, answers.c.position)
Index("answers_to_question", answers.c.question_id)
