"""People and unnamed office holders, in every order in which governments write them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.appositions import apposed, name_behind, state_of
from communique.annotate.honorifics import honoured, ranked
from communique.annotate.institutions import OF_STATES
from communique.annotate.lexicon import Lexicon
from communique.annotate.named import Name, Step, with_apposition
from communique.annotate.names import initial, joined, name_end, named_at, past_abbreviation, with_article
from communique.annotate.office_holders import listed, of_each_state, several
from communique.annotate.states import state_at
from communique.annotate.title_drafts import Found
from communique.annotate.titles import title_at
from communique.model import Span
from communique.reading import COUNTERPART, Mention, MentionKind, Title, Token

PEER = "A counterpart holds the same office in another state as the one named before."
BEHIND = "A name set off by commas after a title names the holder of that office."
LONGEST_COUNTRIES = 6  # tokens of "of eleven friendly foreign countries"
OFFICE = "A title without a name stands for whoever holds the office."


def person_at(lex: Lexicon, run: Sequence[Token], i: int, named: frozenset[str]) -> Step | None:
    """A person or office holder whose mention begins at token i. `named` are the surnames known so far."""
    peer = counterpart_at(lex, run, i)
    if peer:
        return peer
    styled = honoured(lex, run, i)  # "His Highness the Amir": no possessive
    begin = i + (run[i].lower in lex.possessives or run[i].lower in lex.small.articles)
    begin = i if styled > i else begin
    at = honoured(lex, run, begin)
    if at < len(run) and run[at].lower == "the" and at > begin:
        at += 1
    each = of_each_state(lex, run, i, at) if at < len(run) else None
    if each:
        return each
    found = title_at(lex, run, at) if at < len(run) else None
    if found:
        return titled(lex, run, i, found)
    alone = at > begin and not named_at(lex, run, at) and not lex.styles.at(run, begin)
    if alone and (style := title_at(lex, run, begin)):
        return titled(lex, run, i, style)  # "The Custodian of the Two Holy Mosques"
    if (past := ranked(lex, run, at)) > at:
        at = honoured(lex, run, past)
    end = name_end(lex, run, at) if at < len(run) else at
    honour = at > begin
    if end == at or (begin > i and not honour):
        return None
    if not honour and not plausible(lex, run, Name(i, at, end), named):
        return None
    return with_apposition(lex, run, Name(i if honour else at, at, end), ())


def counterpart_at(lex: Lexicon, run: Sequence[Token], i: int) -> Step | None:
    """The person of "his Serbian counterpart Name", "her counterpart, Mr. Name"."""
    if run[i].lower not in lex.possessives or i + 1 >= len(run):
        return None
    here = i + 1 + (run[i + 1].lower in lex.small.counterpart_adjectives)
    state = state_at(lex, run, here) if here < len(run) else None
    at = state[2] + (state[2] < len(run) and run[state[2]].lower == "'s") if state else here
    if at >= len(run) or run[at].lower not in lex.counterparts:
        return None
    iso = state[0] if state else None
    owner = Span(run[here].start, run[state[2] - 1].end) if state else None
    title = Title(run[at].start, run[at].end, "", COUNTERPART, "other", None, iso, owner, "current")
    after, title = from_state(lex, run, at + 1, title)
    begin = after + (after < len(run) and run[after].text == ",")
    begin = honoured(lex, run, begin) if begin < len(run) else begin
    titled_one = with_title(lex, run, i, (begin, title.iso, title.body))
    if titled_one:
        return titled_one
    end = name_end(lex, run, begin) if begin < len(run) else begin
    if end == begin or (run[after].text == "," and end - begin < 2):
        mention = Mention(run[i].start, run[after - 1].end, "office", None, (title,), title.iso, rule=PEER)
        return Step((mention,), after)
    return with_apposition(lex, run, Name(i, begin, end), (title,))


def from_state(lex: Lexicon, run: Sequence[Token], i: int, title: Title) -> tuple[int, Title]:
    """The counterpart's title past "from Peru", "of the Republic of Peru" at token i."""
    if title.iso or i + 1 >= len(run) or run[i].lower not in lex.small.group_of:
        return i, title
    at = i + 1 + (run[i + 1].lower == "the")
    state = state_at(lex, run, at) if at < len(run) else None
    if not state or state[1]:
        return i, title
    owner = Span(run[at].start, run[state[2] - 1].end)
    return state[2], title._replace(iso=state[0], body=owner)


def with_title(
    lex: Lexicon, run: Sequence[Token], i: int, behind: tuple[int, str | None, Span | None]
) -> Step | None:
    """The person of "his Serbian counterpart President Name": behind the word a title, of the counterpart's state."""
    begin, iso, owner = behind
    found = title_at(lex, run, begin) if begin < len(run) and joined(run, begin) else None
    step = titled(lex, run, begin, found) if found and not found.plural else None
    one = step.mentions[0] if step else None
    if step is None or one is None or one.kind != "person" or (one.iso and iso and one.iso != iso):
        return None
    titles = tuple(t if t.iso or t.body else t._replace(iso=iso, body=owner) for t in one.titles)
    return Step((one._replace(start=run[i].start, titles=titles, iso=one.iso or iso),), step.after)


def plausible(lex: Lexicon, run: Sequence[Token], name: Name, named: frozenset[str]) -> bool:
    """Is a run of capital words without title or honorific the name of a person?"""
    begin, end = name.begin, name.end
    words = [t.text for t in run[begin:end] if wordlike(t.text) and (t.text[0].isupper() or with_article(lex, t))]
    if any(w.lower() in named for w in (words[-1:] if len(words) > 1 else words)):
        return True
    if len(words) < 2:
        return False
    if words[0] in lex.given_names or initial(run, begin + 1 if begin + 1 < len(run) else begin):
        return True
    if of_a_state(lex, run, end):
        return True
    shouted = any(w.isupper() and len(w) > 3 for w in words)
    if end < len(run) and run[end].lower in lex.narrating and not shouted:
        return True
    return apposed(lex, run, end) is not None


def of_a_state(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    """Does "(Ghana)" follow, as in lists of ambassadors?"""
    state = state_at(lex, run, at + 1) if at + 1 < len(run) and run[at].text == "(" else None
    return state is not None


def wordlike(text: str) -> bool:
    """Is a token a word, with a hyphen or an apostrophe or without?"""
    return text.isalpha() or "-" in text or "'" in text


def titled(lex: Lexicon, run: Sequence[Token], i: int, found: Found) -> Step:
    """A title, and the name that follows it or stands beside it."""
    broken = found.after < len(run) and run[found.after].fresh  # a headline's title, then a name in the lead
    aside = past_abbreviation(run, found.after)  # "External Affairs Minister (EAM) Name"
    behind_aside = found.after < aside < len(run) and (named_at(lex, run, aside) or honoured(lex, run, aside) > aside)
    at = found.after if broken else honoured(lex, run, aside if behind_aside else found.after)
    if (past := ranked(lex, run, at)) > at:
        at = honoured(lex, run, past)
    end = name_end(lex, run, at) if at < len(run) and joined(run, at) else at
    begun = past_institution(lex, run, at, end) if unfinished(found) else at
    if begun > at:
        found, at = extended(found, run, honour_before(lex, run, begun)), begun
    if found.plural and (end > at or listed(lex, run, found)):
        return several(lex, run, i, found)
    if end > at:
        return with_apposition(lex, run, Name(i, at, end), found.titles)
    iso, begin = state_of(found.titles), run[i].start
    behind = name_behind(lex, run, aside) if not found.plural else None
    if behind:
        name, after = behind
        return Step((Mention(begin, name.end, "person", name, found.titles, iso, rule=BEHIND),), after)
    kind: MentionKind = "group" if found.plural else "office"
    after = past_countries(lex, run, found.after) if found.plural else found.after
    return Step((Mention(begin, run[after - 1].end, kind, None, found.titles, iso, found.plural, OFFICE),), after)


def unfinished(found: Found) -> bool:
    """May unknown words of an institution follow a title? Not after a minister, whose portfolio is known."""
    last = found.titles[-1]
    return last.portfolio is None and last.rank not in OF_STATES


def past_institution(lex: Lexicon, run: Sequence[Token], at: int, end: int) -> int:
    """The token where a name begins after an honorific, where unknown words of an institution stand before it.

    "Head of Amiri Protocols Sheikh Khaled": the name has no honorific in its middle.
    """
    for k in range(at + 1, end):
        begin = honoured(lex, run, k)
        if begin > k and begin < end:
            return begin
    return at


def honour_before(lex: Lexicon, run: Sequence[Token], name: int) -> int:
    """The token where the honorifics before a name begin."""
    at = name
    while at and honoured(lex, run, at - 1) == name:
        at -= 1
    return at


def extended(found: Found, run: Sequence[Token], after: int) -> Found:
    """Titles whose last one goes on to token `after`."""
    last = found.titles[-1]._replace(end=run[after - 1].end)
    return found._replace(titles=(*found.titles[:-1], last), after=after)


def past_countries(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after "of 11 foreign countries", which says whose ambassadors they are; i where it does not stand."""
    if i >= len(run) or run[i].lower != "of":
        return i
    for at in range(i + 1, min(i + LONGEST_COUNTRIES, len(run))):
        if run[at].lower in lex.small.countries:
            return at + 1
        if not run[at].text[0].isalnum() or run[at].fresh:
            return i
    return i
