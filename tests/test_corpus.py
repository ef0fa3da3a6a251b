"""Real texts: every one is read, and every anchor holds. They are kept outside the project.

COMMUNIQUE_SHARED is the folder that has corpus/whitehouse/ (default: ../shared); COMMUNIQUE_ALL=1 reads all of
its texts, not a sample of sixty.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from communique import Record, read

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).parents[2] / "shared"))
CORPUS = SHARED / "corpus" / "whitehouse"
TEXTS = sorted(CORPUS.glob("*.txt"))
WHOLE = 520
SAMPLE = 60
CHOSEN = TEXTS if os.environ.get("COMMUNIQUE_ALL") == "1" else TEXTS[:: max(1, len(TEXTS) // SAMPLE)][:SAMPLE]

pytestmark = pytest.mark.skipif(not TEXTS, reason=f"no texts in {CORPUS}: set COMMUNIQUE_SHARED")
each = pytest.mark.parametrize("path", CHOSEN or [CORPUS], ids=lambda path: path.stem)


def test_corpus_is_whole() -> None:
    assert len(TEXTS) == WHOLE


@each
def test_text_is_read(path: Path, anchored: Callable[[Record], int]) -> None:
    record = read(path, publisher="whitehouse.gov")
    assert record.document.language == "en"
    assert record.document.publisher.state == "USA"
    assert record.document.segments and record.entities
    assert anchored(record) > len(record.entities)
    parents_are_statements(record)


def parents_are_statements(record: Record) -> None:
    known = {said.id: said for said in record.statements}
    for said in record.statements:
        if said.parent is not None:
            parent = known[said.parent]
            assert parent.content[0].start <= said.content[0].start
            assert said.content[-1].end <= parent.content[-1].end
