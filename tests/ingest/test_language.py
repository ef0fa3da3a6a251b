"""The language of invented texts in many languages, long and short."""

from __future__ import annotations

import pytest

from communique.ingest.language import identified
from communique.model import Source
from communique.pipeline import read_source

SAMPLES = {
    "en": ("The President received the Minister of Foreign Affairs and thanked him for the visit.", "A call with the Prime Minister"),
    "fr": ("Le président a reçu le ministre des affaires étrangères et l'a remercié pour sa visite dans la capitale.", "Entretien avec le premier ministre"),
    "es": ("El presidente recibió al ministro de Relaciones Exteriores y le agradeció su visita a la capital.", "Reunión con la ministra de Comercio"),
    "pt": ("O presidente recebeu o ministro das Relações Exteriores e agradeceu a sua visita à capital do país.", "Reunião com o ministro da Defesa"),
    "it": ("Il presidente ha ricevuto il ministro degli affari esteri e lo ha ringraziato per la visita nella capitale.", "Colloquio con il ministro della difesa"),
    "de": ("Der Präsident hat den Außenminister empfangen und ihm für den Besuch in der Hauptstadt gedankt.", "Gespräch mit dem Ministerpräsidenten"),
    "nl": ("De president heeft de minister van Buitenlandse Zaken ontvangen en bedankt voor het bezoek aan de hoofdstad.", "Gesprek met de minister van Defensie"),
    "sv": ("Presidenten tog emot utrikesministern och tackade honom för besöket i huvudstaden, och de talade om handel.", "Samtal med statsministern om handeln"),
    "no": ("Presidenten tok imot utenriksministeren og takket ham for besøket i hovedstaden, og de snakket om handel etter møtet.", "Samtale med statsministeren etter møtet og om å"),
    "fi": ("Presidentti tapasi ulkoministerin ja kiitti häntä vierailusta. Hän sanoi, että yhteistyö on myös tärkeää.", "Pääministeri tapasi ja on myös"),
    "pl": ("Prezydent przyjął ministra spraw zagranicznych i podziękował mu za wizytę w stolicy oraz za rozmowy.", "Spotkanie z ministrem obrony narodowej"),
    "cs": ("Prezident přijal ministra zahraničních věcí a poděkoval mu za návštěvu v hlavním městě.", "Setkání s ministrem obrany o řešení"),
    "hu": ("Az elnök fogadta a külügyminisztert, és megköszönte, hogy a fővárosba látogatott.", "Találkozó az egyik miniszterrel és a"),
    "ro": ("Președintele l-a primit pe ministrul afacerilor externe și i-a mulțumit pentru vizita în capitală.", "Întâlnire cu ministrul apărării și comerțului"),
    "tr": ("Cumhurbaşkanı, Dışişleri Bakanı ile görüştü ve ziyareti için kendisine teşekkür etti.", "Savunma Bakanı ile görüşme ve bir ziyaret"),
    "az": ("Prezident xarici işlər nazirini qəbul edib və səfərə görə ona təşəkkür edib.", "Müdafiə naziri ilə görüş və səfər"),
    "id": ("Presiden menerima menteri luar negeri dan mengucapkan terima kasih atas kunjungan itu ke ibu kota.", "Pertemuan dengan menteri dan kunjungan ke"),
    "vi": ("Chủ tịch nước đã tiếp Bộ trưởng Ngoại giao và cảm ơn ông về chuyến thăm thủ đô.", "Cuộc gặp với Bộ trưởng Quốc phòng"),
    "ru": ("Президент принял министра иностранных дел и поблагодарил его за визит в столицу.", "Встреча с министром обороны и сторонами"),
    "uk": ("Президент прийняв міністра закордонних справ і подякував йому за візит до столиці України.", "Зустріч із міністром оборони її країни"),
    "be": ("Прэзідэнт прыняў міністра замежных спраў і падзякаваў яму за візіт у сталіцу.", "Сустрэча з міністрам абароны ў сталіцы"),
    "bg": ("Президентът прие министъра на външните работи и му благодари за посещението в столицата.", "Среща с министъра на отбраната"),
    "sr": ("Председник је примио министра спољних послова и захвалио му се на посети главном граду.", "Састанак са министром одбране је био"),
    "kk": ("Президент сыртқы істер министрін қабылдап, астанаға сапары үшін алғыс айтты және бұл туралы айтты.", "Қорғаныс министрімен кездесу және сапар"),
    "ar": ("استقبل الرئيس وزير الخارجية وشكره على زيارته إلى العاصمة.", "لقاء مع وزير الدفاع في العاصمة"),
    "fa": ("رئیس‌جمهور وزیر امور خارجه را به حضور پذیرفت و از سفر او به پایتخت تشکر کرد.", "دیدار با وزیر دفاع در پایتخت"),
    "ur": ("صدر نے وزیر خارجہ سے ملاقات کی اور دارالحکومت کے دورے پر ان کا شکریہ ادا کیا۔", "وزیر دفاع سے ملاقات"),
    "he": ("הנשיא קיבל את שר החוץ והודה לו על ביקורו בבירה.", "פגישה עם שר הביטחון"),
    "el": ("Ο Πρόεδρος υποδέχθηκε τον Υπουργό Εξωτερικών.", "Συνάντηση"),
    "zh": ("国家主席会见了外交部长，感谢他对首都的访问。", "会见国防部长"),
    "ja": ("大統領は外務大臣と会談し、首都訪問に感謝した。", "防衛大臣との会談"),
    "ko": ("대통령은 외교부 장관을 접견하고 방문에 감사를 표했다.", "국방부 장관 면담"),
    "hy": ("Նախագահն ընդունել է արտաքին գործերի նախարարին։", "Հանդիպում"),
    "ka": ("პრეზიდენტმა საგარეო საქმეთა მინისტრი მიიღო.", "შეხვედრა"),
    "th": ("ประธานาธิบดีให้การต้อนรับรัฐมนตรีต่างประเทศ", "การประชุม"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in SAMPLES.items() for text in texts])
def test_samples(language: str, text: str) -> None:
    assert identified(text, None) == language


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("The President received the Minister of Foreign Affairs of the country.", "az", "en"),
        ("Kovač, Dahl, Riga 2024", "lv-LV", "lv"),
        ("", "en", "en"),
        ("2024 – 2025", None, None),
        ("Presiden menerima menteri dan mengucapkan terima kasih atas kunjungan itu.", "ms", "ms"),
        ("习近平 Xi", None, "zh"),
        ("The envoy of 北京 and the Minister spoke of the trade of both, and of the roads.", None, "en"),
    ],
)
def test_what_is_stated_counts_where_the_words_do_not_tell(text: str, stated: str | None, language: str | None) -> None:
    assert identified(text, stated) == language


def test_a_text_in_a_language_without_words_here_keeps_its_language() -> None:
    record = read_source(Source("Le président a reçu le ministre.\n\nIl l'a remercié.", language="fr"))
    assert (record.document.language, record.acts, len(record.document.segments)) == ("fr", (), 2)
