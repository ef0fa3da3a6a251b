"""Near-duplicates: texts that share most of their words in the same order are grouped, never merged.

A text's signature (MinHash) holds the least hash of its three-word runs under many hashings: two texts agree in about
the share of signature places that their runs have in common. Signatures are cut into bands; only texts that share a
band are compared.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from hashlib import blake2b

from sqlalchemy import Connection, insert, select, update

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
    runs = {" ".join(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1))}
    minima = RMinHash(num_perm=PLACES, seed=SEED)
    minima.update(sorted(runs))
    return array("I", minima.digest()).tobytes()


def band_numbers(minima: bytes) -> list[int]:
    """A number for each band of a signature; equal numbers are equal bands."""
    size = 4 * BAND
    pieces = (bytes([n // size]) + minima[n : n + size] for n in range(0, len(minima), size))
    return [int.from_bytes(blake2b(piece, digest_size=8).digest()) >> 1 for piece in pieces]


def likeness(one: bytes, other: bytes) -> float:
    """The share of places that two signatures have in common: about that of the runs their texts share."""
    pairs = zip(array("I", one), array("I", other), strict=True)
    return sum(a == b for a, b in pairs) / PLACES


def grouped(connection: Connection, fresh: Sequence[tuple[int, bytes]]) -> None:
    """Keep the signatures of new documents, and put each into the group of those like it."""
    if not fresh:
        return
    numbers = {key: set(band_numbers(minima)) for key, minima in fresh}
    holders = holding(connection, {number for some in numbers.values() for number in some})
    known = dict(fresh) | minima_of(connection, {key for keys in holders.values() for key in keys})
    connection.execute(insert(signatures), [{"document": key, "minima": minima} for key, minima in fresh])
    rows = []
    for key, minima in fresh:
        near = Counter(other for number in numbers[key] for other in holders[number])
        like = [other for other, _ in near.most_common(COMPARED) if likeness(minima, known[other]) >= ALIKE]
        if like:
            joined(connection, [key, *like])
        for number in numbers[key]:
            if len(holders[number]) < HELD:
                holders[number].append(key)
                rows.append({"band": number, "document": key})
    if rows:
        connection.execute(insert(bands), rows)


def holding(connection: Connection, numbers: Collection[int]) -> dict[int, list[int]]:
    """The documents that have each of some bands."""
    found: dict[int, list[int]] = defaultdict(list)
    every = sorted(numbers)
    for n in range(0, len(every), ASKED):
        query = select(bands.c.band, bands.c.document).where(bands.c.band.in_(every[n : n + ASKED]))
        for band, document in connection.execute(query):
            found[band].append(document)
    return found


def minima_of(connection: Connection, keys: Collection[int]) -> dict[int, bytes]:
    every, found = sorted(keys), {}
    query = select(signatures.c.document, signatures.c.minima)
    for n in range(0, len(every), ASKED):
        rows = connection.execute(query.where(signatures.c.document.in_(every[n : n + ASKED])))
        found.update({key: minima for key, minima in rows})
    return found


def joined(connection: Connection, like: Sequence[int]) -> None:
    """One group of documents that are alike, and of their groups; it is named after its first document."""
    d = documents.c
    rows = connection.execute(select(d.key, d.kin).where(d.key.in_(like))).all()
    groups = {row.kin for row in rows if row.kin is not None}
    first = min(groups | {row.key for row in rows})
    single = [row.key for row in rows if row.kin is None]
    if single:
        connection.execute(update(documents).where(d.key.in_(single)).values(kin=first))
    later = groups - {first}
    if later:
        connection.execute(update(documents).where(d.kin.in_(later)).values(kin=first))
