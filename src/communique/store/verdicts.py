"""What people have judged, laid over what the program read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from communique.store.claims import KINDS, SEVERAL, SINGLE, slots
from communique.store.packing import Plain, grown

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on an assertion: accepted, rejected, edited, or made by that person (human)."""

    key: int
    kind: str
    object: str
    field: str
    value: str
    review: str


def overlaid(plain: Plain, verdicts: Sequence[Verdict], text: str) -> Plain:
    """The plain form of a record with the verdicts in it."""
    plain = {**plain, **{several: list(plain[several]) for several in KINDS.values()}}
    for verdict in sorted(verdicts, key=lambda v: (v.field != "", v.key)):
        objects = plain[KINDS[verdict.kind]]
        nth = next((n for n, whole in enumerate(objects) if whole["id"] == verdict.object), None)
        if verdict.field == "":
            judged_object(objects, nth, verdict, text)
        elif nth is not None:
            objects[nth] = judged_field(objects[nth], verdict, text)
    return plain


def judged_object(objects: list[Plain], nth: int | None, verdict: Verdict, text: str) -> None:
    """An object goes where it was rejected, is changed where it was edited, comes back where it was kept."""
    if verdict.review == "rejected":
        if nth is not None:
            del objects[nth]
        return
    itself = grown(json.loads(verdict.value), text)
    if nth is not None:
        objects[nth] = {**objects[nth], **itself}
    else:
        objects.append({"id": verdict.object, "rule": "a person's entry", **EMPTY[verdict.kind], **itself})


def judged_field(whole: Plain, verdict: Verdict, text: str) -> Plain:
    """An object with one value of one field rejected, edited or added."""
    value: Any = None if verdict.review == "rejected" else grown(json.loads(verdict.value), text)
    if verdict.field in SINGLE[verdict.kind]:
        return {**whole, verdict.field: value}
    if verdict.field not in SEVERAL[verdict.kind]:
        return whole
    values = list(whole[verdict.field])
    nth = next((slot.nth for slot in slots(verdict.kind, whole) if slot.key == verdict.key), None)
    if verdict.review == "rejected":
        kept = [one for n, one in enumerate(values) if n != nth]
    elif nth is None:
        kept = [*values, value]
    else:
        kept = [value if n == nth else one for n, one in enumerate(values)]
    return {**whole, verdict.field: kept}


def marks(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """The review state of each object that was judged: its own, else edited where one of its fields was."""
    found = {v.object: "edited" for v in verdicts if v.field and v.review != "accepted"}
    return {**found, **{v.object: v.review for v in verdicts if not v.field}}
