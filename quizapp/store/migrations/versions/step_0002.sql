ALTER TABLE questions ADD COLUMN thinking TEXT

ALTER TABLE questions ADD COLUMN difficulty FLOAT

ALTER TABLE questions ADD COLUMN author TEXT DEFAULT '' NOT NULL

ALTER TABLE articles ADD COLUMN digest TEXT DEFAULT '' NOT NULL

CREATE INDEX articles_by_digest ON articles (digest) WHERE removed = 0

ALTER TABLE learners ADD COLUMN routine TEXT DEFAULT '{}' NOT NULL

ALTER TABLE learners ADD COLUMN parameters TEXT DEFAULT '[]' NOT NULL

CREATE TABLE drafts (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    title TEXT NOT NULL,
    article TEXT NOT NULL,
    maker TEXT NOT NULL,
    begun INTEGER NOT NULL,
    bank_id TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid),
    FOREIGN KEY(bank_id) REFERENCES banks (uuid)
)

CREATE TABLE proposals (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    draft_id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    verdict TEXT NOT NULL,
    fault TEXT,
    edited TEXT,
    decided INTEGER,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid),
    FOREIGN KEY(draft_id) REFERENCES drafts (uuid)
)

CREATE INDEX proposals_of_draft ON proposals (draft_id, verdict)

CREATE TABLE question_versions (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    question_id TEXT NOT NULL,
    question TEXT NOT NULL,
    replaced INTEGER NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid),
    FOREIGN KEY(question_id) REFERENCES questions (uuid)
)

CREATE INDEX versions_of_question ON question_versions (question_id) WHERE removed = 0

CREATE TABLE quizzes (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    quiz TEXT NOT NULL,
    again_on TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid)
)

CREATE INDEX quizzes_again ON quizzes (again_on) WHERE removed = 0

CREATE TABLE attempts (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    learner_id TEXT NOT NULL,
    quiz_id TEXT NOT NULL,
    quiz TEXT NOT NULL,
    seed INTEGER NOT NULL,
    asked TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    used_ms INTEGER NOT NULL,
    position INTEGER NOT NULL,
    repeats TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid),
    FOREIGN KEY(learner_id) REFERENCES learners (uuid),
    FOREIGN KEY(repeats) REFERENCES attempts (uuid)
)

CREATE INDEX attempts_of_quiz ON attempts (quiz_id, learner_id)

CREATE INDEX attempts_of_learner ON attempts (learner_id, finished_at) WHERE removed = 0

CREATE TABLE answers (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    response TEXT NOT NULL,
    words TEXT NOT NULL,
    fraction FLOAT,
    near INTEGER NOT NULL,
    mark FLOAT NOT NULL,
    feedback TEXT NOT NULL,
    confidence TEXT,
    shown INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid),
    FOREIGN KEY(attempt_id) REFERENCES attempts (uuid),
    FOREIGN KEY(question_id) REFERENCES questions (uuid)
)

CREATE INDEX answers_of_attempt ON answers (attempt_id, position)

CREATE INDEX answers_to_question ON answers (question_id)

DROP TRIGGER reviews_added

DROP TRIGGER reviews_undone

DROP TABLE done

CREATE TABLE tallies (
        learner_id TEXT NOT NULL, day INTEGER NOT NULL, bank_id TEXT NOT NULL,
        state TEXT NOT NULL, rating INTEGER NOT NULL, n INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        PRIMARY KEY (learner_id, day, bank_id, state, rating)
    ) WITHOUT ROWID

INSERT INTO tallies
SELECT learner_id, day, bank_id, state_before, rating, count(*), sum(duration_ms)
FROM reviews WHERE rating IS NOT NULL
GROUP BY learner_id, day, bank_id, state_before, rating

CREATE TRIGGER reviews_added AFTER INSERT ON reviews
    WHEN new.rating IS NOT NULL
    BEGIN
        INSERT INTO practice VALUES (new.learner_id, new.day, 1, new.duration_ms)
            ON CONFLICT DO UPDATE
            SET n = n + 1, duration_ms = duration_ms + excluded.duration_ms;
        INSERT INTO tallies VALUES
            (new.learner_id, new.day, new.bank_id, new.state_before, new.rating, 1,
            new.duration_ms)
            ON CONFLICT DO UPDATE
            SET n = n + 1, duration_ms = duration_ms + excluded.duration_ms;
    END

CREATE TRIGGER reviews_undone AFTER DELETE ON reviews
    WHEN old.rating IS NOT NULL
    BEGIN
        UPDATE practice SET n = n - 1, duration_ms = duration_ms - old.duration_ms
            WHERE learner_id = old.learner_id AND day = old.day;
        DELETE FROM practice
            WHERE learner_id = old.learner_id AND day = old.day AND n = 0;
        UPDATE tallies SET n = n - 1, duration_ms = duration_ms - old.duration_ms
            WHERE learner_id = old.learner_id AND day = old.day
            AND bank_id = old.bank_id AND state = old.state_before
            AND rating = old.rating;
    END

CREATE INDEX cards_remembered
ON cards (learner_id, bank_id, last_day, stability, difficulty, suspended, removed)
WHERE stability IS NOT NULL AND suspended = 0 AND removed = 0

ALTER TABLE cards ADD COLUMN question_key INTEGER

ALTER TABLE cards ADD COLUMN reps INTEGER DEFAULT 0 NOT NULL

UPDATE cards SET question_key = (SELECT id FROM questions
    WHERE questions.uuid = cards.question_id),
    reps = (SELECT count(*) FROM reviews
    WHERE reviews.card_id = cards.uuid AND reviews.rating IS NOT NULL)

CREATE INDEX cards_of_key ON cards (question_key)

CREATE INDEX questions_by_kind ON questions (kind)

CREATE INDEX questions_by_created ON questions (created)

CREATE INDEX questions_by_modified ON questions (modified)

CREATE INDEX reviews_by_day ON reviews (day, rating, card_id)

CREATE TRIGGER cards_placed AFTER INSERT ON cards
BEGIN
    UPDATE cards SET question_key =
        (SELECT id FROM questions WHERE uuid = new.question_id)
        WHERE id = new.id;
END

CREATE TRIGGER reviews_counted AFTER INSERT ON reviews
WHEN new.rating IS NOT NULL
BEGIN
    UPDATE cards SET reps = reps + 1 WHERE uuid = new.card_id;
END

CREATE TRIGGER reviews_uncounted AFTER DELETE ON reviews
WHEN old.rating IS NOT NULL
BEGIN
    UPDATE cards SET reps = reps - 1 WHERE uuid = old.card_id;
END

CREATE TABLE question_tags (
    tag TEXT NOT NULL, question INTEGER NOT NULL,
    PRIMARY KEY (tag, question)
) WITHOUT ROWID

CREATE TRIGGER questions_tagged AFTER INSERT ON questions
WHEN new.tags != '[]'
BEGIN
    INSERT INTO question_tags
        SELECT DISTINCT value, new.id FROM json_each(new.tags);
END

CREATE TRIGGER questions_retagged AFTER UPDATE OF tags ON questions
WHEN old.tags != new.tags
BEGIN
    DELETE FROM question_tags WHERE question = old.id
        AND tag IN (SELECT value FROM json_each(old.tags));
    INSERT INTO question_tags
        SELECT DISTINCT value, new.id FROM json_each(new.tags);
END

INSERT INTO question_tags SELECT DISTINCT tag.value, questions.id
    FROM questions, json_each(questions.tags) AS tag

CREATE VIRTUAL TABLE question_terms USING fts5vocab(question_words, row)

CREATE VIRTUAL TABLE question_places USING fts5vocab(question_words, instance)

ALTER TABLE reviews ADD COLUMN thought_ms INTEGER DEFAULT 0 NOT NULL

ALTER TABLE reviews ADD COLUMN kind TEXT DEFAULT '' NOT NULL

UPDATE reviews SET kind = coalesce((SELECT questions.kind FROM cards
    JOIN questions ON questions.uuid = cards.question_id
    WHERE cards.uuid = reviews.card_id), '')

CREATE INDEX reviews_right ON reviews (learner_id, kind) WHERE correct = 1 AND thought_ms > 0
