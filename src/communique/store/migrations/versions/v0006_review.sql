CREATE TABLE accounts (
	name TEXT NOT NULL,
	hash TEXT NOT NULL,
	role TEXT NOT NULL,
	created TEXT NOT NULL,
	disabled TEXT,
	PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT
----
CREATE TABLE tokens (
	"key" INTEGER NOT NULL,
	name TEXT NOT NULL,
	digest TEXT NOT NULL,
	created TEXT NOT NULL,
	revoked TEXT,
	PRIMARY KEY ("key"),
	UNIQUE (digest)
)
 STRICT
----
CREATE TABLE sessions (
	digest TEXT NOT NULL,
	account TEXT NOT NULL,
	created TEXT NOT NULL,
	until TEXT NOT NULL,
	PRIMARY KEY (digest),
	FOREIGN KEY(account) REFERENCES accounts (name) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX sessions_account ON sessions (account)
----
CREATE TABLE review_batches (
	document INTEGER NOT NULL,
	version INTEGER NOT NULL,
	action TEXT NOT NULL,
	"by" TEXT NOT NULL,
	made TEXT NOT NULL,
	why TEXT NOT NULL,
	undoes INTEGER,
	PRIMARY KEY (document, version),
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX review_batches_made ON review_batches (made)
----
CREATE TABLE review_steps (
	document INTEGER NOT NULL,
	version INTEGER NOT NULL,
	nth INTEGER NOT NULL,
	assertion INTEGER NOT NULL,
	kind TEXT NOT NULL,
	object TEXT NOT NULL,
	field TEXT NOT NULL,
	review_before TEXT,
	value_before TEXT,
	review TEXT,
	value TEXT,
	PRIMARY KEY (document, version, nth),
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX review_steps_assertion ON review_steps (document, assertion)
----
CREATE TABLE projects (
	name TEXT NOT NULL,
	fields TEXT NOT NULL,
	"by" TEXT NOT NULL,
	made TEXT NOT NULL,
	PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT
----
CREATE TABLE project_documents (
	project TEXT NOT NULL,
	document INTEGER NOT NULL,
	PRIMARY KEY (project, document),
	FOREIGN KEY(project) REFERENCES projects (name) ON DELETE CASCADE,
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX project_documents_document ON project_documents (document)
----
CREATE TABLE project_coders (
	project TEXT NOT NULL,
	coder TEXT NOT NULL,
	PRIMARY KEY (project, coder),
	FOREIGN KEY(project) REFERENCES projects (name) ON DELETE CASCADE,
	FOREIGN KEY(coder) REFERENCES accounts (name) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX project_coders_coder ON project_coders (coder)
----
CREATE TABLE project_done (
	project TEXT NOT NULL,
	document INTEGER NOT NULL,
	coder TEXT NOT NULL,
	made TEXT NOT NULL,
	PRIMARY KEY (project, document, coder),
	FOREIGN KEY(project) REFERENCES projects (name) ON DELETE CASCADE,
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE,
	FOREIGN KEY(coder) REFERENCES accounts (name) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
----
CREATE INDEX project_done_coder ON project_done (coder)
----
CREATE INDEX project_done_document ON project_done (document)
----
CREATE TABLE codings (
	"key" INTEGER NOT NULL,
	project TEXT NOT NULL,
	document INTEGER NOT NULL,
	coder TEXT,
	object TEXT NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	why TEXT NOT NULL,
	made TEXT NOT NULL,
	PRIMARY KEY ("key"),
	FOREIGN KEY(project) REFERENCES projects (name) ON DELETE CASCADE,
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE
)
 STRICT
----
CREATE INDEX codings_document ON codings (document)
----
CREATE INDEX codings_project ON codings (project, document)
----
CREATE INDEX acts_review ON acts (review, salience, confidence)
----
CREATE INDEX statements_review ON statements (review, confidence)
