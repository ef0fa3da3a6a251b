"""An act in one sentence, in plain words and in nobody's favour."""

from __future__ import annotations

from typing import NamedTuple

from communique.export.look import Look, clean, listed, shortened, told
from communique.model import Act, Anchor


class Verb(NamedTuple):
    """The forms of a verb that the sentences need: "receive", "received", "receiving"."""

    plain: str
    past: str
    now: str


RECEIVE = Verb("receive", "received", "receiving")
MEET = Verb("meet", "met", "meeting")
TALK = Verb("hold talks", "held talks", "holding talks")
CALL = Verb("speak by phone", "spoke by phone", "speaking by phone")
VIDEO = Verb("speak by video", "spoke by video", "speaking by video")
VISIT = Verb("visit", "visited", "visiting")
TRAVEL = Verb("travel", "travelled", "travelling")
SEND = Verb("send", "sent", "sending")
INVITE = Verb("invite", "invited", "inviting")
ASK = Verb("ask", "asked", "asking")
THANK = Verb("thank", "thanked", "thanking")
HELP = Verb("give assistance", "gave assistance", "giving assistance")
MEETINGS = {"call": CALL, "video_call": VIDEO, "talks": TALK}
STANCES = {
    "supports": Verb("support", "supported", "supporting"),
    "welcomes": Verb("welcome", "welcomed", "welcoming"),
    "commends": Verb("commend", "commended", "commending"),
    "condemns": Verb("condemn", "condemned", "condemning"),
    "rejects": Verb("reject", "rejected", "rejecting"),
    "concerned": Verb("express concern about", "expressed concern about", "expressing concern about"),
    "calls_for": Verb("call for", "called for", "calling for"),
}
STRENGTHS = {
    "hope": "voiced a hope",
    "readiness": "stated readiness",
    "intention": "stated an intention",
    "instruction": "gave an instruction",
    "agreed_in_principle": "agreed in principle",
    "agreed": "agreed",
    "promise": "promised",
}
PREFIXES = {
    "proposed": "Proposed: ",
    "hypothetical": "Possible: ",
    "postponed": "Postponed: ",
    "cancelled": "Called off: ",
}


def sentence(look: Look, act: Act) -> str:
    """What happened, in one sentence, with the names of those who fill the roles."""
    said = SENTENCES[act.kind](look, act)
    return said[:1].upper() + said[1:] + ("" if said.endswith("…”") else ".")


def clause(look: Look, act: Act, who: list[str], verb: Verb, rest: str = "") -> str:
    """Subject, verb in the form that the act's status asks for, and what follows."""
    subject = listed(who)
    many = len(who) > 1
    tail = f" {rest}" if rest else ""
    if act.status in PREFIXES:
        return f"{PREFIXES[act.status]}{subject} to {verb.plain}{tail}"
    if act.status == "ongoing":
        return f"{subject} {'are' if many else 'is'} {verb.now}{tail}"
    if act.status == "planned":
        return f"{subject} {'are' if many else 'is'} to {verb.plain}{tail}"
    return f"{subject} did not {verb.plain}{tail}" if act.status == "negated" else f"{subject} {verb.past}{tail}"


def meeting(look: Look, act: Act) -> str:
    """Host and guest where the text tells them apart, else those who took part."""
    hosts, guests = look.fillers(act, "host"), look.fillers(act, "guest")
    remote = act.subtype in ("call", "video_call")
    if hosts and guests and not remote:
        return clause(look, act, hosts, RECEIVE, listed(guests))
    parties = look.fillers(act, "participant") or hosts + guests or look.fillers(act, "initiator", "attendee")
    verb = MEETINGS.get(act.subtype or "", MEET)
    return (
        clause(look, act, parties, verb)
        if len(parties) != 1
        else clause(look, act, parties, verb, "with somebody unnamed")
    )


def visit(look: Look, act: Act) -> str:
    """Who travels where."""
    who = look.fillers(act, "visitor", "head")
    places = listed(spots(act)) if act.where else listed(look.fillers(act, "host")) if look.fillers(act, "host") else ""
    return clause(look, act, who, VISIT, places) if places else clause(look, act, who, TRAVEL)


def spots(act: Act) -> list[str]:
    return list(dict.fromkeys(clean(place.anchor.text) for place in act.where))


def message(look: Look, act: Act) -> str:
    """Who sends what to whom, and through whom."""
    what = {None: "a message", "other": "a message", "letter": "a letter", "wishes": "good wishes"}.get(
        act.subtype, act.subtype or ""
    )
    to, bearer = look.fillers(act, "to"), look.fillers(act, "bearer")
    rest = what + (f" to {listed(to)}" if to else "") + (f" through {listed(bearer)}" if bearer else "")
    return clause(look, act, look.fillers(act, "from"), SEND, rest)


def invitation(look: Look, act: Act) -> str:
    """Who invites whom."""
    return clause(
        look,
        act,
        look.fillers(act, "inviter"),
        INVITE,
        listed(look.fillers(act, "invitee")) + after(act.anchors[0]),
    )


def agreement(look: Look, act: Act) -> str:
    """The thing agreed, its stage, and the parties."""
    form = told(act.form) if act.form and act.form != "unspecified" else "agreement"
    stage = told(act.subtype or "agreed")
    parties = look.fillers(act, "party", "signatory")
    between = f" of {listed(parties)}" if parties else ""
    due = {"planned": ", to come", "proposed": ", proposed", "negated": ", not reached"}.get(act.status, "")
    return f"{form}{between}, {stage}{due}" + after(act.anchors[0])


def commitment(look: Look, act: Act) -> str:
    """Who takes what upon themselves, and how firmly."""
    how = "declined" if act.status == "negated" else STRENGTHS.get(act.strength or "", "made a commitment")
    return f"{listed(look.fillers(act, 'actor'))} {how}" + after(act.anchors[0])


def request(look: Look, act: Act) -> str:
    """Who asks whom, in the words of the text."""
    whom = look.fillers(act, "addressee")
    return clause(look, act, look.fillers(act, "requester"), ASK, listed(whom)) + after(act.anchors[0])


def position(look: Look, act: Act) -> str:
    """Who holds what about whom or what."""
    verb = STANCES.get(act.subtype or "", Verb("speak of", "spoke of", "speaking of"))
    return clause(look, act, look.fillers(act, "holder"), verb, listed(look.fillers(act, "target")))


def thanks(look: Look, act: Act) -> str:
    """Who thanks whom, and for what."""
    whom = look.fillers(act, "thanked")
    ground = f" for “{shortened(act.for_.text, 80)}”" if act.for_ else ""
    return clause(
        look,
        act,
        look.fillers(act, "thanker"),
        THANK,
        (listed(whom) if whom else "somebody unnamed") + ground,
    )


def assistance(look: Look, act: Act) -> str:
    """Who helps whom."""
    whom = look.fillers(act, "recipient")
    return clause(look, act, look.fillers(act, "provider"), HELP, f"to {listed(whom)}" if whom else "")


def assessment(look: Look, act: Act) -> str:
    """Whose judgement of what."""
    target = look.fillers(act, "target")
    of = f" of {listed(target)}" if target else ""
    return f"{listed(look.fillers(act, 'holder'))}: {act.subtype or ''} assessment{of}"


def after(anchor: Anchor) -> str:
    return f": “{shortened(anchor.text, 110)}”"


SENTENCES = {
    "meeting": meeting,
    "visit": visit,
    "message": message,
    "invitation": invitation,
    "agreement": agreement,
    "commitment": commitment,
    "request": request,
    "position": position,
    "thanks": thanks,
    "assistance": assistance,
    "assessment": assessment,
}


def headline(act: Act) -> str:
    """Kind, subtype or stage, status and strength in one line: "commitment · promise · planned"."""
    form = act.form if act.form != "unspecified" else None
    parts = [act.kind, act.subtype if act.subtype != "unspecified" else None, form, act.status, act.strength]
    specific = ["specific"] if act.specific else []
    return " · ".join([told(part) for part in parts if part] + specific)


def moment(act: Act) -> str | None:
    """When, in the words of the text, and the date they stand for where one is known."""
    if act.when is None:
        return None
    dates = list(dict.fromkeys(day for day in (act.when.start, act.when.end) if day))
    basis = {
        "dateline": ", read against the dateline",
        "publication": ", read against the date of publication",
    }
    known = f" ({' to '.join(dates)}{basis.get(act.when.basis or '', '')})" if dates else ""
    return f"“{clean(act.when.anchor.text)}”{known}"


def lines(look: Look, act: Act) -> list[tuple[str, str]]:
    """All that a reader is told of an act, as pairs of a label and words."""
    found: list[tuple[str, str | None]] = [*look.roles(act), ("when", moment(act))]
    found += [("where", ", ".join(spots(act)) or None)]
    found += [("amount", clean(act.amount.anchor.text) if act.amount else None)]
    found += [("for", f"“{shortened(act.for_.text, 120)}”" if act.for_ else None)]
    found += [("occasion", clean(act.occasion.text) if act.occasion else None)]
    found += [("topics", topics(act) or None), ("links", links(look, act) or None)]
    return [(label, words) for label, words in found if words]


def topics(act: Act) -> str:
    """The topics of an act, those said not to have been raised marked so."""
    named = [f"{told(topic.code)}{' (not raised)' if topic.denied else ''}" for topic in act.topics]
    return ", ".join(dict.fromkeys(named))


def links(look: Look, act: Act) -> str:
    known = [link for link in act.links if link.act in look.numbers]
    words = {
        "basis": "rests on",
        "reply_to": "answers",
        "part_of": "part of",
        "repeats": "repeats",
        "fulfils": "fulfils",
    }
    return ", ".join(f"{words[link.relation]} {look.numbers[link.act]}" for link in known)
