"""Full text: what a person types made into a query that cannot go wrong, and the places found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text

from communique.store.bigrams import RUN, pairs
from communique.store.errors import SenselessError
from communique.store.filters import Filter, current, narrowed
from communique.store.listing import STATEMENTS, fetched, of_documents, spoken
from communique.store.rows import Row
from communique.store.schema import documents, statements

TERM = re.compile(r'(?P<not>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<prefix>\*)?')
WORD = re.compile(r"\w")
OPEN, CLOSE = "[", "]"
RANKED = 2000  # with more finds than these, none is much better than another
LENGTH = 24  # words of a snippet
SNIPPET: ColumnElement[str] = literal_column(f"snippet(documents_fts, 1, '{OPEN}', '{CLOSE}', ' … ', {LENGTH})")
LISTED = (
    documents.c.id.label("document_id"), documents.c.published, documents.c.publisher, documents.c.language,
    documents.c.title, documents.c.source,
)  # fmt: skip
AROUND = 40  # signs around a find in a text without blanks


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that is looked for, or that must not be there."""

    words: str
    prefix: bool = False
    excluded: bool = False

    @property
    def query(self) -> str:
        """In the language of the index, every sign of it quoted. CJK runs are looked for by their pairs."""
        plain = RUN.sub(" ", self.words).strip()
        found = [quoted(plain, self.prefix)] if WORD.search(plain) else []
        for run in RUN.findall(self.words):
            short = len(run) == 1
            found.append("cjk : " + quoted(" ".join(pairs(run)[: None if short else -1]), short))
        return "(" + " AND ".join(found) + ")" if found else ""


def quoted(words: str, prefix: bool) -> str:
    return '"' + words.replace('"', '""').replace("\x00", " ") + '"' + (" *" if prefix else "")


def terms(words: str) -> list[list[Term]]:
    """What is looked for: alternatives (parted by OR), each of several terms that must all be there."""
    groups: list[list[Term]] = [[]]
    for match in TERM.finditer(words):
        if match["word"] == "OR" and not match["not"]:
            groups.append([])
            continue
        word = match["phrase"] if match["phrase"] is not None else match["word"]
        prefix = bool(match["prefix"]) or word.endswith("*")
        groups[-1].append(Term(word.rstrip("*"), prefix, bool(match["not"])))
    return [group for group in groups if group]


def expression(words: str) -> str:
    """The query of what a person typed. SenselessError where there is nothing to look for in it."""
    found = []
    for group in terms(words):
        wanted = [term.query for term in group if not term.excluded and term.query]
        not_wanted = [term.query for term in group if term.excluded and term.query]
        if wanted:
            without = f" NOT ({' OR '.join(not_wanted)})" if not_wanted else ""
            found.append(f"({' AND '.join(wanted)}){without}")
    if not found:
        raise SenselessError(f"{words[:100]!r}: no word to look for")
    return " OR ".join(f"({one})" for one in found)


def columns() -> dict[str, list[str]]:
    """The columns of what is found, by where it was looked for."""
    return {"search": [*(one.name for one in LISTED), "snippet"], "search statements": [one.name for one in spoken()]}


def search(connection: Connection, words: str, wish: Filter) -> list[Row]:
    """Documents that hold the words, each with a snippet: the most fitting first; of very many, the last added."""
    sought = expression(words)
    row: ColumnElement[int] = literal_column("documents_fts.rowid")
    hits: Select[Any] = select(row.label("key")).select_from(text("documents_fts"))
    hits = hits.where(text("documents_fts MATCH :sought"), *current(row, wish))
    conditions = of_documents(connection, wish)
    if conditions:
        # Not by the row's own number, or the index would be asked anew for each document.
        hits = hits.where((row + 0).in_(select(documents.c.key).where(*conditions)))
    some = select(func.count()).select_from(hits.limit(RANKED + 1).subquery())
    many = connection.execute(some, {"sought": sought}).scalar_one() > RANKED
    if many:
        newest = hits.add_columns(SNIPPET).order_by(row.desc()).limit(wish.limit).offset(wish.offset)
        marked = {key: snippet for key, snippet in connection.execute(newest, {"sought": sought})}
    else:
        best = hits.order_by(literal_column("bm25(documents_fts, 4.0, 1.0, 1.0)")).limit(wish.limit).offset(wish.offset)
        keys = [one[0] for one in connection.execute(best, {"sought": sought})]
        marked = snippets(connection, keys, sought)
    return found(connection, marked, words)


def found(connection: Connection, marked: dict[int, str], words: str) -> list[Row]:
    """The documents of some numbers, in that order, with their snippets."""
    d = documents.c
    query = select(d.key, *LISTED).where(d.key.in_(list(marked)))
    rows = {row.pop("key"): row for row in fetched(connection, query)}
    for key, row in rows.items():
        plain = " ".join(marked[key].split())
        row["snippet"] = plain if OPEN in plain else around(connection, key, words) or plain
    return [rows[key] for key in marked]


def snippets(connection: Connection, keys: list[int], sought: str) -> dict[int, str]:
    """The words around the find in each document."""
    one = select(SNIPPET).select_from(text("documents_fts"))
    one = one.where(text("documents_fts MATCH :sought AND rowid = :key"))
    return {key: connection.execute(one, {"sought": sought, "key": key}).scalar() or "" for key in keys}


def around(connection: Connection, key: int, words: str) -> str | None:
    """The text around the first CJK run that was looked for, which the index knows by its pairs only."""
    whole = connection.execute(select(documents.c.text).where(documents.c.key == key)).scalar() or ""
    for run in RUN.findall(words):
        spot = whole.find(run)
        if spot >= 0:
            before, after = whole[max(0, spot - AROUND) : spot], whole[spot + len(run) :][:AROUND]
            return " ".join(f"… {before}{OPEN}{run}{CLOSE}{after} …".split())
    return None


def search_statements(connection: Connection, words: str, wish: Filter) -> list[Row]:
    """Statements that hold the words, newest first."""
    t, d = statements.c, documents.c
    hits = text("SELECT rowid FROM statements_fts WHERE statements_fts MATCH :sought").bindparams(
        sought=expression(words)
    )
    query = select(*spoken()).join(documents, d.key == t.document).where(t.key.in_(hits.columns(t.key)))
    return fetched(connection, narrowed(connection, query, STATEMENTS, wish))
