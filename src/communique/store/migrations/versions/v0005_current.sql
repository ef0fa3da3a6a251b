-- What stands: documents but for superseded ones, and what is told in them, by the names of the lists.

CREATE VIEW superseded AS
SELECT d.key, d.id AS document_id FROM documents d WHERE d.key IN (SELECT earlier FROM revisions)
AND NOT EXISTS (SELECT 1 FROM document_sources s WHERE s.document = d.key AND s.current = 1)
----
CREATE VIEW current_documents AS SELECT
  d.key, d.id AS document_id, d.source, d.title, d.published, d.publisher, d.publisher_name, d.publisher_state,
  d.language, d.diplomatic, length(d.text) AS characters, (SELECT k.id FROM documents k WHERE k.key = d.kin) AS kin,
  d.media, d.added, d.text
FROM documents d
WHERE d.key NOT IN (SELECT "key" FROM superseded)
----
CREATE VIEW current_statements AS SELECT
  t.key, t.id AS statement_id, d.id AS document_id, d.published, d.publisher, t.mode, t.speakers AS speaker, t.content,
  t.parent, t.collective, t.interpreted, t.topics, t.begins AS anchor_start, t.ends AS anchor_end,
  u.rule, t.confidence, t.review
FROM statements t JOIN documents d ON d.key = t.document JOIN rules u ON u.key = t.rule
WHERE t.document NOT IN (SELECT "key" FROM superseded)
----
CREATE VIEW current_people AS SELECT
  p.key, p.id AS entity_id, d.id AS document_id, d.published, d.publisher, p.name AS person, p.office, p.rank,
  p.body AS office_of, p.state AS office_state, p.tenure, p.begins AS anchor_start, p.ends AS anchor_end, p.review
FROM people p JOIN documents d ON d.key = p.document
WHERE p.document NOT IN (SELECT "key" FROM superseded)
----
CREATE VIEW current_acts AS SELECT
  a.key, a.id AS act_id, d.id AS document_id, d.published, d.publisher, a.kind, a.subtype, a.status, a.salience,
  a.form, a.strength, a.specific, a.ground, a.since AS date_start, a.until AS date_end, a.time, a.duration,
  a.when_text AS date_text, a.basis AS date_basis, a.dated, a.place, a.place_state, a.occasion, a.amount,
  a.unit AS amount_unit, a.topics, a.voice, a.plover, a.cameo,
  substr(d.text, a.begins + 1, a.ends - a.begins) AS evidence, a.begins AS anchor_start, a.ends AS anchor_end,
  u.rule, a.confidence, a.review
FROM acts a JOIN documents d ON d.key = a.document JOIN rules u ON u.key = a.rule
WHERE a.document NOT IN (SELECT "key" FROM superseded)
