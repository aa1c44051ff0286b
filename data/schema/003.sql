-- Schema 3: sentences whose names follow their rows, and the line to the chair.

-- Words in a paragraph that stand for something in another row, and follow it when it is corrected.
CREATE TABLE mention (
    id        INTEGER PRIMARY KEY,
    meeting   INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    paragraph INTEGER NOT NULL REFERENCES paragraph (id) DEFERRABLE INITIALLY DEFERRED,
    part      TEXT NOT NULL CHECK (part IN ('name', 'hamlet', 'deadline', 'since', 'until')),
    person    INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- whose name or hamlet
    spell     INTEGER REFERENCES spell (id) DEFERRABLE INITIALLY DEFERRED, -- the break whose times
    words     TEXT NOT NULL                     -- as they stand in the paragraph
) STRICT;

-- What the secretary tells the chair; no part of the minutes.
CREATE TABLE message (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at      TEXT NOT NULL,
    words   TEXT NOT NULL
) STRICT;
