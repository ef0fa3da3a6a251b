"""Organizations, groups, places, events and pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.bodies import unknown_state
from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, joined
from communique.annotate.states import state_at
from communique.match import Hit
from communique.model import Span
from communique.reading import STYLED, TOGETHER, Mention, Token

STATE = "A state named by its name."
UNKNOWN = "A state that no list knows, named with its Republic or Kingdom."
ADJECTIVE = "A state named by its adjective."
ORGANIZATION = "A known organization, or capital words that end or begin as names of institutions do."
GROUP = "A word for several people, with what tells whose they are."
COLLECTIVE = TOGETHER
PLACE = "A known place, or capital words after a preposition of place."
EVENT = "Capital words that end as names of events do."
PRONOUN = "A pronoun."


def state_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    state = state_at(lex, run, i)
    if not state:
        return unknown_mention(lex, run, i)
    iso, adjective, after = state
    kind = "adjective" if adjective and not abbreviated(lex, run, i, after) else "state"
    name = Span(run[i].start, run[after - 1].end)
    return Mention(name.start, name.end, kind, name, (), iso, rule=ADJECTIVE if adjective else STATE), after  # type: ignore[arg-type]


def unknown_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """A state that the world data does not know, by the "Republic of" before its name."""
    prefix = lex.sovereign.at(run, i)
    body = unknown_state(lex, run, i) if prefix and capital(run[i]) and joined(run, prefix.last - 1) else None
    if not body or not body.span:
        return None
    return Mention(run[i].start, body.span.end, "state", body.span, (), None, rule=UNKNOWN), body.after


def abbreviated(lex: Lexicon, run: Sequence[Token], i: int, after: int) -> bool:
    """Is an abbreviation that may be an adjective the state itself ("the U.S. fully supports", "and the U.S.,")?"""
    alone = i > 0 and run[i - 1].lower == "the" and run[i].text.upper() == run[i].text
    if not alone or after >= len(run):
        return alone
    word = run[after].lower
    if word == "'s" or not word[0].isalnum() or word in lex.closed - lex.conjunctions or word in lex.auxiliaries:
        return word not in ("-", "\u2013")
    return word.endswith("ly") or (word in lex.conjunctions and after + 1 < len(run) and run[after + 1].lower == "the")


def organization_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """A known organization; "Ministry of …"; capital words up to "… Council" with their "of the Republic of X"."""
    known = lex.organizations.at(run, i)
    opened = i + (run[i].lower in lex.small.articles and i + 1 < len(run))
    start = lex.organization_starts.at(run, opened)
    after = known.last if known else institution_end(lex, run, start.last) if start else ended(lex, run, i)
    if after <= i:
        return None
    if not known and not start:
        after = continued(lex, run, after)
    iso = None
    if not known and after + 1 < len(run) and run[after].lower in ("of", "in"):
        state = state_at(lex, run, after + 1 + (run[after + 1].lower == "the"))
        if state and not state[1]:
            iso, after = state[0], state[2]
    name = Span(run[i].start, run[after - 1].end)
    return Mention(name.start, name.end, "organization", name, (), iso, rule=ORGANIZATION), after


def continued(lex: Lexicon, run: Sequence[Token], after: int) -> int:
    """The end of a name that goes on after "Department" with "of Commerce" ("U.S. Department of Commerce")."""
    start = lex.organization_starts.at(run, after - 1)
    if not start or start.last >= len(run) or start.last <= after or state_at(lex, run, start.last):
        return after
    return max(institution_end(lex, run, start.last), after)


def institution_end(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after the capital words that follow "Ministry of"."""
    last = at
    while (
        last < len(run)
        and last - at < 10
        and (capital(run[last]) or run[last].lower in ("and", "of", "for", "the"))
        and joined(run, last)
    ):
        last += 1
    while last > at and not capital(run[last - 1]):
        last -= 1
    return last


def ended(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after capital words that end with "Council", "Bank" and the like; i where none do."""
    last, found = i, i
    if run[i].lower in lex.body_members:
        return i  # "Members of Congress" are people
    titled = run[i].lower in lex.before_names
    while last < len(run) and last - i < 7 and (last == i or joined(run, last)):
        if not (capital(run[last]) or (last > i and run[last].lower in ("of", "and", "for"))):
            break
        if run[last].lower == "and" and (titled or two_actors(lex, run, i, last)):
            break  # "President Biden and European Commission President"
        if (
            run[last].text in lex.organization_ends
            and last > i - 1
            and (last > i or run[last].text in ("Parliament", "Senate", "Congress", "Knesset"))
        ):
            found = last + 1
        last += 1
    return found


def two_actors(lex: Lexicon, run: Sequence[Token], i: int, joint: int) -> bool:
    """Does "and" join a state or known body to another ("the United States and European Union")?"""
    state = state_at(lex, run, i + (run[i].lower in lex.small.articles))
    whole = state is not None and not state[1] and state[2] == joint
    return whole or (joint + 1 < len(run) and lex.organizations.at(run, joint + 1) is not None)


def group_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "the two leaders", "the Belarusian side", "a large delegation of businessmen", "the people of Azerbaijan"."""
    collective = lex.collective.at(run, i)
    if collective:
        end = collective.last
        return Mention(run[i].start, run[end - 1].end, "group", None, (), None, True, COLLECTIVE), end
    at, iso, owner = i, None, None
    if run[at].lower in lex.determiners or run[at].lower in lex.possessives:
        at += 1
    for _ in range(5):
        state = state_at(lex, run, at) if at < len(run) else None
        if state and iso is None:
            owner = Span(run[at].start, run[state[2] - 1].end)
            iso, at = state[0], state[2] + (state[2] < len(run) and run[state[2]].lower == "'s")
        elif (
            at < len(run)
            and (run[at].lower in lex.group_adjectives or run[at].text.isdigit())
            and not lex.group_nouns.at(run, at)
        ):
            at += 1
        else:
            break
    noun = lex.group_nouns.at(run, at) if at < len(run) else None
    if not noun or no_group(lex, run, i, noun):
        return None
    after = noun.last
    if iso is None and after + 1 < len(run) and run[after].lower in ("of", "from"):
        state = state_at(lex, run, after + 1 + (run[after + 1].lower == "the"))
        if state and not state[1]:
            iso, after = state[0], state[2]
    return Mention(run[i].start, run[after - 1].end, "group", owner, (), iso, True, GROUP), after


def no_group(lex: Lexicon, run: Sequence[Token], i: int, noun: Hit) -> bool:
    """Does a word for a group tell of none here ("agreed that officials would meet", "the press service")?"""
    plural = run[noun.last - 1].lower.endswith(("s", "people"))
    bare = noun.first == i and noun.last == i + 1  # but "Visiting dignitary said"
    joined_on = noun.last < len(run) and run[noun.last].lower in lex.small.offices_of_groups
    told = bare and noun.last < len(run) and run[noun.last].lower == "that" and run[i].lower in lex.narrating
    if told:
        return True  # "Minister Dahl states that"
    return (run[i].lower == "that" and plural) or (bare and not run[i].lower.endswith(("s", "speople"))) or joined_on


def place_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """A known place; "… Palace"; an unknown capital word after "in the city of"."""
    known = lex.places.at(run, i)
    after = known.last if known and capital(run[i]) else i
    last = i
    while last < len(run) and last - i < 6 and capital(run[last]) and (last == i or joined(run, last)):
        hit = lex.place_ends.at(run, last)
        if hit and last > i:
            after = max(after, hit.last)
        last += 1
    if (
        after == i
        and i
        and not state_at(lex, run, i)
        and run[i - 1].lower in ("in", "at")
        and capital(run[i])
        and run[i].lower not in lex.not_names
        and len(run[i].text) > 2
    ):
        after = i + 1
        while (
            after < len(run)
            and after - i < 3
            and capital(run[after])
            and run[after].lower not in lex.not_names
            and joined(run, after)
        ):
            after += 1
    if after == i:
        return None
    name = Span(run[i].start, run[after - 1].end)
    return Mention(name.start, name.end, "place", name, rule=PLACE), after


def event_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "the APEC Summit", "the Munich Security Conference", "the Third Forum of …"."""
    at = i + (run[i].lower in ("the", "a", "an", "this"))
    last, found = at, 0
    while last < len(run) and last - at < 8 and (last == at or joined(run, last)):
        word = run[last]
        if word.text in lex.event_heads and last > at and (capital(run[last - 1]) or run[last - 1].text[0].isdigit()):
            found = last + 1
        if not (
            capital(word)
            or word.text[0].isdigit()
            or word.text in lex.event_heads
            or word.lower in ("of", "on", "for", "and")
        ):
            break
        last += 1
    if not found or (not capital(run[at]) and not run[at].text[0].isdigit()):
        return None
    return Mention(
        run[i].start, run[found - 1].end, "event", Span(run[at].start, run[found - 1].end), rule=EVENT
    ), found


def pronoun_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    word = run[i].lower
    if [token.lower for token in run[i : i + 2]] == ["the", LATTER] and not noun_follows(lex, run, i + 2):
        return Mention(run[i].start, run[i + 1].end, "pronoun", None, (), None, False, PRONOUN), i + 2
    if word not in lex.pronouns or word in ("who", "one", "each other"):
        return None
    plural = word in ("they", "we", "them", "us", "themselves", "ourselves")
    return Mention(run[i].start, run[i].end, "pronoun", None, (), None, plural, PRONOUN), i + 1


def noun_follows(lex: Lexicon, run: Sequence[Token], i: int) -> bool:
    """Does a noun follow at token i ("the latter country")?"""
    if i >= len(run) or not run[i].text[0].isalpha():
        return False
    return not (run[i].lower in lex.closed or run[i].lower in lex.auxiliaries or run[i].lower in lex.verb_forms)


LATTER = "latter"


def styled_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "His Majesty", "HH": a style with no name or title after it, for the one who bears it."""
    hit = lex.styles.at(run, i)
    if not hit or (hit.last < len(run) and capital(run[hit.last]) and joined(run, hit.last)):
        return None
    if (
        hit.last < len(run)
        and run[hit.last].lower in ("the", "of", "'s")
        and joined(run, hit.last)
        and run[hit.last].lower != "'s"
    ):
        return None
    return Mention(run[i].start, run[hit.last - 1].end, "pronoun", None, (), None, False, STYLED), hit.last
