"""Every kind, status and subtype of act has its place in PLOVER and CAMEO, or is one of those that have none."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from communique import data
from communique.model import Kind, Status
from communique.resolve import tables

SUBTYPES: dict[str, tuple[str | None, ...]] = {
    "meeting": (
        "audience", "courtesy_call", "talks", "one_on_one", "expanded", "call", "video_call", "trilateral", "multilateral", "sidelines",
        "credentials", "signing", "ceremony", "meal", "press_conference", "unspecified",
    ),
    "visit": ("state", "official", "working", "private", "transit", "unspecified"),
    "message": ("greetings", "congratulations", "condolences", "wishes", "letter", "other"),
    "invitation": ("visit", "participate", "other"),
    "agreement": ("proposed", "agreed", "signed", "ratified", "in_force", "implemented", "terminated"),
    "commitment": (None,),
    "request": (None,),
    "position": ("supports", "welcomes", "commends", "condemns", "rejects", "concerned", "calls_for"),
    "thanks": (None,),
    "assistance": ("political", "military", "economic", "humanitarian", "other"),
    "assessment": ("positive", "negative", "neutral"),
}  # fmt: skip
NOWHERE = {("message", "greetings"), ("message", "condolences"), ("message", "wishes")}
NOT_IN_PLOVER = {("thanks", None), ("assessment", "neutral")}
PLOVER = {
    "AGREE": (), "CONSULT": ("visit", "third-party", "multilateral", "phone"), "SUPPORT": (), "CONCEDE": (),
    "COOPERATE": (), "AID": (), "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"), "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
}  # fmt: skip
COMBINATIONS = [
    (kind, status, subtype)
    for kind, subtypes in SUBTYPES.items()
    for status in get_args(Status)
    for subtype in subtypes
]


def test_every_kind_is_here() -> None:
    assert set(SUBTYPES) == set(get_args(Kind))


def test_every_combination_has_a_row() -> None:
    rows = tables.crosswalks()
    for kind, status, subtype in COMBINATIONS:
        tries = (
            (kind, status, subtype or ""),
            (kind, status, "*"),
            (kind, "*", subtype or ""),
            (kind, "*", "*"),
        )
        assert any(key in rows for key in tries), (kind, status, subtype)


def test_nothing_is_empty_but_what_has_no_place() -> None:
    for kind, status, subtype in COMBINATIONS:
        plover, cameo = tables.crosswalk(kind, status, subtype)
        nowhere = (kind, subtype) in NOWHERE
        assert (plover is None) == (nowhere or (kind, subtype) in NOT_IN_PLOVER), (kind, status, subtype)
        assert (cameo is None) == nowhere, (kind, status, subtype)


def test_codes_are_codes() -> None:
    for plover, cameo in tables.crosswalks().values():
        if plover is not None:
            type_, _, mode = plover.partition("-")
            assert type_ in PLOVER and (not mode or mode in PLOVER[type_]), plover
        assert cameo is None or re.fullmatch(r"(?:0[1-9]|1\d|20)\d{1,2}", cameo), cameo


def test_rows_name_what_there_is_once() -> None:
    rows = [(r["kind"], r["status"], r["subtype"]) for r in data.rows("world", "crosswalk.csv")]
    assert len(rows) == len(set(rows))
    for kind, status, subtype in rows:
        assert subtype == "*" or subtype in SUBTYPES[kind]
        assert status == "*" or status in get_args(Status)


# Kind, status, subtype; PLOVER, CAMEO; the manual's rule in our words.
WORKED: list[tuple[str, str, str | None, str | None, str | None, str]] = [
    ("meeting", "occurred", "unspecified", "CONSULT", "040", "a meeting is consultation, all sides actors"),
    ("meeting", "ongoing", "expanded", "CONSULT", "040", "the format of a meeting has no code of its own"),
    ("meeting", "occurred", "call", "CONSULT-phone", "041", "talk by telephone has a mode"),
    ("meeting", "occurred", "video_call", "CONSULT-phone", "041", "every other remote medium has the telephone's mode"),
    ("meeting", "occurred", "audience", "CONSULT-visit", "043", "one side hosts, the other visits; told from the host's side"),
    ("meeting", "occurred", "courtesy_call", "CONSULT-visit", "042", "one side hosts, the other visits; told from the guest's side"),
    ("meeting", "occurred", "multilateral", "CONSULT-multilateral", "040", "a meeting within an alliance or organization"),
    ("meeting", "occurred", "sidelines", "CONSULT-multilateral", "040", "a meeting in the frame of a multilateral one"),
    ("meeting", "occurred", "talks", "CONSULT", "046", "talks and negotiations are consultation"),
    ("meeting", "planned", "talks", "AGREE", "036", "a meeting still to come is an agreement to meet"),
    ("meeting", "proposed", "call", "AGREE", "036", "a meeting still to come is an agreement to meet, by whatever medium"),
    ("meeting", "cancelled", "unspecified", "REJECT-meet", "125", "cancelling a meeting is a verbal rejection"),
    ("meeting", "hypothetical", "call", "CONSULT-phone", "041", "hypothetical is an auxiliary mode beside the type"),
    ("meeting", "negated", "unspecified", "CONSULT", "040", "negation is an auxiliary mode; not having met is no refusal"),
    ("visit", "occurred", "official", "CONSULT-visit", "042", "the visitor is the actor, the host the recipient"),
    ("visit", "planned", "state", "AGREE", "036", "a state visit still to come is an agreement"),
    ("visit", "cancelled", "working", "REJECT-meet", "125", "cancelling is a verbal rejection, not a cut in relations"),
    ("invitation", "occurred", "visit", "AGREE", "036", "an invitation to a state visit is an agreement, not a consultation"),
    ("invitation", "negated", "participate", "REJECT-meet", "125", "an invitation declined is a rejection"),
    ("message", "occurred", "greetings", None, None, "no scheme has greetings"),
    ("message", "occurred", "condolences", None, None, "no scheme has condolences"),
    ("message", "occurred", "congratulations", "SUPPORT", "051", "praise and approval of an actor is support"),
    ("message", "occurred", "letter", "CONSULT-phone", "040", "consultation by a remote medium"),
    ("agreement", "occurred", "signed", "SUPPORT", "057", "to sign an agreement is diplomatic support"),
    ("agreement", "occurred", "ratified", "SUPPORT", "057", "to ratify an agreement is diplomatic support"),
    ("agreement", "planned", "signed", "AGREE", "032", "a promise to sign is an agreement, not support with a future mode"),
    ("agreement", "occurred", "agreed", "AGREE", "030", "to agree to cooperate, before a signature"),
    ("agreement", "occurred", "proposed", "AGREE", "030", "an offer to cooperate is an agreement"),
    ("agreement", "occurred", "terminated", "SANCTION-discontinue", "160", "to end cooperation that there was is a cut in relations"),
    ("commitment", "planned", None, "AGREE", "030", "a promise or readiness to cooperate"),
    ("commitment", "negated", None, "REJECT", "120", "a promise refused is a rejection"),
    ("request", "occurred", None, "REQUEST", "020", "every request, however polite"),
    ("request", "cancelled", None, "CONCEDE", "080", "to withdraw a demand is a concession"),
    ("position", "occurred", "supports", "SUPPORT", "051", "to express support is support"),
    ("position", "occurred", "welcomes", "SUPPORT", "051", "to welcome another's step is support"),
    ("position", "occurred", "condemns", "ACCUSE-disapprove", "111", "to condemn is to disapprove"),
    ("position", "planned", "condemns", "ACCUSE-disapprove", "111", "only cooperation becomes an agreement when it lies ahead"),
    ("position", "occurred", "rejects", "REJECT", "120", "all refusals"),
    ("position", "negated", "supports", "REJECT", "120", "support denied is a refusal"),
    ("thanks", "occurred", None, None, "051", "the older coders' dictionaries take thanks for praise; the newer scheme names only support and praise"),
    ("assistance", "occurred", "military", "AID", "072", "arms and personnel given are aid"),
    ("assistance", "ongoing", "humanitarian", "AID", "073", "emergency help is aid"),
    ("assistance", "occurred", "political", "SUPPORT", "050", "what is not material is support and not aid"),
    ("assistance", "planned", "economic", "AGREE", "0331", "broad promises of aid are agreements"),
    ("assistance", "cancelled", "military", "SANCTION-discontinue", "1622", "withdrawal of aid is a cut in relations and not a rejection"),
    ("assessment", "occurred", "negative", "ACCUSE-disapprove", "110", "disapproval is expressed"),
    ("assessment", "occurred", "neutral", None, "010", "the newer scheme dropped mere comment"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "status", "subtype", "plover", "cameo", "rule"), WORKED)
def test_worked_examples(
    kind: str, status: str, subtype: str | None, plover: str | None, cameo: str | None, rule: str
) -> None:
    assert tables.crosswalk(kind, status, subtype) == (plover, cameo), rule
