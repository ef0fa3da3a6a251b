"""A record as gold: what careful people have made of a text, to measure programs against. It holds no words of the text
but names and offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from communique.model import Act, Anchor, Record, Statement
from communique.scoring.found import Found

Span = list[int]


def as_gold(record: Record, annotator: str = "") -> dict[str, Any]:
    """The gold file of a record (docs/evaluation.md)."""
    found = Found(record)
    places = {said.id: nth for nth, said in enumerate(record.statements)}
    return {
        "file": file_name(record),
        "sha256": sha256(record.document.text.encode("utf8", "surrogatepass")).hexdigest(),
        "annotator": annotator,
        "diplomatic": record.document.diplomatic,
        "offices": [list(one) for one in found.offices],
        "statements": [statement(found, said, places) for said in record.statements],
        "acts": [act(found, one) for one in record.acts],
    }


def file_name(record: Record) -> str:
    """The name of the text's file: that of its source, told apart from others of that name by the text's hash."""
    source = record.document.source or ""
    path = urlsplit(source).path if "://" in source else source
    plain = (sign if (sign.isascii() and sign.isalnum()) or sign in "-_" else "_" for sign in PurePath(path).stem)
    stem = "".join(plain)[:80]
    return f"{stem or 'text'}_{record.document.id[:8]}.txt"


def statement(found: Found, said: Statement, places: dict[str, int]) -> dict[str, Any]:
    return {
        "mode": said.mode,
        "speaker": [list(names) for names in found.speakers(said)],
        "collective": said.collective,
        "cue": span(said.cue) if said.cue else None,
        "content": [span(one) for one in said.content],
        "parent": places.get(said.parent or ""),
    }


def act(found: Found, one: Act) -> dict[str, Any]:
    roles: dict[str, list[list[str]]] = defaultdict(list)
    for role, names in found.roles(one):
        roles[role].append(list(names))
    first, *others = one.anchors
    voice = found.voice(one)
    return {
        "kind": one.kind, "subtype": one.subtype, "status": one.status, "salience": one.salience, "roles": dict(roles),
        "when": when(one), "where": [list(found.names(p.entity, p.anchor)) for p in one.where] or None,
        "topics": unique(topic.code for topic in one.topics), "voice": None if voice is None else list(voice),
        "span": span(first), "spans_also": [span(other) for other in others], "strength": one.strength,
        "specific": one.specific, **({"form": one.form} if one.form else {}),
    }  # fmt: skip


def when(one: Act) -> dict[str, Any] | None:
    if one.when is None:
        return None
    return {"span": span(one.when.anchor), "start": one.when.start, "end": one.when.end, "basis": one.when.basis}


def span(anchor: Anchor) -> Span:
    return [anchor.start, anchor.end]


def unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
