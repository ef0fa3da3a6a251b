-- What Alembic's operations have no words for: full text, its triggers, and views for people who write SQL.
-- Statements are parted by a line of dashes.

CREATE VIRTUAL TABLE documents_fts USING fts5(
  title, text, cjk, content="documents", content_rowid="key", tokenize="unicode61 remove_diacritics 2")
----
CREATE VIRTUAL TABLE statements_fts USING fts5(
  content, cjk, content="statements", content_rowid="key", tokenize="unicode61 remove_diacritics 2")
----
CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts(rowid, title, text, cjk) VALUES (new.key, new.title, new.text, new.cjk);
END
----
CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts(documents_fts, rowid, title, text, cjk) VALUES ('delete', old.key, old.title, old.text, old.cjk);
END
----
CREATE TRIGGER documents_updated AFTER UPDATE OF key, title, text, cjk ON documents BEGIN
  INSERT INTO documents_fts(documents_fts, rowid, title, text, cjk) VALUES ('delete', old.key, old.title, old.text, old.cjk);
  INSERT INTO documents_fts(rowid, title, text, cjk) VALUES (new.key, new.title, new.text, new.cjk);
END
----
CREATE TRIGGER statements_inserted AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts(rowid, content, cjk) VALUES (new.key, new.content, new.cjk);
END
----
CREATE TRIGGER statements_deleted AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts(statements_fts, rowid, content, cjk) VALUES ('delete', old.key, old.content, old.cjk);
END
----
CREATE TRIGGER statements_updated AFTER UPDATE OF key, content, cjk ON statements BEGIN
  INSERT INTO statements_fts(statements_fts, rowid, content, cjk) VALUES ('delete', old.key, old.content, old.cjk);
  INSERT INTO statements_fts(rowid, content, cjk) VALUES (new.key, new.content, new.cjk);
END
----
CREATE VIEW meetings AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'host') AS "host",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'host') AS "host_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'guest') AS "guest",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'guest') AS "guest_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'participant') AS "participant",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'participant') AS "participant_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'initiator') AS "initiator",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'attendee') AS "attendee",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'mediator') AS "mediator",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'meeting'
----
CREATE VIEW visits AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'visitor') AS "visitor",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'visitor') AS "visitor_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'head') AS "head",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'host') AS "host",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'host') AS "host_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'visit'
----
CREATE VIEW messages AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'from') AS "from",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'from') AS "from_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'bearer') AS "bearer",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'to') AS "to",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'to') AS "to_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'message'
----
CREATE VIEW invitations AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'inviter') AS "inviter",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'inviter') AS "inviter_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'invitee') AS "invitee",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'invitee') AS "invitee_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'invitation'
----
CREATE VIEW agreements AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  a.form,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'party') AS "party",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'party') AS "party_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'signatory') AS "signatory",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'agreement'
----
CREATE VIEW commitments AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  a.strength, a.specific,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'actor') AS "actor",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'actor') AS "actor_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'counterpart') AS "counterpart",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'beneficiary') AS "beneficiary",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'commitment'
----
CREATE VIEW requests AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'requester') AS "requester",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'requester') AS "requester_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'addressee') AS "addressee",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'addressee') AS "addressee_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'request'
----
CREATE VIEW positions AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'holder') AS "holder",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'holder') AS "holder_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'target') AS "target",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'target') AS "target_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'position'
----
CREATE VIEW thanks AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  a.ground,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'thanker') AS "thanker",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'thanker') AS "thanker_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'thanked') AS "thanked",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'thanked') AS "thanked_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'thanks'
----
CREATE VIEW assistance AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'provider') AS "provider",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'provider') AS "provider_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'recipient') AS "recipient",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'recipient') AS "recipient_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'assistance'
----
CREATE VIEW assessments AS SELECT
  a.key, a.id, d.id AS document, d.published, d.publisher, a.status, a.subtype, a.salience,
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'holder') AS "holder",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'holder') AS "holder_state",
  (SELECT group_concat(coalesce(n.name, substr(d.text, r.begins + 1, r.ends - r.begins)), '; ')
   FROM roles r LEFT JOIN names n ON n.key = r.name WHERE r.act = a.key AND r.role = 'target') AS "target",
  (SELECT group_concat(DISTINCT r.state) FROM roles r WHERE r.act = a.key AND r.role = 'target') AS "target_state",
  a.since, a.until, a.when_text, a.basis, a.place, a.place_state, a.topics, a.voice,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins, a.ends,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.kind = 'assessment'
