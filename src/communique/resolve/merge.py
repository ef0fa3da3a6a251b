"""One thing, once: drafts that tell the same act made one act with several anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from communique.model import Span
from communique.reading import ActDraft, Filler, Reading
from communique.resolve.of_states import with_people
from communique.resolve.recalled import medium, recalled, stayed_before
from communique.words.seats import state_of_seat

NEAR = ({"planned", "proposed"}, {"occurred", "ongoing"})
# The more telling subtype first (RECORD: meeting subtypes in this order where several fit).
MEETING_ORDER = (
    "call", "video_call", "credentials", "courtesy_call", "audience", "signing", "press_conference", "meal",
    "sidelines", "trilateral", "multilateral", "one_on_one", "expanded", "talks", "ceremony", "unspecified",
)  # fmt: skip
# A letter may be one of congratulation; greetings go beside it.
VESSELS, SPOKEN = ("letter", "other"), ("greetings", "wishes")
PARTIES = ("host", "guest", "participant")
KEY: dict[str, tuple[str, ...]] = {
    "meeting": PARTIES, "visit": ("visitor",), "message": ("from", "to"), "invitation": ("inviter", "invitee"),
    "agreement": ("party",), "commitment": ("actor",), "request": ("requester", "addressee"), "position": ("holder",),
    "thanks": ("thanker", "thanked"), "assistance": ("provider", "recipient"), "assessment": ("holder",),
}  # fmt: skip


def merged(reading: Reading, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The acts of a text, each once, in the order of their first place."""
    kept: list[ActDraft] = []
    told: dict[int, list[Span]] = {}
    near_by: dict[tuple[object, ...], list[int]] = {}
    for draft in sorted(with_people(reading, drafts), key=lambda d: (rank(reading, d), d.span.start)):
        keyed = [(draft.kind, k) for k in keys(draft)] if draft.kind in SAME else []
        places = [(draft.kind,), *keyed]
        known = sorted({k for place in places for k in near_by.get(place, ())[-WINDOW:]})
        for k in known:
            if same_act(reading, kept[k], draft):
                told.setdefault(k, list(kept[k].also)).extend((draft.span, *draft.also))
                kept[k] = joined(kept[k], draft)
                break
        else:
            for place in places:
                near_by.setdefault(place, []).append(len(kept))
            kept.append(draft)
    for k, spans in told.items():
        kept[k] = kept[k]._replace(also=tuple(span for span in dict.fromkeys(spans) if span != kept[k].span))
    return sorted(kept, key=lambda d: (d.span.start, d.span.end, d.kind))


WINDOW = 60  # acts of a kind (and of a kind with one actor) that a new one is compared with


def rank(reading: Reading, draft: ActDraft) -> int:
    """Narration before speech, the body before the headline: the fullest telling is the first anchor."""
    section = reading.section_at(draft.span.start)
    return (draft.voice is not None) * 2 + (section is not None and section.kind == "headline")


def keys(draft: ActDraft) -> frozenset[int | tuple[int, int]]:
    wanted = KEY[draft.kind]
    return frozenset([key(filler) for role, filler in draft.roles if role in wanted])


def key(filler: Filler) -> int | tuple[int, int]:
    return filler.entity if filler.entity is not None else (filler.span.start, filler.span.end)


def near(left: str, right: str) -> bool:
    return left == right or any({left, right} <= pair for pair in NEAR)


def off(left: ActDraft, right: ActDraft) -> bool:
    """Is one a visit as it was planned, the other, told after it, as it was put off or called off?"""
    first, then = sorted((left, right), key=lambda draft: draft.span.start)
    told = first.status == "planned" and then.status in OFF
    return left.kind == "visit" and told and not first.span.touches(then.span)


OFF = ("postponed", "cancelled")


def same_act(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """Are two drafts of one kind the same act?"""
    told = near(left.status, right.status) or titled(reading, left, right) or off(left, right) or soon(left, right)
    if left.kind != right.kind or not told:
        return False
    test: Callable[[Reading, ActDraft, ActDraft], bool] = SAME.get(left.kind, overlapping)
    return test(reading, left, right)


def soon(left: ActDraft, right: ActDraft) -> bool:
    """ "They are also meeting to discuss trade", said of the meeting that is planned: they are one."""
    if left.kind != "meeting" or {left.status, right.status} != {"planned", "ongoing"}:
        return False
    now = left if left.status == "ongoing" else right
    return now.voice is not None and now.when is None and keys(left) == keys(right)


def titled(reading: Reading, told: ActDraft, head: ActDraft) -> bool:
    """Does a headline without a past verb name ("Visit of X to Y", "X visits Y") what the text below plans?"""
    section = reading.section_at(head.span.start)
    if section is None or section.kind != "headline" or (told.status, head.status) != ("planned", "occurred"):
        return False
    frames = (f for n in (0, 1) for f in reading.frames_by_sentence.get(reading.sentence_at(head.span.start) + n, ()))
    verbs = (f.verb for f in frames if section.span.covers(f.verb.span) and f.verb.tense == "past")
    return told.voice is None and head.voice is None and not any(head.span.covers(v.span) for v in verbs)


def overlapping(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """The same subtype and actors in overlapping places."""
    if left.subtype != right.subtype or not left.span.touches(right.span):
        return False
    mine, yours = keys(left), keys(right)
    return bool(mine & yours or not mine or not yours)


def same_meeting(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """The same people, not told to be at two times or by two means."""
    mine, yours = keys(left), keys(right)
    if not mine or not yours:
        return left.span.touches(right.span)
    if not (mine <= yours or yours <= mine):
        return False
    if left.part_of or right.part_of:  # a tête-à-tête or dinner beside the talks
        return left.span.touches(right.span)
    if left.when and right.when and reading.words(left.when).lower() != reading.words(right.when).lower():
        return False
    if other_summits(reading, left, right):
        return False
    if hosted_call(left, right) or hosted_call(right, left):
        return False
    if elsewhere(reading, left, right) or elsewhere(reading, right, left) or gathering(left, right):
        return False
    return medium(left) == medium(right) or "unspecified" in (left.subtype, right.subtype)


def other_summits(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """Have two summits names that share no word ("the Quad summit", "the Climate Leaders Summit")?"""
    if left.subtype != "multilateral" or right.subtype != "multilateral":
        return False
    mine, yours = (set(CAPITAL.findall(reading.words(d.span))) for d in (left, right))
    return bool(mine and yours) and not mine & yours


CAPITAL = re.compile(r"(?<=\s)(?!Summit|Conference|Leaders|Forum|Meeting|President|Prime|Minister)[A-Z][\w-]+")


def hosted_call(call: ActDraft, other: ActDraft) -> bool:
    """ "We spoke a year ago", "you hosted me": nobody is a guest on the telephone."""
    return medium(call) == "call" and not call.fillers("host") and bool(other.fillers("host"))


def elsewhere(reading: Reading, told: ActDraft, said: ActDraft) -> bool:
    """Does somebody speak of a meeting at another place, or on another occasion, than the one told?"""
    if said.voice is None or told.voice == said.voice or reading.in_stead(said.voice):
        return False
    place = said.where and told.where and not places(reading, said) & places(reading, told)
    remote = said.when and medium(said) in ("call", "video_call") and medium(told) == "in person"
    return bool(place or remote or recalled(reading, told, said) or (said.occasion and not told.occasion))


def gathering(left: ActDraft, right: ActDraft) -> bool:
    """Is one a summit that somebody attends, the other a meeting of his with somebody?"""
    many = (left.subtype == "multilateral", right.subtype == "multilateral")
    return many[0] != many[1] and min(len(keys(left)), len(keys(right))) < 2


def same_visit(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """The same visitor to the same place, in the same status."""
    if not keys(left) & keys(right):
        return False
    if stayed_before(reading, left, right) or stayed_before(reading, right, left):
        return False
    mine, yours = places(reading, left), places(reading, right)
    times = left.when and right.when and reading.words(left.when).lower() != reading.words(right.when).lower()
    return not times and (mine <= yours or yours <= mine or same_state(reading, left, right))


def same_state(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """One visit is told to a state, the other to its seat of government."""
    for state, city in ((left, right), (right, left)):
        seats = {seat(reading, span) for span in city.where} - {None}
        isos = {reading.cast.characters[f.entity].iso for f in state.fillers("host") if f.entity is not None}
        if seats & isos and all(seat(reading, span) is None for span in state.where):
            return True
    return False


def seat(reading: Reading, span: Span) -> str | None:
    """The code of the state whose seat of government a place is."""
    return state_of_seat(reading.language, reading.words(span))


def places(reading: Reading, draft: ActDraft) -> set[str]:
    names = {reading.words(span).lower().removeprefix("the ") for span in draft.where}
    hosts = {
        reading.cast.characters[f.entity].name.lower()
        for f in draft.fillers("host")
        if f.entity is not None and reading.cast.characters[f.entity].type == "state"
    }
    return names | hosts


def same_message(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """The same sender, receiver and kind of message."""
    both = [({key(f) for f in left.fillers(role)}, {key(f) for f in right.fillers(role)}) for role in KEY["message"]]
    kinds = (
        left.subtype == right.subtype
        or (left.subtype in VESSELS and right.subtype not in SPOKEN)
        or (right.subtype in VESSELS and left.subtype not in SPOKEN)
    )
    return (
        kinds
        and any(mine & yours for mine, yours in both)
        and all(mine & yours or not mine or not yours for mine, yours in both)
    )


def same_thanks(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """The same thanker and thanked for the same ground."""
    if any({key(f) for f in left.fillers(role)} != {key(f) for f in right.fillers(role)} for role in KEY["thanks"]):
        return False
    if left.span.touches(right.span):
        return left.for_ is None or right.for_ is None or left.for_.touches(right.for_)
    mine, yours = (reading.words(act.for_).lower().split()[:2] for act in (left, right))
    return bool(mine and yours) and (mine == yours or (mine[0] == yours[0] and mine[0].endswith("ing")))


def same_agreement(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    return left.subtype == right.subtype and left.span.touches(right.span)


def same_invitation(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """The same inviter and invitee, as far as both are told, and no other place."""
    pairs = [
        ({key(f) for f in left.fillers(role)}, {key(f) for f in right.fillers(role)}) for role in KEY["invitation"]
    ]
    alike = all(mine & yours or not mine or not yours for mine, yours in pairs) and any(
        mine & yours for mine, yours in pairs
    )
    return alike and (not left.where or not right.where or bool(places(reading, left) & places(reading, right)))


SAME: dict[str, Callable[[Reading, ActDraft, ActDraft], bool]] = {
    "meeting": same_meeting, "visit": same_visit, "message": same_message, "thanks": same_thanks,
    "agreement": same_agreement, "invitation": same_invitation,
}  # fmt: skip


def joined(left: ActDraft, right: ActDraft) -> ActDraft:
    """One act of two: the more telling value of each field."""
    topics = (*left.topics, *(t for t in right.topics if all(t[1] != own[1] for own in left.topics)))
    status = right.status if right.status in OFF and left.status == "planned" else left.status
    status = "planned" if soon(left, right) else status
    return left._replace(
        topics=topics, status=status, roles=roles_of(left, right), subtype=subtype_of(left, right),
        salience="main" if "main" in (left.salience, right.salience) else left.salience,
        when=left.when or right.when, where=left.where or right.where, for_=left.for_ or right.for_,
        occasion=left.occasion or right.occasion, amount=left.amount or right.amount, form=left.form or right.form,
        voice=None if right.voice is None else left.voice, basis=left.basis or right.basis,
        reply_to=left.reply_to or right.reply_to,
    )  # fmt: skip


def subtype_of(left: ActDraft, right: ActDraft) -> str | None:
    if left.kind == "meeting":
        return min(left.subtype or "unspecified", right.subtype or "unspecified", key=MEETING_ORDER.index)
    return right.subtype if left.subtype in (None, "unspecified", "letter", "other") else left.subtype


def roles_of(left: ActDraft, right: ActDraft) -> tuple[tuple[str, Filler], ...]:
    """The roles of both; host and guest win over participant."""
    mine, yours = left.roles, right.roles
    if left.kind == "meeting" and right.fillers("host") and not left.fillers("host"):
        mine, yours = yours, mine
    found = list(mine)
    taken = {key(f) for _, f in mine}
    shown = [act for act in (left, right) if act.subtype == "credentials"]
    apart = len(shown) == 1 and bool(shown[0].fillers("host"))
    for role, filler in yours:
        if key(filler) not in taken and not (apart and role in PARTIES):  # each presents his own
            found.append((role, filler))
            taken.add(key(filler))
    return tuple(found)


def within(span: Span, spans: Sequence[Span]) -> bool:
    return any(other.covers(span) for other in spans)
