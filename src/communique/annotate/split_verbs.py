"""Verb groups that a time parts ("was on Monday received"), and the one verb of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.rows import Chunk, ClauseWords


def settled(row: Sequence[Chunk], words: ClauseWords) -> list[Chunk]:
    """The chunks of a sentence with parted verb groups joined, and with a finite verb where one must be."""
    found: list[Chunk] = []
    for chunk in row:
        auxiliary = parted(found, chunk)
        if auxiliary is not None:
            found[auxiliary], chunk = emptied(found[auxiliary]), joined(found[auxiliary], chunk)
        found.append(chunk)
    return with_finite(found, words)


def parted(found: Sequence[Chunk], chunk: Chunk) -> int | None:
    """The number of the bare "was" or "has" to which a past form belongs, a time between them."""
    at = len(found) - 1
    while at >= 0 and found[at].tag in ("T", ",", "A"):
        at -= 1
    between = found[at + 1 :]
    before = found[at].verb if at >= 0 else None
    if before is None or chunk.verb is None or not any(c.tag == "T" for c in between):
        return None
    bare = before.lemma in ("be", "have") and before.form == "finite" and before.span == before.head
    past = chunk.verb.tense == "past" and chunk.verb.span == chunk.verb.head and not chunk.verb.perfect
    return at if bare and past and chunk.verb.form in ("finite", "participle") else None


def emptied(auxiliary: Chunk) -> Chunk:
    """An auxiliary whose verb stands further on: an adverb, as far as clauses go."""
    return auxiliary._replace(tag="A", verb=None)


def joined(auxiliary: Chunk, chunk: Chunk) -> Chunk:
    """The verb with the voice and tense of its auxiliary."""
    verb, helper = chunk.verb, auxiliary.verb
    if verb is None or helper is None:
        return chunk
    passive = helper.lemma == "be"
    whole = verb._replace(
        form="finite", tense=helper.tense, passive=passive, perfect=not passive or helper.perfect,
        negated=helper.negated or verb.negated, modal=helper.modal,
    )  # fmt: skip
    return chunk._replace(verb=whole)


def with_finite(row: list[Chunk], words: ClauseWords) -> list[Chunk]:
    """A sentence whose only verb is "met" or "gathered" has it for its finite verb, no participle."""
    verbs = [i for i, chunk in enumerate(row) if chunk.verb]
    if len(verbs) != 1:
        return row
    i = verbs[0]
    verb, after = row[i].verb, row[i + 1].word if i + 1 < len(row) else ""
    if verb and verb.form == "participle" and verb.lemma in words.sitting and after != "by":
        row[i] = row[i]._replace(verb=verb._replace(form="finite", passive=False))
    return row
