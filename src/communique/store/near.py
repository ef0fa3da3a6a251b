"""Near-duplicates: texts that share most of their words in the same order are grouped, never merged.

A text's signature (MinHash) holds the least hash of its three-word runs under many hashings: two texts agree in about
the share of signature places that their runs have in common. Signatures are cut into bands; only texts that share a
band are compared.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from operator import eq

from sqlalchemy import Connection, Text, bindparam, cast, func, insert, select, update

from communique.store.inserting import inserted
from communique.store.schema import bands, documents, signatures

PLACES, SEED, RUN = 128, 1945, 3
BAND = 4  # places in a band: 32 bands
ALIKE = 0.5  # the least share of places in common
COMPARED = 100  # at most so many texts are compared with a new one: those that share most bands
HELD = 100  # a band of a form letter names so many of its texts; the others are in their group through these
ASKED = 1000  # numbers asked for at one time
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")


def signature(text: str) -> bytes:
    """The MinHash of a text's three-word runs, four bytes a place."""
    from rensa import RMinHash

    words = WORD.findall(text.lower())
    runs = set(map(" ".join, zip(*(words[n:] for n in range(RUN)), strict=False))) or {" ".join(words)}
    minima = RMinHash(num_perm=PLACES, seed=SEED)
    minima.update(list(runs))
    return array("I", minima.digest()).tobytes()


def band_numbers(minima: bytes) -> list[int]:
    """A number for each band of a signature; equal numbers are equal bands."""
    size = 4 * BAND
    pieces = (bytes([n // size]) + minima[n : n + size] for n in range(0, len(minima), size))
    return [int.from_bytes(blake2b(piece, digest_size=8).digest()) >> 1 for piece in pieces]


def likeness(one: bytes, other: bytes) -> float:
    """The share of places that two signatures have in common: about that of the runs their texts share."""
    return float(sum(map(eq, array("I", one), array("I", other)))) / PLACES


def grouped(connection: Connection, fresh: Sequence[tuple[int, bytes]]) -> None:
    """Keep the signatures of new documents, and put each into the group of those like it."""
    if not fresh:
        return
    numbers = {key: set(band_numbers(minima)) for key, minima in fresh}
    holders = holding(connection, {number for some in numbers.values() for number in some})
    known, groups = there(connection, {key for keys in holders.values() for key in keys})
    known |= dict(fresh)
    connection.execute(insert(signatures), [{"document": key, "minima": minima} for key, minima in fresh])
    rows = []
    for key, minima in fresh:
        near = Counter(chain.from_iterable(map(holders.__getitem__, numbers[key])))
        like = alike(minima, (other for other, _ in near.most_common(COMPARED)), known, groups)
        if like:
            groups.join([key, *like])
        for number in numbers[key]:
            if len(holders[number]) < HELD:
                holders[number].append(key)
                rows.append({"band": number, "document": key})
    if rows:
        inserted(connection, bands, rows)
    groups.keep(connection)


def alike(minima: bytes, others: Iterable[int], known: Mapping[int, bytes], groups: Groups) -> list[int]:
    """Of some texts those that are like one of a signature; of a group one is enough to know it by."""
    found: list[int] = []
    met: set[int] = set()
    for other in others:
        group = groups.of.get(other)
        if group not in met and likeness(minima, known[other]) >= ALIKE:
            found.append(other)
            if group is not None:
                met.add(group)
    return found


@dataclass(slots=True)
class Groups:
    """The group of each document that a batch has to do with: the number of the first document in it."""

    of: dict[int, int | None]
    joined: dict[int, int] = field(default_factory=dict)  # of documents that were in none
    merged: list[tuple[int, int]] = field(default_factory=list)  # a group and the earlier one that it is part of now

    def join(self, like: Sequence[int]) -> None:
        """One group of documents that are alike, and of their groups; it is named after its first document."""
        groups = {group for key in like if (group := self.of.get(key)) is not None}
        first = min(groups.union(like))
        for key in like:
            if self.of.get(key) is None:
                self.joined[key] = self.of[key] = first
        for later in groups - {first}:
            self.merged.append((later, first))
            self.of = {key: first if group == later else group for key, group in self.of.items()}

    def keep(self, connection: Connection) -> None:
        d = documents.c
        if self.joined:
            change = update(documents).where(d.key == bindparam("document")).values(kin=bindparam("group"))
            connection.execute(change, [{"document": key, "group": group} for key, group in self.joined.items()])
        for later, first in self.merged:
            connection.execute(update(documents).where(d.kin == later).values(kin=first))


def holding(connection: Connection, numbers: Collection[int]) -> dict[int, list[int]]:
    """The documents that have each of some bands."""
    found: dict[int, list[int]] = defaultdict(list)
    every = sorted(numbers)
    for n in range(0, len(every), ASKED):
        # A row for each band, not for each document in it: what has many reprints would give thousands.
        of_band = func.aggregate_strings(cast(bands.c.document, Text), ",")
        query = select(bands.c.band, of_band).where(bands.c.band.in_(every[n : n + ASKED])).group_by(bands.c.band)
        for band, keys in connection.execute(query):
            found[band] = sorted(map(int, keys.split(",")))
    return found


def there(connection: Connection, keys: Collection[int]) -> tuple[dict[int, bytes], Groups]:
    """The signatures of documents, and their groups."""
    every = sorted(keys)
    known: dict[int, bytes] = {}
    groups: dict[int, int | None] = {}
    query = select(documents.c.key, signatures.c.minima, documents.c.kin)
    query = query.join(signatures, signatures.c.document == documents.c.key)
    for n in range(0, len(every), ASKED):
        for key, minima, kin in connection.execute(query.where(documents.c.key.in_(every[n : n + ASKED]))):
            known[key], groups[key] = minima, kin
    return known, Groups(groups)
