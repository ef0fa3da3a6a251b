"""What people have judged, laid over what the program read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from communique.resolve.tables import crosswalk
from communique.store.claims import KINDS, SEVERAL, SINGLE, slots
from communique.store.packing import Plain, grown
from communique.store.whole import mended, merged, parted

EMPTY: dict[str, Plain] = {
    "entity": {"aliases": [], "mentions": [], "ref": None, "offices": []},
    "statement": {
        "speakers": [], "source": None, "addressees": [], "cue": None, "parent": None, "collective": False,
        "interpreted": False, "topics": [], "about": [], "confidence": None,
    },
    "act": {
        "subtype": None, "form": None, "strength": None, "specific": None, "salience": "mentioned", "roles": [],
        "when": None, "where": [], "amount": None, "topics": [], "for": None, "occasion": None, "voice": None,
        "links": [], "crosswalk": {"plover": None, "cameo": None}, "confidence": None,
    },
}  # fmt: skip


MENTIONS = "mentions"  # a field of an entity that only people judge: the places where it is meant


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on an assertion: accepted, rejected, edited, made by that person (human), or, of an entity,
    that it is another (merged)."""

    key: int
    kind: str
    object: str
    field: str
    value: str
    review: str


def overlaid(plain: Plain, verdicts: Sequence[Verdict], text: str) -> Plain:
    """The plain form of a record with the verdicts in it."""
    return mended(named(laid(plain, verdicts, text), verdicts))


def laid(plain: Plain, verdicts: Sequence[Verdict], text: str) -> Plain:
    """The verdicts on each object and its fields; what one means for the others is not yet seen to."""
    plain = {**plain, **{several: list(plain[several]) for several in KINDS.values()}}
    for verdict in sorted(verdicts, key=lambda v: (v.field != "", v.key)):
        objects = plain[KINDS[verdict.kind]]
        nth = next((n for n, whole in enumerate(objects) if whole["id"] == verdict.object), None)
        if verdict.field == "":
            judged_object(objects, nth, verdict, text)
        elif nth is not None:
            objects[nth] = judged_field(objects[nth], verdict, text)
    return plain


def named(plain: Plain, verdicts: Sequence[Verdict]) -> Plain:
    """Entities that were parted, then those that were merged."""
    for whole in plain["entities"]:
        if whole.get("split"):
            plain = parted(plain, whole["id"], whole["split"])
    into = {v.object: json.loads(v.value)["into"] for v in verdicts if v.review == "merged"}
    return merged(plain, into) if into else plain


def judged_object(objects: list[Plain], nth: int | None, verdict: Verdict, text: str) -> None:
    """An object goes where it was rejected, is changed where it was edited, comes back where it was kept."""
    if verdict.review == "merged":
        return
    if verdict.review == "rejected":
        if nth is not None:
            del objects[nth]
        return
    itself = grown(json.loads(verdict.value), text)
    if nth is not None:
        whole = objects[nth] = {**objects[nth], **itself}
    else:
        whole = {"id": verdict.object, "rule": "a person's entry", **EMPTY[verdict.kind], **itself}
        objects.append(whole)
    if verdict.kind == "act":
        plover, cameo = crosswalk(whole["kind"], whole["status"], whole["subtype"])
        whole["crosswalk"] = {"plover": plover, "cameo": cameo}


def judged_field(whole: Plain, verdict: Verdict, text: str) -> Plain:
    """An object with one value of one field rejected, edited or added."""
    value: Any = grown(json.loads(verdict.value), text)
    gone = verdict.review == "rejected"
    if verdict.field in SINGLE[verdict.kind]:
        return {**whole, verdict.field: None if gone else value}
    if verdict.field == MENTIONS and verdict.kind == "entity":
        places = [one for one in whole[MENTIONS] if one != value]
        return {**whole, MENTIONS: places if gone else sorted([*places, value], key=lambda a: (a["start"], a["end"]))}
    if verdict.field not in SEVERAL[verdict.kind]:
        return whole
    values = list(whole[verdict.field])
    nth = next((slot.nth for slot in slots(verdict.kind, whole) if slot.key == verdict.key), None)
    if gone:
        kept = [one for n, one in enumerate(values) if n != nth]
    elif nth is None:
        kept = values if value in values else [*values, value]
    else:
        kept = [value if n == nth else one for n, one in enumerate(values)]
    return {**whole, verdict.field: kept}


def marks(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """The review state of each object that was judged: its own, else edited where one of its fields was."""
    found = {v.object: "edited" for v in verdicts if v.field and v.review != "accepted"}
    return {**found, **{v.object: v.review for v in verdicts if not v.field}}
