"""A sentence as a row of chunks: noun phrases, verb groups, and the small words between them."""

from __future__ import annotations

from communique.annotate.bare_verbs import AGENTS, verbal
from communique.annotate.participles import as_infinitive, as_participle
from communique.annotate.rows import DETERMINING, Chunk, Row, determined, small_tag
from communique.annotate.verbs import Group, group_at, unlisted_past
from communique.reading import Mention

LONGEST_GROUP = 12  # tokens from the first auxiliary to the main verb


def chunks(row: Row) -> list[Chunk]:
    """The chunks of a sentence, in order."""
    found: list[Chunk] = []
    i = 0
    while i < len(row.run):
        chunk, i = chunk_at(row, i, found)
        if chunk.tag == "NP" and timed(row, found):
            found.pop()
        if found and one_phrase(row, found[-1], chunk) and not subject_after_phrase(found, chunk):
            found[-1] = found[-1]._replace(end=chunk.end, mention=told_of(found[-1], chunk))
        else:
            found.append(chunk)
    return found


def one_phrase(row: Row, left: Chunk, right: Chunk) -> bool:
    """Are two chunks side by side one noun phrase?"""
    both = left.tag == "NP" and right.tag == "NP"
    return both and not apart(row, left, right) and not begins(row, left, right)


def told_of(left: Chunk, right: Chunk) -> Mention | None:
    """Whom a noun phrase of two parts mentions: the first, but the person of "the former U.S. official Name"."""
    named = right.mention is not None and right.mention.kind == "person"
    if named and left.mention is not None and left.mention.kind == "state":
        return right.mention
    return left.mention or right.mention


def timed(row: Row, found: list[Chunk]) -> bool:
    """Is the last chunk a time inside a noun phrase ("a two-day trip")?"""
    return len(found) > 1 and found[-1].tag == "T" and row.tags.get(found[-2].word) in DETERMINING and bare(found[-2])


def bare(chunk: Chunk) -> bool:
    """Is a chunk one word alone?"""
    return chunk.tag == "NP" and chunk.mention is None and chunk.end - chunk.start == len(chunk.word)


def subject_after_phrase(found: list[Chunk], chunk: Chunk) -> bool:
    """Does a person begin a phrase of their own after "in reply", "at the meeting"?"""
    person = chunk.mention is not None and chunk.mention.kind == "person"
    return person and found[-1].mention is None and len(found) > 1 and found[-2].tag == "P"


def apart(row: Row, left: Chunk, right: Chunk) -> bool:
    """Two noun phrases side by side that are not one ("told Ukraine the", "the gas you", "the Minister who")."""
    kinds = [chunk.mention.kind if chunk.mention else "" for chunk in (left, right)]
    visited = kinds[0] == "place" and kinds[1] in ("person", "office")  # "received in Oslo the Minister"
    return "pronoun" in kinds or visited or (bool(kinds[0]) and right.word in row.words.personal_relatives)


def begins(row: Row, left: Chunk, right: Chunk) -> bool:
    """Does a determiner begin a noun phrase of its own ("the measures her government"; not "all the")?"""
    opener = row.tags.get(right.word) in DETERMINING and right.word not in row.words.predeterminers
    return opener and left.end - left.start > len(left.word)


def chunk_at(row: Row, i: int, found: list[Chunk]) -> tuple[Chunk, int]:
    """The chunk that begins at token i, after those found, and the token after it."""
    token = row.run[i]
    if token.start in row.mentions:
        return mentioned(row, i)
    end = i + 1
    while end < len(row.run) and end - i < LONGEST_GROUP and row.run[end].start not in row.mentions:
        end += 1
    group = group_at(row.run, i, end, row.language) or past_after_agent(row, i, found)
    if group and (group.sure or verbal(row, i, group, found)):
        verb = as_infinitive(group, found) or as_participle(row, group, found)
        return Chunk("VG", verb.start, verb.end, token.lower, verb), group.after
    tag = small_tag(row, i)
    if tag == "A" and found and found[-1].tag == "NP" and determined(row, i - 1):
        tag = "NP"  # "a very detailed conversation"
    return Chunk(tag, token.start, token.end, token.lower), i + 1


def past_after_agent(row: Row, i: int, found: list[Chunk]) -> Group | None:
    """A verb that the lexicon lacks: an -ed form right after the one who acts ("The Prime Minister dubbed …")."""
    agent = found[-1].mention if found else None
    return unlisted_past(row.run, i, row.language) if agent is not None and agent.kind in AGENTS else None


def short(row: Row, at: int) -> bool:
    """Is the token at `at` the point of a short form within a sentence ("Jr. of")?"""
    return at + 1 < len(row.run) and row.run[at].text == "." and row.run[at + 1].text[0].islower()


def mentioned(row: Row, i: int) -> tuple[Chunk, int]:
    """The chunk of the mention at token i, and the token after it."""
    mention = row.mentions[row.run[i].start]
    after = i
    while after < len(row.run) and row.run[after].start < mention.end:
        after += 1
    tag = "T" if mention.kind == "time" else "NP"
    if short(row, after):
        after += 1  # "Ana Kovač Jr. of"
    return Chunk(tag, mention.start, mention.end, row.run[i].lower, None, mention), max(after, i + 1)
