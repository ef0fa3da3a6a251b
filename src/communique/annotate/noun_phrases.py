"""Noun phrases joined by "of", and lists of them joined by commas and "and", made one chunk."""

from __future__ import annotations

from communique.annotate.rows import Chunk

LISTED = ("person", "office", "state")
ACTORS = ("state", "person", "office", "pronoun", "organization")


def merged(row: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence with the noun phrases that belong together made one."""
    found: list[Chunk] = []
    for i, chunk in enumerate(row):
        if chunk.tag == "NP" and len(found) > 1 and joins(found, row, i):
            found.pop()
            while found[-1].tag != "NP":
                found.pop()
            found[-1] = found[-1]._replace(end=chunk.end)
            continue
        found.append(chunk)
    return found


def joins(found: list[Chunk], row: list[Chunk], i: int) -> bool:
    """Does the noun phrase at i go on the one before it?"""
    chunk, link, left = row[i], found[-1], found[-2]
    if link.word == "of" and left.tag == "NP":
        return True
    if link.tag == "," and left.tag == "NP" and chunk.mention and left.mention:
        kind = chunk.mention.kind
        apart = verb_after(row, i) or after_gerund(found, row, i)
        return kind == left.mention.kind and kind in LISTED and not apart
    if link.tag != "C":
        return False
    if left.tag == "NP" and len(found) > 2 and found[-3].word == "between":
        return True
    if left.tag == "," and len(found) > 2:
        left = found[-3]
    return left.tag == "NP" and (not verb_after(row, i) or opens(found, left, chunk))


def opens(found: list[Chunk], left: Chunk, chunk: Chunk) -> bool:
    """Do two actors joined by "and" open a clause together ("Given X, the United States and India will")?"""
    at = found.index(left)
    before = found[at - 1] if at else None
    if not (acts(left) and acts(chunk)):
        return False
    if before is None or before.tag == "S":
        return True
    return before.tag in (",", ";", ":") and (at < 2 or found[at - 2].tag != "NP" or found[at - 2].mention is None)


def acts(chunk: Chunk) -> bool:
    """Does a chunk mention somebody who can act?"""
    return chunk.mention is not None and chunk.mention.kind in ACTORS


def verb_after(row: list[Chunk], i: int) -> bool:
    """Is the noun phrase the subject of a second verb? (A list of people before one verb is one subject.)"""
    earlier = any(c.verb and c.verb.form == "finite" for c in row[:i])
    return earlier and finite_next(row, i)


def finite_next(row: list[Chunk], i: int) -> bool:
    """Does a finite verb follow the noun phrase at i, past adverbs and "in turn", "for her part"?"""
    k = i + 1
    while k < len(row) and (row[k].tag in ("A", ",") or set_between(row, k)):
        k += 2 if set_between(row, k) else 1
    verb = row[k].verb if k < len(row) else None
    return bool(verb and verb.form == "finite" and (k == i + 1 or row[i + 1].tag != "," or row[k - 1].tag == ","))


def set_between(row: list[Chunk], k: int) -> bool:
    """Does a phrase that names nobody begin at chunk k ("in turn")?"""
    return row[k].tag == "P" and k + 1 < len(row) and row[k + 1].tag == "NP" and row[k + 1].mention is None


def after_gerund(found: list[Chunk], row: list[Chunk], i: int) -> bool:
    """Does a sentence open with a gerund and its object ("Welcoming the guest, the Emir wished")?"""
    verbs = [k for k, chunk in enumerate(found) if chunk.verb]
    opening = found[verbs[0]].verb if len(verbs) == 1 and verbs[0] < 2 else None
    return bool(opening and opening.form == "gerund" and finite_next(row, i))
