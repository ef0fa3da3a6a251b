"""Every folder of styles/: its style.toml loads, its samples are read, and the main act of each gold is found."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from communique import house, read
from communique.model import Act, Source

STYLES = Path(__file__).parents[1] / "src" / "communique" / "styles"
FOLDERS = sorted(path for path in STYLES.iterdir() if path.is_dir() and not path.name.startswith("_"))
SAMPLES = sorted(STYLES.glob("*/sample*.txt"))
Gold = dict[str, Any]

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")


def gold_of(sample: Path) -> Gold:
    gold: Gold = json.loads(sample.with_name(sample.name + ".json").read_text(encoding="utf8"))
    return gold


@each_folder
def test_style_loads(folder: Path) -> None:
    style = house.loaded(folder.name)
    assert style.name == folder.name
    assert style in house.styles()


@each_folder
def test_folder_is_whole(folder: Path) -> None:
    samples = sorted(folder.glob("sample*.txt"))
    assert samples and (folder / "INVENTED.md").exists()
    assert {path.name for path in folder.glob("*.txt.json")} == {path.name + ".json" for path in samples}


@each_folder
def test_hosts_lead_to_the_style(folder: Path) -> None:
    for host, state in house.loaded(folder.name).hosts.items():
        found = house.style_of(Source("A text.", publisher="www." + host))
        assert (found.name, found.state) == (folder.name, state or None)


@each_sample
def test_gold_is_of_the_text_beside_it(sample: Path) -> None:
    gold = gold_of(sample)
    assert gold["file"] == sample.name
    assert gold["sha256"] == hashlib.sha256(sample.read_bytes()).hexdigest()


def places(act: Gold) -> list[tuple[int, int]]:
    return [(start, end) for start, end in [act["span"], *act.get("spans_also", [])]]


def found_for(gold: Gold, acts: tuple[Act, ...]) -> list[Act]:
    """The acts of the same kind and status that touch the words of a gold act."""
    return [
        act
        for act in acts
        if act.kind == gold["kind"]
        and act.status == gold["status"]
        and any(a.start < end and start < a.end for a in act.anchors for start, end in places(gold))
    ]


@each_sample
def test_main_acts_are_found(sample: Path) -> None:
    acts = read(sample).acts
    mains = [act for act in gold_of(sample)["acts"] if act["salience"] == "main"]
    assert mains
    for gold in mains:
        assert found_for(gold, acts), f"{gold['kind']} {gold.get('subtype')} at {gold['span']}"
    assert any(act.salience == "main" for gold in mains for act in found_for(gold, acts))


@each_sample
def test_nothing_else_is_main(sample: Path) -> None:
    mains = [act for act in gold_of(sample)["acts"] if act["salience"] == "main"]
    for act in read(sample).acts:
        if act.salience == "main":
            assert any(act in found_for(gold, (act,)) for gold in mains), act.anchors[0].text


def test_unknown_publisher_has_no_style() -> None:
    assert house.style_of(Source("The talks were long.", publisher="example.org")) == house.UNKNOWN


def test_a_host_that_only_ends_alike_is_another() -> None:
    assert house.style_of(Source("The talks were long.", publisher="notkremlin.ru")) == house.UNKNOWN
    assert house.style_of(Source("The talks were long.", publisher="en.kremlin.ru")).name == "kremlin"
