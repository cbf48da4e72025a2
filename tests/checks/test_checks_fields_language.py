"""The language of the whole mail, and what stayed in another one (R40, R44, R45, R56)."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.checks.as_received import check_received
from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Kind, Part
from geoout.prospects.prospect import Contact

ENGLISH = "We have just finished a survey of heating costs and would be glad to share the tables with your readers."
BODIES = {
    "de": "Wir haben Haushalte in zwölf Städten befragt und die Ergebnisse veröffentlicht. Die Tabellen sind frei.",
    "no": "Vi har spurt husholdninger i tolv byer og lagt ut resultatene. Tabellene kan brukes fritt av alle.",
    "dk": "Vi har spurgt husholdninger i tolv byer og lagt resultaterne ud. Tabellerne må bruges frit af alle.",
    "se": "Vi har frågat hushåll i tolv städer och lagt ut resultaten. Tabellerna får användas fritt av alla.",
    "es": "Hemos preguntado a hogares de doce ciudades y publicado los resultados. Las tablas son de uso libre.",
    "fr": "Nous avons interrogé des foyers de douze villes et publié les résultats. Les tableaux sont libres.",
    "ua": "Ми опитали домогосподарства у дванадцяти містах і опублікували результати. Таблиці можна брати вільно.",
    "ru": "Мы опросили домохозяйства в двенадцати городах и опубликовали результаты. Таблицы можно брать свободно.",
    "cz": "Zeptali jsme se domácností ve dvanácti městech a zveřejnili výsledky. Tabulky lze volně použít.",
    "ae": "سألنا الأسر في اثنتي عشرة مدينة ونشرنا النتائج. يمكن استخدام الجداول بحرية.",
    "jp": "十二の都市の世帯に聞き、結果を公開しました。表は自由にお使いいただけます。",
    "cn": "我们调查了十二个城市的家庭，并公布了结果。表格可以自由使用。",
    "tw": "我們調查了十二個城市的家庭，並公布了結果。表格可以自由使用。",
    "th": "เราได้สอบถามครัวเรือนในสิบสองเมืองและเผยแพร่ผลลัพธ์แล้ว ตารางใช้ได้อย่างอิสระ",
    "id": "Kami bertanya kepada rumah tangga di dua belas kota dan menerbitkan hasilnya. Tabelnya bebas dipakai.",
}


def said(market: str, text: str, *codes: str, subject: str = "", contact: Contact | None = None) -> list[Finding]:
    body = f"Hej,\n\n{text}\n\nMvh,\nA"
    draft = Draft(market, Kind.DIGITAL_PR, Kind.DIGITAL_PR.touch, subject, body, contact or Contact(given="A"))
    found = check_received(draft, Context(load()[market]))
    for one in found:
        whole = draft.subject if one.part is Part.SUBJECT else draft.body if one.part is Part.BODY else None
        assert whole is None or whole[one.start : one.end] == one.text
    return [one for one in found if one.code in codes]


@pytest.mark.parametrize("market", ["se", "no", "dk", "fi"])
def test_r40_an_english_mail_to_the_nordics_is_stopped_although_english_is_spoken_there(market: str) -> None:
    (one,) = said(market, ENGLISH, "FLD004")
    assert one.severity is Severity.ERROR and "English" in one.message


@pytest.mark.parametrize(("market", "text"), BODIES.items())
def test_r44_a_mail_in_the_markets_language_passes_and_in_every_other_one_is_stopped(market: str, text: str) -> None:
    assert said(market, text, "FLD004", "FLD014", "FLD015", "FLD019", "FLD020") == []
    for other, foreign in BODIES.items():
        if other != market:
            assert said(market, foreign, "FLD004", "FLD020"), f"{other} to {market}"


@pytest.mark.parametrize("market", sorted(load()))
def test_r44_the_language_that_the_contact_prefers_passes_everywhere(market: str) -> None:
    person = Contact(given="A", language="en")
    subject = "A survey of the heating costs in your city"
    assert said(market, ENGLISH, "FLD004", "FLD014", "FLD015", "FLD019", subject=subject, contact=person) == []


def test_r44_simplified_chinese_to_taiwan_is_a_finding_of_its_own_and_single_signs_are_pointed_at() -> None:
    (one,) = said("tw", BODIES["cn"], "FLD004", "FLD020")
    assert (one.code, one.severity) == ("FLD020", Severity.ERROR)
    found = said("cn", BODIES["cn"].replace("调查", "調查"), "FLD020")
    assert [(one.text, one.severity) for one in found] == [("調", Severity.WARNING)]


@pytest.mark.parametrize(
    ("market", "subject"),
    [
        ("de", "A survey of the heating costs in your city"),
        ("no", "En undersøgelse af varmeregningen og nogle tal til jer"),
        ("cz", "Badanie kosztów ogrzewania w dwunastu miastach"),
        ("ua", "Новые данные о стоимости отопления в городах"),
        ("ae", "A survey of the heating costs in your city"),
    ],
)
def test_r44_a_subject_in_another_language_than_the_mail(market: str, subject: str) -> None:
    assert [one.text for one in said(market, BODIES[market], "FLD014", subject=subject)] == [subject]


@pytest.mark.parametrize(
    ("market", "foreign"),
    [
        ("de", "you can use all of the tables for your readers"),
        ("es", "você pode usar todas as tabelas com os seus leitores"),
        ("th", "you can use all of the tables for your readers"),
        ("jp", "you can use all of the tables for your readers"),
        ("ua", "вы можете использовать все таблицы для ваших читателей"),
    ],
)
def test_r56_a_sentence_and_a_clause_in_another_language(market: str, foreign: str) -> None:
    sentence = foreign[0].upper() + foreign[1:]
    (one,) = said(market, f"{BODIES[market]} {sentence}.", "FLD015")
    assert one.text.startswith(sentence.split()[0])
    head = BODIES[market].rstrip(".。")
    (clause,) = said(market, f"{head}, {foreign}.", "FLD015")
    assert clause.text.endswith(foreign.split()[-1])


def test_r56_a_quotation_an_address_and_a_title_are_left_alone() -> None:
    for text in (
        "Die Studie heißt „You can use all of the tables for your readers“.",
        "Alles steht unter https://acme.example/you/can/use/all/of/the/tables/for/your/readers.",
        "Unser Bericht heißt Home Heating Report und liegt vor.",
    ):
        assert said("de", f"{BODIES['de']} {text}", "FLD004", "FLD015", "FLD019") == []


@pytest.mark.parametrize(
    ("market", "text"),
    [
        ("ru", "Наш продукт называется Acme Home Cover, мы работаем с Microsoft Excel и Google Sheets."),
        ("ru", "Код на Python 3.12 и PostgreSQL 16 лежит на GitHub. Отзывы с Product Hunt и Hacker News хорошие."),
        ("ua", "Матеріал опублікували BBC News, The New York Times і Financial Times."),
        ("ua", "Ми, як і раніше, надсилаємо таблиці, графіки та короткий опис методики кожному, хто просить."),
        ("fr", "Le docteur Martin, de la London School of Economics and Political Science, a relu l'étude."),
        ("es", "El profesor Weber, de la Ludwig-Maximilians-Universität München, revisó el estudio."),
        ("us", "The café crème and résumé sections may go, and the fiancée of the maître d' came, too."),
        ("de", "Der Befehl lautet: git clone repo.git && cd repo && make install --all."),
    ],
)
def test_r56_names_brands_borrowed_accents_and_commands_are_no_other_language(market: str, text: str) -> None:
    assert said(market, f"{BODIES.get(market, '')} {text}", "FLD004", "FLD015") == []


def test_r56_an_english_word_in_a_german_sentence_is_a_remark_and_a_loanword_is_not() -> None:
    found = said("de", f"{BODIES['de']} Wir haben ganz neue findings gemacht.", "FLD019")
    assert [(one.text, one.severity) for one in found] == [("findings", Severity.INFO)]
    assert said("de", f"{BODIES['de']} Das steht online im Newsletter.", "FLD019") == []


@pytest.mark.parametrize(
    ("market", "text", "right"),
    [
        ("us", "the colour of a programme", ["color", "program"]),
        ("gb", "the color of the center", ["colour", "centre"]),
        ("ca-en", "we organize the color", ["colour"]),
        ("ar", "el ordenador", ["computadora"]),
        ("es", "la computadora", ["ordenador"]),
        ("br", "o registo e o facto", ["registro", "fato"]),
        ("pt", "o registro da equipe", ["registo", "equipa"]),
        ("ch-de", "die Straße", ["ss"]),
        ("de", "die Strasse und die Straße", ["Straße"]),
        ("ca-fr", "un e-mail", ["courriel"]),
        ("tw", "這段視頻", ["影片"]),
        ("cn", "这个软体", ["软件"]),
    ],
)
def test_r45_a_word_of_another_country_is_given_as_this_one_has_it(market: str, text: str, right: list[str]) -> None:
    assert [one.suggestion for one in said(market, text, "FLD018")] == right


@pytest.mark.parametrize(
    ("market", "text", "found"),
    [
        ("de", "am Oct 15, 2026 erschienen", "Oct 15, 2026"),
        ("pl", "opublikowano 15 октября 2026", "15 октября 2026"),
        ("ua", "15 октября 2026", "15 октября 2026"),
        ("cz", "15 października 2026", "15 października 2026"),
        ("es", "el Monday por la tarde", "Monday"),
        ("de", "im October erschienen", "October"),
        ("se", "den 15. oktober 2026", "15. oktober 2026"),
    ],
)
def test_r56_months_and_weekdays_of_every_other_language(market: str, text: str, found: str) -> None:
    assert [one.text for one in said(market, text, "FLD012")] == [found]


@pytest.mark.parametrize(
    ("market", "text"),
    [
        ("de", "am Black Friday, in der Sunday Times, 15 von 20, Oct-Werte, im Mai"),
        ("us", "15 out of 20, we may 3 times, the march 5 of them, on Friday"),
        ("es", "la marca 2024, 15 de mayo de 2026, el mar 3"),
        ("fr", "le 3 mars et la planète Mars 2020"),
    ],
)
def test_what_only_looks_like_a_foreign_month_is_left_alone(market: str, text: str) -> None:
    assert said(market, text, "FLD012") == []


def test_r56_times_money_and_measures_of_another_country() -> None:
    assert [one.suggestion for one in said("de", "um 3 pm", "FLD021")] == ["15:00"]
    assert said("mx", "a las 3 pm", "FLD021") == said("de", "um 15:00 Uhr", "FLD021") == []
    assert [one.text for one in said("de", "für $50 oder 40 €", "FLD022")] == ["$50"]
    assert said("ca-en", "for $50", "FLD022") == []
    assert [one.suggestion for one in said("fr", "à 10 miles", "FLD023")] == ["about 16 km"]
    assert said("gb", "10 miles", "FLD023") == []


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "ж" * 10_000, "的" * 10_000, "\u202e" * 50 + ENGLISH, "€" * 5_000, "1." * 4_000]
)
def test_hostile_texts_are_answered_with_spans_inside(text: str) -> None:
    subject = text[:300].replace("\n", " ")
    parts = {Part.SUBJECT: subject, Part.BODY: f"Hej,\n\n{text}\n\nMvh,\nA"}
    for market in ("de", "jp", "ae", "tw"):
        found = said(market, text, *(f"FLD{number:03}" for number in range(1, 27)), subject=subject)
        inside = [one for one in found if one.part in parts]
        assert all(0 <= one.start <= one.end <= len(parts[one.part]) for one in inside)


def test_decomposed_letters_are_judged_as_composed_and_pointed_at_as_received() -> None:
    text = unicodedata.normalize("NFD", f"{BODIES['es']} Você pode usar todas as tabelas com os seus leitores.")
    (one,) = said("es", text, "FLD015")
    assert one.text == unicodedata.normalize("NFD", "Você pode usar todas as tabelas com os seus leitores")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["de", "no", "es", "jp", "ae", "tw", "us"]), st.text(max_size=200))
def test_no_text_breaks_the_rules_and_none_answers_twice_differently(market: str, text: str) -> None:
    draft = replace(Draft(market, Kind.DIGITAL_PR, Kind.DIGITAL_PR.touch, text, text, Contact(given="A")), body=text)
    context = Context(load()[market])
    assert check_received(draft, context) == check_received(draft, context)
