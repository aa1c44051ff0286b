-- Schema 2: the minutes are read back, locked and issued.
--
-- The meeting's table is made anew, for what is added to one in place carries no comments. Its column `number` goes: each
-- paper has a number of its own now, in `issue`; no program that wrote schema 1 could give one. Nobody refers to a table
-- while it is away: references are looked at again when the script is through.

CREATE TABLE meeting_anew (
    id             INTEGER PRIMARY KEY,
    title          TEXT NOT NULL,
    held_on        TEXT NOT NULL,               -- the day it begins
    venue          TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,            -- minutes east of Greenwich; 420 in Vietnam
    planned_open   TEXT NOT NULL,               -- '14:30', or empty
    parent_agency  TEXT NOT NULL,               -- the body above the agency, or empty
    agency         TEXT NOT NULL,               -- lines separated by a line feed
    symbol         TEXT NOT NULL,               -- 'BB-UBND': of the minutes; other papers have their own kind in it
    receivers      TEXT NOT NULL,               -- who gets a copy, one a line
    invited        INTEGER,                     -- how many, when a number was given
    opened_at      TEXT,
    closed_at      TEXT,
    countdown      INTEGER,                     -- seconds of a resident's turn; none: count up only
    bell           INTEGER NOT NULL CHECK (bell IN (0, 1)),
    list_closed    INTEGER NOT NULL CHECK (list_closed IN (0, 1)), -- the speaker list takes no more names
    last_opinion   INTEGER NOT NULL,            -- the highest opinion number ever given; never falls
    advance_taker  INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- who takes opinions before the meeting
    organ          TEXT NOT NULL CHECK (organ IN ('state', 'party', 'front')), -- whose form the papers have
    seat           TEXT NOT NULL,               -- the place in 'Trung Hội, ngày …', or empty
    on_behalf      TEXT NOT NULL,               -- 'TM. ỦY BAN NHÂN DÂN', over the signature of notices and reports, or empty
    signer_office  TEXT NOT NULL,               -- 'CHỦ TỊCH', or empty
    read_back_at   TEXT,                        -- when the minutes were read back to the hall; none: they were not
    adopted_at     TEXT,                        -- when the hall adopted them; none: it did not
    copies         INTEGER CHECK (copies >= 1)  -- how many signed copies were made; none: not said
) STRICT;
INSERT INTO meeting_anew
    SELECT id, title, held_on, venue, offset_minutes, planned_open, parent_agency, agency, symbol, receivers, invited, opened_at,
           closed_at, countdown, bell, list_closed, last_opinion, advance_taker, 'state', '', '', '', NULL, NULL, NULL
    FROM meeting;
DROP TABLE meeting;
ALTER TABLE meeting_anew RENAME TO meeting;

-- An objection to the minutes when they were read back.
CREATE TABLE objection (
    id         INTEGER PRIMARY KEY,
    meeting    INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at         TEXT NOT NULL,
    person     INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- who objected; none: not said
    settlement TEXT NOT NULL CHECK (settlement IN ('corrected', 'reserved', 'not_accepted')),
    paragraph  INTEGER REFERENCES paragraph (id) DEFERRABLE INITIALLY DEFERRED, -- the entry it was about; none: another line, or it is gone
    was        TEXT NOT NULL,                   -- the words objected to, as they stood
    becomes    TEXT NOT NULL,                   -- as corrected; empty when nothing was corrected
    words      TEXT NOT NULL,                   -- what the objector said, or empty
    reason     TEXT NOT NULL                    -- the chair's, for what was not accepted
) STRICT;

-- A version of the minutes: locked, and perhaps unlocked again.
CREATE TABLE version (
    id          INTEGER PRIMARY KEY,
    meeting     INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    number      INTEGER NOT NULL CHECK (number >= 1), -- counted from 1 in its meeting
    locked_at   TEXT NOT NULL,
    step        INTEGER NOT NULL,               -- the newest step of the file when it was locked; the lock is the step after it
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*'), -- hex (hash) of that step
    unlocked_at TEXT,                           -- none: it is locked
    reason      TEXT NOT NULL                   -- why it was unlocked
) STRICT;

-- A paper that was given a number, a day, or a signed scan: at most one row a paper.
CREATE TABLE issue (
    id        INTEGER PRIMARY KEY,
    meeting   INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    paper     TEXT NOT NULL CHECK (paper IN ('minutes', 'conclusions', 'report', 'opinions', 'speakers', 'agenda', 'sheets', 'journal')),
    number    TEXT NOT NULL,                    -- without its symbol; empty: not given yet
    issued_on TEXT,
    scan      TEXT NOT NULL,                    -- the name of the signed scan's file, or empty
    scan_hash TEXT NOT NULL                     -- SHA-256 of that file in hexadecimal, or empty
) STRICT;
