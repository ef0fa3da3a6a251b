ALTER TABLE documents ADD COLUMN kin INTEGER REFERENCES documents ("key")
----
CREATE INDEX documents_kin ON documents (kin) WHERE kin IS NOT NULL
----
CREATE TABLE signatures (
	document INTEGER NOT NULL,
	minima BLOB NOT NULL,
	PRIMARY KEY (document),
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE
) STRICT
----
CREATE TABLE bands (
	band INTEGER NOT NULL,
	document INTEGER NOT NULL,
	PRIMARY KEY (band, document),
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE
) WITHOUT ROWID, STRICT
----
CREATE INDEX bands_document ON bands (document)
