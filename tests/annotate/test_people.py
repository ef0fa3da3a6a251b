"""People and their offices in the orders in which governments write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique import read

Holder = tuple[str, str, str | None, str]
Holders = Callable[[str], set[Holder]]

# text, expected: (name, or "" where none is told; title; ISO3 of the state or name of the body; tenure)
HELD = [
    ("The Taoiseach and Prime Minister Lund met.",
     {("", "Taoiseach", None, "current"), ("Lund", "Prime Minister", None, "current")}),
    ("Jon Dahl met his visiting Peruvian counterpart, President Rosa Quispe.", {("Rosa Quispe", "President", "PER", "current")}),
    ("He met his Peruvian counterpart Foreign Minister Rosa Quispe.", {("Rosa Quispe", "Foreign Minister", "PER", "current")}),
    # two people joined by "and"; a portfolio behind the owner; words of honour and nicknames inside a name
    ("The Foreign Secretary and Secretary Lund met.",
     {("", "Foreign Secretary", None, "current"), ("Lund", "Secretary", None, "current")}),
    ("He met the Secretary-General and Norway's Minister for Foreign Affairs, Jon Dahl.",
     {("", "Secretary-General", None, "current"), ("Jon Dahl", "Minister for Foreign Affairs", "NOR", "current")}),
    ("He met the Prime Minister and Minister of Finance Jon Dahl.",
     {("Jon Dahl", "Prime Minister", None, "current"), ("Jon Dahl", "Minister of Finance", None, "current")}),
    ("Minister of Foreign Affairs Awang Pehin Yusof spoke.", {("Awang Pehin Yusof", "Minister of Foreign Affairs", None, "current")}),
    ("President Juan “Juancho” Ruiz of Peru spoke.", {("Juan “Juancho” Ruiz", "President", "PER", "current")}),
    # an article before a hyphen in a name; those who serve a monarch; an ambassador in a city; a short form between titles
    ("Minister of Trade Karim al-Bannai spoke.", {("Karim al-Bannai", "Minister of Trade", None, "current")}),
    ("President Dahl received the new ambassador, Karim Saad al-Bannai al-Rifi, in Oslo.",
     {("Dahl", "President", None, "current"), ("Karim Saad al-Bannai al-Rifi", "ambassador", None, "current")}),
    ("Adviser to His Majesty Jon Dahl and Director of the Office of His Majesty Ole Lund attended.",
     {("Jon Dahl", "Adviser to His Majesty", None, "current"),
      ("Ole Lund", "Director of the Office of His Majesty", None, "current")}),
    ("Norway's Ambassador in Oslo Jon Dahl spoke.", {("Jon Dahl", "Ambassador", "NOR", "current")}),
    ("Minister of the Diwan of Royal Court Badr bin Said Al Rifi spoke.",
     {("Badr bin Said Al Rifi", "Minister of the Diwan of Royal Court", None, "current")}),
    ("Jon Dahl, general secretary of the Workers' Party of Norway (WPN) and president of Norway, spoke.",
     {("Jon Dahl", "general secretary of the Workers' Party", "NOR", "current"),
      ("Jon Dahl", "president", "NOR", "current")}),
    # ambassadors by turns with their states; ministers of several states in short; a body and its short form before a title
    ("He met the Ambassadors of Peru, Rosa Quispe, Norway, Jon Dahl and Ghana, Kofi Mensah.",
     {("Rosa Quispe", "Ambassador", "PER", "current"), ("Jon Dahl", "Ambassador", "NOR", "current"),
      ("Kofi Mensah", "Ambassador", "GHA", "current")}),
    ("Peru’s, Norway’s FMs hold talks", {("", "FM", "PER", "current"), ("", "FM", "NOR", "current")}),
    ("The Inter-Parliamentary Union (IPU) President H.E. Jon Dahl spoke.",
     {("Jon Dahl", "President", "Inter-Parliamentary Union", "current")}),
    ("Defence Minister Datuk Seri Azlan Hamid spoke.", {("Azlan Hamid", "Defence Minister", None, "current")}),
    # a palace before a minister; a style that is an office; whose envoy; a headline's "To"
    ("He received at the Presidential Palace Foreign Minister Jon Dahl.", {("Jon Dahl", "Foreign Minister", None, "current")}),
    ("The Custodian of the Two Holy Mosques spoke.", {("", "Custodian of the Two Holy Mosques", None, "current")}),
    ("Ole Vik, Adviser and Special Envoy of the King, spoke.",
     {("Ole Vik", "Adviser", None, "current"), ("Ole Vik", "Special Envoy", None, "current")}),
    ("NATO Chief To Visit Norway", {("", "Chief", "NATO", "current")}),
    # a state where somebody was; presidents of several states; a minister of a ministry
    ("During his stay in Norway President Quispe spoke.", {("Quispe", "President", None, "current")}),
    ("He met President of Peru Rosa Quispe, President of Norway, Jon Dahl, and others.",
     {("Rosa Quispe", "President", "PER", "current"), ("Jon Dahl", "President", "NOR", "current")}),
    ("State Minister of the Ministry of Trade Jon Dahl spoke.",
     {("Jon Dahl", "State Minister of the Ministry of Trade", None, "current")}),
    # a rank between an institution and a name
    ("Commander-in-Chief of Defence Services Senior General Jon Dahl spoke.",
     {("Jon Dahl", "Commander-in-Chief of Defence Services", None, "current")}),
    ("Norway's Military Chief spoke.", {("", "Military Chief", "NOR", "current")}),
    ("The Ambassador of the Vatican City State spoke.", {("", "Ambassador", "VAT", "current")}),
    # offices of other systems
    ("Federal Councillor Rosa Quispe spoke.", {("Rosa Quispe", "Federal Councillor", None, "current")}),
    ("Second Deputy Premier Jon Dahl spoke.", {("Jon Dahl", "Second Deputy Premier", None, "current")}),
    ("The Holy Father spoke.", {("", "Holy Father", None, "current")}),
    ("The Supreme Leader of Norway spoke.", {("", "Supreme Leader", "NOR", "current")}),
    ("Swiss Federal President Rosa Quispe spoke.", {("Rosa Quispe", "Federal President", "CHE", "current")}),
    ("His Highness the Amir of Norway spoke.", {("", "Amir", "NOR", "current")}),
    # title, state, name
    ("President of Ghana Kofi Mensah arrived.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("President of the Republic of Ghana Kofi Mensah arrived.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("The President of the Republic of Ghana Kofi Mensah arrived.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("Minister of Defence of the Republic of Belarus Anton Zhuk spoke.", {("Anton Zhuk", "Minister of Defence", "BLR", "current")}),
    ("Foreign Minister of Peru Rosa Quispe spoke.", {("Rosa Quispe", "Foreign Minister", "PER", "current")}),
    ("Prime Minister of Norway Jon Dahl spoke.", {("Jon Dahl", "Prime Minister", "NOR", "current")}),
    ("Deputy Minister of Foreign Affairs of Uzbekistan Bakhtiyor Nazarov spoke.",
     {("Bakhtiyor Nazarov", "Deputy Minister of Foreign Affairs", "UZB", "current")}),
    # several offices, then the names of those who hold them
    ("Presidents of Ghana and Peru, Kofi Mensah and Rosa Quispe, spoke.",
     {("Kofi Mensah", "President", "GHA", "current"), ("Rosa Quispe", "President", "PER", "current")}),
    ("Ghanaian and Peruvian Foreign Ministers Kofi Mensah and Rosa Quispe spoke.",
     {("Kofi Mensah", "Foreign Minister", "GHA", "current"), ("Rosa Quispe", "Foreign Minister", "PER", "current")}),
    ("Ghanaian, Peruvian presidents to meet", {("", "President", "GHA", "current"), ("", "President", "PER", "current")}),
    # an institution within another body
    ("Chair of the Foreign Affairs Committee of the Landsting, Marko Lepp, spoke.",
     {("Marko Lepp", "Chair of the Foreign Affairs Committee of the Landsting", None, "current")}),
    ("Chairman of the Council of Elders of the Organization of Turkic States Temur Aliev spoke.",
     {("Temur Aliev", "Chairman of the Council of Elders of the Organization of Turkic States", None, "current")}),
    ("The Speaker of the Seimas of Lithuania A. Petrauskas spoke.", {("A. Petrauskas", "Speaker of the Seimas", "LTU", "current")}),
    # title, name, state
    ("Prime Minister Jon Dahl of Norway spoke.", {("Jon Dahl", "Prime Minister", "NOR", "current")}),
    ("President Kofi A. Mensah of Ghana spoke.", {("Kofi A. Mensah", "President", "GHA", "current")}),
    ("Foreign Minister Rosa Quispe of Peru and Foreign Minister Ivo Babić of Croatia met.",
     {("Rosa Quispe", "Foreign Minister", "PER", "current"), ("Ivo Babić", "Foreign Minister", "HRV", "current")}),
    # adjective, title, name
    ("Norwegian Prime Minister Jon Dahl spoke.", {("Jon Dahl", "Prime Minister", "NOR", "current")}),
    ("Peruvian Foreign Minister Rosa Quispe spoke.", {("Rosa Quispe", "Foreign Minister", "PER", "current")}),
    ("Norway's Prime Minister Jon Dahl spoke.", {("Jon Dahl", "Prime Minister", "NOR", "current")}),
    ("Norway’s Prime Minister, Jon Dahl, spoke.", {("Jon Dahl", "Prime Minister", "NOR", "current")}),
    # title and name alone
    ("President Kofi Mensah spoke.", {("Kofi Mensah", "President", None, "current")}),
    ("Prime Minister Dahl spoke.", {("Dahl", "Prime Minister", None, "current")}),
    ("Defence Minister Anton Zhuk spoke.", {("Anton Zhuk", "Defence Minister", None, "current")}),
    # name in apposition
    ("The President of Ghana, Kofi Mensah, spoke.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("The President of the Republic of Ghana, H.E. Mr. Kofi Mensah, spoke.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("Minister of Trade, Rosa Quispe has reiterated her view.", {("Rosa Quispe", "Minister of Trade", None, "current")}),
    ("The Minister of Foreign Affairs, Rosa Quispe, spoke.", {("Rosa Quispe", "Minister of Foreign Affairs", None, "current")}),
    # title in apposition
    ("Kofi Mensah, President of Ghana, spoke.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("Kofi Mensah, the President of Ghana, spoke.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("H.E. Mr. Kofi Mensah, President of the Republic of Ghana, spoke.", {("Kofi Mensah", "President", "GHA", "current")}),
    ("Ms. Rosa Quispe, Minister for Foreign Affairs of Peru, held talks with Mr. Jon Dahl, Prime Minister of Norway.",
     {("Rosa Quispe", "Minister for Foreign Affairs", "PER", "current"), ("Jon Dahl", "Prime Minister", "NOR", "current")}),
    ("Rosa Quispe, Foreign Minister of Peru, and Ivo Babić, Foreign Minister of Croatia, met.",
     {("Rosa Quispe", "Foreign Minister", "PER", "current"), ("Ivo Babić", "Foreign Minister", "HRV", "current")}),
    # honorifics
    ("His Excellency President Kofi Mensah spoke.", {("Kofi Mensah", "President", None, "current")}),
    ("Her Excellency Ms. Rosa Quispe, Minister of Foreign Affairs of Peru, spoke.", {("Rosa Quispe", "Minister of Foreign Affairs", "PER", "current")}),
    ("His Majesty King Tariq II of Jordan spoke.", {("Tariq II", "King", "JOR", "current")}),
    ("His Highness the Amir of Kuwait Sheikh Rashid Al-Dahim spoke.", {("Rashid Al-Dahim", "Amir", "KWT", "current")}),
    ("Dr. Amina Sow, Minister of Health of Senegal, spoke.", {("Amina Sow", "Minister of Health", "SEN", "current")}),
    ("The Honourable Kwame Boateng, Minister of Trade of Ghana, spoke.", {("Kwame Boateng", "Minister of Trade", "GHA", "current")}),
    ("President H.E. Kofi Mensah spoke.", {("Kofi Mensah", "President", None, "current")}),
    ("Defence Minister Colonel General Anton Zhuk spoke.", {("Anton Zhuk", "Defence Minister", None, "current")}),
    ("The Minister of Foreign Affairs, Prince Rashid bin Talal Al Dahim, met today with the Norwegian Foreign Minister, Jon Dahl.",
     {("Rashid bin Talal Al Dahim", "Minister of Foreign Affairs", None, "current"), ("Jon Dahl", "Foreign Minister", "NOR", "current")}),
    ("Peruvian Minister of Defence, Sen. Lt. Gen. Ivo Quispe, spoke.", {("Ivo Quispe", "Minister of Defence", "PER", "current")}),
    ("Deputy Minister of Defence Sen. Lieut. Gen. Ivo Quispe spoke.", {("Ivo Quispe", "Deputy Minister of Defence", None, "current")}),
    # an abbreviation in brackets
    ("External Affairs Minister (EAM) Dr. Asha Rao spoke.", {("Asha Rao", "External Affairs Minister", None, "current")}),
    ("Asha Rao, Joint Secretary (E&SA), spoke.", {("Asha Rao", "Joint Secretary", None, "current")}),
    ("Shri. V. Raman, Minister of State (MoS) for External Affairs of India, spoke.",
     {("V. Raman", "Minister of State (MoS) for External Affairs", "IND", "current")}),
    ("He was received by the Swiss president and head of the Federal Department of Foreign Affairs (FDFA), Urs Keller, in Bern.",
     {("Urs Keller", "president", "CHE", "current"), ("Urs Keller", "head of the Federal Department of Foreign Affairs", "CHE", "current")}),
    # an institution of a state
    ("The Speaker of Kuwait's National Assembly Rashid Al-Dahim spoke.",
     {("Rashid Al-Dahim", "Speaker of Kuwait's National Assembly", "KWT", "current")}),
    ("Li Wen, a member of the Political Bureau of the Central Committee and China's foreign minister, spoke.",
     {("Li Wen", "member of the Political Bureau of the Central Committee", "CHN", "current"), ("Li Wen", "foreign minister", "CHN", "current")}),
    # lists whose names take turns with their titles
    ("He received H.E. Rashid Al-Dahim, Ambassador of Kuwait, H.E. Omar Farid, Ambassador of Egypt, and H.E. Dr. Ali Hassan, Ambassador of Iraq.",
     {("Rashid Al-Dahim", "Ambassador", "KWT", "current"), ("Omar Farid", "Ambassador", "EGY", "current"), ("Ali Hassan", "Ambassador", "IRQ", "current")}),
    # an institution of unknown words before an honorific
    ("Head of Amiri Protocols Sheikh Khaled Al-Dahim spoke.", {("Khaled Al-Dahim", "Head of Amiri Protocols", None, "current")}),
    ("He met the Director of the National Seed Health Service, Dr. Luis Berro.", {("Luis Berro", "Director of the National Seed Health Service", None, "current")}),
    ("He met the Head of the Public Relations Department Eva Lund.", {("Eva Lund", "Head of the Public Relations Department", None, "current")}),
    # initials of an institution before a title
    ("NA Chairwoman Lan Thi Hoa spoke.", {("Lan Thi Hoa", "NA Chairwoman", None, "current")}),
    # a title ends before a name that no list has
    ("Assistant to the President for Climate Policy and National Climate Advisor Gina Marsh spoke.",
     {("Gina Marsh", "Assistant to the President for Climate Policy and National Climate Advisor", None, "current")}),
    ("Director for the Western Hemisphere Xuan Marsh spoke.", {("Xuan Marsh", "Director for the Western Hemisphere", None, "current")}),
    # a month that is a name
    ("Foreign Minister January Massawe of Tanzania spoke.", {("January Massawe", "Foreign Minister", "TZA", "current")}),
    # patronymics, particles, initials, suffixes, capitals, diacritics
    ("President of Kyrgyzstan Almaz Maratovich Toktogulov spoke.", {("Almaz Maratovich Toktogulov", "President", "KGZ", "current")}),
    ("Foreign Minister of Oman Hamad bin Saif Al Riyami spoke.", {("Hamad bin Saif Al Riyami", "Foreign Minister", "OMN", "current")}),
    ("President Ursula van der Berg spoke.", {("Ursula van der Berg", "President", None, "current")}),
    ("Prime Minister Luís da Silva of Portugal spoke.", {("Luís da Silva", "Prime Minister", "PRT", "current")}),
    ("Foreign Minister S. Oyunbileg spoke.", {("S. Oyunbileg", "Foreign Minister", None, "current")}),
    ("President Daniel R. Whitfield, Jr. spoke.", {("Daniel R. Whitfield, Jr.", "President", None, "current")}),
    ("Minister J.P. Okai spoke.", {("J.P. Okai", "Minister", None, "current")}),
    ("Prime Minister Seán Ó Briain of Ireland spoke.", {("Seán Ó Briain", "Prime Minister", "IRL", "current")}),
    ("President Nguyễn Văn Hải of Vietnam spoke.", {("Nguyễn Văn Hải", "President", "VNM", "current")}),
    ("Foreign Minister Jean-Pierre N’Dour of Senegal spoke.", {("Jean-Pierre N'Dour", "Foreign Minister", "SEN", "current")}),
    # portfolios of several words
    ("Minister of Foreign Affairs and Trade of Hungary Bence Farkas spoke.", {("Bence Farkas", "Minister of Foreign Affairs and Trade", "HUN", "current")}),
    ("Minister of Economy and Sustainable Development of Georgia Nino Beridze spoke.",
     {("Nino Beridze", "Minister of Economy and Sustainable Development", "GEO", "current")}),
    ("Secretary of State Helen Marsh spoke.", {("Helen Marsh", "Secretary of State", None, "current")}),
    ("National Security Advisor Claire Abernathy spoke.", {("Claire Abernathy", "National Security Advisor", None, "current")}),
    ("Ambassador Extraordinary and Plenipotentiary of Norway to Mongolia Ingrid Solheim spoke.",
     {("Ingrid Solheim", "Ambassador Extraordinary and Plenipotentiary", "NOR", "current")}),
    ("Chile's Ambassador to Ghana Karin Solberg spoke.", {("Karin Solberg", "Ambassador to Ghana", "CHL", "current")}),
    ("Ambassador of Chile to Ghana Karin Solberg spoke.", {("Karin Solberg", "Ambassador", "CHL", "current")}),
    ("Speaker of the National Assembly of Armenia Aram Sahakyan spoke.", {("Aram Sahakyan", "Speaker of the National Assembly", "ARM", "current")}),
    ("Chief of the General Staff of Turkey Selim Karahan spoke.", {("Selim Karahan", "Chief of the General Staff", "TUR", "current")}),
    # bodies that are no states
    ("United Nations Secretary-General Maria Duarte spoke.", {("Maria Duarte", "Secretary-General", "United Nations", "current")}),
    ("Secretary-General of the United Nations Maria Duarte spoke.", {("Maria Duarte", "Secretary-General", "United Nations", "current")}),
    ("NATO Secretary General Piet Vos spoke.", {("Piet Vos", "Secretary General", "NATO", "current")}),
    # former, acting, elect
    ("Former President of Ghana Kofi Mensah spoke.", {("Kofi Mensah", "President", "GHA", "former")}),
    ("The former Prime Minister of Norway, Jon Dahl, spoke.", {("Jon Dahl", "Prime Minister", "NOR", "former")}),
    ("The guest of the evening was ex-Prime Minister Jon Dahl.", {("Jon Dahl", "Prime Minister", None, "former")}),
    ("The then-President Kofi Mensah spoke.", {("Kofi Mensah", "President", None, "former")}),
    ("President elect Kofi Mensah spoke.", {("Kofi Mensah", "President", None, "elect")}),
    ("President-elect Kofi Mensah of Ghana arrived.", {("Kofi Mensah", "President", "GHA", "elect")}),
    ("Prime Minister-designate Jon Dahl spoke.", {("Jon Dahl", "Prime Minister", None, "elect")}),
    ("Ex-President Kofi Mensah spoke.", {("Kofi Mensah", "President", None, "former")}),
    # a state that no list knows
    ("President of Freedonia Rufus Firefly spoke.", {("Rufus Firefly", "President", "Freedonia", "current")}),
    # a counterpart, and the speaker's own President
    ("The Foreign Minister of Ghana, Ama Boateng, met his Peruvian counterpart Rosa Quispe.",
     {("Ama Boateng", "Foreign Minister", "GHA", "current"), ("Rosa Quispe", "Foreign Minister", "PER", "current")}),
    ('The Foreign Minister of Peru, Rosa Quispe, said: "Our President sends you greetings."',
     {("Rosa Quispe", "Foreign Minister", "PER", "current"), ("", "President", "PER", "current")}),
    ("Acting Foreign Minister Rosa Quispe spoke.", {("Rosa Quispe", "Foreign Minister", None, "acting")}),
    ("Acting President of Peru Rosa Quispe spoke.", {("Rosa Quispe", "President", "PER", "acting")}),
    # one name, two offices
    ("Kofi Mensah, President of Ghana and Chairperson of ECOWAS, spoke.",
     {("Kofi Mensah", "President", "GHA", "current"), ("Kofi Mensah", "Chairperson", "ECOWAS", "current")}),
    ("Deputy Prime Minister and Minister of Foreign Affairs of Croatia Ivo Babić spoke.",
     {("Ivo Babić", "Deputy Prime Minister", "HRV", "current"), ("Ivo Babić", "Minister of Foreign Affairs", "HRV", "current")}),
    # titles in the plural
    ("Presidents Kofi Mensah of Ghana and Amadou Sow of Senegal met.",
     {("Kofi Mensah", "President", "GHA", "current"), ("Amadou Sow", "President", "SEN", "current")}),
    ("Foreign Ministers Ivo Babić and Rosa Quispe met.",
     {("Ivo Babić", "Foreign Minister", None, "current"), ("Rosa Quispe", "Foreign Minister", None, "current")}),
    ("The President received the Ambassadors of Norway, Ms. Ingrid Solheim, of Cuba, Mr. Raúl Ortiz, and of Kuwait, Mr. Fahad Al-Mutlaq.",
     {("", "President", None, "current"), ("Ingrid Solheim", "Ambassador", "NOR", "current"), ("Raúl Ortiz", "Ambassador", "CUB", "current"),
      ("Fahad Al-Mutlaq", "Ambassador", "KWT", "current")}),
    ("The ambassadors of Norway, Cuba and Kuwait attended the ceremony.",
     {("", "Ambassador", "NOR", "current"), ("", "Ambassador", "CUB", "current"), ("", "Ambassador", "KWT", "current")}),
    # offices without a name
    ("The Minister of Agriculture of Azerbaijan will visit.", {("", "Minister of Agriculture", "AZE", "current")}),
    ("A delegation headed by the Minister of Food and Agriculture will travel.", {("", "Minister of Food and Agriculture", None, "current")}),
    ("The Azerbaijani Minister of Agriculture will visit.", {("", "Minister of Agriculture", "AZE", "current")}),
    # fronted institutions
    ("European Council President Piet Vos spoke.", {("Piet Vos", "President", "European Council", "current")}),
    # no office at all
    ("The Prime Ministerial decree was signed.", set()),
    ("The presidential palace stands in Accra.", set()),
    ("The Presidency of the Council rotates.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HELD, ids=[text[:70] for text, _ in HELD])
def test_offices(text: str, expected: set[Holder], holders: Holders) -> None:
    assert holders(text) == expected


# text, expected: names of the people
PEOPLE = [
    ("President Kofi Mensah met Foreign Minister Rosa Quispe. Mr. Mensah thanked Ms. Quispe for the talks on the border and the river.", {"Kofi Mensah", "Rosa Quispe"}),
    ("President Mensah received guests.\n\nPresident Kofi Mensah thanked them.", {"Kofi Mensah"}),
    ("PRESIDENT MENSAH RECEIVES GUESTS\n\nPresident Kofi Mensah thanked them.", {"Kofi Mensah"}),
    ("President Daniel R. Whitfield, Jr. met guests. President Whitfield thanked them.", {"Daniel R. Whitfield, Jr."}),
    ("Among those present were Claire Abernathy, National Security Advisor, and Miguel Santos, Acting Assistant Secretary of State.",
     {"Claire Abernathy", "Miguel Santos"}),
    ("Participants included: Ambassador Karin Solberg - Foreign Minister Ivo Babić - Adviser Liv Moe", {"Karin Solberg", "Ivo Babić", "Liv Moe"}),
    ("President Kofi Mensah met Foreign Minister Rosa Quispe. Mr. Mensah thanked Ms. Quispe.", {"Kofi Mensah", "Rosa Quispe"}),
    # two of one surname
    ("President Kofi Mensah received Foreign Minister Ama Mensah.", {"Kofi Mensah", "Ama Mensah"}),
    ("President of Azerbaijan Ilqar Mammadov met Minister of Defence of Georgia Tural Mammadov.", {"Ilqar Mammadov", "Tural Mammadov"}),
    # no people
    ("The White House and the Kremlin issued statements on New York.", set()),
    ("The Central Bank of Norway met the Black Sea Fund.", set()),
    ("On Monday, the United Nations General Assembly opened in New York.", set()),
    ("The Silk Road Forum opened at the Palace of Independence.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PEOPLE, ids=[text[:70] for text, _ in PEOPLE])
def test_people(text: str, expected: set[str], persons: Callable[[str], set[str]]) -> None:
    assert persons(text) == expected


# signature lines: text, expected offices
SIGNED = [
    ("Dear Mr. President,\n\nI congratulate you on the national day of your country.\n\nSincerely,\n\nKofi Mensah\nPresident of the Republic of Ghana",
     ("Kofi Mensah", "President", "GHA", "current")),
    ("Dear Mr. President,\n\nI congratulate you on the national day of your country.\n\nRespectfully,\n\nIlqar Mammadov\n\nPresident of the Republic of Azerbaijan\n\n"
     "Baku, 5 May 2024", ("Ilqar Mammadov", "President", "AZE", "current")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIGNED, ids=[expected[0] for _, expected in SIGNED])
def test_signatures(text: str, expected: Holder, holders: Holders) -> None:
    assert expected in holders(text)
    assert {e.name for e in read(text).entities if e.type == "person"} == {expected[0]}


# text, expected rank of its one office
RANKS = [
    ("President Kofi Mensah spoke.", "head_of_state"),
    ("King Tariq II spoke.", "head_of_state"),
    ("Prime Minister Jon Dahl spoke.", "head_of_government"),
    ("Chancellor Greta Lindt of Germany spoke.", "head_of_government"),
    ("Vice President Ana Kovač spoke.", "deputy_head"),
    ("Foreign Minister Rosa Quispe spoke.", "foreign_minister"),
    ("Secretary of State Helen Marsh spoke.", "foreign_minister"),
    ("Defence Minister Anton Zhuk spoke.", "defence_minister"),
    ("Minister of Health Amina Sow spoke.", "minister"),
    ("Deputy Minister of Health Amina Sow spoke.", "deputy_minister"),
    ("Ambassador Karin Solberg spoke.", "ambassador"),
    ("Consul General Karin Solberg spoke.", "consul"),
    ("Special Envoy Karin Solberg spoke.", "envoy"),
    ("Speaker of the National Assembly Aram Sahakyan spoke.", "speaker_of_parliament"),
    ("National Security Advisor Claire Abernathy spoke.", "national_security"),
    ("Chief of the General Staff Selim Karahan spoke.", "military_chief"),
    ("Spokesperson Lin Wei spoke.", "spokesperson"),
    ("Governor Olga Petrova spoke.", "governor_or_mayor"),
    ("Mayor Olga Petrova spoke.", "governor_or_mayor"),
    ("Crown Prince Faris spoke.", "royal"),
    ("First Lady Ama Mensah spoke.", "spouse"),
]  # fmt: skip

# a headline's office without a name, and the only one below who holds it: text, (name, state of the office)
UNNAMED = [
    ("Peruvian FM visits Oslo\n\nMinister of Foreign Affairs Rosa Quispe visited Oslo.", {("Rosa Quispe", "PER")}),
    ("Condolences to the President of Peru\n\nPresident Kofi Mensah has sent his condolences.",
     {("Kofi Mensah", None), ("President of Peru", "PER")}),
    ("Kofi Mensah meets US President Joe Biden\n\nPresident Kofi Mensah met US President Joe Biden.",
     {("Kofi Mensah", None), ("Joe Biden", "USA")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNNAMED, ids=["the doer", "another's", "no house of the one met"])
def test_whose_office_the_headline_names(text: str, expected: set[tuple[str, str | None]]) -> None:
    record = read(text)
    states = {e.id: e.ref.iso3 for e in record.entities if e.ref}
    held = {(e.name, states.get(o.of or "")) for e in record.entities for o in e.offices}
    assert held == expected


# names that are not one person's, and those that are: text, people
APART = [
    ("Emir Jaber Al-Salem Al-Noor received Sheikh Jaber Al-Fahad Al-Noor.", {"Jaber Al-Salem Al-Noor", "Jaber Al-Fahad Al-Noor"}),
    ("King Idris II received King Idris bin Faisal of Bahrain.", {"Idris II", "Idris bin Faisal"}),
    ("King Idris II spoke. King Idris thanked all.", {"Idris II"}),
    ("King Faisal bin Idris received Prince Idris bin Faisal bin Idris.", {"Faisal bin Idris", "Idris bin Faisal bin Idris"}),
    ("Foreign Minister of Iran Reza Amir-Karimi spoke. Amir-Karimi left.", {"Reza Amir-Karimi"}),
    ("Minister Kofi Mensah met his Iranian counterpart Reza Amir Karimi.", {"Kofi Mensah", "Reza Amir Karimi"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), APART, ids=[text for text, _ in APART])
def test_whose_names_they_are(text: str, names: set[str]) -> None:
    assert {e.name for e in read(text).entities if e.type == "person"} == names


@pytest.mark.parametrize(("text", "rank"), RANKS, ids=[rank + ": " + text for text, rank in RANKS])
def test_ranks(text: str, rank: str) -> None:
    assert [o.rank for e in read(text).entities for o in e.offices] == [rank]
