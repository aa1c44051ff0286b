-- What is laid over a file of schema 2 that is only read, in the reader's own memory: the tables that schema 3 adds.

CREATE TEMP TABLE mention (id, meeting, paragraph, part, person, spell, words);
CREATE TEMP TABLE message (id, meeting, at, words);
