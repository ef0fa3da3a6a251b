"""Attributions of every form, as tables of text and result. All sentences and persons are invented."""

from __future__ import annotations

import pytest

import communique
from communique import Attribution

# text, source, cue, content
FORMS = [
    # direct speech, the cue after it, before it, inside it
    ("“The road will open in May,” Ana Kovač said.", "Ana Kovač", "said", ("The road will open in May",)),
    ("“The road will open in May,” said Ana Kovač, a spokeswoman for the ministry.", "Ana Kovač, a spokeswoman for the ministry", "said", ("The road will open in May",)),
    ("Ana Kovač said: “The road will open in May.”", "Ana Kovač", "said", ("The road will open in May.",)),
    ("“The road,” Ana Kovač said, “will open in May.”", "Ana Kovač", "said", ("The road", "will open in May.")),
    ("“The road will open,” Ana Kovač said. “It will open in May.”", "Ana Kovač", "said", ("The road will open", "It will open in May.")),
    ("“Will the road open in May?” Ana Kovač asked.", "Ana Kovač", "asked", ("Will the road open in May?",)),
    ("“The road will open,” she went on. “It will open in May.”", "she", "went", ("The road will open", "It will open in May.")),
    ("“The road will open,” Ana Kovač told reporters on Monday.", "Ana Kovač", "told", ("The road will open",)),
    # mixed and indirect
    ("Ana Kovač said the road was “a lifeline for the north” and would open in May.", "Ana Kovač", "said", ("the road was “a lifeline for the north” and would open in May",)),
    ("Officials said the road would open in May.", "Officials", "said", ("the road would open in May",)),
    ("Officials in the north said in a statement that the road would open.", "Officials in the north", "said", ("that the road would open",)),
    ("Critics say privately that the road is unsafe.", "Critics", "say", ("that the road is unsafe",)),
    ("Ana Kovač told reporters on Monday that the road would open.", "Ana Kovač", "told", ("that the road would open",)),
    ("Ana Kovač did not say whether the road would open.", "Ana Kovač", "did not say", ("whether the road would open",)),
    ("The road, officials said, would open in May.", "officials", "said", ("The road", "would open in May")),
    ("The road would open in May, officials said.", "officials", "said", ("The road would open in May",)),
    ("As the mayor put it, the road is a lifeline.", "the mayor", "put", ("the road is a lifeline",)),
    ("The road, as the mayor noted, is a lifeline.", "the mayor", "noted", ("The road", "is a lifeline")),
    # paragraphs: marks reopened and closed once, a cue-less one that goes on
    ("“The road will open in May.\n\n“The bridge will open in June,” Ana Kovač said.", "Ana Kovač", "said", ("“The road will open in May.", "The bridge will open in June")),
    ("“The road will open,” Ana Kovač said.\n\n“It will open in May.”", "Ana Kovač", "said", ("The road will open", "It will open in May.")),
    # blocks and labels
    ("Minister Jon Dahl said:\n\n- We will reopen the road in May. The work is done.", "Minister Jon Dahl", "said", ("We will reopen the road in May. The work is done.",)),
    ("Minister Jon Dahl said:\n\n“We will reopen the road in May. The work is done.”", "Minister Jon Dahl", "said", ("We will reopen the road in May. The work is done.",)),
    ("Minister Jon Dahl said:\n\nWe will reopen the road in May. Our work is done.", "Minister Jon Dahl", "said", ("We will reopen the road in May. Our work is done.",)),
    ("And from Chairwoman Ana Kovač:\n\n“The road will open in May.”", "Chairwoman Ana Kovač", "from", ("The road will open in May.",)),
    ("From the desk of Senator Ana Kovač:\n\n“The road will open in May.”", "Senator Ana Kovač", "From", ("The road will open in May.",)),
    # signed, and the speaker in the sentence before
    ("“The road will open in May.” -Commissioner Ana Kovač", "Commissioner Ana Kovač", None, ("The road will open in May.",)),
    ("“The road will open in May.”\n\n— Commissioner Ana Kovač", "Commissioner Ana Kovač", None, ("The road will open in May.",)),
    ("Ana Kovač was blunt. “The road will not open in May.”", "Ana Kovač", None, ("The road will not open in May.",)),
    # according to
    ("According to the mayor, the road will open in May.", "the mayor", "According to", ("the road will open in May",)),
    ("The road will open in May, according to two officials.", "two officials", "according to", ("The road will open in May",)),
    # what stands between speaker and cue
    ("Dahl, the minister of transport, said the road would open.", "Dahl, the minister of transport", "said", ("the road would open",)),
    ("Dahl, who visited the site on Monday, said the road would open.", "Dahl, who visited the site on Monday", "said", ("the road would open",)),
    ("Officials who spoke with the paper said the road would open.", "Officials who spoke with the paper", "said", ("the road would open",)),
    # several speakers, documents, institutions
    ("The two leaders said that trade would grow.", "The two leaders", "said", ("that trade would grow",)),
    ("Ana Kovač and Jon Dahl said that trade would grow.", "Ana Kovač and Jon Dahl", "said", ("that trade would grow",)),
    ("The report says that trade will grow.", "The report", "says", ("that trade will grow",)),
    ("A new survey found that most voters want a bridge.", "A new survey", "found", ("that most voters want a bridge",)),
    # thoughts, intentions, things
    ("Many voters fear the road is unsafe.", "Many voters", "fear", ("the road is unsafe",)),
    ("The ministry plans to open the road in May.", "The ministry", "plans", ("to open the road in May",)),
    ("The mayor refused to sign the letter.", "The mayor", "refused", ("to sign the letter",)),
    ("The union urged the ministry to open the road.", "The union", "urged", ("the ministry to open the road",)),
    ("The mayor is sure that the road is safe.", "The mayor", "is sure", ("that the road is safe",)),
    ("The mayor criticized the ministry over delays.", "The mayor", "criticized", ("the ministry over delays",)),
    ("The mayor called for an inquiry into the delays.", "The mayor", "called for", ("an inquiry into the delays",)),
    # a verb after another: whose words are they
    ("Ana Kovač said the mayor was wrong, adding that the road would open.", "Ana Kovač", "adding", ("that the road would open",)),
    ("Ana Kovač admitted that the work was late but said it would go on.", "Ana Kovač", "said", ("it would go on",)),
    # without a source
    ("It is believed that the road is unsafe.", None, "is believed", ("that the road is unsafe",)),
    ("The road is expected to open in May.", None, "is expected", ("The road", "to open in May")),
    # nouns
    ("Critics rejected the claim that the road was safe.", "Critics", "rejected the claim", ("that the road was safe",)),
    ("Ana Kovač repeated her promise to open the road.", "her", "promise", ("to open the road",)),
    # marks of other makes
    ("«The road will open in May,» Dahl said.", "Dahl", "said", ("The road will open in May",)),
    ("„The road will open in May,“ Dahl said.", "Dahl", "said", ("The road will open in May",)),
    ("‘The road will open in May,’ Dahl said.", "Dahl", "said", ("The road will open in May",)),
    ("'The road will open in May,' Dahl said.", "Dahl", "said", ("The road will open in May",)),
    ("``The road will open in May,'' Dahl said.", "Dahl", "said", ("The road will open in May",)),
    ("''The road will open in May,'' Dahl said.", "Dahl", "said", ("The road will open in May",)),
    # marks without a pair cost nothing but themselves
    ("The 5\" pipe broke. “The road will open in May,” Dahl said.", "Dahl", "said", ("The road will open in May",)),
    ("He called it “a mess.\n\n“The road will open in May,” Dahl said.", "Dahl", "said", ("The road will open in May",)),
    ("He called it “a mess and left. The road will open in May, officials said.", "officials", "said", ("The road will open in May",)),
]  # fmt: skip

NOTHING_SAID = [
    "Jon “Red” Dahl opened the road in May.",
    "“The Long Road” opened in cinemas in May.",
    "The “experts” built a road.",
    "The so-called “road of friendship” was closed.",
    "The player is 5'10\" and weighs 180 pounds.",
    "The road was built in three years by a firm from Split.",
    "The ministry's claims on the land were sold.",
]

ATTITUDES = [
    ("The mayor said that the road was safe.", "speech"),
    ("The mayor believes that the road is safe.", "thought"),
    ("The mayor plans to open the road.", "intention"),
    ("The mayor's claim that the road was safe caused anger.", "nominal"),
]

MODES = [
    ("“The road will open in May,” Ana Kovač said.", "quoted"),
    ("Ana Kovač said the road was “a lifeline for the north” and would open in May.", "mixed"),
    ("Ana Kovač said the road would open in May.", "reported"),
    ("KOVAČ: The road will open in May.\n\nDAHL: That is good news for all of us.", "verbatim"),
]


def words(one: Attribution) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Source, cue and content of an attribution as plain words."""
    source = one.source.text if one.source else None
    return source, one.cue.text if one.cue else None, tuple(piece.text for piece in one.content)


@pytest.mark.parametrize(("text", "source", "cue", "content"), FORMS)
def test_form(text: str, source: str | None, cue: str | None, content: tuple[str, ...]) -> None:
    assert (source, cue, content) in [words(one) for one in communique.attribute(text, language="en")]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_nothing_said(text: str) -> None:
    assert communique.attribute(text, language="en") == ()


@pytest.mark.parametrize(("text", "attitude"), ATTITUDES)
def test_attitude(text: str, attitude: str) -> None:
    assert [one.attitude for one in communique.attribute(text, language="en")] == [attitude]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_mode(text: str, mode: str) -> None:
    assert communique.attribute(text, language="en")[0].mode == mode


def test_words_inside_words() -> None:
    outer, inner = communique.attribute("The mayor said that the union believes the road is safe.", language="en")
    assert (outer.inside, inner.inside) == (None, 0)
    assert words(inner) == ("the union", "believes", ("the road is safe",))


def test_turns() -> None:
    turns = communique.attribute("MS. ADEYEMI: We will reopen the road.\n\nMR. LUND: The border stays open.", language="en")
    assert [words(one) for one in turns] == [
        ("MS. ADEYEMI", ":", ("We will reopen the road.",)),
        ("MR. LUND", ":", ("The border stays open.",)),
    ]  # fmt: skip
