"""The ask, the personal line and the benefit, each where the market wants it (R46, R50, R52, R126)."""

from __future__ import annotations

import pytest

from geoout.checks.finding import Severity
from geoout.pitches.draft import FieldSpan, Kind, Part
from tests.checks.test_checks_tone import draft, said

JP_ASK = "田中様\n\n貴誌の特集を拝読しました。弊社の調査へのリンクを掲載していただけないでしょうか。\n\n何卒よろしくお願い申し上げます。\n高橋\n"


def test_r50_a_link_ask_in_a_japanese_first_mail_blocks_without_any_workspace() -> None:
    found = said(draft("jp", JP_ASK), "ETQ001")
    assert [(one.severity, one.part) for one in found] == [(Severity.ERROR, Part.BODY)]
    assert found[0].text.startswith("リンク")
    assert said(draft("jp", JP_ASK, kind=Kind.SECOND_TOUCH), "ETQ001") == []


def test_r50_an_introduction_that_asks_blocks_there_and_warns_elsewhere() -> None:
    assert [one.severity for one in said(draft("jp", JP_ASK, kind=Kind.INTRODUCTION), "ETQ020")] == [Severity.ERROR]
    german = draft("de", "Guten Tag,\n\nwürden Sie unsere Studie verlinken?\n\nGruß", kind=Kind.INTRODUCTION)
    assert [(one.severity, one.text) for one in said(german, "ETQ020")] == [(Severity.WARNING, "verlinken")]


@pytest.mark.parametrize(
    ("market", "body"),
    [
        (
            "es",
            "Estimada Sra. Lang:\n\nLeí su artículo.\n\n¿Podrían incluir un enlace a nuestra encuesta?\n\nUn saludo",
        ),
        ("mx", "Estimada Sra. Lang:\n\nLeí su nota.\n\n¿Sería posible mencionar nuestro estudio?\n\nSaludos"),
        ("br", "Olá, Katrin,\n\nLi o seu texto.\n\nVocês poderiam incluir um link para a pesquisa?\n\nUm abraço"),
    ],
)
def test_r52_an_ask_in_a_first_mail_where_rapport_comes_first_is_a_warning(market: str, body: str) -> None:
    assert [one.severity for one in said(draft(market, body), "ETQ001")] == [Severity.WARNING]


def test_r46_where_the_ask_is_wanted_no_rule_minds_it() -> None:
    body = "Hi Ann,\n\nWould you add a link to our survey of 2,400 homes? Your readers get local figures.\n\nBest,\nA"
    assert said(draft("us", body), "ETQ001", "ETQ020", "ETQ021", "ETQ022", "ETQ023", "ETQ024") == []


@pytest.mark.parametrize(
    ("market", "cold", "warm"),
    [
        ("es", "Somos una empresa de datos de vivienda.", "Leí su artículo sobre vivienda con mucho interés."),
        ("ar", "Hemos publicado una encuesta.", "Me gustó su reportaje sobre los barrios."),
        ("br", "Somos uma empresa de dados.", "Acompanho a sua coluna há anos."),
    ],
)
def test_r52_an_opening_without_a_personal_word_is_a_warning(market: str, cold: str, warm: str) -> None:
    frame = "Buenos días:\n\n{}\n\nGracias por el tiempo.\n\nUn cordial saludo,\nAna Robles\n"
    found = said(draft(market, frame.format(cold)), "ETQ021")
    assert [(one.text, one.severity) for one in found] == [(cold, Severity.WARNING)]
    assert said(draft(market, frame.format(warm)), "ETQ021") == []


def test_r52_a_personal_line_from_a_field_or_a_named_site_is_personal() -> None:
    body = "Buenos días:\n\nQué gran serie la de mayo.\n\nUn saludo,\nAna Robles\n"
    span = FieldSpan("personal_line", Part.BODY, 14, 40)
    assert said(draft("es", body, spans=(span,)), "ETQ021") == []
    assert said(draft("es", body.replace("mayo", "wohnwert"), site="wohnwert.example"), "ETQ021") == []
    assert said(draft("us", "Hi Ann,\n\nWe are a lab.\n\nBest,\nA"), "ETQ021") == []


def test_r46_a_us_pitch_wants_a_number_a_benefit_and_the_request_first() -> None:
    bare = "Hi Ann,\n\nWe made a survey of homes and would like to send it to you.\n\nBest,\nA"
    assert [one.code for one in said(draft("us", bare), "ETQ022", "ETQ023")] == ["ETQ022", "ETQ023"]
    slow = "We are a lab. We sit in Leeds. We count homes. We like it. We count roofs. We count 9 doors. "
    late = f"Hi Ann,\n\n{slow}Can I send you the tables?\n\nBest,\nA"
    assert [one.text for one in said(draft("us", late), "ETQ024")] == ["Can I send"]
    assert said(draft("gb", late), "ETQ023", "ETQ024") == []


@pytest.mark.parametrize("words", [300, 126])
def test_r46_a_long_us_draft_is_too_long(words: int) -> None:
    body = "Hi Ann,\n\n" + " ".join(["word"] * words) + ".\n\nBest,\nAnn Hart\n"
    assert [one.severity for one in said(draft("us", body), "LEN001")] == [Severity.WARNING]


@pytest.mark.parametrize("market", ["de", "us", "fr", "es", "br", "jp"])
def test_r126_a_pitch_says_what_its_readers_gain(market: str) -> None:
    greeting, text, end = ("Guten Tag,", "12 345.", "Gruß,\nJonas Brandt")
    body = f"{greeting}\n\n{text}\n\n{end}\n"
    assert [one.severity for one in said(draft(market, body), "ETQ022")] == [Severity.WARNING]
    value = FieldSpan("asset.reader_value", Part.BODY, 12, 15)
    assert said(draft(market, body, spans=(value,)), "ETQ022") == []
    assert said(draft(market, body, kind=Kind.INTRODUCTION), "ETQ022") == []
