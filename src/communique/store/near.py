"""Near-duplicates: texts that share most of their words in the same order are grouped, never merged.

A text's signature (MinHash) holds the least hash of its three-word runs under many hashings: two texts agree in about
the share of signature places that their runs have in common. Signatures are cut into bands; only texts that share a
band are compared.
"""

from __future__ import annotations

import re
from array import array
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, insert, select, update

from communique.store.schema import bands, documents, signatures

PLACES, SEED, RUN = 128, 1945, 3
BAND = 4  # places in a band: 32 bands
ALIKE = 0.5  # the least share of places in common
COMPARED = 400  # at most so many texts are compared with a new one
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


def placed(connection: Connection, document: int, minima: bytes) -> None:
    """Keep the signature of a new document, and put it into the group of those like it."""
    numbers = band_numbers(minima)
    like = alike(connection, minima, numbers)
    connection.execute(insert(signatures), {"document": document, "minima": minima})
    connection.execute(insert(bands), [{"band": number, "document": document} for number in set(numbers)])
    if like:
        joined(connection, document, like)


def alike(connection: Connection, minima: bytes, numbers: list[int]) -> dict[int, int | None]:
    """The documents like a signature, each with its group."""
    near = select(bands.c.document).where(bands.c.band.in_(numbers)).distinct().limit(COMPARED)
    rows = connection.execute(
        select(documents.c.key, documents.c.kin, signatures.c.minima)
        .join(signatures, signatures.c.document == documents.c.key)
        .where(documents.c.key.in_(near))
    )
    return {key: kin for key, kin, other in rows if likeness(minima, other) >= ALIKE}


def joined(connection: Connection, document: int, like: dict[int, int | None]) -> None:
    """One group of a document and all that are like it, and of their groups; named after its first document."""
    groups = {kin for kin in like.values() if kin is not None}
    first = min(groups | like.keys())
    single = [key for key, kin in like.items() if kin is None]
    change = update(documents).where(documents.c.key == bindparam("number"))
    connection.execute(change, [{"number": key, "kin": first} for key in (document, *single)])
    later = groups - {first}
    if later:
        connection.execute(update(documents).where(documents.c.kin.in_(later)).values(kin=first))
