"""Tellings of one agreement along its documents: what it is about, whose it is, and what sort of document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from communique import data
from communique.ledger.gathering import Made, forbidden, seeds
from communique.ledger.items import Telling
from communique.ledger.rulings import Rulings
from communique.ledger.same import Fit
from communique.ledger.seen import Seen, folded, told
from communique.ledger.wording import content, rarity, shared

ALIKE = 0.65  # share of the shorter title that two must have in common
LOOSE = ("", "unspecified", "treaty")  # "the agreement" may be what another text calls a treaty
OF_ONE_DAY = ("joint_statement",)
WINDOW = 40


def gathered_agreements(group: Sequence[Seen], said: Rulings) -> list[Made]:
    """The agreements of a group: tellings with a title by title, those without by what their document names before."""
    nodes = sorted(seeds(group, said), key=lambda node: (node.core.published, node.core.telling.place, node.core.key))
    titled = [node for node in nodes if title_of(node.core.telling)]
    rare = rarity(title_of(one.telling) for one in group)
    made = by_title(titled, rare, said)
    for node in nodes:
        if not title_of(node.core.telling):
            before = named_before(node.core, made)
            if before and not forbidden(node, before, said):
                before.take(node, Fit(0.7, "The document names one such agreement and goes on to speak of it."))
            else:
                made.append(node)
    return made


def by_title(nodes: Sequence[Made], rare: Mapping[str, float], said: Rulings) -> list[Made]:
    """Tellings with a title, each with the agreement whose titles are most like it."""
    made: list[Made] = []
    filed: dict[str, list[int]] = defaultdict(list)
    for node in nodes:
        best = max(fits(node, made, filed, rare, said), key=lambda found: (found[1].strength, -found[0]), default=None)
        if best:
            made[best[0]].take(node, best[1])
        else:
            made.append(node)
        number = best[0] if best else len(made) - 1
        for word in sorted(title_of(node.core.telling)):
            if not filed[word] or filed[word][-1] != number:
                filed[word].append(number)
    return made


def fits(
    node: Made, made: Sequence[Made], filed: Mapping[str, list[int]], rare: Mapping[str, float], said: Rulings
) -> Iterator[tuple[int, Fit]]:
    """The agreements that a telling could be of, by its rarest words, the latest first."""
    words = sorted(title_of(node.core.telling), key=lambda word: (-rare.get(word, 1.0), word))
    for number in sorted({number for word in words for number in filed.get(word, ())[-WINDOW:]})[-WINDOW:]:
        found = alike(node.core, made[number], rare)
        if found and not forbidden(node, made[number], said):
            yield number, found


def alike(new: Seen, known: Made, rare: Mapping[str, float]) -> Fit | None:
    """The same agreement: of the same states, of one sort, with titles that share their telling words."""
    if not any(same_states(new, one) for one in known.members[-WINDOW:]) or sorts_differ(new, known):
        return None
    own = title_of(new.telling)
    like, other = max((shared(own, title_of(one.telling), rare), one.key) for one in known.members[-WINDOW:])
    common = own & frozenset(word for one in known.members if one.key == other for word in title_of(one.telling))
    if like < ALIKE or common <= data.words("en", "common", "ledger"):
        return None
    states = told(sorted(new.scope & known.core.scope))
    return Fit(round(0.6 + 0.35 * like, 2), f"An agreement of {states} about the same: {told(sorted(common))}.")


def same_states(new: Seen, known: Seen) -> bool:
    """Both name two of the same states, or one of them no more than one, which the other has too."""
    both = new.scope & known.scope
    return len(both) >= min(2, len(new.scope), len(known.scope)) and bool(both or not (new.scope and known.scope))


def sorts_differ(new: Seen, known: Made) -> bool:
    """A memorandum is no treaty; a joint statement belongs to its day."""
    forms = {new.telling.form, *(one.telling.form for one in known.members)}
    if not forms.isdisjoint(OF_ONE_DAY) and abs(new.published - known.core.published) > 3:
        return True
    return len({"" if form in LOOSE else form for form in forms} - {""}) > (0 if new.telling.form == "treaty" else 1)


def named_before(seen: Seen, made: Sequence[Made]) -> Made | None:
    """The agreement that the same document names nearest before, of a sort that goes with this one."""
    before = [
        (one.telling.place, number)
        for number, known in enumerate(made)
        for one in known.members
        if one.telling.document == seen.telling.document and one.telling.place < seen.telling.place
        if seen.telling.form in LOOSE or seen.telling.form in {each.telling.form for each in known.members}
    ]
    return made[max(before)[1]] if before else None


@cache
def title_of(telling: Telling) -> frozenset[str]:
    """The telling words of an agreement's name, without those that name states."""
    return content(named_part(telling.words)) - state_words()


def named_part(words: str) -> str:
    """The words up to where the name of the agreement ends and what happens to it is told."""
    parts = words.split()
    ends, kinds = data.words("en", "name_ends", "ledger"), data.words("en", "agreements", "ledger")
    for at, word in enumerate(parts):
        if kinds.isdisjoint(folded(" ".join(parts[: at + 1])).split()):
            continue
        if word.endswith((",", ";")) or (at + 1 < len(parts) and parts[at + 1].casefold() in ends):
            return " ".join(parts[: at + 1])
    return words


@cache
def state_words() -> frozenset[str]:
    return frozenset(word for name in names_of_states() for word in content(name))


@cache
def names_of_states() -> Mapping[str, str]:
    """Names and adjectives of states, folded, with their code."""
    rows = data.rows("lang", "en", "states.csv")
    named = {
        folded(name): row["iso3"]
        for row in rows
        for column in ("name", "names", "adjectives")
        for name in (row[column] or "").split(";")
    }
    return {name: state for name, state in named.items() if name}


@cache
def states_in(words: str) -> frozenset[str]:
    """The states that words name: "the Hungarian side" names Hungary."""
    known, parts = names_of_states(), folded(words).split()
    spans = (" ".join(parts[at : at + size]) for size in (1, 2, 3) for at in range(len(parts)))
    return frozenset(known[span] for span in spans if span in known)
