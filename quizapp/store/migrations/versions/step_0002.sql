ALTER TABLE questions ADD COLUMN thinking TEXT

ALTER TABLE questions ADD COLUMN difficulty FLOAT

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
