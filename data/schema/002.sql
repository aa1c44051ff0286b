-- Reading back, locking, issuing. The number of the minutes moves from the meeting to its paper; no earlier version could give one.

ALTER TABLE meeting DROP COLUMN number;
ALTER TABLE meeting ADD COLUMN organ TEXT NOT NULL DEFAULT 'state' CHECK (organ IN ('state', 'party', 'front')); -- whose form the papers have
ALTER TABLE meeting ADD COLUMN seat TEXT NOT NULL DEFAULT '';         -- the place in 'Trung Hội, ngày …', or empty
ALTER TABLE meeting ADD COLUMN on_behalf TEXT NOT NULL DEFAULT '';    -- 'TM. ỦY BAN NHÂN DÂN', over the signature of notices, or empty
ALTER TABLE meeting ADD COLUMN signer_office TEXT NOT NULL DEFAULT ''; -- 'CHỦ TỊCH', or empty
ALTER TABLE meeting ADD COLUMN read_back_at TEXT;                     -- when the minutes were read back to the hall; none: they were not
ALTER TABLE meeting ADD COLUMN adopted_at TEXT;                       -- when the hall adopted them; none: it did not
ALTER TABLE meeting ADD COLUMN copies INTEGER;                        -- signed copies made; none: not said

-- An objection to the minutes when they were read back.
CREATE TABLE objection (
    id         INTEGER PRIMARY KEY,
    meeting    INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at         TEXT NOT NULL,
    person     INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- who objected; none: not said
    settlement TEXT NOT NULL CHECK (settlement IN ('corrected', 'reserved', 'not_accepted')),
    paragraph  INTEGER REFERENCES paragraph (id) DEFERRABLE INITIALLY DEFERRED, -- the entry it was about; none: another line
    was        TEXT NOT NULL,                   -- the words objected to, as they stood
    becomes    TEXT NOT NULL,                   -- as corrected; empty when nothing was corrected
    words      TEXT NOT NULL,                   -- what the objector said, or empty
    reason     TEXT NOT NULL                    -- the chair's, for what was not accepted
) STRICT;

-- A version of the minutes: locked, and perhaps unlocked again.
CREATE TABLE version (
    id          INTEGER PRIMARY KEY,
    meeting     INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    number      INTEGER NOT NULL,               -- counted from 1 in its meeting
    locked_at   TEXT NOT NULL,
    step        INTEGER NOT NULL,               -- the newest step of the file when it was locked
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64), -- that step's hash, in hexadecimal
    unlocked_at TEXT,
    reason      TEXT NOT NULL                   -- why it was unlocked
) STRICT;

-- A paper that was given a number, a day, or a signed scan.
CREATE TABLE issue (
    id        INTEGER PRIMARY KEY,
    meeting   INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    paper     TEXT NOT NULL CHECK (paper IN ('minutes', 'conclusions', 'report', 'opinions', 'speakers', 'agenda', 'sheets', 'journal')),
    number    TEXT NOT NULL,                    -- without its symbol; empty: not given yet
    issued_on TEXT,
    scan      TEXT NOT NULL,                    -- the name of the signed scan's file, or empty
    scan_hash TEXT NOT NULL                     -- SHA-256 of that file, in hexadecimal, or empty
) STRICT;
