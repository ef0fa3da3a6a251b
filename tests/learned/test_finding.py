"""From scores to spans, on scores made by hand."""

from __future__ import annotations

import numpy as np

from communique.learned.finding import Found, Scores, Taste, find

TEXT = "^ the envoy said , talks go on . |"  # the frame of a window at both ends
SURE = 8.0


def scores(cues: str, contents: dict[int, int], sources: dict[int, tuple[int, int]]) -> Scores:
    """Scores of a window: a letter a piece for cues (B, I, -), pieces and the cue they point to, sources of cues."""
    n = len(cues)
    cue = np.full((n, 3), 0, np.float32)
    for at, letter in enumerate(cues):
        cue[at, "-BI".index(letter)] = SURE
    content, first, last = (np.zeros((n, n), np.float32) for _ in range(3))
    edge = np.full((n, 2), -SURE, np.float32)
    for at in range(n):
        content[at, contents.get(at, 0)] = SURE
        edge[at, 0] *= -1 if at in contents and contents.get(at - 1) != contents[at] else 1
        edge[at, 1] *= -1 if at in contents and contents.get(at + 1) != contents[at] else 1
    for at in range(n):
        begin, end = sources.get(at, (0, 0))
        first[at, begin] = last[at, end] = SURE
    return Scores(cue, edge, content, first, last)


def found(given: Scores, core: range = range(1, 9), breaks: tuple[int, ...] = (9,)) -> list[Found]:
    return find(given, core, np.array(breaks), Taste())


def plain(given: list[Found]) -> list[tuple[object, ...]]:
    return [(one.cue, one.source, one.content) for one in given]


def test_a_cue_with_its_source_and_content() -> None:
    given = scores("---B------", {5: 3, 6: 3, 7: 3}, {3: (1, 2)})
    assert plain(found(given)) == [((3, 4), (1, 3), ((5, 8),))]
    assert found(given)[0].confidence > 0.99


def test_content_in_two_pieces_and_a_cue_of_two_words() -> None:
    given = scores("---BI-----", {1: 3, 2: 3, 6: 3, 7: 3}, {})
    assert plain(found(given)) == [((3, 5), None, ((1, 3), (6, 8)))]


def test_two_cues_each_with_its_own() -> None:
    given = scores("-B----B---", {2: 1, 3: 1, 4: 1, 7: 6, 8: 6}, {6: (5, 5)})
    assert plain(found(given)) == [((1, 2), None, ((2, 5),)), ((6, 7), (5, 6), ((7, 9),))]


def test_a_cue_outside_the_core_is_for_another_window() -> None:
    given = scores("---B------", {5: 3, 6: 3}, {})
    assert found(given, core=range(4, 9)) == []


def test_a_cue_without_content_tells_nothing() -> None:
    assert found(scores("---B------", {}, {3: (1, 2)})) == []


def test_no_word_of_the_frame_is_content() -> None:
    assert plain(found(scores("---B------", {0: 3, 1: 3, 8: 3, 9: 3}, {}))) == [((3, 4), None, ((1, 2), (8, 9)))]


def test_a_source_ends_with_its_paragraph() -> None:
    given = scores("---B------", {5: 3}, {3: (1, 2)})
    assert found(given, breaks=(2, 9))[0].source in (None, (1, 2))


def test_one_doubtful_piece_does_not_tear_content() -> None:
    given = scores("---B------", {5: 3, 6: 3, 7: 3, 8: 3}, {})
    given.content[6, 3] = 0
    given.content[6, 0] = 1
    assert plain(found(given)) == [((3, 4), None, ((5, 9),))]
