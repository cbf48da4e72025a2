from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.anchor_kind import AnchorKind, kind_of, normalise

# Language: keyword | the same inflected or with particles | the keyword in part | generic anchors
LANGUAGES = {
    "ar": "تأمين السيارات | تأمين سيارات | أفضل تأمين السيارات في دبي | اضغط هنا / اقرأ المزيد / من هنا",
    "bg": "автомобилна застраховка | автомобилни застраховки | евтина автомобилна застраховка онлайн | кликнете тук / научете повече",
    "ca": "assegurança de llar | assegurances de llar | la millor assegurança de llar | feu clic aquí / llegiu-ne més",
    "cs": "cestovní pojištění | cestovního pojištění | srovnání cestovního pojištění | klikněte zde / více informací / zde",
    "da": "billig bilforsikring | billige bilforsikringer | find en billig bilforsikring | klik her / læs mere",
    "de": "Hausratversicherung | Hausratversicherungen | die beste Hausratversicherung | hier klicken / Zum Beitrag / im Artikel",
    "el": "ασφάλεια αυτοκινήτου | ασφάλειες αυτοκινήτων | φθηνή ασφάλεια αυτοκινήτου | κάντε κλικ εδώ / περισσότερα",
    "en": "travel policy | Travel Policies | the best travel policy | click here / learn more / source",
    "es": "seguro de hogar | seguros de hogar | el mejor seguro de hogar | haz clic aquí / más información / pincha aqui",
    "et": "kodukindlustus | kodukindlustuse | kodukindlustus odavalt | loe lähemalt / kliki siia / siin",
    "fi": "kotivakuutus | kotivakuutukset | paras kotivakuutus | lue lisää / tästä / klikkaa tästä",
    "fr": "assurance habitation | assurances habitation | comparer les assurances habitation | en savoir plus / cliquez ici",
    "he": "ביטוח דירה | ביטוח הדירה | השוואת ביטוח דירה | לחצו כאן / קרא עוד",
    "hi": "कार बीमा योजना | कार बीमा योजनाओं | सस्ती कार बीमा योजना | यहाँ क्लिक करें / और पढ़ें",
    "hr": "putno osiguranje | putnog osiguranja | najbolje putno osiguranje | kliknite ovdje / saznajte više",
    "hu": "lakásbiztosítás | lakásbiztosítások | olcsó lakásbiztosítás | kattintson ide / bővebben / itt",
    "id": "asuransi mobil | Asuransi Mobilnya | asuransi mobil terbaik | klik di sini / baca selengkapnya",
    "it": "assicurazione casa | assicurazioni casa | la migliore assicurazione casa | clicca qui / scopri di più",
    "ja": "自動車保険 比較 | 自動車保険の比較 | おすすめの自動車保険 | こちら / 詳しくはこちら / 公式サイト",
    "ko": "자동차 보험 | 자동차보험을 | 저렴한 자동차 보험 비교 | 여기를 클릭하세요 / 자세히 보기",
    "lt": "būsto draudimas | būsto draudimo | pigus būsto draudimas | spauskite čia / skaityti daugiau",
    "lv": "mājas apdrošināšana | mājas apdrošināšanu | lēta mājas apdrošināšana | lasīt vairāk / šeit / uzzini vairāk",
    "ms": "insurans kereta | Insurans Kereta! | insurans kereta murah | klik di sini / maklumat lanjut / baca lagi",
    "nb": "billig reiseforsikring | billige reiseforsikringer | finn billig reiseforsikring | klikk her / les mer",
    "nl": "goedkope autoverzekering | goedkope autoverzekeringen | de goedkope autoverzekering | klik hier / lees meer",
    "pl": "ubezpieczenie mieszkania | ubezpieczenia mieszkań | tanie ubezpieczenie mieszkania | kliknij tutaj / czytaj więcej",
    "pt": "seguro residencial | seguros residenciais | melhor seguro residencial | clique aqui / saiba mais / ler mais",
    "ro": "asigurare locuință | asigurări locuință | cea mai bună asigurare locuință | click aici / află mai multe / citeste mai mult",
    "ru": "страхование квартиры | страхования квартир | дешёвое страхование квартиры | нажмите здесь / подробнее",
    "sk": "cestovné poistenie | cestovného poistenia | lacné cestovné poistenie | kliknite sem / viac informácií",
    "sl": "avtomobilsko zavarovanje | avtomobilskega zavarovanja | poceni avtomobilsko zavarovanje | kliknite tukaj / preberi več",
    "sr": "путно осигурање | putnog osiguranja | најбоље путно осигурање | кликните овде / saznajte više / овде",
    "sv": "billig hemförsäkring | billiga hemförsäkringar | hitta en billig hemförsäkring | klicka här / läs mer",
    "th": "ประกันรถยนต์ | ประกันรถยนต์ » | เปรียบเทียบประกันรถยนต์ | คลิกที่นี่ / อ่านเพิ่มเติม",
    "tr": "konut sigortası | konut sigortaları | en ucuz konut sigortası | buraya tıklayın / devamını oku / TIKLAYINIZ",
    "uk": "страхування квартири | страхування квартир | дешеве страхування квартири | натисніть тут / детальніше",
    "vi": "bảo hiểm ô tô | bao hiem o to | bảo hiểm ô tô giá rẻ | tại đây / xem thêm / nhấp vào đây",
    "zh": "汽车保险 | 汽车的保险 | 汽车保险比较 | 点击这里 / 查看更多 / 官网 / 點擊這裡",
}  # fmt: skip
ROWS = [(code, *(cell.strip() for cell in row.split(" | "))) for code, row in LANGUAGES.items()]
SIGNS = st.text(alphabet=" \t\n\u00a0\"'“”„«»‹›→.:!?…", max_size=6)


@pytest.mark.parametrize(("language", "keyword", "inflected", "part", "generic"), ROWS)
def test_r68_every_language_tells_exact_partial_and_generic(
    language: str, keyword: str, inflected: str, part: str, generic: str
) -> None:
    def kind(anchor: str) -> AnchorKind:
        return kind_of(anchor, brands=["Acme"], keywords=[keyword], languages=[language]).kind

    assert kind(keyword) is AnchorKind.EXACT
    assert kind(inflected) is AnchorKind.EXACT
    assert kind(part) is AnchorKind.PARTIAL
    assert {anchor: kind(anchor) for anchor in generic.split(" / ")} == dict.fromkeys(generic.split(" / "), "generic")


@pytest.mark.parametrize(
    ("anchor", "kind", "clause"),
    [
        ("", "image", "there is no text"),
        (" \u200b\u00a0\t", "image", "there is no text"),
        ("noText", "image", "stands for a picture"),
        ("<EmptyAnchor>", "image", "stands for a picture"),
        ("[No Anchor Text]", "image", "stands for a picture"),
        ("[image]", "image", "stands for a picture"),
        ("[Bild]", "image", "stands for a picture"),
        ("【画像】", "image", "stands for a picture"),
        ("banner-300x250.jpg", "image", "file name"),
        ("IMG_20240301", "image", "file name"),
        ("https://acme.example/studie?x=1#y", "url", "an address"),
        ("(www.acme.example)", "url", "an address"),
        ("ACME.EXAMPLE/", "url", "an address"),
        ("acme.co.uk › blog", "url", "an address"),
        ("bücher.example", "url", "an address"),
        ("магазин.рф", "url", "an address"),
        ("xn--bcher-kva.example", "url", "an address"),
        ("acme.com.", "url", "an address"),
        ("info@acme.example", "url", "an address"),
        ("@acme", "url", "an address"),
        ("192.0.2.1:8080", "url", "an address"),
        ("Logo", "other", "names neither"),
        ("Express.js", "other", "names neither"),
        ("ASP.NET", "other", "names neither"),
        ("Ende.Neu", "other", "names neither"),
        ("→", "other", "numbers and signs"),
        ("👍", "other", "numbers and signs"),
        ("42 %", "other", "numbers and signs"),
        ("Blumen für den Garten", "other", "names neither"),
        ("Click here for details", "generic", "several common phrases of English"),
        ("PDF", "generic", "in every language"),
        ("» WEITERLESEN …", "generic", "a common phrase of German"),
    ],
)
def test_r68_anchors_that_name_nothing(anchor: str, kind: str, clause: str) -> None:
    sort = kind_of(anchor, brands=["Acme"], keywords=["Hausratversicherung"], languages=["de_DE"])
    assert sort.kind == kind
    assert sort.reason.startswith(f"{kind}: ")
    assert clause in sort.reason


@pytest.mark.parametrize(
    ("anchor", "brand", "language"),
    [
        ("ACME", "Acme", "de"),
        ("Acme Versicherung", "AcmeVersicherung", "de"),
        ("AcmeVersicherung", "Acme Versicherung", "de"),
        ("acme-versicherung", "Acme Versicherung", "de"),
        ("Acmes Studie", "Acme", "de"),
        ("Acme's study", "Acme", "en"),
        ("Acme’nin araştırması", "Acme", "tr"),
        ("Acmen tutkimus", "Acme", "fi"),
        ("Acme:n tutkimus", "Acme", "fi"),
        ("badania Acme'u", "Acme", "pl"),
        ("исследование Ромашки", "Ромашка", "ru"),
        ("AcmeBlog", "Acme", "en"),
        ("Acmeの調査", "Acme", "ja"),
        ("アクメの公式サイト", "アクメ", "ja"),
        ("아크메의 조사", "아크메", "ko"),
        ("บริษัทแอคมีประกันภัย", "แอคมี", "th"),
        ("مع الأهرام", "أهرام", "ar"),
        ("באקמה", "אקמה", "he"),
        ("Akme osiguranje", "Акме", "sr"),
        ("Hålens", "Hålens", "sv"),
        ("Halens", "Hålens", "sv"),
        ("Mueller", "Müller", "de"),
        ("Cafe\u0301 Nord", "Café Nord", "fr"),
        ("click here for Acme", "Acme", "de"),
        ("Booking.example", "Booking.example", "de"),
        ("A&B (Nord)", "A&B (Nord)", "de"),
        ("On", "On", "en"),
    ],
)
def test_r68_the_brand_in_any_spelling(anchor: str, brand: str, language: str) -> None:
    assert kind_of(anchor, brands=["Other", brand], languages=[language]).kind is AnchorKind.BRANDED


@pytest.mark.parametrize(
    ("anchor", "brand"),
    [
        ("Hålens", "Halens"),  # an accent that the brand has not makes another name
        ("Hölens", "Hålens"),
        ("Acmeister", "Acme"),
        ("Tacme", "Acme"),
        ("more on insurance", "On"),
        ("acme.example", "Acme"),
        ("Bankett", "Bank"),
    ],
)
def test_r68_another_name_is_not_the_brand(anchor: str, brand: str) -> None:
    assert kind_of(anchor, brands=[brand], languages=["de"]).kind is not AnchorKind.BRANDED


def test_r68_a_brand_beside_a_keyword_says_both() -> None:
    sort = kind_of("Acme Hausratversicherungen", brands=["Acme"], keywords=["Hausratversicherung"], languages=["de"])
    assert sort.kind is AnchorKind.BRANDED
    assert "“Acme”" in sort.reason
    assert "“Hausratversicherung”" in sort.reason
    assert "general words" in kind_of("Acme Website", brands=["Acme"], languages=["de"]).reason
    assert kind_of("Acme’s", brands=["Acme"], languages=["en"]).reason == "branded: the brand “Acme”"


@pytest.mark.parametrize(
    ("anchor", "keyword", "language", "kind"),
    [
        ("Hausrat-Versicherung", "Hausratversicherung", "de", "exact"),
        ("HAUSRATVERSICHERUNG!", "Hausratversicherung", "de", "exact"),
        ("hausratversicherung fur studenten", "Hausratversicherung für Studenten", "de", "exact"),
        ("Hausratversicherung fuer Studenten", "Hausratversicherung für Studenten", "de", "exact"),
        ("Hausratversicherung für Studenten", "hausratversicherung fuer studenten", "de", "exact"),
        ("Hausratversicherungen vergleichen", "Hausratversicherung vergleichen", "de", "exact"),
        ("Hausratversicherungen", "Hausrat-Versicherung", "de", "exact"),
        ("assurances habitation", "assurance habitation", "fr-CA", "exact"),
        ("Vergleich Hausratversicherungen", "Hausratversicherung vergleichen", "de", "partial"),
        ("vergleichen Hausratversicherung", "Hausratversicherung vergleichen", "de", "partial"),
        ("Hausrat versichern", "Hausratversicherung", "de", "partial"),
        ("Hausratversicherungsvergleich", "Hausratversicherung", "de", "partial"),
        ("Hausratversicherer", "Hausratversicherung", "de", "partial"),
        ("l'assurance habitation", "assurance habitation", "fr", "partial"),
        ("home insurance quotes", "home insurance", "en", "partial"),
        ("insurance for your home", "home insurance", "en", "partial"),
        ("bank holiday", "banker", "en", "other"),
        ("home cinema", "home insurance", "en", "other"),
        ("home", "home insurance", "en", "generic"),
        ("Kreditkarte", "Haus", "de", "other"),
        ("дом", "домино", "ru", "other"),
        ("保険", "自動車保険 比較", "ja", "other"),
        ("比較自動車保険", "自動車保険比較", "ja", "partial"),
    ],
)
def test_r68_how_much_of_the_keyword_an_anchor_holds(anchor: str, keyword: str, language: str, kind: str) -> None:
    assert kind_of(anchor, keywords=[keyword], languages=[language]).kind == kind


def test_r68_the_best_of_several_keywords_decides() -> None:
    sort = kind_of("cheap flights", keywords=["flights", "cheap flight"], languages=["en"])
    assert sort.reason == "exact: an inflected form of the keyword “cheap flight”"


def test_r70_anchors_count_as_the_same_in_any_case_and_form() -> None:
    assert normalise(" »HAUSRATVERSICHERUNG«", "de") == normalise("Hausratversicherung…", "de")
    assert normalise("Cafe\u0301", "fr") == normalise("CAFÉ", "fr")
    assert normalise("Hausratversicherungen", "de") != normalise("Hausratversicherung", "de")
    for language, one, other in [
        ("de-AT", "Hausratversicherungen vergleichen", "Hausratversicherung  vergleichen"),
        ("ru", "страхование квартиры", "страхования квартир"),
        ("pl", "ubezpieczenie mieszkania", "ubezpieczenia mieszkaniu"),
        ("fi", "kotivakuutus", "kotivakuutukset"),
        ("ja", "自動車保険の比較", "自動車保険 比較"),
        ("ko", "자동차보험을", "자동차 보험"),
    ]:
        assert normalise(one, language, inflected=True) == normalise(other, language, inflected=True)
    assert normalise("→", "de") == normalise("", "xx", inflected=True) == ""


@given(st.sampled_from(ROWS), SIGNS, SIGNS, st.sampled_from([str.upper, str.lower, str.title, str]))
def test_r68_case_quotes_and_space_do_not_change_the_kind(
    row: tuple[str, ...], before: str, after: str, case: type
) -> None:
    language, keyword, *anchors = row
    for anchor in [*anchors[:2], *anchors[2].split(" / ")]:
        plain = kind_of(anchor, keywords=[keyword], languages=[language])
        assert kind_of(before + case(anchor) + after, keywords=[keyword], languages=[language]).kind is plain.kind


@given(
    st.text(max_size=60),
    st.lists(st.text(max_size=12), max_size=3),
    st.lists(st.text(max_size=12), max_size=3),
    st.text(max_size=5),
)
def test_any_text_gets_a_kind_and_a_reason(anchor: str, brands: list[str], keywords: list[str], language: str) -> None:
    for languages in ([language], ["sr", "ar"], ["ja", "ko", "th"], []):
        sort = kind_of(anchor, brands=brands, keywords=keywords, languages=languages)
        assert sort.reason.startswith(f"{sort.kind}: ")
    assert normalise(anchor, language) == normalise(normalise(anchor, language), language)
    normalise(anchor, language, inflected=True)


@pytest.mark.parametrize(
    "piece", ["a", "a ", "\u0301", "é", ".", "a.", "a-", "Aa", "'", "你", "@", "a@", "1 ", "(.*+?[", "אב", "的", "가 "]
)
def test_hostile_anchors_are_cut_and_answered(piece: str) -> None:
    long = piece * 10_000
    sort = kind_of(
        long, brands=[long, "(.*+?[", "\\"], keywords=[long, "(a+)+$", piece * 3], languages=["ar", "ja", "de"]
    )
    assert len(sort.reason) < 700
    assert len(normalise(long, "ko", inflected=True)) <= 500


@pytest.mark.parametrize("signs", list(string.punctuation))
def test_signs_alone_are_no_image_and_no_address(signs: str) -> None:
    assert kind_of(signs * 3, languages=["de"]).kind is AnchorKind.OTHER


@pytest.mark.parametrize(
    ("anchor", "language", "kind"),
    [
        ("visa", "sv", "generic"),
        ("visa", "de", "other"),
        ("see", "en", "other"),
        ("hier", "nl", "generic"),
        ("hier", "fr", "other"),
        ("weiterlesen", "fr", "generic"),
        ("here", "ja", "generic"),
        ("자세히", "en", "generic"),
    ],
)
def test_r68_a_short_word_is_generic_only_where_its_language_is_at_home(anchor: str, language: str, kind: str) -> None:
    """English is at home everywhere, as far as anchors go."""
    assert kind_of(anchor, languages=[language]).kind == kind
