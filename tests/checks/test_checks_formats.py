"""Numbers, dates, quotation marks and sentences as the market writes them; figures with a source; length (R44, R46, R48, R56)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.campaign.campaign import Asset, Figure, Origin
from geoout.checks.finding import Severity
from geoout.language.words import count
from geoout.markets.market import LengthUnit
from geoout.markets.reading import load
from geoout.pitches.draft import Part
from tests.checks.test_checks_tone import draft, said


def mail(text: str) -> str:
    return f"Guten Tag,\n\n{text}\n\nGruß,\nJonas Brandt\n"


@pytest.mark.parametrize(
    ("market", "text", "found", "right"),
    [
        ("de", "Wir haben 2,400 Haushalte befragt.", "2,400", "2.400"),
        ("de", "Es waren 1,240,500.50 Euro.", "1,240,500.50", "1.240.500,50"),
        ("de", "Das sind 3.5 Prozent.", "3.5", "3,5"),
        ("ch-de", "Das kostet € 3,50.", "3,50", "3.50"),
        ("us", "We asked 2.400 homes.", "2.400", "2,400"),
        ("jp", "全国の2.400世帯", "2.400", "2,400"),
        ("br", "Ouvimos 12,400 famílias.", "12,400", "12.400"),
        ("fr", "Nous avons interrogé 12'400 foyers.", "12'400", "12\u202f400"),
    ],
)
def test_a_number_in_anothers_format_is_given_in_the_markets(market: str, text: str, found: str, right: str) -> None:
    hits = said(draft(market, mail(text)), "FLD010")
    assert [(one.text, one.suggestion, one.replaces) for one in hits] == [(found, right, True)]


@pytest.mark.parametrize(
    ("market", "text"),
    [
        ("de", "2.400 Haushalte, 3,5 %, 1.240,50 €, Version 2.4.1, 10.30 Uhr, am 3.5., § 7.2, 192.168.0.1, 1,250 kg"),
        ("us", "2,400 homes, 3.5%, $1,240.50, version 2.4.1, 10:30 a.m., section 3.5, 1.250 kg, chapters 3,5"),
        ("fr", "2 400 foyers, 3,5 %, 1 240,50 €, à 10.30 h, version 2.4"),
        ("ch-de", "12’400 Haushalte, 3.5 %, CHF 1’240.50"),
        ("in", "1,00,000 homes and 2,400 more"),
        ("jp", "2,400世帯、31.5%、第3.2節"),
    ],
)
def test_what_is_no_foreign_number_is_left_alone(market: str, text: str) -> None:
    assert said(draft(market, mail(text)), "FLD010") == []


def test_percent_and_currency_signs_stand_where_the_market_puts_them() -> None:
    assert [one.suggestion for one in said(draft("de", mail("42% zahlen €50.")), "FLD011")] == [
        "42\u00a0%",
        "50\u00a0€",
    ]
    assert [one.suggestion for one in said(draft("us", mail("42 % pay 50 €.")), "FLD011")] == ["42%", "€50"]
    assert [one.suggestion for one in said(draft("tr", mail("Hanelerin 42%’si.")), "FLD011")] == ["%42"]
    for market in ("mx", "ch-de"):  # both are written there
        assert said(draft(market, mail("42 % y 42%")), "FLD011") == []


@pytest.mark.parametrize(
    ("market", "text", "found", "right"),
    [
        ("de", "erschienen am 10/15/2026.", "10/15/2026", "15. Oktober 2026"),
        ("de", "erschienen am October 15, 2026.", "October 15, 2026", "15. Oktober 2026"),
        ("it", "uscito il 15 October 2026.", "15 October 2026", "15 ottobre 2026"),
        ("us", "out on 15/10/2026.", "15/10/2026", "October 15, 2026"),
        ("gb", "out on 15. Oktober 2026.", "15. Oktober 2026", "15 October 2026"),
        ("jp", "10/15/2026に公開", "10/15/2026", "2026年10月15日"),
        ("es", "publicado el October 15, 2026.", "October 15, 2026", "15 de octubre de 2026"),
    ],
)
def test_a_date_in_anothers_format_is_given_in_the_markets(market: str, text: str, found: str, right: str) -> None:
    hits = said(draft(market, mail(text)), "FLD012")
    assert [(one.text, one.suggestion, one.severity) for one in hits] == [(found, right, Severity.WARNING)]


@pytest.mark.parametrize(
    ("market", "text"),
    [
        ("de", "am 15.10.2026, am 3. Mai, im August 2026, 3/4 der Häuser, 24/7"),
        ("us", "on 10/11/2026, May 3, August 2026, in March"),
        ("fr", "le 15/10/2026 et le 3 mai"),
        ("se", "2026-10-15 och 3 maj"),
        ("hu", "2026. október 15."),
    ],
)
def test_the_markets_own_dates_are_left_alone(market: str, text: str) -> None:
    assert said(draft(market, mail(text)), "FLD012") == []


def test_r44_a_subject_in_another_language_is_a_warning() -> None:
    for market, subject in (
        ("de", "A survey of the heating costs in your city"),
        ("fr", "Results of our survey on the cost of heating"),
        ("jp", "Survey of heating costs in Japan"),
        ("us", "Eine Umfrage zu den Heizkosten in der Stadt"),
    ):
        found = said(draft(market, mail("Text."), subject), "FLD014")
        assert [(one.part, one.text, one.severity) for one in found] == [(Part.SUBJECT, subject, Severity.WARNING)]
    for market, subject in (("de", "Home Energy Report 2026"), ("jp", "Acme Report"), ("nl", "Was is een wasmachine")):
        assert said(draft(market, mail("Text."), subject), "FLD014") == []


def test_r56_an_untranslated_sentence_and_a_word_of_two_scripts_are_found() -> None:
    text = "Wir haben Haushalte befragt. You can use the tables for your readers. Die Methode liegt bei."
    assert [one.text for one in said(draft("de", mail(text)), "FLD015")] == ["You can use the tables for your readers"]
    assert [one.text for one in said(draft("ru", "Наша кoмпания и IT-отдел"), "FLD016")] == ["кoмпания"]


def test_quotation_marks_of_another_language_are_replaced() -> None:
    hits = said(draft("de", mail("Die Studie “Heizen” liegt vor.")), "FLD013")
    assert [(one.text, one.suggestion) for one in hits] == [("“Heizen”", "„Heizen“")]
    assert said(draft("fr", mail("L’étude “Chauffage” et „Wärme“.")), "FLD013")[0].suggestion == "«\u00a0Wärme\u00a0»"
    assert said(draft("de", mail('Die Studie „Heizen“ und "so".')), "FLD013") == []


def test_r48_a_percentage_that_no_record_backs_is_a_warning() -> None:
    found = said(draft("de", mail("Dort zahlen Haushalte 42 % mehr.")), "FLD017")
    assert [(one.text, one.severity) for one in found] == [("42 %", Severity.WARNING)]
    figure = Figure("saving", 42.0, "percent", "own survey")
    asset = Asset("a", "Heizen", "survey", "de", "de", Origin.ORIGINAL, "", figures=(figure,))
    assert said(draft("de", mail("Dort zahlen Haushalte 42 % mehr."), asset=asset), "FLD017") == []
    named = said(draft("de", mail("Laut Statistik der Stadt zahlen dort 42 % mehr.")), "FLD017")
    assert [one.severity for one in named] == [Severity.INFO]


@pytest.mark.parametrize("key", sorted(load()))
def test_r46_length_is_measured_in_the_markets_own_unit(key: str) -> None:
    """Characters in Japanese, Chinese and Thai, words elsewhere; both ends of the range are still right."""
    length = load()[key].etiquette.length.value
    assert (length.unit is LengthUnit.CHARACTERS) == (load()[key].language.split("-")[0] in ("ja", "zh", "th"))
    one = "字" if length.unit is LengthUnit.CHARACTERS else "mot "
    for size, code in (
        (length.least - 1, "LEN002"),
        (length.least, None),
        (length.most, None),
        (length.most + 1, "LEN001"),
    ):
        text = (one * size).strip()
        body = f"Guten Tag,\n\n{text}\n\nGruß,\nJonas Brandt\n"
        assert count(text, length.unit) == size
        assert [found.code for found in said(draft(key, body), "LEN001", "LEN002")] == ([code] if code else [])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(load())), st.text("0123456789.,'’ %€$/-ab", max_size=40))
def test_no_string_of_digits_and_signs_breaks_a_format_rule(market: str, text: str) -> None:
    for one in said(draft(market, mail(text), text), "FLD010", "FLD011", "FLD012", "FLD017"):
        assert one.start < one.end and one.text
