"""Whom "he", "the minister", "our President", "both sides" mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique import read

Meant = Callable[[str], list[set[str]]]

TWO = "Foreign Minister of Peru Rosa Quispe met Foreign Minister of Croatia Ivo Babić in Oslo.\n\n"

# The words in square brackets, and for each pair of brackets the names of those meant.
REFERENCES = [
    # an office alone is not the one named, or called a counterpart, right after it
    ("Prime Minister Jon Dahl received Ana Kovač, Prime Minister of Croatia. [The Prime Minister] thanked [his Croatian counterpart].",
     [{"Jon Dahl"}, {"Ana Kovač"}]),
    ("Prime Minister Jon Dahl received Ana Kovač, Prime Minister of Croatia. [The Prime Minister] invited Prime Minister Kovač to Oslo.",
     [{"Jon Dahl"}]),
    ("Prime Minister Jon Dahl met his Croatian counterpart Ana Kovač. [The PM] then met President Mia Lund of Sweden.", [{"Jon Dahl"}]),
    ("[The Foreign Secretary] met the Prime Minister of Norway.\n\nForeign Minister Ole Vik of Norway also came.", [{"Foreign Secretary"}]),
    ("Foreign Minister Ole Vik of Norway met Foreign Minister Ana Kovač. Kovač also praised [her Norwegian counterpart].", [{"Ole Vik"}]),
    # "him" is not the subject of the same verb
    ("Prime Minister Ole Vik will meet President Jon Dahl of Norway. Speaker Mia Lund will also meet with [him].", [{"Jon Dahl"}]),
    # one surname and first name with another middle one
    ("[Prime Minister Juan Carlos Ruiz] met [former Prime Minister Juan Pablo Ruiz].", [{"Juan Carlos Ruiz"}, {"Juan Pablo Ruiz"}]),
    # he, she, they
    ("President Kofi Mensah met Prime Minister Jon Dahl. [He] thanked the Prime Minister.", [{"Kofi Mensah"}]),
    ("President Kofi Mensah received Ms. Rosa Quispe, Foreign Minister of Peru. [She] thanked the President.", [{"Rosa Quispe"}]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. [They] discussed trade and the border.", [{"Kofi Mensah", "Jon Dahl"}]),
    ("President Kofi Mensah said that [he] would go to Oslo in May.", [{"Kofi Mensah"}]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. The Prime Minister spoke of the bridge. [He] noted that it was ready.", [{"Jon Dahl"}]),
    # the source of a quotation is nobody told of in it, nor in the words told before
    ("Minister Jon Dahl met the press. He said that Prime Minister Ana Kovač had called. “The Prime Minister was kind,” [he] added.", [{"Jon Dahl"}]),
    ("Minister Jon Dahl met the press. He said that Prime Minister Ana Kovač had called. [He] thanked the press.", [{"Jon Dahl"}]),
    ("Spokesman Jon Dahl said that the port was open. Asked whether President Ivo Babić would sail, [he] said that the ship was small.",
     [{"Jon Dahl"}]),
    ("Minister Jon Dahl said:\n\n– I bring you the wishes of Prime Minister Ana Kovač. [He] always says that you are kind.", [{"Ana Kovač"}]),
    # "the leader"
    ("President Kofi Mensah met the press. He said that trade would grow. [The leader] noted that the port was open.", [{"Kofi Mensah"}]),
    # two surnames, two offices
    ("Minister Ignacio Barrientos Pinto met Minister Jon Dahl. [Barrientos] noted that the port was open.", [{"Ignacio Barrientos Pinto"}]),
    ("Party Secretary and State President Jon Dahl met the press. [He] spoke first.", [{"Jon Dahl"}]),
    # a title alone
    ("President Kofi Mensah received Foreign Minister of Peru Rosa Quispe. [The Minister] thanked [the President].", [{"Rosa Quispe"}, {"Kofi Mensah"}]),
    ("President Kofi Mensah received Foreign Minister of Peru Rosa Quispe. [The Foreign Minister] left for Lima.", [{"Rosa Quispe"}]),
    ("President Kofi Mensah received Ambassador of Chile Karin Solberg. [The Ambassador] thanked the host.", [{"Karin Solberg"}]),
    ("President Kofi Mensah received Prime Minister of Norway Jon Dahl. [The Norwegian Prime Minister] left for Oslo.", [{"Jon Dahl"}]),
    ("President Kofi Mensah received Prime Minister of Norway Jon Dahl. [The Prime Minister of Norway] left for Oslo.", [{"Jon Dahl"}]),
    ("President of Ghana Kofi Mensah met Prime Minister of Norway Jon Dahl. [The President of Ghana] spoke first.", [{"Kofi Mensah"}]),
    ("President of Ghana Kofi Mensah met Prime Minister of Norway Jon Dahl. [The Head of State] spoke first.", [{"Kofi Mensah"}]),
    ("Secretary of State Helen Marsh met Foreign Minister of Peru Rosa Quispe. [The Secretary] thanked [the Foreign Minister].",
     [{"Helen Marsh"}, {"Rosa Quispe"}]),
    # a surname alone
    ("President Kofi Mensah met Prime Minister Jon Dahl. [Mensah] thanked [Dahl].", [{"Kofi Mensah"}, {"Jon Dahl"}]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. [President Mensah] thanked [Mr. Dahl] for the work of the two sides.", [{"Kofi Mensah"}, {"Jon Dahl"}]),
    ("Readout of [President Mensah]’s Call with [Prime Minister Dahl of Norway]\n\nPresident Kofi Mensah spoke with Prime Minister Jon Dahl of Norway.",
     [{"Kofi Mensah"}, {"Jon Dahl"}]),
    # one of two who hold the same office: of whom the paragraph goes on, the other, the one without a state, the host, nobody
    (f"{TWO}Minister Babić thanked Quispe. [The Foreign Minister] also noted that the port was open.", [{"Ivo Babić"}]),
    (f"{TWO}Minister Babić thanked Quispe. For her part, [the Foreign Minister] noted that the port was open.", [{"Rosa Quispe"}]),
    ("Foreign Minister Rosa Quispe met Foreign Minister of Croatia Ivo Babić.\n\nThey discussed trade.\n\n[The Foreign Minister] left.", [{"Rosa Quispe"}]),
    ("Foreign Minister of Peru Rosa Quispe received Foreign Minister of Croatia Ivo Babić.\n\n[The Foreign Minister] spoke of trade.", [{"Rosa Quispe"}]),
    ("On Monday there were talks of Foreign Minister of Peru Rosa Quispe and Foreign Minister of Croatia Ivo Babić.\n\n[The Foreign Minister] spoke.",
     [{"Foreign Minister"}]),
    ("External Affairs Minister of India Anil Rao met Foreign Minister of Croatia Ivo Babić.\n\nMinister Babić left.\n\n[The External Affairs Minister] spoke.",
     [{"Anil Rao"}]),
    # the minister by other words
    ("Foreign Minister of Peru Rosa Quispe met Jon Dahl, Foreign Minister of Norway. [The head of the Peruvian Foreign Ministry] met "
     "[the head of the Ministry of Foreign Affairs of Norway] again.", [{"Rosa Quispe"}, {"Jon Dahl"}]),
    ("President Kofi Mensah met Norway's top diplomat Jon Dahl in Oslo. [The top diplomat] thanked the President.", [{"Jon Dahl"}]),
    # an office of the state of an envoy is not his who receives the envoy
    ("President Kofi Mensah received Ambassador Rosa Quispe of Peru. The Ambassador conveyed the greetings of [the President of Peru].",
     [{"President of Peru"}]),
    # a style before an office; the latter; the two; an abbreviation beside a name
    ("The Organization of Islamic Cooperation is old. Emir Saad Al Thani received Minister Jon Dahl. [HH the Emir] congratulated [the latter].",
     [{"Saad Al Thani"}, {"Jon Dahl"}]),
    ("The day was long. Officials came and went. Minister Jon Dahl also saw Minister Ana Kovač. [The two] signed the treaty.", [{"Jon Dahl", "Ana Kovač"}]),
    ("[Jon Dahl, the Secretary-General of the Organization of Islamic Cooperation] (OIC), received Minister Ana Kovač.", [{"Jon Dahl"}]),
    ("High Commissioner of Jamaica Joan Bell met President Kofi Mensah. [The Jamaican envoy] thanked him.", [{"Joan Bell"}]),
    ("Foreign Minister Olta Prifti received Foreign Minister of Chile Ivo Ruiz in Tirana. Albania is glad. [The Albanian chief diplomat] spoke.",
     [{"Olta Prifti"}]),
    # the diplomat of a state; those who hold the office
    ("Ambassador of Norway Jon Dahl met Foreign Minister of Chile Ivo Ruiz. Ruiz spoke first. [The Norwegian diplomat] thanked him.", [{"Jon Dahl"}]),
    ("Foreign Minister of Chile Ivo Ruiz called on Prime Minister of Norway Jon Dahl. He met Foreign Minister of Norway Ana Lund. "
     "[The two Foreign Ministers] spoke.", [{"Ivo Ruiz", "Ana Lund"}]),
    # "she" is no Mr; the minister goes on in the next paragraph
    ("Minister Ana Lund met Mr. Jon Dahl in Oslo. Mr. Dahl thanked Ms. Lund. [She] spoke of trade.", [{"Ana Lund"}]),
    ("Minister Ana Lund met Minister Ivo Ruiz.\n\nLund noted that the ferry of Ruiz had come.\n\n[The Minister] spoke of trade.", [{"Ana Lund"}]),
    # together
    ("President Kofi Mensah met Prime Minister Jon Dahl in the hall. [The two leaders] discussed the trade.", [{"Kofi Mensah", "Jon Dahl"}]),
    ("President Kofi Mensah met Prime Minister Jon Dahl in the hall. [Both leaders] discussed the trade.", [{"Kofi Mensah", "Jon Dahl"}]),
    ("President Kofi Mensah met Prime Minister Jon Dahl in the hall. [The interlocutors] discussed the trade.", [{"Kofi Mensah", "Jon Dahl"}]),
    ("Foreign Minister of Peru Rosa Quispe met Foreign Minister of Croatia Ivo Babić. [The two ministers] discussed trade.", [{"Rosa Quispe", "Ivo Babić"}]),
    ("President of Ghana Kofi Mensah met President of Senegal Amadou Sow. [The two presidents] discussed trade.", [{"Kofi Mensah", "Amadou Sow"}]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. [The two leaders] discussed trade.", [{"Kofi Mensah", "Jon Dahl"}]),
    # guest and counterpart
    ("President Kofi Mensah received Foreign Minister of Peru Rosa Quispe. [The guest] thanked the President.", [{"Rosa Quispe"}]),
    ("President Kofi Mensah received Foreign Minister of Peru Rosa Quispe. [The high-ranking guest] thanked the President.", [{"Rosa Quispe"}]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. Mensah thanked [his counterpart] for the talks.", [{"Jon Dahl"}]),
    # head of state outside and inside quotations
    ("President of Ghana Kofi Mensah received Foreign Minister of Peru Rosa Quispe\n\nWelcoming the guest, [the head of state] said:\n\n– Welcome to our city.\n\n"
     "Foreign Minister Rosa Quispe said:\n\n– Thank you. As [our head of state] says, the sea is our road.",
     [{"Kofi Mensah"}, {"head of state"}]),
    # I, we, you, our, your inside a block
    ("President of Ghana Kofi Mensah received Foreign Minister of Peru Rosa Quispe\n\nPresident Kofi Mensah said:\n\n– [I] am glad to welcome [you].\n\n"
     "Foreign Minister Rosa Quispe said:\n\n– [I] thank [you], [Mr. President].",
     [{"Kofi Mensah"}, {"Rosa Quispe"}, {"Rosa Quispe"}, {"Kofi Mensah"}, {"Kofi Mensah"}]),
    ("President of Ghana Kofi Mensah received Foreign Minister of Peru Rosa Quispe\n\nForeign Minister Rosa Quispe said:\n\n– [Our President] sends [you] greetings.",
     [{"President"}, {"Kofi Mensah"}]),
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: [I] welcome [you].\n\nPRIME MINISTER DAHL: [I] thank [you], [Mr. President].",
     [{"Mensah"}, {"Dahl"}, {"Dahl"}, {"Mensah"}, {"Mensah"}]),
    # sides are states
    ("President of Ghana Kofi Mensah met Prime Minister of Norway Jon Dahl. [The Norwegian side] proposed new talks.", [{"Norway"}]),
    ("President of Ghana Kofi Mensah met Prime Minister of Norway Jon Dahl. The [Government of Norway] proposed new talks.", [{"Norway"}]),
    ("President of Ghana Kofi Mensah met Prime Minister of Norway Jon Dahl. [Both countries] need new roads.", [{"Ghana", "Norway"}]),
    # two persons of one surname stay two
    ("President Kofi Mensah received Foreign Minister Ama Mensah. [President Mensah] thanked [Foreign Minister Mensah] for the report on the talks.", [{"Kofi Mensah"}, {"Ama Mensah"}]),
    ("President of Ghana Kofi Mensah met Minister of Defence of Togo Yao Mensah. [Yao Mensah] thanked [Kofi Mensah].", [{"Yao Mensah"}, {"Kofi Mensah"}]),
    # a predecessor keeps his own office
    ("President Kofi Mensah spoke of former President Yaw Boateng. [The President] thanked the guests.", [{"Kofi Mensah"}]),
    # who is received is not the one who receives
    ("President Mensah was received by [the Swiss president].", [{"Swiss president"}]),
    # an abbreviation that the text gives an office
    ("External Affairs Minister (EAM) Asha Rao met Ivo Quispe, Chief of Army Staff (COAS). [The EAM] thanked [COAS].", [{"Asha Rao"}, {"Ivo Quispe"}]),
    # the guest is the one who called
    ("General Ivo Dahl called on General Kofi Mensah, Chief of Army Staff (COAS). [Visiting dignitary] spoke of peace. [He] thanked [COAS].",
     [{"Ivo Dahl"}, {"Ivo Dahl"}, {"Kofi Mensah"}]),
    # she is who she was
    ("Deputy Secretary-General Ana Marsh thanked the host. Then she spoke with Ms. Rosa Quispe, Prime Minister of Peru. [She] informed the Prime Minister of the aid.",
     [{"Ana Marsh"}]),
    # an honorific ends no sentence
    ("President Kofi Mensah will call on the Prime Minister H.E. Mr. Jon Dahl in Oslo. [He] will go to Lima.", [{"Kofi Mensah"}]),
    # a counterpart's office is borrowed
    ("President Ion Popa is visiting the Swiss Confederation at the invitation of his counterpart, Urs Keller. [The Romanian President] will stay.",
     [{"Ion Popa"}]),
    # each of several unnamed holders
    ("President Kofi Mensah received the ambassadors of Kazakhstan, [Jordan] and [Colombia].", [{"Ambassador of Jordan", "Jordan"}, {"Ambassador of Colombia", "Colombia"}]),
    # an unnamed holder stays an office
    ("President Kofi Mensah said that [the Minister of Agriculture of Peru] would come in May.", [{"Minister of Agriculture of Peru"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFERENCES, ids=[text[-60:] for text, _ in REFERENCES])
def test_references(text: str, expected: list[set[str]], meant: Meant) -> None:
    assert meant(text) == expected


def test_surname_alone_of_two_is_nobody_new() -> None:
    record = read("President Kofi Mensah received Foreign Minister Ama Mensah. They met for the first time.")
    assert {e.name for e in record.entities if e.type == "person"} == {"Kofi Mensah", "Ama Mensah"}
    offices = {e.name: [o.title for o in e.offices] for e in record.entities if e.type == "person"}
    assert offices == {"Kofi Mensah": ["President"], "Ama Mensah": ["Foreign Minister"]}


def test_publishers_own_president_has_the_publishers_state() -> None:
    text = "Readout of President Whitfield’s Call with Prime Minister Dahl of Norway\n\nPresident Daniel Whitfield spoke with Prime Minister Jon Dahl of Norway about the relations of the United States and Norway."
    record = read(text, publisher="whitehouse.gov")
    known = {e.id: e for e in record.entities}
    offices = {e.name: (o.basis, known[o.of].ref) for e in record.entities for o in e.offices if o.of in known}
    basis, ref = offices["Daniel Whitfield"]
    assert basis == "publisher" and ref and ref.iso3 == "USA"
    basis, ref = offices["Jon Dahl"]
    assert basis == "stated" and ref and ref.iso3 == "NOR"


@pytest.mark.parametrize(("text", "state"), [
    ("Secretary of State Helen Marsh met Foreign Minister Jon Dahl. She spoke of the American ships.", "United States"),
    ("Secretary of State Helen Marsh met Foreign Minister Jon Dahl. She spoke of the ships.", None),
    ("Secretary of State Helen Marsh met Foreign Minister Jon Dahl. She spoke of the British and the American ships.", None),
])  # fmt: skip
def test_a_secretary_of_state_has_a_state_where_the_text_names_it(text: str, state: str | None) -> None:
    record = read(text)
    named = {entity.id: entity.name for entity in record.entities}
    offices = [office for entity in record.entities if entity.name == "Helen Marsh" for office in entity.offices]
    assert [named.get(office.of or "") for office in offices] == [state]
