CREATE TABLE ledger_parts (
	part TEXT NOT NULL,
	PRIMARY KEY (part)
)
 WITHOUT ROWID,
 STRICT
----
CREATE TABLE ledger_runs (
	"key" INTEGER NOT NULL,
	made TEXT NOT NULL,
	version TEXT NOT NULL,
	documents INTEGER NOT NULL,
	run INTEGER NOT NULL,
	PRIMARY KEY ("key")
)
 STRICT
----
CREATE TABLE persons (
	id TEXT NOT NULL,
	part TEXT NOT NULL,
	name TEXT NOT NULL,
	folded TEXT NOT NULL,
	aliases TEXT,
	states TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(part) REFERENCES ledger_parts (part) ON DELETE CASCADE
)
 STRICT
----
CREATE INDEX persons_part ON persons (part)
----
CREATE TABLE namings (
	document INTEGER NOT NULL,
	entity TEXT NOT NULL,
	person TEXT NOT NULL,
	strength REAL NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (document, entity),
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE,
	FOREIGN KEY(person) REFERENCES persons (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX namings_person ON namings (person)
----
CREATE TABLE occupancies (
	person TEXT NOT NULL,
	nth INTEGER NOT NULL,
	office TEXT NOT NULL,
	title TEXT NOT NULL,
	rank TEXT,
	body TEXT,
	state TEXT,
	detail TEXT,
	seat TEXT,
	acting INTEGER NOT NULL,
	main INTEGER NOT NULL,
	since TEXT NOT NULL,
	until TEXT NOT NULL,
	elect TEXT,
	former TEXT,
	documents INTEGER NOT NULL,
	places TEXT NOT NULL,
	PRIMARY KEY (person, nth),
	FOREIGN KEY(person) REFERENCES persons (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX occupancies_state ON occupancies (state, since)
----
CREATE TABLE events (
	id TEXT NOT NULL,
	part TEXT NOT NULL,
	kind TEXT NOT NULL,
	subtype TEXT,
	status TEXT NOT NULL,
	since TEXT,
	until TEXT,
	dated TEXT NOT NULL,
	place TEXT,
	place_state TEXT,
	topics TEXT,
	documents INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(part) REFERENCES ledger_parts (part) ON DELETE CASCADE
)
 STRICT
----
CREATE INDEX events_kind ON events (kind, dated)
----
CREATE INDEX events_part ON events (part)
----
CREATE TABLE tellings (
	document INTEGER NOT NULL,
	act TEXT NOT NULL,
	event TEXT NOT NULL,
	strength REAL NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (document, act),
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE,
	FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX tellings_event ON tellings (event)
----
CREATE TABLE event_people (
	event TEXT NOT NULL,
	nth INTEGER NOT NULL,
	role TEXT NOT NULL,
	type TEXT,
	name TEXT NOT NULL,
	person TEXT,
	office TEXT,
	rank TEXT,
	state TEXT,
	PRIMARY KEY (event, nth),
	FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX event_people_person ON event_people (person)
----
CREATE TABLE event_states (
	state TEXT NOT NULL,
	other TEXT NOT NULL,
	kind TEXT NOT NULL,
	dated TEXT NOT NULL,
	event TEXT NOT NULL,
	PRIMARY KEY (state, other, kind, dated, event),
	FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX event_states_event ON event_states (event)
----
CREATE TABLE ledger_links (
	source TEXT NOT NULL,
	relation TEXT NOT NULL,
	target TEXT NOT NULL,
	part TEXT NOT NULL,
	strength REAL NOT NULL,
	reason TEXT NOT NULL,
	places TEXT NOT NULL,
	PRIMARY KEY (source, relation, target),
	FOREIGN KEY(part) REFERENCES ledger_parts (part) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX ledger_links_part ON ledger_links (part)
----
CREATE INDEX ledger_links_target ON ledger_links (target, relation)
----
CREATE TABLE ledger_verdicts (
	"key" INTEGER NOT NULL,
	source TEXT NOT NULL,
	target TEXT NOT NULL,
	says TEXT NOT NULL,
	"by" TEXT NOT NULL,
	made TEXT NOT NULL,
	why TEXT NOT NULL,
	undone TEXT,
	PRIMARY KEY ("key")
)
 STRICT
----
CREATE INDEX ledger_verdicts_source ON ledger_verdicts (source)
