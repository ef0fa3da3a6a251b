"""What holds for every text: offsets lead back, parents hold their statements, the same text gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import IngestError, Record, read
from communique.ingest import from_bytes
from communique.model import Span
from communique.segment import segment
from communique.text import sentences, shadow, tokens

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "src" / "communique" / "styles").glob("*/sample*.txt"))
PIECES = tuple(sorted({line for path in SAMPLES for line in path.read_text(encoding="utf8").splitlines() if line}))
calm = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
often = settings(calm, max_examples=300)

# Signs that are folded, dropped or kept, and letters of many scripts.
SIGNS = (
    "aZ .,:;!?'\"()-*_\n\t"
    "\u00ad\u200b\u200e\u202a\u2066\ufeff\u00a0\u3000\u2018\u2019\u201c\u201d\u2010\u2013\u2014"
    "é李И😀"
)
texts = st.text(alphabet=SIGNS, max_size=80)
mixtures = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n\n", "\n", " ", "\n\n– ", "\n\n“"])), min_size=1, max_size=9
).map(lambda parts: "".join(piece + joint for piece, joint in parts))  # fmt: skip


# The shadow


@often
@given(texts)
def test_shadow_leads_back(text: str) -> None:
    """Every sign of the shadow stands where its anchor says, but for the folded ones."""
    image = shadow(text)
    for at, sign in enumerate(image.text):
        anchor = image.anchor(Span(at, at + 1))
        assert text[anchor.start : anchor.end] == anchor.text
        assert len(anchor.text) == 1
        assert sign == anchor.text or sign in "' -"


@often
@given(texts, st.data())
def test_anchors_of_spans(text: str, data: st.DataObject) -> None:
    """The anchor of a span begins with the source of its first sign and ends with that of its last."""
    image = shadow(text)
    start = data.draw(st.integers(0, len(image.text)))
    end = data.draw(st.integers(start, len(image.text)))
    anchor = image.anchor(Span(start, end))
    assert text[anchor.start : anchor.end] == anchor.text
    assert shadow_of(anchor.text) == shadow_of(image.text[start:end])
    if end > start:
        assert anchor.start == image.anchor(Span(start, start + 1)).start
        assert anchor.end == image.anchor(Span(end - 1, end)).end


def shadow_of(text: str) -> str:
    """The letters and digits of a text, which folding never changes."""
    return re.sub(r"[\W_]", "", text)


@often
@given(texts)
def test_shadow_of_a_shadow_keeps_letters(text: str) -> None:
    assert shadow_of(shadow(text).text) == shadow_of(text)


@often
@given(texts)
def test_tokens_lie_in_order(text: str) -> None:
    image = shadow(text).text
    end = 0
    for token in tokens(image):
        assert end <= token.start < token.end
        assert image[token.start : token.end] == token.text
        assert not re.search(r"\w", image[end : token.start])
        end = token.end
    assert not re.search(r"\w", image[end:])


@often
@given(texts)
def test_sections_and_sentences_hold_every_word(text: str) -> None:
    image = shadow(text).text
    spans = [s.span for s in segment(image)]
    inner = [s for span in spans for s in sentences(image, span)]
    for found in (spans, inner):
        covered = "".join(image[s.start : s.end] for s in found)
        assert shadow_of(covered) == shadow_of(image)
        assert all(a.end <= b.start for a, b in pairwise(found))


# Records of mixtures of sample pieces


@calm
@given(text=mixtures)
def test_records_of_mixtures(text: str, anchored: Callable[[Record], int]) -> None:
    record = read(text)
    plain = record.to_dict()
    anchored(record)
    ids_are_unique(record)
    parents_hold_their_children(record)
    named_is_there(record)
    assert Record.from_dict(json.loads(json.dumps(plain))) == record
    assert json.dumps(read(text).to_dict()) == json.dumps(plain)


@calm
@given(
    text=mixtures,
    frame=st.sampled_from([("", ""), ("<html><body><p>", "</p></body></html>"), ("<!doctype html><p>", "")]),
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis"]),
    broken=st.binary(max_size=3),
    at=st.floats(0, 1),
)
def test_files_give_a_record_or_a_reason(
    text: str, frame: tuple[str, str], encoding: str, broken: bytes, at: float, anchored: Callable[[Record], int]
) -> None:
    """Whole and broken files, of whatever encoding, are read or refused in words."""
    raw = (frame[0] + text.replace("\n\n", "</p><p>" if frame[0] else "\n\n") + frame[1]).encode(encoding, "replace")
    cut = int(at * len(raw))
    try:
        anchored(read(from_bytes(raw[:cut] + broken + raw[cut:], "page")))
    except IngestError as error:
        assert str(error).startswith(("page: ", "text: "))


def ids_are_unique(record: Record) -> None:
    ids = [x.id for group in (record.entities, record.statements, record.acts) for x in group]
    assert len(ids) == len(set(ids))
    assert record.document.id == hashlib.sha256(record.document.text.encode("utf8")).hexdigest()


def parents_hold_their_children(record: Record) -> None:
    """A statement lies between the first and last place of its parent, and no statement is its own ancestor."""
    known = {said.id: said for said in record.statements}
    for said in record.statements:
        seen = {said.id}
        parent = known.get(said.parent or "")
        if parent:
            assert min(c.start for c in parent.content) <= min(c.start for c in said.content)
            assert max(c.end for c in said.content) <= max(c.end for c in parent.content)
        while parent:
            assert parent.id not in seen
            seen.add(parent.id)
            parent = known.get(parent.parent or "")


def named_is_there(record: Record) -> None:
    """Who is named by id is an entity, and every entity is named somewhere in the text."""
    entities = {e.id: e for e in record.entities}
    for said in record.statements:
        assert {*said.speakers, *said.addressees, *said.about} <= set(entities)
    for segment_ in record.document.segments:
        assert set(segment_.speakers) <= set(entities)
    for entity in record.entities:
        assert entity.mentions and entity.name
        for office in entity.offices:
            assert office.of in {None, *entities}


@calm
@given(st.sampled_from(SAMPLES), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_make_no_difference(path: Path, line_end: str) -> None:
    text = path.read_text(encoding="utf8")
    assert read(text.replace("\n", line_end)).to_dict() == read(text).to_dict()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_marks_without_a_word_make_no_difference(path: Path) -> None:
    """Soft hyphens and zero-width marks inside words change offsets and nothing else."""
    text = path.read_text(encoding="utf8")
    strewn = re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text)
    plain, other = read(text), read(strewn)
    assert [(a.kind, a.subtype, a.status, a.salience) for a in other.acts] == [
        (a.kind, a.subtype, a.status, a.salience) for a in plain.acts
    ]
    assert [[c.text.replace("\u00ad", "") for c in s.content] for s in other.statements] == [
        [c.text for c in s.content] for s in plain.statements
    ]


@pytest.mark.parametrize("path", SAMPLES[::9], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_bytes_do_not_depend_on_the_hash_seed(path: Path) -> None:
    code = (
        "import json, sys; from pathlib import Path; from communique import read; "
        "print(json.dumps(read(Path(sys.argv[1])).to_dict()))"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for seed in ("0", "1", "4711")
    ]  # fmt: skip
    outputs = {run.communicate(timeout=60)[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(outputs) == 1 and outputs != {b""}
