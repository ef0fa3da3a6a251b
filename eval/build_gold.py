"""Turn a draft annotation into gold: substrings become offsets, and the result is validated.

A draft is the gold shape of one document (see docs/evaluation.md) in which every place is
given as words of the text instead of offsets:

    "a unique substring"        the one place where these words stand
    "words#2"                   their second occurrence
    "first words … last words"  from the first words to the last words that follow them

Usage: python eval/build_gold.py DRAFT.json... --texts DIR --out DIR
       python eval/build_gold.py --check GOLD_DIR... --texts DIR
Drafts hold words of the source and stay out of the repository; gold holds offsets only.
Exit code 1 and one line a problem where a draft or a gold file is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

MODES = {"verbatim", "quoted", "reported", "mixed"}
STATUSES = {"occurred", "ongoing", "planned", "proposed", "hypothetical", "negated", "postponed", "cancelled"}
STRENGTHS = {"hope", "readiness", "intention", "instruction", "agreed_in_principle", "agreed", "promise"}
TOPICS = set(
    "defence military_technical security conflict_settlement borders trade investment energy transport agriculture"
    " industry technology space environment health education culture tourism humanitarian migration human_rights"
    " consular parliament multilateral reconstruction nuclear cyber finance general_relations".split()
)
ROLES: dict[str, set[str]] = {
    "meeting": set("host guest participant initiator attendee mediator".split()),
    "visit": set("visitor head host".split()),
    "message": set("from bearer to".split()),
    "invitation": set("inviter invitee".split()),
    "agreement": set("party signatory".split()),
    "commitment": set("actor counterpart beneficiary".split()),
    "request": set("requester addressee".split()),
    "position": set("holder target".split()),
    "thanks": set("thanker thanked".split()),
    "assistance": set("provider recipient".split()),
    "assessment": set("holder target".split()),
}
SUBTYPES: dict[str, set[str | None]] = {
    "meeting": set(
        "audience courtesy_call talks one_on_one expanded call video_call trilateral multilateral sidelines"
        " credentials signing ceremony meal press_conference unspecified".split()
    ),
    "visit": set("state official working private transit unspecified".split()),
    "message": set("greetings congratulations condolences wishes letter other".split()),
    "invitation": set("visit participate other".split()),
    "agreement": set("proposed agreed signed ratified in_force implemented terminated".split()),
    "commitment": {None},
    "request": {None},
    "position": set("supports welcomes commends condemns rejects concerned calls_for".split()),
    "thanks": {None},
    "assistance": set("political military economic humanitarian other".split()),
    "assessment": set("positive negative neutral".split()),
}


def locate(text: str, words: str) -> list[int]:
    """Offsets of `words` in `text`; ValueError where they are absent or not unique."""
    if " … " in words:
        first, last = words.split(" … ", 1)
        start = locate(text, first)[0]
        nth = re.match(r"(.*)#(\d+)$", last, re.S)
        last, count = (nth[1], int(nth[2])) if nth else (last, 1)
        at = start + len(re.sub(r"#\d+$", "", first)) - 1
        for _ in range(count):
            at = text.find(last, at + 1)
            if at < 0:
                raise ValueError(f"no {last!r} after {first!r}")
        return [start, at + len(last)]
    nth = re.match(r"(.*)#(\d+)$", words, re.S)
    plain, count = (nth[1], int(nth[2])) if nth else (words, 0)
    places = [m.start() for m in re.finditer(re.escape(plain), text)] if plain else []
    if not places:
        raise ValueError(f"not in the text: {plain!r}")
    if count == 0 and len(places) > 1:
        raise ValueError(f"{len(places)} places for {plain!r}: add #n or more words")
    if count > len(places):
        raise ValueError(f"only {len(places)} places for {plain!r}")
    at = places[max(count, 1) - 1]
    return [at, at + len(plain)]


def built(draft: dict[str, Any], texts: list[Path]) -> dict[str, Any]:
    """The gold document of a draft, offsets in place of words."""
    path = next((d / draft["file"] for d in texts if (d / draft["file"]).exists()), None)
    if path is None:
        raise ValueError(f"no text {draft['file']}")
    text = path.read_text(encoding="utf8")

    def span(value: Any) -> Any:
        return locate(text, value) if isinstance(value, str) else value

    gold = {"file": draft["file"], "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    gold |= {key: draft[key] for key in ("annotator", "diplomatic", "offices")}
    gold["statements"] = [
        s | {"cue": span(s.get("cue")), "content": [span(c) for c in s["content"]]} for s in draft["statements"]
    ]
    gold["acts"] = [act_built(a, span) for a in draft["acts"]]
    return gold


def act_built(act: dict[str, Any], span: Any) -> dict[str, Any]:
    act = {
        "subtype": None,
        "when": None,
        "where": None,
        "topics": [],
        "voice": None,
        "strength": None,
        "specific": None,
    } | act
    act["span"] = span(act["span"])
    act["spans_also"] = [span(x) for x in act.get("spans_also") or []]
    if act["when"] and act["when"].get("span"):
        act["when"] = act["when"] | {"span": span(act["when"]["span"])}
    return act


def problems(gold: dict[str, Any], text: str) -> list[str]:
    """What is wrong with a gold document, a line each."""
    found = [f"office {o}: [person, title, state]" for o in gold["offices"] if len(o) != 3]
    for i, statement in enumerate(gold["statements"]):
        found += wrong(f"statement {i}", statement_checks(statement, i, len(gold["statements"]), text))
    for i, act in enumerate(gold["acts"]):
        if act["kind"] not in ROLES:
            found.append(f"act {i}: kind {act['kind']}")
        else:
            found += wrong(f"act {i} ({act['kind']})", act_checks(act, text))
    return found


Checks = list[tuple[bool, str]]


def wrong(name: str, checks: Checks) -> list[str]:
    return [f"{name}: {message}" for good, message in checks if not good]


def listed(fillers: Any) -> bool:
    """Is a value a list of fillers, each a list of acceptable strings?"""
    return isinstance(fillers, list) and all(
        isinstance(f, list) and bool(f) and all(isinstance(x, str) for x in f) for f in fillers
    )


def inside(span: Any, text: str) -> bool:
    return isinstance(span, list) and len(span) == 2 and 0 <= span[0] < span[1] <= len(text)


def statement_checks(statement: dict[str, Any], number: int, count: int, text: str) -> Checks:
    parent = statement.get("parent")
    placed = parent is None or (isinstance(parent, int) and 0 <= parent < count and parent != number)
    spans = statement["content"] + ([statement["cue"]] if statement.get("cue") else [])
    return [
        (statement["mode"] in MODES, f"mode {statement['mode']}"),
        (bool(statement["content"]), "no content"),
        (listed(statement["speaker"]), "speaker is a list of lists of strings"),
        (placed, f"parent {parent}"),
        *((inside(span, text), f"bad span {span}") for span in spans),
    ]


def act_checks(act: dict[str, Any], text: str) -> Checks:
    kind, when = act["kind"], act["when"] or {}
    unknown = sorted(set(act["roles"]) - ROLES[kind])
    days = [when.get(edge) for edge in ("start", "end")]
    return [
        (act["subtype"] in SUBTYPES[kind], f"subtype {act['subtype']}"),
        (act["status"] in STATUSES, f"status {act['status']}"),
        (act["salience"] in {"main", "mentioned"}, f"salience {act['salience']}"),
        (not unknown, f"roles {unknown}"),
        *((listed(fillers), f"{role} is a list of lists of strings") for role, fillers in act["roles"].items()),
        (set(act["topics"]) <= TOPICS, f"topics {sorted(set(act['topics']) - TOPICS)}"),
        ((act["strength"] in STRENGTHS) == (kind == "commitment"), f"strength {act['strength']}"),
        (act["voice"] is None or (isinstance(act["voice"], list) and bool(act["voice"])), "voice is null or names"),
        (when.get("basis") in {"stated", "dateline", "publication", None}, "when basis"),
        *((d is None or bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", d)), f"when {d}") for d in days),
        *((inside(span, text), f"bad span {span}") for span in [act["span"], *(act.get("spans_also") or [])]),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drafts", nargs="*", type=Path)
    parser.add_argument("--check", action="append", default=[], type=Path)
    parser.add_argument("--texts", action="append", default=[], type=Path)
    parser.add_argument("--out", type=Path, default=Path())
    args = parser.parse_args()
    bad = 0
    for path in args.drafts + [p for d in args.check for p in sorted(d.glob("*.json"))]:
        try:
            source = json.loads(path.read_text(encoding="utf8"))
            gold = source if path not in args.drafts else built(source, args.texts)
            text_path = next(
                (d / gold["file"] for d in [*args.texts, path.parent] if (d / gold["file"]).exists()), None
            )
            if text_path is None:
                continue
            found = problems(gold, text_path.read_text(encoding="utf8"))
            if hashlib.sha256(text_path.read_bytes()).hexdigest() != gold["sha256"]:
                found.append("the text has another hash")
        except (ValueError, KeyError, TypeError) as error:
            gold, found = {}, [f"{type(error).__name__}: {error}"]
        for line in found:
            print(f"{path.name}: {line}", file=sys.stderr)
        bad += bool(found)
        if path in args.drafts and not found:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / f"{gold['file']}.json").write_text(
                json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf8"
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
