"""The parts of a text in many layouts: what each line is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from communique import read
from communique.model import Span
from communique.text import sentences

Parts = Callable[[str], list[tuple[str, str]]]
Short = Callable[[str, str], str]

LONG = "We are neighbours and friends, and our trade has grown by a third in one year."

# text, expected segments: kind and words ("first … last")
LAYOUTS = [
    # headline, lead, paragraph
    ("President Mensah receives Foreign Minister of Peru\n\nPresident Kofi Mensah received Rosa Quispe.\n\nThey discussed trade.",
     [("headline", "President Mensah receives Foreign Minister of Peru"), ("lead", "President Kofi Mensah received Rosa Quispe."),
      ("paragraph", "They discussed trade.")]),
    ("President Mensah receives Foreign Minister of Peru\nPresident Kofi Mensah received Rosa Quispe.\nThey discussed trade.",
     [("headline", "President Mensah … Peru"), ("lead", "President Kofi … Quispe."), ("paragraph", "They discussed trade.")]),
    # a line that names the source, above the story
    (f"Ministers Talk\n\nMinister Dahl called Minister Quispe.\n\nSource: the ministry\n\n{LONG}{LONG}\n\n{LONG}{LONG}",
     [("headline", "Ministers Talk"), ("lead", "Minister Dahl called Minister Quispe."), ("boilerplate", "Source: the ministry"),
      ("paragraph", "We are … year."), ("paragraph", "We are … year.")]),
    ("President Kofi Mensah received Rosa Quispe.", [("lead", "President Kofi … Quispe.")]),
    ("  \n\n  President Mensah receives guests  \n\n\n\n  The talks were long.  \n",
     [("headline", "President Mensah receives guests"), ("lead", "The talks were long.")]),
    ("PRESIDENT MENSAH RECEIVES\nFOREIGN MINISTER OF PERU\n\nPresident Kofi Mensah received Rosa Quispe today.\n\nThey discussed trade.",
     [("headline", "PRESIDENT MENSAH … PERU"), ("lead", "President Kofi … today."), ("paragraph", "They discussed trade.")]),
    ("Readout of President Mensah’s Call with Prime Minister Dahl of Norway\n\nThe President spoke with the Prime Minister.\n\nThey agreed to meet.",
     [("headline", "Readout of … Norway"), ("lead", "The President … Minister."), ("paragraph", "They agreed to meet.")]),
    ("“Every bridge counts”: Kofi Mensah spoke with the Prime Minister of Norway\n\nKofi Mensah spoke with Prime Minister Jon Dahl.\n\nThey agreed.",
     [("headline", "“Every bridge … Norway"), ("lead", "Kofi Mensah … Dahl."), ("paragraph", "They agreed.")]),
    ("Statement by the President of Ghana on the U.S.\n\nI welcome the decision.\n\nIt helps us.",
     [("headline", "Statement by … U.S."), ("lead", "I welcome the decision."), ("paragraph", "It helps us.")]),
    # front matter and a heading of Markdown
    ('---\ntitle: "Talks"\ndate: 2021-03-03\n---\n\n# Talks in Accra\n\nThe talks were long.',
     [("boilerplate", '---\ntitle: "Talks"\ndate: 2021-03-03\n---'), ("boilerplate", "#"), ("headline", "Talks in Accra"),
      ("lead", "The talks were long.")]),
    # datelines
    ("Meeting with President of Ghana Kofi Mensah\n\nMarch 3, 2021\n\nIgor Petrenko met with Kofi Mensah.",
     [("headline", "Meeting with … Mensah"), ("dateline", "March 3, 2021"), ("lead", "Igor Petrenko … Mensah.")]),
    ("Meeting with President of Ghana Kofi Mensah\n\nMarch 3, 2021\n16:40\n\nIgor Petrenko met with Kofi Mensah.",
     [("headline", "Meeting with … Mensah"), ("dateline", "March 3, 2021"), ("dateline", "16:40"), ("lead", "Igor Petrenko … Mensah.")]),
    ("Meeting with President of Ghana Kofi Mensah\n\nAccra\n3 March 2021\n\nIgor Petrenko met with Kofi Mensah.",
     [("headline", "Meeting with … Mensah"), ("dateline", "Accra"), ("dateline", "3 March 2021"), ("lead", "Igor Petrenko … Mensah.")]),
    ("14 February 2025 - 18:47\n\nKofi Mensah spoke with Jon Dahl\n\nKofi Mensah had a phone conversation with Jon Dahl.",
     [("dateline", "14 February 2025 - 18:47"), ("headline", "Kofi Mensah spoke with Jon Dahl"), ("lead", "Kofi Mensah had … Dahl.")]),
    ("Talks in Accra\n\n03.03.2021\n\nThe talks were long.", [("headline", "Talks in Accra"), ("dateline", "03.03.2021"), ("lead", "The talks were long.")]),
    ("Talks in Accra\n\n2021-03-03\n\nThe talks were long.", [("headline", "Talks in Accra"), ("dateline", "2021-03-03"), ("lead", "The talks were long.")]),
    ("Talks in Accra\n\nAccra, 3rd March 2021\n\nThe talks were long.",
     [("headline", "Talks in Accra"), ("dateline", "Accra, 3rd March 2021"), ("lead", "The talks were long.")]),
    ("King receives envoy\n\nAMMAN, March 11, 2025 (JNA) -- King Tariq II received the envoy.\n\nThey spoke.",
     [("headline", "King receives envoy"), ("lead", "AMMAN, March 11 … envoy."), ("paragraph", "They spoke.")]),
    ("Joint Statement\n\nThe two sides held talks.\n\nThey agreed to meet again.\n\nJakarta, 23 October 2025",
     [("headline", "Joint Statement"), ("lead", "The two … talks."), ("paragraph", "They agreed … again."), ("dateline", "Jakarta, 23 October 2025")]),
    ("Meeting with President of Ghana Kofi Mensah\n\nMarch 3, 2021\n16:40\nThe Kremlin, Moscow\n\nIgor Petrenko met with Kofi Mensah.",
     [("headline", "Meeting with … Mensah"), ("dateline", "March 3, 2021"), ("dateline", "16:40"), ("dateline", "The Kremlin, Moscow"),
      ("lead", "Igor Petrenko … Mensah.")]),
    # a place and a date above the headline
    ("New York\n\n3 March 2021\n\nReadout of the meeting with the President of Ghana\n\nThe Secretary-General met with Kofi Mensah.",
     [("dateline", "New York"), ("dateline", "3 March 2021"), ("headline", "Readout of … Ghana"), ("lead", "The Secretary-General … Mensah.")]),
    # date, hour and place below the summary
    ("Meeting with President of Ghana Kofi Mensah\n\nIgor Petrenko met with Kofi Mensah.\n\nMarch 3, 2021\n16:40\nSochi\n\nThey discussed trade.",
     [("headline", "Meeting with … Mensah"), ("lead", "Igor Petrenko … Mensah."), ("dateline", "March 3, 2021"), ("dateline", "16:40"),
      ("dateline", "Sochi"), ("paragraph", "They discussed trade.")]),
    # a salutation is no headline
    ("Dear Mr. President,\n\nI congratulate you on the election.\n\nYours sincerely,\n\nKofi Mensah\nPresident of Ghana",
     [("lead", "Dear Mr. President,"), ("paragraph", "I congratulate … election."), ("paragraph", "Yours sincerely,"),
      ("paragraph", "Kofi Mensah"), ("paragraph", "President of Ghana")]),
    # a date inside a sentence makes no dateline
    ("Talks in Accra\n\nThe talks were held on 3 March 2021.\n\nThey will go on by 5 May 2021.",
     [("headline", "Talks in Accra"), ("lead", "The talks … 2021."), ("paragraph", "They will … 2021.")]),
    # turns
    ("Remarks by President Mensah\n\nPRESIDENT MENSAH: Welcome.\n\nPRIME MINISTER DAHL: Thank you.",
     [("headline", "Remarks by President Mensah"), ("turn", "PRESIDENT MENSAH: Welcome."), ("turn", "PRIME MINISTER DAHL: Thank you.")]),
    ("Remarks by President Mensah\n\nPRESIDENT MENSAH: Welcome.\n\nIt is good to see you here.\n\nPRIME MINISTER DAHL: Thank you.",
     [("headline", "Remarks by President Mensah"), ("turn", "PRESIDENT MENSAH: Welcome."), ("turn", "It is good to see you here."),
      ("turn", "PRIME MINISTER DAHL: Thank you.")]),
    ("Remarks by President Mensah\n\nPRESIDENT MENSAH: Welcome.\n\nQ Mr. President, will you go to Oslo?\n\nPRESIDENT MENSAH: Yes.",
     [("headline", "Remarks by President Mensah"), ("turn", "PRESIDENT MENSAH: Welcome."), ("turn", "Q Mr. President … Oslo?"), ("turn", "PRESIDENT MENSAH: Yes.")]),
    ("Remarks by President Mensah\n\nPRESIDENT MENSAH: Welcome.\n\nQ: Will you go to Oslo?\n\nA: Yes, I will.",
     [("headline", "Remarks by President Mensah"), ("turn", "PRESIDENT MENSAH: Welcome."), ("turn", "Q: Will … Oslo?"), ("turn", "A: Yes, I will.")]),
    ("Talks with President of Ghana Kofi Mensah\n\nPresident of Ukraine Igor Petrenko: Mr President, I am glad to see you in our capital city today.\n\n"
     "Kofi Mensah: Thank you for the warm welcome in this city.",
     [("headline", "Talks with … Mensah"), ("turn", "President of Ukraine Igor Petrenko: Mr … today."), ("turn", "Kofi Mensah: Thank … city.")]),
    ("Remarks by President Mensah\n\n10:31 A.M. EST\n\nPRESIDENT MENSAH: Welcome.\n\nPRIME MINISTER DAHL: Thank you.\n\nEND 10:40 A.M. EST",
     [("headline", "Remarks by President Mensah"), ("dateline", "10:31 A.M. EST"), ("turn", "PRESIDENT MENSAH: Welcome."),
      ("turn", "PRIME MINISTER DAHL: Thank you."), ("boilerplate", "END 10:40 A.M. EST")]),
    # a label alone does not make a transcript
    ("Talks in Accra\n\nThe sides discussed three fields.\n\nTrade: it grows by a third a year.",
     [("headline", "Talks in Accra"), ("lead", "The sides … fields."), ("paragraph", "Trade: it grows by a third a year.")]),
    ("Talks in Accra\n\nThe sides discussed two fields.\n\nNote: the talks go on.\n\nSource: the press service.\n\nThe sides will meet again.",
     [("headline", "Talks in Accra"), ("lead", "The sides … fields."), ("paragraph", "Note: the talks go on."), ("boilerplate", "Source: the press service."),
      ("boilerplate", "The sides will meet again.")]),
    # blocks of speech
    (f"President Mensah received the guest\n\nWelcoming the guest, President Kofi Mensah said:\n\n– {LONG}\n\nThe guest thanked the President.",
     [("headline", "President Mensah … guest"), ("lead", "Welcoming … said:"), ("quote_block", f"– {LONG}"), ("paragraph", "The guest thanked the President.")]),
    (f"President Mensah received the guest\n\nWelcoming the guest, President Kofi Mensah said:\n\n“{LONG}”\n\nThe guest thanked the President.",
     [("headline", "President Mensah … guest"), ("lead", "Welcoming … said:"), ("quote_block", f"“{LONG}”"), ("paragraph", "The guest thanked the President.")]),
    (f'President Mensah received the guest\n\nPresident Kofi Mensah said:\n- {LONG}\n\nThe Minister said:\n- {LONG}',
     [("headline", "President Mensah … guest"), ("lead", "President Kofi Mensah said:"), ("quote_block", f"- {LONG}"), ("paragraph", "The Minister said:"),
      ("quote_block", f"- {LONG}")]),
    # lists and numbered paragraphs
    ("Outcomes of the talks\n\nThe sides agreed on three things.\n\n• A school\n• A bridge\n* A road",
     [("headline", "Outcomes of the talks"), ("lead", "The sides … things."), ("list_item", "• A school"), ("list_item", "• A bridge"), ("list_item", "* A road")]),
    ("Outcomes of the talks\n\nThe sides agreed on two things.\n\n(a) A school\n(b) A bridge",
     [("headline", "Outcomes of the talks"), ("lead", "The sides … things."), ("list_item", "(a) A school"), ("list_item", "(b) A bridge")]),
    ("Joint Statement\n\n1. The two Presidents held talks.\n\n2. They agreed to meet again.",
     [("headline", "Joint Statement"), ("numbered", "1. The two Presidents held talks."), ("numbered", "2. They agreed to meet again.")]),
    ("Joint Statement\n\nThe two Presidents held talks.\n\n(1) Trade\n\n2) Energy\n\n(iii) Water\n\nIV. Culture",
     [("headline", "Joint Statement"), ("lead", "The two Presidents held talks."), ("numbered", "(1) Trade"), ("numbered", "2) Energy"), ("numbered", "(iii) Water"),
      ("numbered", "IV. Culture")]),
    # what is no text
    ("Talks in Accra\n\nThe talks were long.\n\n###", [("headline", "Talks in Accra"), ("lead", "The talks were long."), ("boilerplate", "###")]),
    ("Talks in Accra\n\nThe talks were long.\n\n* * *\n\nThey will go on.",
     [("headline", "Talks in Accra"), ("lead", "The talks were long."), ("boilerplate", "* * *"), ("paragraph", "They will go on.")]),
    ("Talks in Accra\n\nThe talks were long.\n\n-30-", [("headline", "Talks in Accra"), ("lead", "The talks were long."), ("boilerplate", "-30-")]),
    ("Talks in Accra\n\nThe talks were long.\n\n(end)", [("headline", "Talks in Accra"), ("lead", "The talks were long."), ("boilerplate", "(end)")]),
    ("Talks in Accra\n\nThe talks were long.\n\n# # #", [("headline", "Talks in Accra"), ("lead", "The talks were long."), ("boilerplate", "# # #")]),
    ("Talks in Accra\n\nThe talks were long.\n\nRelated news\n\nPresident Mensah met with King Tariq II\n\nMinister visits Oslo",
     [("headline", "Talks in Accra"), ("lead", "The talks were long."), ("boilerplate", "Related news"), ("boilerplate", "President Mensah met with King Tariq II"),
      ("boilerplate", "Minister visits Oslo")]),
    ("Talks in Accra\n\nThe talks were long.\n\nThey were useful.\n\nRead also: Minister visits Oslo",
     [("headline", "Talks in Accra"), ("lead", "The talks were long."), ("paragraph", "They were useful."), ("boilerplate", "Read also: Minister visits Oslo")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAYOUTS, ids=[text.strip()[:50] for text, _ in LAYOUTS])
def test_segments(text: str, expected: list[tuple[str, str]], parts: Parts, in_short: Short) -> None:
    found = parts(text)
    padded = [*(words for _, words in expected), *[""] * len(found)]
    assert [(kind, in_short(words, like)) for (kind, words), like in zip(found, padded, strict=False)] == expected


@pytest.mark.parametrize(("text", "_"), LAYOUTS, ids=[text.strip()[:50] for text, _ in LAYOUTS])
def test_segments_lie_side_by_side(text: str, _: object) -> None:
    segments = read(text).document.segments
    assert all(left.end <= right.start for left, right in pairwise(segments))
    outside = text
    for segment in reversed(segments):
        assert text[segment.start : segment.end].strip() == text[segment.start : segment.end]
        outside = outside[: segment.start] + outside[segment.end :]
    assert not outside.strip()


# text, expected: ISO date and place of the dateline
DATELINES = [
    ("Meeting with President of Ghana Kofi Mensah\n\nMarch 3, 2021\n16:40\n\nIgor Petrenko met with Kofi Mensah.", ("2021-03-03", None)),
    ("Talks in Accra\n\nLisbon, 3 March 2021\n\nThe talks were long.", ("2021-03-03", "Lisbon")),
    ("King receives President of Cyprus\n\nAmman, March 11, 2025 (JNA) -- King Tariq II received President of Cyprus Andreas Leonidou at the palace.\n\nThey spoke.",
     ("2025-03-11", "Amman")),
    ("Joint Statement\n\nThe two sides held talks.\n\nJakarta, 23 October 2025", ("2025-10-23", "Jakarta")),
    ("PM call with President Mensah of Ghana: 3 May 2024\n\nThe Prime Minister spoke to the President of Ghana, Kofi Mensah.", ("2024-05-03", None)),
    ("Talks in Accra\n\nThe talks were held on Monday.", None),
    ("Talks in Accra\nThe last talks were held on 3 March 2019.\nThe new ones were long.", None),
    ("Meeting with President Mensah\n\nMarch 3, 2021\n16:40\nThe Kremlin, Moscow\n\nIgor Petrenko met with Kofi Mensah.", ("2021-03-03", "Kremlin")),
    ("King receives envoy\n\nAMMAN, March 11, 2025 (JNA) -- King Tariq II received the envoy of Peru.", ("2025-03-11", "AMMAN")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATELINES, ids=[text[:50] for text, _ in DATELINES])
def test_datelines(text: str, expected: tuple[str, str | None] | None) -> None:
    dateline = read(text).document.dateline
    assert (dateline and (dateline.date, dateline.place and dateline.place.text)) == expected


# text, expected: the speakers of its turns and blocks
SPEAKERS = [
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome.\n\nPRIME MINISTER DAHL: Thank you.\n\nQ Will you meet again?",
     [{"Mensah"}, {"Dahl"}, {"press"}]),
    (f"President Mensah received the guest\n\nPresident Kofi Mensah said:\n\n– {LONG}\n\nForeign Minister Rosa Quispe said:\n\n– {LONG}",
     [{"Kofi Mensah"}, {"Rosa Quispe"}]),
    ("Remarks by President Mensah\n\nPRESIDENT MENSAH: Welcome.\n\nIt is good to see you.\n\nPRIME MINISTER DAHL: Thank you.",
     [{"Mensah"}, {"Mensah"}, {"DAHL"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEAKERS, ids=[text[:50] for text, _ in SPEAKERS])
def test_speakers_of_segments(text: str, expected: list[set[str]]) -> None:
    record = read(text)
    names = {e.id: e.name for e in record.entities}
    spoken = [s for s in record.document.segments if s.kind in ("turn", "quote_block")]
    assert [{names[i] for i in s.speakers} for s in spoken] == expected


def test_title_is_the_headline() -> None:
    document = read("Talks in Accra\n\nThe talks were long.").document
    assert document.title and document.title.text == "Talks in Accra"
    assert read("The talks were long.").document.title is None


# short text, expected language
LANGUAGES = [
    ("Le Président de la République a reçu le Ministre des Affaires étrangères du Pérou.", None),
    ("Der Präsident traf den Außenminister in Berlin.", None),
    ("El Presidente recibió a la Ministra de Perú en Lima.", None),
    ("Menteri Luar Negeri bertemu dengan Presiden di Jakarta.", None),
    ("President Kofi Mensah received Rosa Quispe.", "en"),
    ("President Luis de la Cruz met Ana de los Santos.", "en"),
    ("Talks in Accra", "en"),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGES)
def test_language_of_short_texts(text: str, expected: str | None) -> None:
    assert read(text).document.language == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Minister Jon Dahl and U.S. Secretary of State Helen Marsh met.", 1),
        ("He met U.S. President Ann Marsh. They spoke.", 2),
        ("They spoke in the U.S. President Ann Marsh thanked him.", 2),
        ("The U.S. President thanked him.", 1),
        ("Shri. V. Raman met Lieut. Gen. Ivo Quispe.", 1),
    ],
)
def test_an_abbreviation_ends_a_sentence_only_where_another_begins(text: str, count: int) -> None:
    assert len(sentences(text, Span(0, len(text)))) == count


# first lines that tell the sort of paper or its issuer alone
@pytest.mark.parametrize(
    "line",
    ["PRESS RELEASE", "Press release 31/2025", "PR No 118/2022-XYZ", "STATE HOUSE PRESS RELEASE", "Media Statement",
     "Office of the President of the Republic of Ghana", "N. 0417", "President's News", "UNION HOUSE | News"],
)  # fmt: skip
def test_a_masthead_is_no_headline(line: str) -> None:
    sections = read(f"{line}\n\nPresident Mensah receives Foreign Minister of Peru\n\nPresident Kofi Mensah received Rosa Quispe.").document.segments
    assert [s.kind for s in sections] == ["boilerplate", "headline", "lead"]


@pytest.mark.parametrize("line", ["Meeting with Kofi Mensah", "Statement by the President", "President receives Ambassador"])
def test_other_first_lines_are_headlines(line: str) -> None:
    sections = read(f"{line}\n\nPresident Mensah receives Foreign Minister of Peru\n\nPresident Kofi Mensah received Rosa Quispe.").document.segments
    assert sections[0].kind == "headline"
