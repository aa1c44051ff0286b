-- thuky, the minutes of public meetings: schema 1.
--
-- How to read this file with any SQLite browser:
--   meeting, item, turn, paragraph, opinion …  hold the record as it stands now, one plain row for each thing.
--   step and edit                              hold how it came to be: every change, with old and new values, in a chain of hashes.
--   draft, setting, prose                      are not part of the record: unsaved typing, habits of this machine, the search index.
--
-- Moments are RFC 3339 in UTC with milliseconds (2025-05-24T07:37:05.250Z); the meeting holds its offset from UTC in minutes.
-- Days are YYYY-MM-DD. Truths are 0 or 1. A `place` is a text that sorts: rows are in the order of their places, none is renumbered.
-- Ids are counted over all tables, from `counter`, and never used twice. An empty text means: nothing was said.

-- What this file is. One row.
CREATE TABLE file (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    uuid TEXT NOT NULL                          -- given at birth, part of every hash of the chain
) STRICT;

-- Numbers that only grow.
CREATE TABLE counter (
    name  TEXT PRIMARY KEY,                     -- 'next_id': the next id no row has had
    value INTEGER NOT NULL
) STRICT;

-- One thing somebody did, written whole or not at all.
CREATE TABLE step (
    n       INTEGER PRIMARY KEY,                -- counted from 1 without a gap
    at      TEXT NOT NULL,                      -- when
    meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, -- none: the file itself was changed
    "by"    TEXT NOT NULL,                      -- who sat at the console; for changes of the file, which program
    deed    TEXT NOT NULL,                      -- what: open, register, write, undo …
    undoes  INTEGER REFERENCES step (n),        -- the step this one takes back
    schema  INTEGER NOT NULL,                   -- the schema it was written under
    hash    BLOB NOT NULL CHECK (length(hash) = 32) -- SHA-256 over the file's uuid, the hash before, this step, its edits' digests
) STRICT;

-- One row changed by a step.
CREATE TABLE edit (
    step    INTEGER NOT NULL REFERENCES step (n) DEFERRABLE INITIALLY DEFERRED,
    k       INTEGER NOT NULL,                   -- counted from 0 within the step
    tbl     TEXT NOT NULL,                      -- the table
    row     INTEGER NOT NULL,                   -- the id of the row
    salt    BLOB,                               -- 16 random bytes; none once erased
    payload TEXT NOT NULL CHECK (json_valid(payload)), -- {"before":{column:value},"after":{…}}: changed columns; whole row at birth or death
    digest  BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256 of salt and payload, as first written
    erased  INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)), -- values were taken out of the payload later
    PRIMARY KEY (step, k)
) STRICT, WITHOUT ROWID;

-- What was done stays done.
CREATE TRIGGER step_stays BEFORE UPDATE ON step BEGIN SELECT RAISE(ABORT, 'a step is never changed'); END;
CREATE TRIGGER step_lives BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'a step is never deleted'); END;
CREATE TRIGGER edit_stays BEFORE UPDATE ON edit
    WHEN NEW.erased <> 1 OR NEW.step <> OLD.step OR NEW.k <> OLD.k OR NEW.tbl <> OLD.tbl OR NEW.row <> OLD.row
        OR NEW.digest <> OLD.digest
    BEGIN SELECT RAISE(ABORT, 'an edit is never changed, only erased'); END;
CREATE TRIGGER edit_lives BEFORE DELETE ON edit BEGIN SELECT RAISE(ABORT, 'an edit is never deleted'); END;

-- The meeting itself.
CREATE TABLE meeting (
    id             INTEGER PRIMARY KEY,
    title          TEXT NOT NULL,
    held_on        TEXT NOT NULL,               -- the day it begins
    venue          TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,            -- minutes east of Greenwich; 420 in Vietnam
    planned_open   TEXT NOT NULL,               -- '14:30', or empty
    parent_agency  TEXT NOT NULL,               -- the body above the agency, or empty
    agency         TEXT NOT NULL,               -- lines separated by a line feed
    number         TEXT NOT NULL,               -- of the paper once given; empty in drafts
    symbol         TEXT NOT NULL,               -- 'BB-UBND'
    receivers      TEXT NOT NULL,               -- who gets a copy, one a line
    invited        INTEGER,                     -- how many, when a number was given
    opened_at      TEXT,
    closed_at      TEXT,
    countdown      INTEGER,                     -- seconds of a resident's turn; none: count up only
    bell           INTEGER NOT NULL CHECK (bell IN (0, 1)),
    list_closed    INTEGER NOT NULL CHECK (list_closed IN (0, 1)), -- the speaker list takes no more names
    last_opinion   INTEGER NOT NULL,            -- the highest opinion number ever given; never falls
    advance_taker  INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED -- who takes opinions before the meeting
) STRICT;

-- A hamlet of the commune.
CREATE TABLE hamlet (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    name    TEXT NOT NULL,
    place   TEXT NOT NULL
) STRICT;

-- A group of delegates that was invited.
CREATE TABLE party (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    name    TEXT NOT NULL,
    invited INTEGER,
    place   TEXT NOT NULL
) STRICT;

-- A field opinions are sorted by.
CREATE TABLE field (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    name    TEXT NOT NULL,
    place   TEXT NOT NULL
) STRICT;

-- Somebody who is there, or speaks, or answers.
CREATE TABLE person (
    id        INTEGER PRIMARY KEY,
    meeting   INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    name      TEXT NOT NULL,                    -- empty: not known yet
    described TEXT NOT NULL,                    -- whom we mean while the name is not known
    honorific TEXT NOT NULL,                    -- how they are addressed, or empty
    role      TEXT NOT NULL,                    -- office or what they stand for, as printed
    duty      TEXT NOT NULL CHECK (duty IN ('resident', 'delegate', 'officer', 'chair', 'secretary', 'host')),
    hamlet    INTEGER REFERENCES hamlet (id) DEFERRABLE INITIALLY DEFERRED,
    party     INTEGER REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    phone     TEXT NOT NULL,                    -- for the written answer; never printed
    example   INTEGER NOT NULL CHECK (example IN (0, 1)) -- invented for a demonstration
) STRICT;

-- An officer answers for a field.
CREATE TABLE charge (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    person  INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    field   INTEGER NOT NULL REFERENCES field (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- An agenda item; one with children is a heading.
CREATE TABLE item (
    id              INTEGER PRIMARY KEY,
    meeting         INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    parent          INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    place           TEXT NOT NULL,
    title           TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('opening', 'report', 'dialogue', 'summary', 'answers', 'vote', 'conclusion', 'closing', 'other')),
    planned_minutes INTEGER,
    person          INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- who presents it
    skipped         INTEGER NOT NULL CHECK (skipped IN (0, 1))
) STRICT;

-- One person's wish to speak, and its fulfilment.
CREATE TABLE turn (
    id        INTEGER PRIMARY KEY,
    meeting   INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    person    INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    item      INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    kind      TEXT NOT NULL CHECK (kind IN ('resident', 'point', 'presenter', 'officer', 'chair', 'host')), -- point: a point of order
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'speaking', 'paused', 'done', 'withdrawn', 'unheard', 'refused')),
    asked_at  TEXT NOT NULL,
    way       TEXT NOT NULL CHECK (way IN ('hand', 'meeting', 'advance', 'slip', 'called')), -- how they asked
    topic     TEXT NOT NULL,
    place     TEXT NOT NULL,                    -- order in the queue
    last_word INTEGER NOT NULL CHECK (last_word IN (0, 1)), -- keeps the last place
    allowed   INTEGER,                          -- seconds, with those added; none: count up
    reason    TEXT NOT NULL                     -- why it was not accepted
) STRICT;

-- A stretch of time: of a turn, of an item, or (neither) of a break.
CREATE TABLE spell (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    turn    INTEGER REFERENCES turn (id) DEFERRABLE INITIALLY DEFERRED,
    item    INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    since   TEXT NOT NULL,
    until   TEXT                                -- none: still open
) STRICT;

-- One counting of the heads present.
CREATE TABLE headcount (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at      TEXT NOT NULL
) STRICT;

-- A number of a count: residents of a hamlet, delegates of a group, one delegate by name, or delegates in one number.
CREATE TABLE head (
    id        INTEGER PRIMARY KEY,
    meeting   INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    headcount INTEGER NOT NULL REFERENCES headcount (id) DEFERRABLE INITIALLY DEFERRED,
    hamlet    INTEGER REFERENCES hamlet (id) DEFERRABLE INITIALLY DEFERRED,
    party     INTEGER REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    person    INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    number    INTEGER NOT NULL
) STRICT;

-- An opinion; its words are the paragraphs that name it.
CREATE TABLE opinion (
    id        INTEGER PRIMARY KEY,
    meeting   INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    number    INTEGER NOT NULL,                 -- as printed: opinion 14
    author    INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    unnamed   INTEGER NOT NULL CHECK (unnamed IN (0, 1)), -- not named in public copies
    reader    INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- who read it out, when not the author
    source    TEXT NOT NULL CHECK (source IN ('speech', 'slip', 'letter', 'advance', 'phone')),
    hamlet    INTEGER REFERENCES hamlet (id) DEFERRABLE INITIALLY DEFERRED,
    kind      TEXT CHECK (kind IN ('question', 'petition', 'report', 'advice')),
    field     INTEGER REFERENCES field (id) DEFERRABLE INITIALLY DEFERRED,
    grievance TEXT CHECK (grievance IN ('complaint', 'denunciation')), -- goes another way, stays out of public papers
    outcome   TEXT CHECK (outcome IN ('answered', 'in_writing', 'passed_on', 'accepted', 'withdrawn', 'refused')),
    unit      TEXT NOT NULL,                    -- who is to deal with it
    deadline  TEXT,
    reason    TEXT NOT NULL,
    turn      INTEGER REFERENCES turn (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- An answer; its words are the paragraphs that name it.
CREATE TABLE answer (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item    INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Which opinions an answer answers.
CREATE TABLE answer_opinion (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    answer  INTEGER NOT NULL REFERENCES answer (id) DEFERRABLE INITIALLY DEFERRED,
    opinion INTEGER NOT NULL REFERENCES opinion (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Who gave an answer.
CREATE TABLE answer_by (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    answer  INTEGER NOT NULL REFERENCES answer (id) DEFERRABLE INITIALLY DEFERRED,
    person  INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- A task the chair gave; its words are its paragraph.
CREATE TABLE task (
    id       INTEGER PRIMARY KEY,
    meeting  INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    unit     TEXT NOT NULL,                     -- who does it
    support  TEXT NOT NULL,                     -- who helps
    deadline TEXT
) STRICT;

-- A vote; its subject is its paragraph.
CREATE TABLE vote (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item    INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    at      TEXT NOT NULL,
    form    TEXT NOT NULL CHECK (form IN ('hands', 'ballot')),
    agree   INTEGER NOT NULL,
    against INTEGER NOT NULL,
    other   INTEGER NOT NULL,
    base    INTEGER                             -- how many could vote
) STRICT;

-- One entry of the minutes. All prose stands here.
CREATE TABLE paragraph (
    id       INTEGER PRIMARY KEY,
    meeting  INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    place    TEXT NOT NULL,
    item     INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    at       TEXT NOT NULL,                     -- when its first key was pressed
    owner    TEXT NOT NULL CHECK (owner IN ('nobody', 'hall', 'person')), -- whose words
    person   INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    turn     INTEGER REFERENCES turn (id) DEFERRABLE INITIALLY DEFERRED,
    kind     TEXT NOT NULL CHECK (kind IN ('note', 'opinion', 'answer', 'conclusion', 'task', 'vote', 'break')),
    text     TEXT NOT NULL,
    opinion  INTEGER REFERENCES opinion (id) DEFERRABLE INITIALLY DEFERRED,
    answer   INTEGER REFERENCES answer (id) DEFERRABLE INITIALLY DEFERRED,
    reply_to INTEGER REFERENCES answer (id) DEFERRABLE INITIALLY DEFERRED, -- a resident's reply to this answer
    task     INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
    vote     INTEGER REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
    spell    INTEGER REFERENCES spell (id) DEFERRABLE INITIALLY DEFERRED  -- the break it tells of
) STRICT;

-- What is being typed and is no step yet: one row a meeting, overwritten at every save.
CREATE TABLE draft (
    meeting INTEGER PRIMARY KEY REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at      TEXT NOT NULL,
    body    TEXT NOT NULL                       -- JSON
) STRICT;

-- Habits of this machine: not part of any meeting.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The search index: paragraph texts by paragraph id, without marks and capitals, đ as d.
CREATE VIRTUAL TABLE prose USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO prose (prose, rank) VALUES ('secure-delete', 1);
