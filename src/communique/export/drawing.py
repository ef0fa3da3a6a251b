"""Pictures that lead to what they show: a network and a timeline, drawn as SVG without style sheets or scripts.

The same values give the same bytes. Marks are told apart by place, shape and words, never by colour alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import sqrt

from communique.export.errors import needed
from communique.export.look import clean, shortened
from communique.export.pictures import INK, below
from communique.ledger.chronicle import Chronicle, Mark
from communique.ledger.networks import Edge, Network, Node
from communique.ledger.pictures import Table

WIDE, HIGH, LOW, MARGIN, LINE = 1000, 640, 160, 40, 16  # points
SEED = 7
SIGN = 6.4  # the width of a sign of a label
FIRST, SECOND, OTHER, THREAD = "#0072b2", "#e69f00", "#ffffff", "#8d99a6"
LANE, STEP, TOP = 14, 9, 6  # below the marks of a line, between marks that share a place, marks on each other
LEFT = 110  # the names of lines

Link = Callable[[str], str]


def png(drawn: bytes) -> bytes:
    """A drawing as PNG, sharp enough for print."""
    vega = needed("vl_convert", "a picture", "pictures")
    made: bytes = vega.svg_to_png(drawn.decode(), scale=2)
    return made


def framed(table: Table, source: str, high: float, body: Iterator[str]) -> bytes:
    """A drawing with its title and what is counted above it."""
    notes = below(table, source)
    top = 44 + LINE * len(notes)
    lines = "".join(
        f'<text x="{MARGIN}" y="{44 + LINE * nth}" font-size="12">{words(one)}</text>' for nth, one in enumerate(notes)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="graphics-document" viewBox="0 0 {WIDE} {top + high:.0f}" '
        f'width="{WIDE}" height="{top + high:.0f}" font-family="sans-serif" font-size="12" fill="{INK}">'
        f"<title>{words(table.title)}</title><desc>{words('. '.join(notes))}</desc>"
        f'<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<text x="{MARGIN}" y="24" font-size="15" font-weight="bold">{words(table.title)}</text>{lines}'
        f'<g transform="translate(0 {top})">{"".join(body)}</g></svg>\n'
    ).encode()


def words(text: str) -> str:
    return escape(clean(text), quote=True)


# --- The network ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands."""

    node: Node
    x: float
    y: float
    radius: float

    @property
    def label(self) -> str:
        return shortened(self.node.label, 32)

    @property
    def leftward(self) -> bool:
        """Does the label stand to the left, for to the right there is no room?"""
        return self.x + self.radius + SIGN * len(self.label) > WIDE - 8


def network(found: Network, source: str, link: Link) -> bytes:
    """The network; `link`: the address of a person or state."""
    spots = {spot.node.id: spot for spot in placed(found)}
    most = max((edge.contacts for edge in found.edges), default=1)

    def body() -> Iterator[str]:
        for edge in found.edges:
            yield thread(spots[edge.one.id], spots[edge.other.id], edge, most)
        for spot in spots.values():
            yield circle(spot, found.sides, link(spot.node.id))

    return framed(found.table, source, tall(found), body())


def tall(found: Network) -> int:
    """The height of a network: few need little room."""
    return min(HIGH, LOW + 18 * len(found.nodes))


def placed(found: Network) -> list[Spot]:
    """Where those who met stand: near each other, and no label on another."""
    lib = needed("networkx", "a network")
    graph = lib.Graph()
    graph.add_nodes_from(node.id for node in found.nodes)
    for edge in found.edges:
        graph.add_edge(edge.one.id, edge.other.id, weight=sqrt(edge.contacts))
    if not found.nodes:
        return []
    spread = lib.spring_layout(graph, seed=SEED, weight="weight", iterations=200, k=3 / sqrt(len(found.nodes)))
    most = max(node.contacts for node in found.nodes)
    xs, ys = ([float(spread[node.id][axis]) for node in found.nodes] for axis in (0, 1))
    spots = [
        Spot(node, scaled(x, xs, WIDE - 120), scaled(y, ys, tall(found) - 10), 5 + 8 * sqrt(node.contacts / most))
        for node, x, y in zip(found.nodes, xs, ys, strict=True)
    ]
    return apart(spots, tall(found))


def scaled(value: float, values: Sequence[float], to: float) -> float:
    low, high = min(values), max(values)
    return MARGIN + (value - low) / (high - low) * (to - 2 * MARGIN) if high > low else to / 2


def apart(spots: list[Spot], tall: int) -> list[Spot]:
    """Moved up and down until no label lies on another, as far as there is room."""
    heights = [spot.y for spot in spots]
    for _ in range(80):
        moved = False
        for nth, one in enumerate(spots):
            for more in range(nth):
                gap = heights[nth] - heights[more]
                if abs(gap) < LINE + 2 and alongside(one, spots[more]):
                    push = 1.5 if gap >= 0 else -1.5
                    heights[nth], heights[more] = heights[nth] + push, heights[more] - push
                    moved = True
        if not moved:
            break
    return [
        Spot(spot.node, round(spot.x, 1), round(min(max(high, 14), tall - 14), 1), round(spot.radius, 1))
        for spot, high in zip(spots, heights, strict=True)
    ]


def alongside(one: Spot, other: Spot) -> bool:
    """Do two stand so that their labels would meet if they were at one height?"""
    (left, right), (start, end) = reach(one), reach(other)
    return left < end and start < right


def reach(spot: Spot) -> tuple[float, float]:
    long = spot.radius + 6 + SIGN * len(spot.label)
    return (spot.x - long, spot.x + spot.radius) if spot.leftward else (spot.x - spot.radius, spot.x + long)


def thread(one: Spot, other: Spot, edge: Edge, most: int) -> str:
    width = 0.8 + 5 * sqrt(edge.contacts / most)
    told = f"{edge.one.label} – {edge.other.label}: {edge.contacts:,} {'contact' if edge.contacts == 1 else 'contacts'}"
    return (
        f'<line x1="{one.x}" y1="{one.y}" x2="{other.x}" y2="{other.y}" stroke="{THREAD}" stroke-opacity="0.6" '
        f'stroke-width="{width:.1f}"><title>{words(told)}</title></line>'
    )


def circle(spot: Spot, sides: Sequence[str], address: str) -> str:
    whose = [spot.node.id, spot.node.state]
    fill = FIRST if sides[:1] and sides[0] in whose else SECOND if sides[1:] and sides[1] in whose else OTHER
    side = -1 if spot.leftward else 1
    anchor = "end" if spot.leftward else "start"
    return (
        f'<a href="{escape(address, quote=True)}"><title>{words(spot.node.label)}: {spot.node.contacts:,}</title>'
        f'<circle cx="{spot.x}" cy="{spot.y}" r="{spot.radius}" fill="{fill}" stroke="{INK}"/>'
        f'<text x="{spot.x + side * (spot.radius + 4):.1f}" y="{spot.y + 4}" text-anchor="{anchor}" '
        f'paint-order="stroke" stroke="#ffffff" stroke-width="3">{words(spot.label)}</text></a>'
    )


# --- The timeline --------------------------------------------------------------------------------------------------


def timeline(found: Chronicle, source: str, link: Link) -> bytes:
    """Events along time, a line for each form; `link`: the address of an event."""
    if not found.marks:
        return framed(found.table, source, 20, iter(()))
    days = [date.fromisoformat(mark.day).toordinal() for mark in found.marks]
    first, last = min(days), max(max(days), min(days) + 30)
    across = [LEFT + (one - first) / (last - first) * (WIDE - LEFT - MARGIN) for one in days]
    lines: dict[str, list[tuple[float, Mark]]] = {form: [] for form in found.forms}
    for x, mark in zip(across, found.marks, strict=True):
        lines[mark.form].append((x, mark))
    tall = {form: STEP * min(TOP, highest([x for x, _ in marks])) + LANE for form, marks in lines.items()}
    total = sum(tall.values())

    def body() -> Iterator[str]:
        yield from axis(date.fromordinal(first), date.fromordinal(last), total)
        y = 0.0
        for form, marks in lines.items():
            y += tall[form]
            yield (
                f'<text x="{MARGIN}" y="{y - 4:.1f}">{words(form)}s</text>'
                f'<line x1="{LEFT}" y1="{y}" x2="{WIDE - MARGIN}" y2="{y}" stroke="#dddddd"/>'
            )
            yield from stacked(marks, y, link)

    return framed(found.table, source, total + 34, body())


def place(x: float) -> int:
    """Marks at one place stand on each other."""
    return int(x // STEP)


def highest(xs: Sequence[float]) -> int:
    return max(Counter(map(place, xs)).values(), default=1)


def stacked(marks: Sequence[tuple[float, Mark]], y: float, link: Link) -> Iterator[str]:
    """The marks of a line; what finds no room says how many there are."""
    count = Counter(place(x) for x, _ in marks)
    seen = Counter[int]()
    for x, mark in marks:
        spot = place(x)
        seen[spot] += 1
        nth = seen[spot]
        if nth > TOP:
            continue
        more = count[spot] - TOP if nth == TOP else 0
        told = mark.words + (f" (and {more} more)" if more > 0 else "")
        fill = FIRST if mark.held else OTHER
        yield (
            f'<a href="{escape(link(mark.id), quote=True)}"><title>{words(told)}</title>'
            f'<circle cx="{spot * STEP + STEP / 2}" cy="{y - 5 - STEP * (nth - 1):.1f}" r="3.6" fill="{fill}" '
            f'stroke="{INK}" stroke-width="{1.8 if more > 0 else 0.8}"/></a>'
        )


def axis(first: date, last: date, high: float) -> Iterator[str]:
    """The years, or of a short time the months."""
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    long = (last - first).days > 900
    for year, month in months:
        at = date(year, month, 1)
        if not first <= at <= last or (long and month > 1):
            continue
        x = LEFT + (at - first).days / max(1, (last - first).days) * (WIDE - LEFT - MARGIN)
        name = str(year) if long or month == 1 else f"{year}-{month:02d}"
        shown = long or (last - first).days < 400 or month in (1, 4, 7, 10)
        yield f'<line x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{high + 4:.1f}" stroke="#eeeeee"/>'
        if shown:
            yield f'<text x="{x:.1f}" y="{high + 20:.1f}" text-anchor="middle" font-size="11">{name}</text>'
