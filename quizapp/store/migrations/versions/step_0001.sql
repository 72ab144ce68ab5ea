CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)

CREATE TABLE devices (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    next_seq INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid)
)

CREATE TABLE parameters (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    options TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid)
)

CREATE TABLE learners (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    day_start INTEGER NOT NULL,
    zone TEXT NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid)
)

CREATE TABLE banks (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    author TEXT NOT NULL,
    license TEXT NOT NULL,
    archived INTEGER NOT NULL,
    options TEXT NOT NULL,
    questions INTEGER DEFAULT 0 NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid)
)

CREATE TABLE articles (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    site TEXT NOT NULL,
    author TEXT NOT NULL,
    published TEXT,
    accessed INTEGER,
    rights TEXT NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid)
)

CREATE INDEX articles_by_url ON articles (url) WHERE removed = 0

CREATE TABLE questions (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    bank_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    stem TEXT NOT NULL,
    "key" TEXT NOT NULL,
    body TEXT NOT NULL,
    feedback TEXT NOT NULL,
    default_mark FLOAT NOT NULL,
    tags TEXT NOT NULL,
    article_id TEXT,
    evidence_start INTEGER,
    evidence_end INTEGER,
    quote TEXT,
    created INTEGER,
    modified INTEGER,
    origin TEXT NOT NULL,
    searchable TEXT NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid),
    FOREIGN KEY(bank_id) REFERENCES banks (uuid),
    FOREIGN KEY(article_id) REFERENCES articles (uuid)
)

CREATE INDEX questions_of_bank ON questions (bank_id) WHERE removed = 0

CREATE INDEX questions_by_evidence ON questions (article_id, evidence_start,
    evidence_end) WHERE article_id IS NOT NULL

CREATE TABLE cards (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    learner_id TEXT NOT NULL,
    bank_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    state TEXT NOT NULL,
    step INTEGER,
    stability FLOAT,
    difficulty FLOAT,
    due INTEGER,
    day INTEGER,
    last_review INTEGER,
    last_day INTEGER,
    lapses INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    buried_until INTEGER,
    asks_day INTEGER NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uuid),
    FOREIGN KEY(learner_id) REFERENCES learners (uuid),
    FOREIGN KEY(bank_id) REFERENCES banks (uuid),
    FOREIGN KEY(question_id) REFERENCES questions (uuid)
)

CREATE INDEX cards_of_question ON cards (question_id, learner_id)

CREATE INDEX cards_learning ON cards (learner_id, bank_id, due, asks_day) WHERE state IN
    ('learning', 'relearning') AND suspended = 0 AND removed = 0

CREATE INDEX cards_new ON cards (learner_id, bank_id, asks_day) WHERE state = 'new' AND
    suspended = 0 AND removed = 0

CREATE INDEX cards_reviewing ON cards (learner_id, bank_id, asks_day, uuid) WHERE state
    = 'review' AND suspended = 0 AND removed = 0

CREATE INDEX cards_of_bank ON cards (bank_id, learner_id)

CREATE TABLE reviews (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    card_id TEXT NOT NULL,
    learner_id TEXT NOT NULL,
    bank_id TEXT NOT NULL,
    rating INTEGER,
    reviewed_at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    due_after INTEGER NOT NULL,
    day_after INTEGER NOT NULL,
    parameters_id TEXT NOT NULL,
    state_before TEXT NOT NULL,
    step_before INTEGER,
    stability_before FLOAT,
    difficulty_before FLOAT,
    duration_ms INTEGER NOT NULL,
    response TEXT NOT NULL,
    correct INTEGER,
    device_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (device_id, seq),
    UNIQUE (uuid),
    FOREIGN KEY(card_id) REFERENCES cards (uuid),
    FOREIGN KEY(learner_id) REFERENCES learners (uuid),
    FOREIGN KEY(bank_id) REFERENCES banks (uuid),
    FOREIGN KEY(parameters_id) REFERENCES parameters (uuid),
    FOREIGN KEY(device_id) REFERENCES devices (uuid)
)

CREATE INDEX reviews_of_card ON reviews (card_id)

CREATE TABLE counts (
        learner_id TEXT NOT NULL, bank_id TEXT NOT NULL, state TEXT NOT NULL,
        day INTEGER NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (learner_id, bank_id, state, day)
    ) WITHOUT ROWID

CREATE INDEX counts_by_day ON counts (learner_id, state, day, n)

CREATE TABLE totals (
        learner_id TEXT NOT NULL, bank_id TEXT NOT NULL, state TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (learner_id, bank_id, state)
    ) WITHOUT ROWID

CREATE TRIGGER cards_added AFTER INSERT ON cards
    WHEN new.suspended = 0 AND new.removed = 0
    BEGIN
        INSERT INTO counts VALUES
            (new.learner_id, new.bank_id, new.state, new.asks_day, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
        INSERT INTO totals VALUES (new.learner_id, new.bank_id, new.state, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END

CREATE TRIGGER cards_left
    AFTER UPDATE OF learner_id, bank_id, state, asks_day, suspended, removed ON cards
    WHEN old.suspended = 0 AND old.removed = 0
    BEGIN
        UPDATE counts SET n = n - 1
            WHERE learner_id = old.learner_id AND bank_id = old.bank_id
            AND state = old.state AND day = old.asks_day;
        DELETE FROM counts
            WHERE learner_id = old.learner_id AND bank_id = old.bank_id
            AND state = old.state AND day = old.asks_day AND n = 0;
    END

CREATE TRIGGER cards_came
    AFTER UPDATE OF learner_id, bank_id, state, asks_day, suspended, removed ON cards
    WHEN new.suspended = 0 AND new.removed = 0
    BEGIN
        INSERT INTO counts VALUES
            (new.learner_id, new.bank_id, new.state, new.asks_day, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END

CREATE TRIGGER cards_left_total
    AFTER UPDATE OF learner_id, bank_id, state, suspended, removed ON cards
    WHEN old.suspended = 0 AND old.removed = 0
    BEGIN
        UPDATE totals SET n = n - 1
            WHERE learner_id = old.learner_id AND bank_id = old.bank_id
            AND state = old.state;
    END

CREATE TRIGGER cards_came_total
    AFTER UPDATE OF learner_id, bank_id, state, suspended, removed ON cards
    WHEN new.suspended = 0 AND new.removed = 0
    BEGIN
        INSERT INTO totals VALUES (new.learner_id, new.bank_id, new.state, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END

CREATE TABLE practice (
        learner_id TEXT NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        PRIMARY KEY (learner_id, day)
    ) WITHOUT ROWID

CREATE TABLE done (
        learner_id TEXT NOT NULL, day INTEGER NOT NULL, bank_id TEXT NOT NULL,
        state TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (learner_id, day, bank_id, state)
    ) WITHOUT ROWID

CREATE TRIGGER reviews_added AFTER INSERT ON reviews
    WHEN new.rating IS NOT NULL
    BEGIN
        INSERT INTO practice VALUES (new.learner_id, new.day, 1, new.duration_ms)
            ON CONFLICT DO UPDATE
            SET n = n + 1, duration_ms = duration_ms + excluded.duration_ms;
        INSERT INTO done VALUES
            (new.learner_id, new.day, new.bank_id, new.state_before, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END

CREATE TRIGGER reviews_undone AFTER DELETE ON reviews
    WHEN old.rating IS NOT NULL
    BEGIN
        UPDATE practice SET n = n - 1, duration_ms = duration_ms - old.duration_ms
            WHERE learner_id = old.learner_id AND day = old.day;
        DELETE FROM practice
            WHERE learner_id = old.learner_id AND day = old.day AND n = 0;
        UPDATE done SET n = n - 1
            WHERE learner_id = old.learner_id AND day = old.day
            AND bank_id = old.bank_id AND state = old.state_before;
    END

CREATE TRIGGER questions_added AFTER INSERT ON questions
    WHEN new.removed = 0
    BEGIN
        UPDATE banks SET questions = questions + 1 WHERE uuid = new.bank_id;
    END

CREATE TRIGGER questions_left AFTER UPDATE OF bank_id, removed ON questions
    WHEN old.removed = 0 AND (new.removed != 0 OR old.bank_id != new.bank_id)
    BEGIN
        UPDATE banks SET questions = questions - 1 WHERE uuid = old.bank_id;
    END

CREATE TRIGGER questions_came AFTER UPDATE OF bank_id, removed ON questions
    WHEN new.removed = 0 AND (old.removed != 0 OR old.bank_id != new.bank_id)
    BEGIN
        UPDATE banks SET questions = questions + 1 WHERE uuid = new.bank_id;
    END

CREATE VIRTUAL TABLE question_words USING fts5(
        searchable, content='questions', content_rowid='id', prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')

CREATE TRIGGER question_words_added AFTER INSERT ON questions
    BEGIN
        INSERT INTO question_words (rowid, searchable) VALUES (new.id, new.searchable);
    END

CREATE TRIGGER question_words_changed AFTER UPDATE OF searchable ON questions
    WHEN old.searchable != new.searchable
    BEGIN
        INSERT INTO question_words (question_words, rowid, searchable)
            VALUES ('delete', old.id, old.searchable);
        INSERT INTO question_words (rowid, searchable) VALUES (new.id, new.searchable);
    END

CREATE VIRTUAL TABLE article_words USING fts5(
        title, text, content='articles', content_rowid='id', prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')

CREATE TRIGGER article_words_added AFTER INSERT ON articles
    BEGIN
        INSERT INTO article_words (rowid, title, text)
            VALUES (new.id, new.title, new.text);
    END

CREATE TRIGGER article_words_changed AFTER UPDATE OF title, text ON articles
    WHEN old.title != new.title OR old.text != new.text
    BEGIN
        INSERT INTO article_words (article_words, rowid, title, text)
            VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO article_words (rowid, title, text)
            VALUES (new.id, new.title, new.text);
    END
