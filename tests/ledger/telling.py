"""A short way to write tellings: `tell("meeting", "2024-05-07", host="Ana Kovač/HRV/President", guest="Jon Dahl/NOR")`."""

from __future__ import annotations

from typing import Any

from communique.ledger.items import Filler, Place, Telling

ROLES = (
    "host", "guest", "participant", "visitor", "head", "sender", "to", "bearer", "inviter", "invitee", "party",
    "signatory", "actor", "counterpart", "beneficiary", "thanker", "thanked", "provider", "recipient", "holder",
    "initiator",
)  # fmt: skip
ROLE_OF = {"sender": "from"}
STATES = {"Norway": "NOR", "Croatia": "HRV", "Kenya": "KEN", "Peru": "PER"}


def filler(document: str, role: str, said: str) -> Filler:
    """`Name/STATE/Office` for a person, `/STATE/Office` for one not named, a state by its name, `group:Name`."""
    name, state, office = [*said.split("/"), "", "", ""][:3]
    if said.startswith("group:"):
        return Filler(role, "group", said[6:], "", "")
    if name in STATES:
        return Filler(role, "state", name, STATES[name], "")
    kind = "person" if name else "office"
    return Filler(role, kind, name, state, office, f"{document}:{name}" if name else "")


def tell(kind: str, published: str, document: str = "", act: str = "1", **told: Any) -> Telling:
    """A telling; `when` is a day or "day..day", roles are names as `filler` takes them, several split by ";"."""
    document = document or f"{kind}-{published}-{told.get('publisher', '')}"
    since, _, until = told.get("when", "").partition("..")
    fillers = [
        filler(document, ROLE_OF.get(role, role), one)
        for role in ROLES
        for one in str(told.get(role, "")).split(";")
        if one
    ]
    start = int(told.get("start", 100 * int(act) if act.isdigit() else 0))
    words = told.get("words", f"{kind} {document}")
    return Telling(
        document=document,
        act=act,
        kind=kind,
        subtype=told.get("subtype", "unspecified" if kind in ("meeting", "visit") else ""),
        form=told.get("form", ""),
        status=told.get("status", "occurred"),
        salience=told.get("salience", "main"),
        strength=told.get("strength", ""),
        specific=told.get("specific", True),
        since=since,
        until=until or since,
        published=published,
        publisher=told.get("publisher", "gov.example"),
        publisher_state=told.get("home", "HRV"),
        where=told.get("where", ""),
        where_state=told.get("land", ""),
        occasion=told.get("occasion", ""),
        topics=tuple(told.get("topics", ())),
        fillers=tuple(fillers),
        voice=told.get("voice", ""),
        words=words,
        place=Place(document, start, start + len(words)),
    )
