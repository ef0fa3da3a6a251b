"""A document as those who check it see it: its objects with what people said of them, and who can be named."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from communique.export.look import Look, content, shortened, told
from communique.export.wording import headline, sentence
from communique.model import Record
from communique.serve.review.sheets import Sheet
from communique.store import Archive
from communique.store.packing import Plain, grown
from communique.store.rows import Row

KINDS = ("act", "statement", "entity")
OUT = ("rejected", "merged")
ANCHORS = {"act": "m", "statement": "s", "entity": "e"}


@dataclass(frozen=True)
class Seen:
    """One document at one moment. `version` goes into every form, so that nobody overwrites what he has not seen."""

    version: int
    plain: Plain
    rows: list[Row]

    @cached_property
    def look(self) -> Look:
        return Look(Record.from_dict(self.plain))

    @property
    def id(self) -> str:
        return str(self.plain["document"]["id"])

    @property
    def title(self) -> str:
        title = self.look.record.document.title
        return title.text if title else "Untitled text"

    @cached_property
    def text(self) -> str:
        return str(self.plain["document"]["text"])

    @cached_property
    def heads(self) -> dict[str, Row]:
        """The assertion of each object that it is there, by the object's id."""
        return {row["object"]: row for row in self.rows if not row["field"]}

    @cached_property
    def corrected(self) -> dict[str, list[str]]:
        """The fields of each object of which people said something else than the program."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.rows:
            if row["field"] and row["review"] not in ("machine", "accepted"):
                found[row["object"]] += [row["field"]] if row["field"] not in found[row["object"]] else []
        return found

    @cached_property
    def merged(self) -> dict[str, str]:
        return {r["object"]: json.loads(r["value"])["into"] for r in self.rows if r["review"] == "merged"}

    def sheet(self, object_: str) -> Sheet | None:
        head = self.heads.get(object_)
        return Sheet(head["kind"], object_, self.plain, self.rows, self.merged) if head else None

    def known(self) -> dict[str, list[tuple[str, str]]]:
        """Who and what can be chosen in a form: (id, words), in the order of the text."""
        look = self.look
        people = sorted(look.record.entities, key=lambda e: (e.type, e.name.casefold()))
        return {
            "entities": [(e.id, f"{shortened(e.name, 60)} ({e.type})") for e in people],
            "acts": [(a.id, f"{look.numbers[a.id]} {shortened(headline(a), 60)}") for a in look.acts],
            "statements": [
                (s.id, f"{look.numbers[s.id]} {look.speakers(s)}: {shortened(content(s.content), 50)}")
                for s in look.record.statements
            ],
        }

    def parts(self) -> list[dict[str, Any]]:
        """The side list: acts, statements, people and places, then what was taken out."""
        look = self.look
        acts = [self.row(a.id, headline(a), sentence(look, a)) for a in look.acts]
        said = [self.row(s.id, look.speakers(s), content(s.content)) for s in look.record.statements]
        people = [self.row(e.id, e.name, f"{e.type}; {len(e.mentions)} mentions") for e in look.record.entities]
        gone = [self.out(row) for row in self.heads.values() if row["review"] in OUT]
        return [
            {"name": "Acts", "rows": acts, "empty": "No act was found. Add one where the text tells of one."},
            {"name": "Statements", "rows": said, "empty": "No statement was found."},
            {"name": "People, states, places", "rows": people, "empty": "Nobody is named."},
            {"name": "Taken out", "rows": gone, "empty": "Nothing was rejected or merged."},
        ]

    def row(self, id_: str, head: str, words: str) -> dict[str, Any]:
        about = self.heads[id_]
        number = self.look.numbers.get(id_, "")
        return {
            "object": id_, "key": about["key"], "review": about["review"], "number": number, "head": head,
            "words": words, "changed": self.corrected.get(id_, []), "anchor": f"{ANCHORS[about['kind']]}-{id_}",
            "label": f"{about['kind']} {number or shortened(head, 40)}",
        }  # fmt: skip

    def out(self, row: Row) -> dict[str, Any]:
        """What people took out, as the program had it."""
        value = grown(json.loads(row["machine"] or row["value"]), self.text)
        places = value.get("anchors") or value.get("content") or []
        into = self.look.name(self.merged[row["object"]]) if row["review"] == "merged" else ""
        head = value.get("name") or told(value.get("kind") or value.get("mode") or row["kind"])
        words = " … ".join(one["text"] for one in places)
        return {
            "object": row["object"], "key": row["key"], "review": row["review"], "number": "", "head": head,
            "words": f"merged into {into}" if into else words, "changed": [], "anchor": "",
            "label": f"{row['kind']} {shortened(head, 40)}",
        }  # fmt: skip

    def called(self, object_: str) -> str:
        """What an object is called in a heading."""
        look = self.look
        number = look.numbers.get(object_, "")
        if object_ in look.entities:
            return look.entities[object_].name
        if object_ in look.statements:
            return f"Statement {number}: {look.speakers(look.statements[object_])}"
        act = next((act for act in look.acts if act.id == object_), None)
        if act:
            return f"Act {number}: {headline(act)}"
        head = self.heads.get(object_)
        return f"{self.out(head)['head']} ({head['review']})" if head else "Nothing"

    def open(self) -> list[int]:
        """The numbers of what nobody has judged yet."""
        return [row["key"] for row in self.heads.values() if row["review"] == "machine"]


def seen(archive: Archive, document: str) -> Seen:
    return Seen(*archive.review.looked_at(document))
