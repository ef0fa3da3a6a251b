"""Where the text names somebody or something: one pass over its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from communique.annotate import others
from communique.annotate.abbreviations import with_abbreviations
from communique.annotate.compounds import parted
from communique.annotate.lexicon import Lexicon, lexicon
from communique.annotate.named import Step
from communique.annotate.names import capital
from communique.annotate.office_holders import ONE_EACH
from communique.annotate.people import person_at
from communique.annotate.speaking import speaking_mention
from communique.annotate.states import state_at
from communique.model import Span
from communique.reading import LABEL, Mention, Token


def mentions(
    run: Sequence[Token], times: Iterable[Span], labels: Sequence[Span], language: str = "en"
) -> tuple[Mention, ...]:
    """Mentions in order, none inside another. `times` are temporal phrases, `labels` the labels of turns.

    The surnames found with a title or a known given name are names wherever they stand alone.
    """
    lex = lexicon(language)
    busy = tuple(sorted(times))
    ends = sorted(label.end for label in labels)
    run = [
        t._replace(fresh=True) if (k := bisect_left(ends, t.start)) and ends[k - 1] > run[max(i - 1, 0)].start else t
        for i, t in enumerate(run)
    ]
    run = parted(lex, run)
    first = with_abbreviations(run, scan(lex, run, busy, frozenset()))
    return labelled(with_surnames(lex, run, first), labels)


def with_surnames(lex: Lexicon, run: Sequence[Token], found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the names that the surnames of people found let us see in the words between them."""
    named = surnames(lex, run, found)
    found = tuple(mention for mention in found if not supposed_place(lex, run, mention, named))
    kept, m, i = list(found), 0, 0
    while named and i < len(run):
        while m < len(found) and found[m].end <= run[i].start:
            m += 1
        if m < len(found) and found[m].start <= run[i].start:
            i += 1
            continue
        step = person_at(lex, run, i, named) if name_ahead(run, i, named) else None
        kept += step.mentions if step else ()
        i = max(step.after, i + 1) if step else i + 1
    return without_overlaps(sorted(kept, key=lambda mention: (mention.start, -mention.end)))


def supposed_place(lex: Lexicon, run: Sequence[Token], mention: Mention, named: frozenset[str]) -> bool:
    """Is a place that no list has somebody's surname ("In Petrosyan's words")?"""
    if mention.kind != "place":
        return False
    at = bisect_left(run, mention.start, key=lambda token: token.start)
    alone = at < len(run) and run[at].end == mention.end
    return alone and run[at].lower in named and lex.places.at(run, at) is None


def name_ahead(run: Sequence[Token], i: int, named: frozenset[str]) -> bool:
    """Is a known surname among the capital words that begin at token i?"""
    for at in range(i, min(i + LONGEST_NAME, len(run))):
        if not capital(run[at]):
            return False
        if run[at].lower in named:
            return True
    return False


LONGEST_NAME = 4
LONGEST_RUN = 30_000  # words of a text in which a surname alone is still the same person's
SHORTEST_SURNAME = 5  # letters of a first surname


def without_overlaps(ordered: Iterable[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for mention in ordered:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def labelled(found: tuple[Mention, ...], labels: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions, with a group for each label of a turn that names no person or office ("Q", "MODERATOR")."""
    starts = [m.start for m in found]
    added: list[Mention] = []
    dropped: set[int] = set()
    for label in labels:
        own = range(bisect_left(starts, label.start), bisect_left(starts, label.end))
        if any(found[i].kind in ("person", "office") for i in own):
            continue
        dropped.update(own)
        added.append(Mention(label.start, label.end, "group", None, (), None, False, LABEL))
    kept = [m for i, m in enumerate(found) if i not in dropped]
    return tuple(sorted([*kept, *added], key=lambda m: m.start))


def scan(lex: Lexicon, run: Sequence[Token], busy: Sequence[Span], named: frozenset[str]) -> tuple[Mention, ...]:
    """One reading of the text's words. `busy` are temporal phrases, `named` the surnames known so far."""
    found: list[Mention] = []
    i, t = 0, 0
    while i < len(run):
        while t < len(busy) and busy[t].end <= run[i].start:
            t += 1
        if t < len(busy) and busy[t].start <= run[i].start:
            found.append(Mention(busy[t].start, busy[t].end, "time", rule="A temporal phrase."))
            while i < len(run) and run[i].start < busy[t].end:
                i += 1
            continue
        step = mention_at(lex, run, i, named)
        found.extend(step[0])
        i = step[1]
    return tuple(found)


def mention_at(lex: Lexicon, run: Sequence[Token], i: int, named: frozenset[str]) -> tuple[tuple[Mention, ...], int]:
    """The mentions at token i and the token to go on from."""
    first = run[i].text[0]
    if not first.isalnum() or not (first.isupper() or first.isdigit() or opens(lex, run[i])):
        return (), i + 1
    speaking = speaking_mention(lex, run, i)
    if speaking:
        return (speaking[0],), speaking[1]
    styled = styled_office(lex, run, i, named)
    if styled:
        return styled
    collective = others.group_mention(lex, run, i)
    person = person_at(lex, run, i, named)
    if collective and collective[0].rule == others.COLLECTIVE and not (person and one_each(lex, run, i, person)):
        return (collective[0],), collective[1]
    other = thing_at(lex, run, i, person.after if person else 0)
    if other:
        return (other[0],), other[1]
    if person and not (collective and collective[1] > person.after):
        return person.mentions, person.after
    last = collective or plain_at(lex, run, i)
    return ((last[0],), last[1]) if last else ((), i + 1)


def styled_office(
    lex: Lexicon, run: Sequence[Token], i: int, named: frozenset[str]
) -> tuple[tuple[Mention, ...], int] | None:
    """ "His Highness the Minister": a style, and the office of the one who bears it."""
    hit = lex.styles.at(run, i)
    if hit is None or hit.last >= len(run) or run[hit.last].lower != "the":
        return None
    step = person_at(lex, run, hit.last, named)
    if step is None or not step.mentions or step.mentions[0].start != run[hit.last].start:
        return None
    return (step.mentions[0]._replace(start=run[i].start), *step.mentions[1:]), step.after


def one_each(lex: Lexicon, run: Sequence[Token], i: int, step: Step) -> bool:
    """ "The Presidents of Peru and Chile": is one holder named for each state (no "We, the Presidents of")?"""
    titles = [title for mention in step.mentions for title in mention.titles]
    ours = run[max(i - 2, 0)].lower in lex.small.plural_pronouns
    sure = all(t.rank in ONE_EACH and t.text.lower() not in lex.small.common_titles for t in titles)
    return len(step.mentions) > 1 and sure and not ours


def opens(lex: Lexicon, token: Token) -> bool:
    """Can a mention begin with a word that has no capital?"""
    return token.lower in lex.openers or token.text in lex.openers


def thing_at(lex: Lexicon, run: Sequence[Token], i: int, past: int) -> tuple[Mention, int] | None:
    """An event, an organization or a place at token i that ends after token `past`, and the token after it."""
    finders = (others.event_mention, others.organization_mention, others.place_mention)
    for finder in finders if capital(run[i]) else finders[:1]:
        other = finder(lex, run, i)
        if other and other[1] > past and not (finder is not others.event_mention and a_state(lex, run, i, other[1])):
            return other
    return None


def a_state(lex: Lexicon, run: Sequence[Token], i: int, after: int) -> bool:
    """Is what looks like a body a state by its full name ("the Russian Federation")?"""
    state = state_at(lex, run, i)
    return state is not None and not state[1] and state[2] >= after


def plain_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """A state, a style of address or a pronoun at token i, and the token after it."""
    return (
        others.state_mention(lex, run, i) or others.styled_mention(lex, run, i) or others.pronoun_mention(lex, run, i)
    )


def surnames(lex: Lexicon, run: Sequence[Token], found: Iterable[Mention]) -> frozenset[str]:
    """Last (and first) names, lower-case, of the people found; of long names the last but one too, as in Spanish."""
    words: set[str] = set()
    for mention in found if len(run) < LONGEST_RUN else ():
        if mention.kind != "person" or not mention.name:
            continue
        first, last = (bisect_left(run, at, key=lambda t: t.start) for at in (mention.name.start, mention.name.end))
        parts = [t.text for t in run[first:last] if t.text[0].isupper() and len(t.text) > 1]
        parts = [p for p in parts if p.lower() not in lex.suffixes] or parts
        double = [part for part in parts[-2:-1] if len(parts) > 2 and len(part) >= SHORTEST_SURNAME]
        words.update(p.lower() for p in (parts[-1:] + parts[:1] + double) if p.lower() not in lex.not_names)
    return frozenset(words)
