-- Schema 3: sentences whose names follow their rows, the line to the chair, and one meeting found among many.

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

-- A file holds many meetings, and one is read at a time.
CREATE INDEX hamlet_of_meeting ON hamlet (meeting);
CREATE INDEX party_of_meeting ON party (meeting);
CREATE INDEX field_of_meeting ON field (meeting);
CREATE INDEX person_of_meeting ON person (meeting);
CREATE INDEX charge_of_meeting ON charge (meeting);
CREATE INDEX item_of_meeting ON item (meeting);
CREATE INDEX turn_of_meeting ON turn (meeting);
CREATE INDEX spell_of_meeting ON spell (meeting);
CREATE INDEX headcount_of_meeting ON headcount (meeting);
CREATE INDEX head_of_meeting ON head (meeting);
CREATE INDEX opinion_of_meeting ON opinion (meeting);
CREATE INDEX answer_of_meeting ON answer (meeting);
CREATE INDEX answer_opinion_of_meeting ON answer_opinion (meeting);
CREATE INDEX answer_by_of_meeting ON answer_by (meeting);
CREATE INDEX task_of_meeting ON task (meeting);
CREATE INDEX vote_of_meeting ON vote (meeting);
CREATE INDEX paragraph_of_meeting ON paragraph (meeting);
CREATE INDEX objection_of_meeting ON objection (meeting);
CREATE INDEX version_of_meeting ON version (meeting);
CREATE INDEX issue_of_meeting ON issue (meeting);
CREATE INDEX mention_of_meeting ON mention (meeting);
CREATE INDEX message_of_meeting ON message (meeting);
CREATE INDEX step_of_meeting ON step (meeting, n);
