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
    found = []

    def check(ok: bool, message: str) -> None:
        if not ok:
            found.append(message)

    def inside(span: Any, what: str) -> None:
        check(
            isinstance(span, list) and len(span) == 2 and 0 <= span[0] < span[1] <= len(text),
            f"{what}: bad span {span}",
        )

    for office in gold["offices"]:
        check(len(office) == 3, f"office {office}: [person, title, state]")
    for i, s in enumerate(gold["statements"]):
        check(s["mode"] in MODES, f"statement {i}: mode {s['mode']}")
        check(bool(s["content"]), f"statement {i}: no content")
        check(
            all(isinstance(f, list) and f and all(isinstance(x, str) for x in f) for f in s["speaker"]),
            f"statement {i}: speaker is a list of lists of strings",
        )
        parent = s.get("parent")
        check(
            parent is None or (isinstance(parent, int) and 0 <= parent < len(gold["statements"]) and parent != i),
            f"statement {i}: parent {parent}",
        )
        for c in s["content"] + ([s["cue"]] if s.get("cue") else []):
            inside(c, f"statement {i}")
    for i, a in enumerate(gold["acts"]):
        kind = a["kind"]
        if kind not in ROLES:
            found.append(f"act {i}: kind {kind}")
            continue
        name = f"act {i} ({kind})"
        check(a["subtype"] in SUBTYPES[kind], f"{name}: subtype {a['subtype']}")
        check(a["status"] in STATUSES, f"{name}: status {a['status']}")
        check(a["salience"] in {"main", "mentioned"}, f"{name}: salience {a['salience']}")
        check(set(a["roles"]) <= ROLES[kind], f"{name}: roles {sorted(set(a['roles']) - ROLES[kind])}")
        for role, fillers in a["roles"].items():
            check(
                isinstance(fillers, list)
                and all(isinstance(f, list) and f and all(isinstance(x, str) for x in f) for f in fillers),
                f"{name}: {role} is a list of lists of strings",
            )
        check(set(a["topics"]) <= TOPICS, f"{name}: topics {sorted(set(a['topics']) - TOPICS)}")
        check((a["strength"] in STRENGTHS) == (kind == "commitment"), f"{name}: strength {a['strength']}")
        check(
            a["voice"] is None or (isinstance(a["voice"], list) and bool(a["voice"])),
            f"{name}: voice is null or names",
        )
        if a["when"]:
            check(a["when"].get("basis") in {"stated", "dateline", "publication", None}, f"{name}: when basis")
            for edge in ("start", "end"):
                check(
                    a["when"].get(edge) is None or bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", a["when"][edge])),
                    f"{name}: when {edge}",
                )
        for span in [a["span"], *(a.get("spans_also") or [])]:
            inside(span, name)
    return found


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
