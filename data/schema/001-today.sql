-- What is laid over a file of schema 1 that is only read, in the reader's own memory: its rows as schema 2 has them.

CREATE TEMP VIEW meeting AS
    SELECT *, 'state' AS organ, '' AS seat, '' AS on_behalf, '' AS signer_office, NULL AS read_back_at, NULL AS adopted_at, NULL AS copies
    FROM main.meeting;
CREATE TEMP TABLE objection (id, meeting, at, person, settlement, paragraph, was, becomes, words, reason);
CREATE TEMP TABLE version (id, meeting, number, locked_at, step, fingerprint, unlocked_at, reason);
CREATE TEMP TABLE issue (id, meeting, paper, number, issued_on, scan, scan_hash);
