"""Label Studio tasks: each text with what was found in it as predictions to check. Offsets are in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.export import aside
from communique.export.as_json import for_others
from communique.model import Act, Anchor, Record, Statement

CONFIG = """<View>
  <Labels name="label" toName="text">
{labels}
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
</View>
"""
KINDS = (
    "statement", "speaker", "cue", "person", "office", "meeting", "visit", "message", "invitation", "agreement",
    "commitment", "request", "position", "thanks", "assistance", "assessment",
)  # fmt: skip


def as_labelstudio(records: Iterable[Record], out: Path) -> None:
    """A folder with tasks.json and the labelling interface config.xml."""
    with aside.folder(out) as folder:
        with (folder / "tasks.json").open("wb") as file:
            file.write(b"[")
            for number, record in enumerate(records):
                file.write((b",\n" if number else b"\n") + for_others(task(record)))
            file.write(b"\n]\n")
        labels = "\n".join(f'    <Label value="{kind}"/>' for kind in KINDS)
        (folder / "config.xml").write_text(CONFIG.format(labels=labels), encoding="utf8")


def task(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        "data": {"text": document.text, "document_id": document.id, "source": document.source},
        "predictions": [
            {"model_version": f"{record.run.program} {record.run.version}", "result": list(results(record))}
        ],
    }


def results(record: Record) -> Iterator[dict[str, Any]]:
    """Statements with speaker and cue, people with their offices, acts, each as a region; roles as relations."""
    for said in record.statements:
        yield from spoken(said)
    for entity in record.entities:
        if entity.type in ("person", "office"):
            for number, anchor in enumerate(entity.mentions):
                yield region(f"{entity.id}-{number}", entity.type, anchor, {"entity": entity.id, "name": entity.name})
    for act in record.acts:
        yield from told(act)


def spoken(said: Statement) -> Iterator[dict[str, Any]]:
    for number, anchor in enumerate(said.content):
        yield region(f"{said.id}-{number}", "statement", anchor, {"mode": said.mode})
    for name, where in (("speaker", said.source), ("cue", said.cue)):
        if where:
            yield region(f"{said.id}-{name}", name, where, {})
            yield {"type": "relation", "from_id": f"{said.id}-0", "to_id": f"{said.id}-{name}", "direction": "right"}


def told(act: Act) -> Iterator[dict[str, Any]]:
    meta = {"status": act.status, "subtype": act.subtype, "rule": act.rule, "act": act.id}
    for number, anchor in enumerate(act.anchors):
        yield region(f"{act.id}-{number}", act.kind, anchor, meta)


def region(identity: str, label: str, anchor: Anchor, meta: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": identity,
        "type": "labels",
        "from_name": "label",
        "to_name": "text",
        "value": {"start": anchor.start, "end": anchor.end, "text": anchor.text, "labels": [label]},
        "meta": {"text": [f"{key}: {value}" for key, value in meta.items() if value is not None]},
    }
