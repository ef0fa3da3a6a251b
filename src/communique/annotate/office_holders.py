"""Titles in the plural, and the names or states that they go to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.appositions import state_of
from communique.annotate.bodies import body_at
from communique.annotate.honorifics import honoured
from communique.annotate.lexicon import Lexicon
from communique.annotate.named import Name, Step, with_apposition
from communique.annotate.names import name_end
from communique.annotate.office_words import Core, core_at, fronted_at
from communique.annotate.states import state_at
from communique.annotate.title_drafts import Draft, Found
from communique.annotate.titles import titled, with_portfolio
from communique.model import Span
from communique.reading import Mention, MentionKind, Title, Token

SEVERAL = "A title in the plural goes to each of the names that follow it."
MOST_MEMBERS = 40


class Member(NamedTuple):
    """One of several title holders: the name, where there is one, the titles, and the token after them."""

    name: Span | None
    titles: tuple[Title, ...]
    after: int


def listed(lex: Lexicon, run: Sequence[Token], found: Found) -> bool:
    """Does a plural title go on to a list of states or of names ("the ambassadors of X, Y and Z")?"""
    if not state_of(found.titles):
        return False
    at = found.after
    while at < len(run) and run[at].text in lex.small.joints:
        at += 1
    if at == found.after or at >= len(run):
        return False
    state = state_at(lex, run, at + (run[at].lower in lex.small.of_the_state))
    if state and not state[1]:
        return True
    named_first = honoured(lex, run, at) > at or by_turns(lex, run, at)
    return named_first or body_at(lex, run, at, "minister") is not None


def by_turns(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    """Does a name stand at token `at`, and a state after it ("Ambassadors of Peru, Name, Chile, Name, and …")?"""
    end = name_end(lex, run, at)
    step = past_joints(lex, run, end)
    step += step < len(run) and run[step].lower in lex.small.of_the_state
    state = state_at(lex, run, step) if end > at + 1 and end < step < len(run) else None
    return state is not None and not state[1] and state[2] < len(run) and run[state[2]].text == ","


def several(lex: Lexicon, run: Sequence[Token], i: int, found: Found) -> Step:
    """One mention for each of "Presidents A and B", "Ambassadors of X, Mr. A, and of Y, Mr. B"."""
    if found.titles[0].iso and (paired := respectively(lex, run, i, found)):
        return paired
    mentions: list[Mention] = []
    begin, at, after = i, found.after, found.after
    owner = found.titles[0].body if found.titles[0].iso else None
    while at < len(run) and len(mentions) < MOST_MEMBERS:
        one = member(lex, run, at, found.titles, owner)
        if one is None:
            break
        after = one.after
        kind: MentionKind = "person" if one.name else "office"
        start, end = run[begin].start, run[after - 1].end
        mentions.append(Mention(start, end, kind, one.name, one.titles, state_of(one.titles), rule=SEVERAL))
        owner, at = None, past_joints(lex, run, after)
        if at == after:
            break
        begin = at
    return Step(tuple(mentions), after)


def respectively(lex: Lexicon, run: Sequence[Token], i: int, found: Found) -> Step | None:
    """ "Presidents of X and Y, A and B": the states first, then as many names in the same order."""
    each, at = [found.titles], found.after
    while (step := past_joints(lex, run, at)) > at:
        after, own = owned(lex, run, step, found.titles)
        if after == step:
            break
        each.append(own)
        at = after
    return named_each(lex, run, i, (tuple(each), at)) if len(each) > 1 else None


Each = tuple[tuple[tuple[Title, ...], ...], int]  # titles of each, and the token after the last of their words


def named_each(lex: Lexicon, run: Sequence[Token], i: int, each: Each) -> Step | None:
    """A person for each of several titles, where as many names follow them."""
    titles, at = each
    names: list[Name] = []
    at += at < len(run) and run[at].text == ","
    while at < len(run) and len(names) <= len(titles):
        begin = honoured(lex, run, at)
        end = name_end(lex, run, begin) if begin < len(run) else begin
        if end == begin:
            break
        names.append(Name(begin, begin, end))
        at = past_joints(lex, run, end)
        if at == end:
            break
    if len(names) != len(titles):
        return None
    starts = [run[i].start, *(run[name.begin].start for name in names[1:])]
    spans = [Span(run[name.begin].start, run[name.end - 1].end) for name in names]
    people = (
        Mention(start, span.end, "person", span, own, state_of(own), rule=SEVERAL)
        for start, span, own in zip(starts, spans, titles, strict=True)
    )
    return Step(tuple(people), names[-1].end)


def of_each_state(lex: Lexicon, run: Sequence[Token], i: int, at: int) -> Step | None:
    """ "Peruvian and Chilean Presidents A and B", "Peruvian, Chilean ministers" at token `at`: one of each state."""
    owners: list[tuple[str, int, int]] = []
    while at < len(run) and (state := state_at(lex, run, at)):
        after = state[2] + (state[2] < len(run) and run[state[2]].lower == "'s")  # "Peru's FMs"
        owners.append((state[0], at, after))
        at = past_joints(lex, run, after)
        if at == after:
            break
    core = (core_at(lex, run, at) or fronted_at(lex, run, at)) if len(owners) > 1 and at < len(run) else None
    if core is None or at != owners[-1][2] or not core.word.plural or not sole(lex, run, core):
        return None
    whole = with_portfolio(lex, run, core)
    end = run[whole.after - 1].end
    drafts = (Draft(end, whole.after, "current", iso, Span(run[a].start, run[b - 1].end)) for iso, a, b in owners)
    each = tuple((titled(run, whole, draft),) for draft in drafts)
    named = named_each(lex, run, i, (each, whole.after))
    if named:
        return named
    bounds = [(run[i].start, run[owners[0][2] - 1].end), *((run[a].start, run[b - 1].end) for _, a, b in owners[1:])]
    bounds[-1] = (bounds[-1][0], end)
    found = zip(bounds, each, strict=True)
    offices = (Mention(*place, "office", None, own, state_of(own), rule=SEVERAL) for place, own in found)
    return Step(tuple(offices), whole.after)


ONE_EACH = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def sole(lex: Lexicon, run: Sequence[Token], core: Core) -> bool:
    """Is it an office that a state has once (in lower case no "leaders", "heads")?"""
    plain = core.word.singular.lower() in lex.small.common_titles and run[core.begin].text.islower()
    return core.word.rank in ONE_EACH and not plain


def past_joints(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after the commas, "and" or "as well as" at token `at`."""
    while at < len(run) and (
        run[at].text in lex.small.member_joints or (run[at].lower == "as" and run[at : at + 3][-1].lower == "as")
    ):
        at += 1
    return at


def member(lex: Lexicon, run: Sequence[Token], at: int, titles: tuple[Title, ...], owner: Span | None) -> Member | None:
    """One of several title holders at token `at`. A state alone stands for its office holder."""
    after, own = at, titles
    if not owner:
        after, own = owned(lex, run, at, titles)
    begin = after + ((after > at or bool(owner)) and after < len(run) and run[after].text == ",")
    begin = honoured(lex, run, begin) if begin < len(run) else begin
    end = name_end(lex, run, begin) if begin < len(run) else begin
    if end > begin and not listed_state(lex, run, at, begin, end):
        mention = with_apposition(lex, run, Name(begin, begin, end), own).mentions[0]
        while end < len(run) and run[end].start < mention.end:
            end += 1
        return Member(mention.name, mention.titles, end)
    return Member(None, own, after) if after > at or owner else None


def listed_state(lex: Lexicon, run: Sequence[Token], at: int, begin: int, end: int) -> bool:
    """Is what could be a name a state in a list of states ("the Philippines, Jordan and Colombia")?"""
    state = state_at(lex, run, begin)
    return begin > at and run[begin - 1].text == "," and state is not None and state[2] == end


def owned(lex: Lexicon, run: Sequence[Token], at: int, titles: tuple[Title, ...]) -> tuple[int, tuple[Title, ...]]:
    """(token after, titles) of the state or body at token `at`, whose the titles then are."""
    body = body_at(lex, run, at, "minister")
    if body:
        return body.after, tuple(t._replace(iso=body.iso, body=body.span) for t in titles)
    state = state_at(lex, run, at + (run[at].lower == "the"))
    if state and not state[1]:
        span = Span(run[at].start, run[state[2] - 1].end)
        return state[2], tuple(t._replace(iso=state[0], body=span) for t in titles)
    return at, titles
