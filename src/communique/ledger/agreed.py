"""Tellings of one agreement along its documents: what it is about, whose it is, and what sort of document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from communique import data
from communique.ledger.gathering import Made, forbidden, seeds
from communique.ledger.rulings import Rulings
from communique.ledger.same import Fit
from communique.ledger.seen import Seen, told
from communique.ledger.wording import rarity, weight

ALIKE = 0.65  # share of the shorter title that two must have in common
LOOSE = ("", "unspecified", "treaty")  # "the agreement" may be what another text calls a treaty
AT_ONCE = 5  # days
OF_ONE_DAY = ("joint_statement",)
WINDOW = 24  # agreements looked at for one telling
KEPT = 8  # different titles by which one agreement is known

Places = dict[str, list[tuple[int, int]]]


@dataclass
class Known:
    """An agreement with the titles, states and sorts of document under which it has been told."""

    made: Made
    titles: dict[frozenset[str], float] = field(default_factory=dict)
    scopes: set[frozenset[str]] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)

    def learn(self, seen: Seen, rare: Mapping[str, float]) -> None:
        if len(self.titles) < KEPT:
            self.titles[seen.title] = weight(seen.title, rare)
        if len(self.scopes) < KEPT:
            self.scopes.add(seen.scope)
        self.forms.add("" if seen.telling.form in LOOSE else seen.telling.form)


def gathered_agreements(group: Sequence[Seen], said: Rulings) -> list[Made]:
    """The agreements of a group: tellings with a title by title, those without by what their document names before."""
    nodes = sorted(seeds(group, said), key=lambda node: (node.core.published, node.core.telling.place, node.core.key))
    known = by_title([node for node in nodes if node.core.title], said)
    places: Places = defaultdict(list)
    for number, agreement in enumerate(known):
        for one in agreement.made.members:
            places[one.telling.document].append((one.telling.place.start, number))
    alone = []
    for node in nodes:
        if not node.core.title:
            before = named_before(node.core, known, places[node.core.telling.document])
            if before and not forbidden(node, before, said):
                before.take(node, Fit(0.7, "The document names one such agreement and goes on to speak of it."))
            else:
                alone.append(node)
    return [*(one.made for one in known), *alone]


def by_title(nodes: Sequence[Made], said: Rulings) -> list[Known]:
    """Tellings with a title, each with the agreement whose titles are most like it."""
    rare = rarity(node.core.title for node in nodes)
    known: list[Known] = []
    filed: dict[str, list[int]] = defaultdict(list)
    for node in nodes:
        found = [one for one in fits(node.core, known, filed, rare) if not forbidden(node, known[one[0]].made, said)]
        if found:
            number, best = max(found, key=lambda one: (one[1].strength, -one[0]))
            known[number].made.take(node, best)
        else:
            number = len(known)
            known.append(Known(node))
        known[number].learn(node.core, rare)
        for word in sorted(node.core.title):
            if not filed[word] or filed[word][-1] != number:
                filed[word].append(number)
    return known


def fits(
    seen: Seen, known: Sequence[Known], filed: Mapping[str, list[int]], rare: Mapping[str, float]
) -> Iterator[tuple[int, Fit]]:
    """The agreements that a telling could be of, by its rarest words, the latest first."""
    words = sorted(seen.title, key=lambda word: (-rare.get(word, 1.0), word))[:4]
    for number in sorted({number for word in words for number in filed.get(word, ())[-WINDOW:]})[-WINDOW:]:
        if found := alike(seen, known[number], rare):
            yield number, found


def alike(seen: Seen, known: Known, rare: Mapping[str, float]) -> Fit | None:
    """The same agreement: of the same states, of one sort, with titles that share their telling words."""
    if sorts_differ(seen, known) or not any(same_states(seen.scope, scope) for scope in known.scopes):
        return None
    own, best = weight(seen.title, rare), (0.0, frozenset[str]())
    for title, heavy in known.titles.items():
        common = seen.title & title
        if common and (like := weight(common, rare) / min(own, heavy)) > best[0]:
            best = like, common
    if best[0] < ALIKE or (best[1] <= data.words("en", "common", "ledger") and not at_once(seen, known.made.core)):
        return None
    states = told(sorted(seen.scope & known.made.core.scope))
    return Fit(min(0.6 + 0.35 * best[0], 0.95), f"An agreement of {states} about the same: {told(sorted(best[1]))}.")


def at_once(seen: Seen, core: Seen) -> bool:
    """Told within days of each other, of the same two states: then a common word is enough of a name."""
    return abs(seen.published - core.published) <= AT_ONCE and len(seen.scope) == 2 and seen.scope == core.scope


def same_states(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both name two of the same states, or one of them no more than one, which the other has too."""
    both = len(one & other)
    return both >= min(2, len(one), len(other)) and bool(both or not (one and other))


def sorts_differ(seen: Seen, known: Known) -> bool:
    """A memorandum is no treaty; a joint statement belongs to its day."""
    form = "" if seen.telling.form in LOOSE else seen.telling.form
    if form in OF_ONE_DAY or not known.forms.isdisjoint(OF_ONE_DAY):
        return form not in known.forms or abs(seen.published - known.made.core.published) > 3
    if seen.telling.form == "treaty":
        return known.forms != {""}
    return len({form, *known.forms} - {""}) > 1


def named_before(seen: Seen, known: Sequence[Known], places: Sequence[tuple[int, int]]) -> Made | None:
    """The agreement that the same document names nearest before, of a sort that goes with this one."""
    loose = seen.telling.form in LOOSE
    before = [
        (start, number)
        for start, number in places
        if start < seen.telling.place.start and (loose or seen.telling.form in known[number].forms)
    ]
    return known[max(before)[1]].made if before else None
