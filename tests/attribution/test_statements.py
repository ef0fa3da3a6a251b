"""Who said what, in every form of speech: mode, speakers, words, and the statement it stands in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique import read

Told = tuple[str, set[str], str, int | None]
Short = Callable[[str, str], str]

MET = "President Kofi Mensah received Foreign Minister Rosa Quispe of Peru in Accra."
BLOCK = "– We are neighbours, and our trade grows from year to year."
REPLY = "– I am grateful for the warm welcome in your city."

# text, expected: (mode, speakers, content "first … last" with " / " between its pieces, number of the parent)
SAID = [
    # reported, with "that"
    (f"{MET} The President said that trade would grow.", [("reported", {"Kofi Mensah"}, "trade would grow", None)]),
    (f"{MET} The Foreign Minister noted that the bridge was ready.", [("reported", {"Rosa Quispe"}, "the bridge was ready", None)]),
    ("President Kofi Mensah stressed that Ghana was ready for talks.", [("reported", {"Kofi Mensah"}, "Ghana was ready for talks", None)]),
    ("President Kofi Mensah pointed out that the road to Tema was open.", [("reported", {"Kofi Mensah"}, "the road to Tema was open", None)]),
    ("President Kofi Mensah told Foreign Minister Rosa Quispe that the road was open.", [("reported", {"Kofi Mensah"}, "the road was open", None)]),
    ("President Kofi Mensah assured the guest that the road would be open.", [("reported", {"Kofi Mensah"}, "the road would be open", None)]),
    ("President Kofi Mensah expressed the hope that the talks would go on.", [("reported", {"Kofi Mensah"}, "the talks would go on", None)]),
    ("President Kofi Mensah expressed confidence that the talks would go on.", [("reported", {"Kofi Mensah"}, "the talks would go on", None)]),
    ("President Kofi Mensah made clear that the base would be closed.", [("reported", {"Kofi Mensah"}, "the base would be closed", None)]),
    ("Asked about the port, President Kofi Mensah clarified that there was no plan for a base in the bay.",
     [("reported", {"Kofi Mensah"}, "there was no plan for a base in the bay", None)]),
    # a clause that belongs to a thing
    ("President Kofi Mensah expressed his appreciation for the loan that Peru had granted in May of the year.", []),
    ("President Kofi Mensah highlighted a number of efforts that the Government had made in May.", []),
    # in somebody's words
    ("Minister Jon Dahl met Minister Arman Petrosyan. In Petrosyan's words, the second convoy had left in February.",
     [("reported", {"Arman Petrosyan"}, "the second convoy had left in February", None)]),
    # the speaker after the clause, or in the midst of it
    (f"{MET} The port will be open again by the end of May, the Foreign Minister told reporters on Monday.",
     [("reported", {"Rosa Quispe"}, "The port will … of May", None)]),
    (f"{MET} No matter where the ships go, Peru will keep the port open, he pledged.",
     [("reported", {"Kofi Mensah"}, "No matter where … port open", None)]),
    (f"{MET} Peru will always keep the port open, the Foreign Minister affirmed, wishing the host success.",
     [("reported", {"Rosa Quispe"}, "Peru will always … port open", None)]),
    (f"{MET} Peru, the Foreign Minister assured, will lift the controls at the border in May.",
     [("reported", {"Rosa Quispe"}, "Peru / will lift … in May", None)]),
    (f"{MET} Peru, the Foreign Minister said, and left for Lima.", []),
    (f"{MET} As the President likes to say, the sea is the oldest of all roads.",
     [("reported", {"Kofi Mensah"}, "the sea is … all roads", None)]),
    # what stands after a clause and tells whose report it all is
    (f"{MET} The President confirmed that the road is open, Ambassador Odo Falk said on Tuesday.",
     [("reported", {"Odo Falk"}, "The President confirmed … is open", None), ("reported", {"Kofi Mensah"}, "the road is open", 0)]),
    (f"{MET} The President said that the road is open, according to Rosa Quispe.",
     [("reported", {"Rosa Quispe"}, "The President said … is open", None), ("reported", {"Kofi Mensah"}, "the road is open", 0)]),
    # "that" after a comma, after an infinitive, after "both"; two words of a verb
    (f"{MET} The President said that, guided by the treaty of the two states, trade would grow.",
     [("reported", {"Kofi Mensah"}, "guided by the … would grow", None)]),
    (f"{MET} The President and the Foreign Minister agreed to meet in May, and that the ships would sail in June.",
     [("reported", {"Kofi Mensah", "Rosa Quispe"}, "the ships would sail in June", None)]),
    (f"{MET} President Kofi Mensah and Minister Rosa Quispe both said that the road was open.",
     [("reported", {"Kofi Mensah", "Rosa Quispe"}, "the road was open", None)]),
    (f"{MET} The two ministers discussed the sea, and both held that the road was safe.",
     [("reported", {"Kofi Mensah", "Rosa Quispe"}, "the road was safe", None)]),
    (f"{MET} The Foreign Minister ruled out that the ships would sail in June.",
     [("reported", {"Rosa Quispe"}, "the ships would sail in June", None)]),
    (f"{MET} The President drew attention to the fact that the road was closed.",
     [("reported", {"Kofi Mensah"}, "the road was closed", None)]),
    # a participle of speech is that of the one who speaks, not of those who are spoken of; unless they speak too
    (f"{MET} The President stressed that Ghana and Peru are old friends, noting that trade had grown.",
     [("reported", {"Kofi Mensah"}, "Ghana and Peru are old friends", None), ("reported", {"Kofi Mensah"}, "trade had grown", None)]),
    (f"{MET} The Foreign Minister said that Ghana and Peru are friends and that Lima is open to all, adding that the port would be ready.",
     [("reported", {"Rosa Quispe"}, "Ghana and Peru … to all", None), ("reported", {"Rosa Quispe"}, "the port would be ready", None)]),
    (f"{MET} The President recalled that the two countries share a sea, noting that the treaty was signed in May, and expressed confidence that trade would grow.",
     [("reported", {"Kofi Mensah"}, "the two countries share a sea", None), ("reported", {"Kofi Mensah"}, "the treaty was signed in May", None),
      ("reported", {"Kofi Mensah"}, "trade would grow", None)]),
    (f"{MET} The President said that the United Nations had condemned the attack, noting that it broke the law.",
     [("reported", {"Kofi Mensah"}, "the United Nations had condemned the attack", None), ("reported", {"United Nations"}, "it broke the law", None)]),
    # what turns to a speaker between commas, or without them
    ("Minister Jon Dahl met Minister Rosa Quispe. Dahl praised the port, and Quispe, for her part, noted that trade had grown.",
     [("reported", {"Rosa Quispe"}, "trade had grown", None)]),
    ("Minister Jon Dahl met Minister Rosa Quispe. Dahl praised the port and Minister Quispe in turn noted that trade had grown.",
     [("reported", {"Rosa Quispe"}, "trade had grown", None)]),
    # one of whom a relative clause tells; both; each side
    ("President Kofi Mensah met Prime Minister Jon Dahl of Norway, who said that the border must stay open.",
     [("reported", {"Jon Dahl"}, "the border must stay open", None)]),
    ("President Kofi Mensah met Prime Minister Jon Dahl of Norway. Both also said that the border must stay open.",
     [("reported", {"Kofi Mensah", "Jon Dahl"}, "the border must stay open", None)]),
    ("President Kofi Mensah met Prime Minister Jon Dahl of Norway. Each side noted that the border must stay open.",
     [("reported", {"Kofi Mensah", "Jon Dahl"}, "the border must stay open", None)]),
    (f"{MET} The Norwegian and Peruvian sides noted that trade had grown.", [("reported", {"Norway", "Peru"}, "trade had grown", None)]),
    # what one is sure of, or of what view one is; not what is clear to all
    (f"{MET} The President was convinced that the road was open. The two leaders are of the firm view that trade should grow.",
     [("reported", {"Kofi Mensah"}, "the road was open", None), ("reported", {"Kofi Mensah", "Rosa Quispe"}, "trade should grow", None)]),
    (f"{MET} The President has been clear that the road is open.", [("reported", {"Kofi Mensah"}, "the road is open", None)]),
    (f"{MET} It was clear that the road was open. The President is clear that the road is open.", []),
    # a relative clause without commas; a gerund without "that"; the speaker behind the clause
    (f"{MET} The Ambassador of Chile who congratulated the President said that the road was open.",
     [("reported", {"Ambassador of Chile"}, "the road was open", None)]),
    (f"{MET} Saying Ghana and Peru have been friends for years, the Foreign Minister expressed her thanks.",
     [("reported", {"Rosa Quispe"}, "Ghana and Peru have been friends for years", None)]),
    (f"{MET} The port of Tema will be open in May, announced President Mensah on Monday.",
     [("reported", {"Kofi Mensah"}, "The port of … in May", None)]),
    # a day behind the speaker; agencies by their initials; a name that nothing else tells; spokespeople
    (f"{MET} The road to Tema will be open, the ministry said, May 16.", [("reported", {"ministry"}, "The road to Tema will be open", None)]),
    (f"{MET} XNA reports that the road to Tema is open.", [("reported", {"XNA"}, "the road to Tema is open", None)]),
    ("Talks on the ferry\n\nThe talks were long. \u201cThe road will be open in all seasons of the year,\u201d said Solvang.",
     [("quoted", {"Solvang"}, "The road … year", None)]),
    (f"{MET} The road to Tema is safe and open, spokespeople for the ministry said.", [("reported", {"spokespeople"}, "The road … open", None)]),
    (f"{MET} According to a joint press statement, the road to Tema is open.", [("reported", {"joint press statement"}, "the road to Tema is open", None)]),
    (f"{MET} The road to Tema is safe and open, the press service of the Ministry of Roads of Ghana informs.",
     [("reported", {"press service"}, "The road … open", None)]),
    # a subject of several after "said" without "that"; no infinitive
    (f"{MET} The President said Ghana and the people of Peru were friends.", [("reported", {"Kofi Mensah"}, "Ghana and the … friends", None)]),
    (f"{MET} The President said Ghana and Peru share a sea.", [("reported", {"Kofi Mensah"}, "Ghana and Peru share a sea", None)]),
    (f"{MET} The President said under the treaty of the two states with Norway, the road would be open.",
     [("reported", {"Kofi Mensah"}, "under the treaty … open", None)]),
    (f"{MET} The President hoped to sail to Lima, but the weather was bad.", []),
    # a quotation of two paragraphs, of which the first is not closed
    (f"{MET}\n\n\u201cOur road is open in all seasons.\n\nWe will keep it open for you,\u201d the President said.",
     [("quoted", {"Kofi Mensah"}, "Our road is open in all seasons. / We will keep it open for you", None)]),
    # an agency without an article
    (f"{MET} The road to Tema is safe and open, state news agency XNA said on Monday.",
     [("reported", {"state news agency XNA"}, "The road to Tema is safe and open", None)]),
    # words in marks that are part of a phrase; "and warns" goes on the narration
    (f"{MET} The ministry will ask him to explain the \u201csad and wrong\u201d words of the envoy.", []),
    (f"{MET} The dispatch argues that the road is \u201cwide and safe for all of us,\u201d and warns that it is old.",
     [("mixed", {"dispatch"}, "the road is … us", None), ("reported", {"dispatch"}, "it is old", None)]),
    # a participle after a clause without "that", or without a comma
    (f"{MET} The President said the road was open, noting that it was safe.",
     [("reported", {"Kofi Mensah"}, "the road was open", None), ("reported", {"Kofi Mensah"}, "it was safe", None)]),
    (f"{MET} The President stated that Ghana and Peru are friends adding, that the road was safe.",
     [("reported", {"Kofi Mensah"}, "Ghana and Peru are friends", None), ("reported", {"Kofi Mensah"}, "the road was safe", None)]),
    # a quotation that is a sentence of its own, after what its speaker is told to say; who goes on after it
    (f"{MET} The Foreign Minister said that the road was open. \u201cWe are here to thank our friends in Ghana.\u201d She said that trade had grown.",
     [("reported", {"Rosa Quispe"}, "the road was open", None), ("quoted", {"Rosa Quispe"}, "We are here to thank our friends in Ghana.", None),
      ("reported", {"Rosa Quispe"}, "trade had grown", None)]),
    # a verb that is a noun too; whose envoy; a subject with a clause of its own
    (f"{MET} Minister Jon Dahl states that the road is open.", [("reported", {"Jon Dahl"}, "the road is open", None)]),
    ("President Kofi Mensah received Special Envoy Jon Dahl. President Lund's emissary said the road was open.",
     [("reported", {"Jon Dahl"}, "the road was open", None)]),
    (f"{MET} The President said the mood of the meeting which was held in May, is what we need.",
     [("reported", {"Kofi Mensah"}, "the mood of … need", None)]),
    # institutions, and their documents
    (f"{MET} The embassy said that the consul would sail in May. It added that the sailors were safe.",
     [("reported", {"embassy"}, "the consul would sail in May", None), ("reported", {"embassy"}, "the sailors were safe", None)]),
    (f"{MET} Norway's Foreign Ministry has said in a statement that the port was closed. The sailors were safe on the ship, the ministry also said.",
     [("reported", {"Foreign Ministry"}, "the port was closed", None), ("reported", {"Foreign Ministry"}, "The sailors were … the ship", None)]),
    (f"{MET} According to the press service of the President, the border will be open in May.",
     [("reported", {"press service"}, "the border will be open in May", None)]),
    (f"{MET} The Norwegian government said in a press release that the port was closed.", [("reported", {"Norway"}, "the port was closed", None)]),
    (f"{MET} Norway said on Monday it had called back the ships.", [("reported", {"Norway"}, "it had called back the ships", None)]),
    (f"{MET} Norway said in a statement on Monday that the ships were back.", [("reported", {"Norway"}, "the ships were back", None)]),
    (f"{MET} The ships and the sailors are safe, a statement on the website of the ministry said.",
     [("reported", {"statement"}, "The ships and … are safe", None)]),
    (f"{MET} \u201cThe ships are safe and the sailors are well,\u201d read the statement.",
     [("quoted", {"statement"}, "The ships are … are well", None)]),
    (f"{MET} Peru’s Ministry of Fisheries said the sailors were safe.", [("reported", {"Ministry of Fisheries"}, "the sailors were safe", None)]),
    (f"{MET} The ministry's spokesman said on Monday that the sailors were safe.", [("reported", {"spokesman"}, "the sailors were safe", None)]),
    (f"{MET} According to the communiqué, the border will be open in May.", [("reported", {"communiqué"}, "the border will be open in May", None)]),
    (f"{MET} According to a statement issued by the Foreign Ministry, the border will be open in May.",
     [("reported", {"Foreign Ministry"}, "the border will be open in May", None)]),
    (f"{MET} The joint statement notes that the border will be open in May.", [("reported", {"joint statement"}, "the border will be open in May", None)]),
    ("President Kofi Mensah received a letter from Prime Minister Jon Dahl. The message notes that the border will be open in May.",
     [("reported", {"Jon Dahl"}, "the border will be open in May", None)]),
    # a quotation after a gerund is the main subject's, and no part of what he said before
    (f"{MET} The President said that Peru needs a port, adding, \u201cPeru is a good friend of ours.\u201d",
     [("reported", {"Kofi Mensah"}, "Peru needs a port", None), ("quoted", {"Kofi Mensah"}, "Peru is a good friend of ours.", None)]),
    # "it was agreed that": those named together before; of other verbs nobody knows
    (f"{MET} The two sides discussed trade. It was agreed that the road would be open in May.",
     [("reported", {"Kofi Mensah", "Rosa Quispe"}, "the road would be open in May", None)]),
    (f"{MET} The two leaders discussed trade. It was noted that the road would be open in May.",
     [("reported", set(), "the road would be open in May", None)]),
    # a speaker whom the text does not name
    ("President Kofi Mensah arrived in Lima. \u201cThe road will be open in May,\u201d the loudspeaker said in a note.",
     [("quoted", set(), "The road will be open in May", None)]),
    # single marks
    ("'The road is open, and we will keep it so,' said President Kofi Mensah.",
     [("quoted", {"Kofi Mensah"}, "The road is open, and we will keep it so", None)]),
    ("President Kofi Mensah met Jon 'Big Joe' Dahl at the farmers' market. The President's visit was short.", []),
    # marks of two kinds
    ('"Our road is open in all seasons of the year,\u201d President Kofi Mensah wrote on Friday.',
     [("quoted", {"Kofi Mensah"}, "Our road is open in all seasons of the year", None)]),
    ('\u201cOur road is open in all seasons of the year," President Kofi Mensah wrote on Friday.',
     [("quoted", {"Kofi Mensah"}, "Our road is open in all seasons of the year", None)]),
    # reported, without "that"
    ("President Kofi Mensah said the two sides would meet in May.", [("reported", {"Kofi Mensah"}, "the two sides would meet in May", None)]),
    ("President Kofi Mensah noted the road was open in all seasons.", [("reported", {"Kofi Mensah"}, "the road was open in all seasons", None)]),
    # two verbs of one subject
    ("President Kofi Mensah said that trade would grow and stressed that the road was open.",
     [("reported", {"Kofi Mensah"}, "trade would grow", None), ("reported", {"Kofi Mensah"}, "the road was open", None)]),
    ("President Kofi Mensah said that trade would grow and thanked the guest for the visit.", [("reported", {"Kofi Mensah"}, "trade would grow", None)]),
    ("President Kofi Mensah welcomed the guest, noting that the road was open.", [("reported", {"Kofi Mensah"}, "the road was open", None)]),
    ("President Kofi Mensah said that trade would grow and that the road was open.",
     [("reported", {"Kofi Mensah"}, "trade would grow and that the road was open", None)]),
    # sentences that run on
    (f"{MET} The President noted that trade grows from year to year. The road will be open in May. A bridge must be built as well.",
     [("reported", {"Kofi Mensah"}, "trade grows from … as well", None)]),
    (f"{MET} The President noted that trade grows from year to year. The road will be open in May.\n\nThe talks were held in a hall.",
     [("reported", {"Kofi Mensah"}, "trade grows from … in May", None)]),
    (f"{MET} The President noted that trade grows from year to year. The Foreign Minister thanked him for the welcome.", [("reported", {"Kofi Mensah"}, "trade grows from year to year", None)]),
    (f"{MET} The President noted that trade grows from year to year. The Foreign Minister said that the bridge was ready.",
     [("reported", {"Kofi Mensah"}, "trade grows from year to year", None), ("reported", {"Rosa Quispe"}, "the bridge was ready", None)]),
    # nobody's words but the publisher's
    ("As it will be recalled, President Kofi Mensah opened the road to Tema in May.", []),
    # as X says
    ("As President Kofi Mensah said, the road to Tema will be open in May.", [("reported", {"Kofi Mensah"}, "the road to Tema will be open in May", None)]),
    ("The road to Tema will be open in May, President Kofi Mensah said.", [("reported", {"Kofi Mensah"}, "The road to Tema will be open in May", None)]),
    # according to
    ("According to President Kofi Mensah, the road to Tema will be open in May.", [("reported", {"Kofi Mensah"}, "the road to Tema will be open in May", None)]),
    ("The road to Tema will be open in May, according to President Kofi Mensah.", [("reported", {"Kofi Mensah"}, "The road to Tema will be open in May", None)]),
    # nouns
    ("The sides welcomed President Kofi Mensah's announcement that the road would be open.", [("reported", {"Kofi Mensah"}, "the road would be open", None)]),
    ("The sides welcomed Norway’s assurance that the road would be open.", [("reported", {"Norway"}, "the road would be open", None)]),
    # collective
    ("President Kofi Mensah met Prime Minister Jon Dahl. The two leaders stressed that the border must stay open.",
     [("reported", {"Kofi Mensah", "Jon Dahl"}, "the border must stay open", None)]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. Both leaders noted that the border must stay open.",
     [("reported", {"Kofi Mensah", "Jon Dahl"}, "the border must stay open", None)]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. They agreed that the border must stay open.",
     [("reported", {"Kofi Mensah", "Jon Dahl"}, "the border must stay open", None)]),
    ("President Kofi Mensah and Prime Minister Jon Dahl reaffirmed that the border must stay open.",
     [("reported", {"Kofi Mensah", "Jon Dahl"}, "the border must stay open", None)]),
    # agentless
    ("President Kofi Mensah met Prime Minister Jon Dahl. It was noted that trade had grown by a third.",
     [("reported", set(), "trade had grown by a third", None)]),
    ("President Kofi Mensah met Prime Minister Jon Dahl. It was also stressed that the border must stay open.",
     [("reported", set(), "the border must stay open", None)]),
    # a state, an organization speaks
    ("The United Nations stated that the border must stay open.", [("reported", {"United Nations"}, "the border must stay open", None)]),
    ("Norway stated that the border must stay open.", [("reported", {"Norway"}, "the border must stay open", None)]),
    ("The Norwegian side stressed that the border must stay open.", [("reported", {"Norway"}, "the border must stay open", None)]),
    # quoted
    ("“The border will stay open in all seasons,” President Kofi Mensah said.", [("quoted", {"Kofi Mensah"}, "The border will stay open in all seasons", None)]),
    ("“The border will stay open in all seasons,” said President Kofi Mensah.", [("quoted", {"Kofi Mensah"}, "The border will stay open in all seasons", None)]),
    ("President Kofi Mensah said: “The border will stay open in all seasons.”", [("quoted", {"Kofi Mensah"}, "The border … in all seasons.", None)]),
    ("President Kofi Mensah said, \"The border will stay open in all seasons.\"", [("quoted", {"Kofi Mensah"}, "The border … in all seasons.", None)]),
    ("«The border will stay open in all seasons», President Kofi Mensah noted.", [("quoted", {"Kofi Mensah"}, "The border will stay open in all seasons", None)]),
    ("“Will the border stay open?” asked President Kofi Mensah.", [("quoted", {"Kofi Mensah"}, "Will the border stay open?", None)]),
    # split quotations
    ("“The border will stay open,” President Kofi Mensah said. “We have no other plans for it.”",
     [("quoted", {"Kofi Mensah"}, "The border will stay open / We have no other plans for it.", None)]),
    ("“The border,” President Kofi Mensah said, “will stay open in all seasons.”",
     [("quoted", {"Kofi Mensah"}, "The border / will stay open in all seasons.", None)]),
    # mixed
    ("President Kofi Mensah said that the border would stay “open in all seasons” for the people of Norway.",
     [("mixed", {"Kofi Mensah"}, "the border would stay “open … of Norway", None)]),
    # verbatim: blocks
    (f"President Kofi Mensah received the guest\n\nPresident Kofi Mensah said:\n\n{BLOCK}", [("verbatim", {"Kofi Mensah"}, BLOCK[2:], None)]),
    (f"President Kofi Mensah received Foreign Minister Rosa Quispe of Peru\n\nWelcoming the guest, President Kofi Mensah said:\n\n{BLOCK}\n\n"
     f"Foreign Minister Rosa Quispe said:\n\n{REPLY}",
     [("verbatim", {"Kofi Mensah"}, BLOCK[2:], None), ("verbatim", {"Rosa Quispe"}, REPLY[2:], None)]),
    (f"President Kofi Mensah received the guest\n\nPresident Kofi Mensah said:\n\n{BLOCK}\n\nI would also like to speak about the road. It is open.\n\n"
     "The guest thanked the President for the meeting.",
     [("verbatim", {"Kofi Mensah"}, "We are neighbours … It is open.", None)]),
    ("President Kofi Mensah received the guest\n\nPresident Kofi Mensah said:\n\n“We are neighbours, and our trade grows from year to year.”\n\nThe talks were held.",
     [("verbatim", {"Kofi Mensah"}, "We are neighbours … to year.", None)]),
    # verbatim: speech between dashes
    ("President Kofi Mensah received the guest in the hall.\n\n– The border will stay open in all seasons, – said President Kofi Mensah. – It is our border.",
     [("verbatim", {"Kofi Mensah"}, "The border will stay open in all seasons / It is our border.", None)]),
    # verbatim: turns
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome to Accra.\n\nPRIME MINISTER DAHL: Thank you. (Laughter.)",
     [("verbatim", {"Mensah"}, "Welcome to Accra.", None), ("verbatim", {"Dahl"}, "Thank you.", None)]),
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome to Accra.\n\nThe road is open.\n\nQ Will you go to Oslo?\n\nPRESIDENT MENSAH: Yes.",
     [("verbatim", {"Mensah"}, "Welcome to Accra. … is open.", None), ("verbatim", {"press"}, "Will you go to Oslo?", None), ("verbatim", {"Mensah"}, "Yes.", None)]),
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: -- Welcome to Accra. (Applause.)\n\nPRIME MINISTER DAHL: (Laughs.) Thank you.",
     [("verbatim", {"Mensah"}, "Welcome to Accra.", None), ("verbatim", {"Dahl"}, "Thank you.", None)]),
    # verbatim: letters and statements in the first person
    ("Letter to the President of Norway\n\nDear Mr. President,\n\nI congratulate you on the national day of your country.\n\nI wish you good health.\n\nSincerely,\n\nKofi Mensah\nPresident of the Republic of Ghana",
     [("verbatim", {"Kofi Mensah"}, "Dear Mr. President, … good health.", None)]),
    ("Statement from President Kofi Mensah on the Talks\n\nI welcome the talks that were held today. We will go on with our work for peace.",
     [("verbatim", {"Kofi Mensah"}, "I welcome … for peace.", None)]),
    ("Joint Statement by the Leaders of Ghana and Norway\n\nWe, the leaders of Ghana and Norway, met today. We stand together for peace.",
     [("verbatim", {"Ghana", "Norway"}, "We, the leaders … for peace.", None)]),
    # speech inside speech
    (f"President Kofi Mensah received Foreign Minister Rosa Quispe of Peru\n\nWelcoming the guest, President Kofi Mensah said:\n\n{BLOCK}\n\n"
     "Foreign Minister Rosa Quispe said:\n\n– Thank you. Our President Ana Lund said that the border must stay open.",
     [("verbatim", {"Kofi Mensah"}, BLOCK[2:], None), ("verbatim", {"Rosa Quispe"}, "Thank you. … stay open.", None),
      ("reported", {"Ana Lund"}, "the border must stay open", 1)]),
    ("President Kofi Mensah said that Prime Minister Jon Dahl had promised that the border would stay open.",
     [("reported", {"Kofi Mensah"}, "Prime Minister Jon Dahl had … stay open", None), ("reported", {"Jon Dahl"}, "the border would stay open", 0)]),
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome.\n\nPRIME MINISTER DAHL: Thank you. As King Olav says, the sea is our road.",
     [("verbatim", {"Mensah"}, "Welcome.", None), ("verbatim", {"Dahl"}, "Thank you. … our road.", None), ("reported", {"Olav"}, "the sea is our road", 1)]),
    # a self-reference inside one's own turn is no statement of its own
    ("President Kofi Mensah received the guest\n\nPresident Kofi Mensah said:\n\n– I want to say that we are neighbours. I believe that trade will grow.",
     [("verbatim", {"Kofi Mensah"}, "I want to say … will grow.", None)]),
    # the subject behind an opening participle
    (f"Welcoming the Foreign Minister of Peru Rosa Quispe, President Kofi Mensah said:\n{BLOCK}",
     [("verbatim", {"Kofi Mensah"}, BLOCK.removeprefix("– "), None)]),
    (f"Welcoming the guest, President Kofi Mensah said:\n{BLOCK}", [("verbatim", {"Kofi Mensah"}, BLOCK.removeprefix("– "), None)]),
    ("Welcoming the Foreign Minister of Peru Rosa Quispe, President Kofi Mensah said that the border was open.",
     [("reported", {"Kofi Mensah"}, "the border was open", None)]),
    ("President Kofi Mensah, Prime Minister Jon Dahl and Foreign Minister Rosa Quispe said that the border was open.",
     [("reported", {"Kofi Mensah", "Jon Dahl", "Rosa Quispe"}, "the border was open", None)]),
    ("Noting that the road was open, President Kofi Mensah welcomed the guest.", [("reported", {"Kofi Mensah"}, "the road was open", None)]),
    ("Noting that Peru was ready, President Kofi Mensah welcomed the guest.", [("reported", {"Kofi Mensah"}, "Peru was ready", None)]),
    # what is added
    ("President Kofi Mensah said that trade would grow, adding that the road was open.",
     [("reported", {"Kofi Mensah"}, "trade would grow", None), ("reported", {"Kofi Mensah"}, "the road was open", None)]),
    # a clause of two words
    ("President Kofi Mensah noted that trade grows.", [("reported", {"Kofi Mensah"}, "trade grows", None)]),
    # told by one, said by another
    ("According to President Kofi Mensah, Prime Minister Jon Dahl promised that the border would stay open.",
     [("reported", {"Kofi Mensah"}, "Prime Minister Jon Dahl promised that the border would stay open", None),
      ("reported", {"Jon Dahl"}, "the border would stay open", 0)]),
    # labels with a shortened title; turns run together
    ("Press Briefing in Accra\n\nMR. SMITH: Welcome to Accra.\n\nMS. JONES: Thank you for it.",
     [("verbatim", {"SMITH"}, "Welcome to Accra.", None), ("verbatim", {"JONES"}, "Thank you for it.", None)]),
    # stray marks
    ("President Kofi Mensah called the talks \"useful. He thanked the guest.\n\n“The border will stay open,” Foreign Minister Rosa Quispe said.",
     [("quoted", {"Rosa Quispe"}, "The border will stay open", None)]),
    ("The “Accra Process” and the \"Oslo Forum\" were discussed at the talks of the ministers.", []),
    # no statements
    ("President Kofi Mensah discussed the corridor with Foreign Minister Rosa Quispe.", []),
    ("President Kofi Mensah explained the reasons for the delay of the talks to the guests.", []),
    ("The two sides agreed to open the border in May and to build a bridge.", []),
    ("President Kofi Mensah did not say that the border would be closed in May.", []),
    ("The documents that were signed in Accra will be sent to the two governments.", []),
    ("President Kofi Mensah noted the importance of the road that leads to Tema.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text.removeprefix(MET)[-70:] for text, _ in SAID])
def test_statements(text: str, expected: list[Told], told: Callable[[str], list[Told]], in_short: Short) -> None:
    found = told(text)
    likes = [*(content for _, _, content, _ in expected), *[""] * len(found)]
    assert [
        (mode, speakers, in_short(content, like), parent)
        for (mode, speakers, content, parent), like in zip(found, likes, strict=False)
    ] == expected


# text, expected: is its first statement collective?
TOGETHER = [
    ("President Kofi Mensah met Prime Minister Jon Dahl. The two leaders stressed that the border must stay open.", True),
    ("President Kofi Mensah met Prime Minister Jon Dahl. Both sides noted that the border must stay open.", True),
    ("President Kofi Mensah and Prime Minister Jon Dahl reaffirmed that the border must stay open.", True),
    ("President Kofi Mensah met Prime Minister Jon Dahl. The Prime Minister noted that the border must stay open.", False),
    ("Joint Statement by the Leaders of Ghana and Norway\n\nWe, the leaders of Ghana and Norway, met today. We stand together for peace.", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOGETHER, ids=[text[-70:] for text, _ in TOGETHER])
def test_collective(text: str, expected: bool) -> None:
    assert read(text).statements[0].collective is expected


# text, expected: for each statement, is it interpreted?
INTERPRETED = [
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome to Accra.\nPRIME MINISTER DAHL: (As interpreted.) Thank you for it.",
     [False, True]),
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome to Accra, my dear friend, on this fine and sunny day of our feast.\n\nPRIME MINISTER DAHL: (As interpreted.) Thank you for it.",
     [False, True]),
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome to Accra, my dear friend, on this fine and sunny day of our feast.\n\nPRIME MINISTER DAHL (through an interpreter): Thank you for it.",
     [False, True]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INTERPRETED, ids=[text[-60:] for text, _ in INTERPRETED])
def test_interpreted(text: str, expected: list[bool]) -> None:
    statements = read(text).statements
    assert [s.interpreted for s in statements] == expected
    assert statements[1].content[0].text == "Thank you for it."


# text, expected: words of cue and source of its first statement
CUES = [
    ("President Kofi Mensah said that trade would grow.", "said", "President Kofi Mensah"),
    ("“The border will stay open in all seasons,” said President Kofi Mensah.", "said", "President Kofi Mensah"),
    ("According to President Kofi Mensah, the road to Tema will be open in May.", "According to", "President Kofi Mensah"),
    ("President Kofi Mensah met Prime Minister Jon Dahl. It was noted that trade had grown by a third.", "noted", None),
    ("Remarks by President Mensah and Prime Minister Dahl of Norway\n\nPRESIDENT MENSAH: Welcome to Accra.\n\nPRIME MINISTER DAHL: Thank you.",
     None, "PRESIDENT MENSAH"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source"), CUES, ids=[text[:60] for text, _, _ in CUES])
def test_cue_and_source(text: str, cue: str | None, source: str | None) -> None:
    said = read(text).statements[0]
    assert (said.cue and said.cue.text) == cue
    assert (said.source and said.source.text) == source


def test_a_list_of_what_was_agreed_is_no_speech() -> None:
    record = read("Talks in Accra\n\nThe ministers agreed on the following:\n- to open a school;\n- to build a road.")
    assert [s.kind for s in record.document.segments][-2:] == ["list_item", "list_item"]


def test_turns_run_together_end_with_their_words() -> None:
    text = "MR. SMITH: Welcome to Accra. MS. JONES: Thank you for it. MR. SMITH: Yes, all of it."
    record = read(text)
    turns = [text[s.start : s.end] for s in record.document.segments if s.kind == "turn"]
    assert turns == ["MR. SMITH: Welcome to Accra.", "MS. JONES: Thank you for it.", "MR. SMITH: Yes, all of it."]


def test_addressee_of_a_block() -> None:
    record = read(
        f"President Kofi Mensah received Foreign Minister Rosa Quispe of Peru\n\nPresident Kofi Mensah said:\n\n{BLOCK}\n\n"
        f"Foreign Minister Rosa Quispe said:\n\n{REPLY}"
    )
    names = {e.id: e.name for e in record.entities}
    assert [{names[i] for i in s.addressees} for s in record.statements] == [{"Rosa Quispe"}, {"Kofi Mensah"}]
