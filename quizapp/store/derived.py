"""What SQLite keeps by itself: counts of cards and the full-text tables."""

STATEMENTS: tuple[str, ...] = (
    # How many cards a learner has per bank and state, asked on which day.
    """CREATE TABLE counts (
        learner_id TEXT NOT NULL, bank_id TEXT NOT NULL, state TEXT NOT NULL,
        day INTEGER NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (learner_id, bank_id, state, day)
    ) WITHOUT ROWID""",
    "CREATE INDEX counts_by_day ON counts (learner_id, state, day, n)",
    # The same over all days.
    """CREATE TABLE totals (
        learner_id TEXT NOT NULL, bank_id TEXT NOT NULL, state TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (learner_id, bank_id, state)
    ) WITHOUT ROWID""",
    """CREATE TRIGGER cards_added AFTER INSERT ON cards
    WHEN new.suspended = 0 AND new.removed = 0
    BEGIN
        INSERT INTO counts VALUES
            (new.learner_id, new.bank_id, new.state, new.asks_day, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
        INSERT INTO totals VALUES (new.learner_id, new.bank_id, new.state, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END""",
    """CREATE TRIGGER cards_left
    AFTER UPDATE OF learner_id, bank_id, state, asks_day, suspended, removed ON cards
    WHEN old.suspended = 0 AND old.removed = 0
    BEGIN
        UPDATE counts SET n = n - 1
            WHERE learner_id = old.learner_id AND bank_id = old.bank_id
            AND state = old.state AND day = old.asks_day;
        DELETE FROM counts
            WHERE learner_id = old.learner_id AND bank_id = old.bank_id
            AND state = old.state AND day = old.asks_day AND n = 0;
    END""",
    """CREATE TRIGGER cards_came
    AFTER UPDATE OF learner_id, bank_id, state, asks_day, suspended, removed ON cards
    WHEN new.suspended = 0 AND new.removed = 0
    BEGIN
        INSERT INTO counts VALUES
            (new.learner_id, new.bank_id, new.state, new.asks_day, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END""",
    # A rating seldom changes these.
    """CREATE TRIGGER cards_left_total
    AFTER UPDATE OF learner_id, bank_id, state, suspended, removed ON cards
    WHEN old.suspended = 0 AND old.removed = 0
    BEGIN
        UPDATE totals SET n = n - 1
            WHERE learner_id = old.learner_id AND bank_id = old.bank_id
            AND state = old.state;
    END""",
    """CREATE TRIGGER cards_came_total
    AFTER UPDATE OF learner_id, bank_id, state, suspended, removed ON cards
    WHEN new.suspended = 0 AND new.removed = 0
    BEGIN
        INSERT INTO totals VALUES (new.learner_id, new.bank_id, new.state, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END""",
    # The answers a learner gave per day and the time they took; the same per bank,
    # state before and rating.
    """CREATE TABLE practice (
        learner_id TEXT NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        PRIMARY KEY (learner_id, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE tallies (
        learner_id TEXT NOT NULL, day INTEGER NOT NULL, bank_id TEXT NOT NULL,
        state TEXT NOT NULL, rating INTEGER NOT NULL, n INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        PRIMARY KEY (learner_id, day, bank_id, state, rating)
    ) WITHOUT ROWID""",
    """CREATE TRIGGER reviews_added AFTER INSERT ON reviews
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
    END""",
    """CREATE TRIGGER reviews_undone AFTER DELETE ON reviews
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
    END""",
    """CREATE TRIGGER questions_added AFTER INSERT ON questions
    WHEN new.removed = 0
    BEGIN
        UPDATE banks SET questions = questions + 1 WHERE uuid = new.bank_id;
    END""",
    """CREATE TRIGGER questions_left AFTER UPDATE OF bank_id, removed ON questions
    WHEN old.removed = 0 AND (new.removed != 0 OR old.bank_id != new.bank_id)
    BEGIN
        UPDATE banks SET questions = questions - 1 WHERE uuid = old.bank_id;
    END""",
    """CREATE TRIGGER questions_came AFTER UPDATE OF bank_id, removed ON questions
    WHEN new.removed = 0 AND (old.removed != 0 OR old.bank_id != new.bank_id)
    BEGIN
        UPDATE banks SET questions = questions + 1 WHERE uuid = new.bank_id;
    END""",
    # What is searched for in lists of cards: the integer key of a card's question, and
    # how often it was answered.
    """CREATE TRIGGER cards_placed AFTER INSERT ON cards
    BEGIN
        UPDATE cards SET question_key =
            (SELECT id FROM questions WHERE uuid = new.question_id)
            WHERE id = new.id;
    END""",
    """CREATE TRIGGER reviews_counted AFTER INSERT ON reviews
    WHEN new.rating IS NOT NULL
    BEGIN
        UPDATE cards SET reps = reps + 1 WHERE uuid = new.card_id;
    END""",
    """CREATE TRIGGER reviews_uncounted AFTER DELETE ON reviews
    WHEN old.rating IS NOT NULL
    BEGIN
        UPDATE cards SET reps = reps - 1 WHERE uuid = old.card_id;
    END""",
    # Which questions have a tag.
    """CREATE TABLE question_tags (
        tag TEXT NOT NULL, question INTEGER NOT NULL,
        PRIMARY KEY (tag, question)
    ) WITHOUT ROWID""",
    """CREATE TRIGGER questions_tagged AFTER INSERT ON questions
    WHEN new.tags != '[]'
    BEGIN
        INSERT INTO question_tags
            SELECT DISTINCT value, new.id FROM json_each(new.tags);
    END""",
    """CREATE TRIGGER questions_retagged AFTER UPDATE OF tags ON questions
    WHEN old.tags != new.tags
    BEGIN
        DELETE FROM question_tags WHERE question = old.id
            AND tag IN (SELECT value FROM json_each(old.tags));
        INSERT INTO question_tags
            SELECT DISTINCT value, new.id FROM json_each(new.tags);
    END""",
    """CREATE VIRTUAL TABLE question_words USING fts5(
        searchable, content='questions', content_rowid='id', prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER question_words_added AFTER INSERT ON questions
    BEGIN
        INSERT INTO question_words (rowid, searchable) VALUES (new.id, new.searchable);
    END""",
    """CREATE TRIGGER question_words_changed AFTER UPDATE OF searchable ON questions
    WHEN old.searchable != new.searchable
    BEGIN
        INSERT INTO question_words (question_words, rowid, searchable)
            VALUES ('delete', old.id, old.searchable);
        INSERT INTO question_words (rowid, searchable) VALUES (new.id, new.searchable);
    END""",
    "CREATE VIRTUAL TABLE question_terms USING fts5vocab(question_words, row)",
    "CREATE VIRTUAL TABLE question_places USING fts5vocab(question_words, instance)",
    """CREATE VIRTUAL TABLE article_words USING fts5(
        title, text, content='articles', content_rowid='id', prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER article_words_added AFTER INSERT ON articles
    BEGIN
        INSERT INTO article_words (rowid, title, text)
            VALUES (new.id, new.title, new.text);
    END""",
    """CREATE TRIGGER article_words_changed AFTER UPDATE OF title, text ON articles
    WHEN old.title != new.title OR old.text != new.text
    BEGIN
        INSERT INTO article_words (article_words, rowid, title, text)
            VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO article_words (rowid, title, text)
            VALUES (new.id, new.title, new.text);
    END""",
)
