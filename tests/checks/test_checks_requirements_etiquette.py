"""What R44 to R65 and R126 are shown by, each through `geoout check --rows` or the function that answers it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from geoout.checks.as_received import check_received, view
from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.cli.draft_row import draft_of
from geoout.markets.facts import facts
from geoout.markets.reading import load
from tests.cli.test_cli_contract import rows, run

_LANG = {"given": "Katrin", "surname": "Lang", "gender": "female"}
_TANAKA = {"given": "太郎", "surname": "田中", "organisation": "みなと出版"}
_DE = "Sehr geehrte Frau Lang,\n\n{}\n\nMit freundlichen Grüßen\nJonas Brandt\n"


def found(market: str, body: str, *codes: str, contact: dict[str, str] | None = None, **more: Any) -> list[Finding]:
    """What the rules with these codes (or families) say about a row."""
    row = {"market": market, "contact": contact or _LANG, "subject": "Heizkosten", "body": body, **more}
    known = load()[market]
    return [one for one in check_received(draft_of(row, known, 1), Context(known)) if one.code.startswith(codes)]


def texts(findings: list[Finding]) -> list[str]:
    return [one.text for one in findings]


def test_r44_an_english_draft_to_a_french_site_blocks_and_points_at_the_text() -> None:
    body = "Bonjour Madame,\n\nWe have published a survey of heating costs and would be glad to send it.\n\nCordialement,\n"
    (one,) = found("fr", body, "FLD004")
    assert one.severity is Severity.ERROR and one.text.startswith("We have") and one.text.endswith("send it.")
    english = {**_LANG, "language": "en"}
    assert found("fr", body, "FLD004", contact=english) == []


def test_r46_a_us_draft_of_300_words_without_a_digit_and_a_benefit_is_told_all_three() -> None:
    said = "Our lab asked many homes about their heating bills and wrote down what they told us. " * 19
    codes = {one.code for one in found("us", f"Hi Katrin,\n\n{said}\n\nBest,\nA", "LEN001", "ETQ022", "ETQ023")}
    assert codes == {"LEN001", "ETQ022", "ETQ023"}


@pytest.mark.parametrize("market", ["de", "at", "ch-de"])
def test_r47_du_blocks_and_sie_does_not_nor_sie_the_plural(market: str) -> None:
    du = found(market, _DE.format("Kannst du mir sagen, ob dir das passt? Schick mir deine Antwort."), "REG001")
    assert texts(du) == ["Kannst", "du", "dir", "Schick", "deine"] and {one.severity for one in du} == {Severity.ERROR}
    formal = "Können Sie mir sagen, ob das passt? Ihre Leser danken es Ihnen."
    plural = "Wir haben Haushalte befragt. Sie heizen anders; sie sparen. Und sie antworten gern."
    assert found(market, _DE.format(formal), "REG001") == found(market, _DE.format(plural), "REG001") == []


def test_r48_a_percentage_without_a_source_is_a_warning_and_with_one_it_is_not() -> None:
    (bare,) = found("de", _DE.format("42 % der Haushalte zahlen mehr."), "FLD017")
    assert (bare.text, bare.severity) == ("42 %", Severity.WARNING)
    sourced = found("de", _DE.format("Laut dem Statistischen Bundesamt zahlen 42 % der Haushalte mehr."), "FLD017")
    assert all(one.severity is Severity.INFO for one in sourced)


def test_r49_three_salesy_hits_are_three_warnings_with_spans() -> None:
    body = _DE.format("Eine einmalige Chance!!! Unser Angebot ist REVOLUTIONÄR.")
    hype = found("de", body, "TON003")
    assert texts(hype) == ["einmalige Chance", "!!!", "REVOLUTIONÄR"]
    assert {one.severity for one in hype} == {Severity.WARNING} and all(
        body[one.start : one.end] == one.text for one in hype
    )


def test_r50_a_japanese_first_mail_that_asks_for_a_link_blocks() -> None:
    body = "田中様\n\n弊社の調査へのリンクを掲載していただけませんでしょうか。\n\n何卒よろしくお願い申し上げます。"
    (one,) = found("jp", body, "ETQ001", contact=_TANAKA)
    assert one.severity is Severity.ERROR and body[one.start : one.end].startswith("リンク")
    (early,) = found("jp", body, "ETQ020", contact=_TANAKA, kind="introduction")
    assert early.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("田中様", []), ("みなと出版\n田中様", []), ("田中部長", []), ("田中先生", []), ("田中さん", ["さん"]), ("Taro様", ["Taro様"]),
        ("太郎様", ["太郎"]), ("田中", ["田中"]), ("田中部長様", ["部長様"]), ("みなと出版 御中\n田中様", ["御中"]),
    ],
)  # fmt: skip
def test_r51_sama_after_the_family_name_passes_and_each_other_form_is_one_error(line: str, wrong: list[str]) -> None:
    body = f"{line}\n\n突然のご連絡にて失礼いたします。\n\n何卒よろしくお願い申し上げます。"
    honorifics = [*(f"ETQ0{n:02}" for n in (2, *range(4, 14))), "ETQ019"]
    errors = found("jp", body, *honorifics, contact=_TANAKA)
    assert texts(errors) == wrong and all(one.severity is Severity.ERROR for one in errors)


def test_r52_an_ask_and_a_cold_opening_are_warnings_in_spain_and_mexico() -> None:
    for market, line in (("es", "Estimada Sra. Lang:"), ("mx", "Estimada Sra. Lang:")):
        body = f"{line}\n\nSomos una empresa de datos. ¿Podría incluir un enlace a nuestro estudio?\n\nUn cordial saludo,\nA"
        both = {one.code: one.severity for one in found(market, body, "ETQ001", "ETQ021")}
        assert both == {"ETQ001": Severity.WARNING, "ETQ021": Severity.WARNING}


def test_r56_a_placeholder_and_a_phrase_of_machines_are_found() -> None:
    body = _DE.format("{{name}}, I hope this email finds you well. Wir haben neue Daten.")
    assert texts(found("de", body, "FLD002")) == ["{{name}}"]
    assert texts(found("de", body, "TON005")) == ["I hope this email finds you well"]


@pytest.mark.parametrize("market", ["mx", "co", "br", "ar"])
def test_r58_r59_newspapers_and_instagram_stand_first_in_latin_america(market: str) -> None:
    practice = load()[market].practice
    assert practice.sources.value[0] == "newspaper" and "blogger" in practice.sources.value[:3]
    assert {"instagram", "whatsapp"} <= set(practice.channels.value[:4])


def test_r60_a_note_on_the_market_is_shown() -> None:
    shown = [fact for _, group in facts(load()["mx"]) for fact in group if fact.label == "note"]
    assert shown and "fewer rivals" in shown[0].text


def test_r63_a_word_of_the_trade_in_a_german_pitch_is_a_warning() -> None:
    (one,) = found("de", _DE.format("Über einen Backlink würden wir uns freuen."), "TON002")
    assert (one.text, one.severity) == ("Backlink", Severity.WARNING)


def test_r65_poland_says_that_the_guide_is_silent(tmp_path: Path) -> None:
    assert "the guide says nothing about this market" in run("markets", "pl", cwd=tmp_path).stdout
    assert "the guide says nothing" not in run("markets", "de", cwd=tmp_path).stdout


def test_r126_a_pitch_without_what_its_readers_gain_is_a_warning() -> None:
    (one,) = found("de", _DE.format("Wir haben eine Erhebung veröffentlicht."), "ETQ022")
    assert one.severity is Severity.WARNING
    assert found("de", _DE.format("Ihre Leserinnen und Leser können ihre Stadt vergleichen."), "ETQ022") == []


_FORMS = {
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "both": lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n"),
    "mark": lambda text: "\ufeff" + text,
    "soft": lambda text: text.replace("du", "d\u00adu"),
}


@pytest.mark.parametrize("form", _FORMS)
def test_a_text_is_judged_alike_however_its_letters_and_lines_are_coded(form: str, tmp_path: Path) -> None:
    body = _DE.format("Könntest du mir bis 10/31/2026 für die Grüne Straße 2,400.50 € schicken? 😀")
    same = [_FORMS[form](body), body]
    stdin = "".join(
        json.dumps({"id": n, "market": "de", "contact": _LANG, "body": b}) + "\n" for n, b in enumerate(same)
    )
    received, plain = rows(run("check", "--rows", "--json", stdin=stdin, cwd=tmp_path))
    assert [one["code"] for one in received["findings"]] == [one["code"] for one in plain["findings"]]
    assert {"REG001", "FLD012", "FLD010"} <= {one["code"] for one in received["findings"]}
    assert all(
        same[0][one["start"] : one["end"]] == one["text"] for one in received["findings"] if one["field"] == "body"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("cs", "Můžeš mi poslat svůj článek?"), ("ko", "네 글 봤어. 보내 줘."), ("vi", "Mày có thể gửi không?"),
     ("el", "Εσύ μπορείς να μου στείλεις το άρθρο σου;"), ("ro", "Poți să-mi trimiți articolul tău?")],
)  # fmt: skip
def test_register_spans_are_those_of_decomposed_text(language: str, text: str, tmp_path: Path) -> None:
    received = unicodedata.normalize("NFD", f"😀 {text}")
    stdin = json.dumps({"text": received}) + "\n" + json.dumps({"text": f"😀 {text}"}) + "\n"
    apart, composed = rows(run("register", "--language", language, "--json", stdin=stdin, cwd=tmp_path))
    assert apart["register"] == composed["register"] == "informal"
    assert all(received[one["start"] : one["end"]] == one["text"] for one in apart["spans"])
    said = [[unicodedata.normalize("NFC", one["text"]) for one in each["spans"]] for each in (apart, composed)]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "text", ["", "a", "\ufeff", "e\u0301", "\r\n", "\r", "\u1112\u1161\u11ab", "x\u200b\u0301y", "\u0301\r\n\u00ad"]
)
def test_a_view_covers_its_original_in_order(text: str) -> None:
    seen = view(text)
    places = [seen.received(place, place + 1) for place in range(len(seen.text))]
    assert places == sorted(places) and all(0 <= start < end <= len(text) for start, end in places)
    assert seen.received(len(seen.text), len(seen.text))[0] <= len(text)


@pytest.mark.parametrize("market", ["de", "tr", "us", "jp"])
@pytest.mark.parametrize("sign", ["\n", " ", "a", "1", "1.1.", "http://", "田", "{{"])
def test_a_text_of_one_sign_is_answered_at_once(market: str, sign: str) -> None:
    """Each of these once kept a pattern walking the same characters again from every place."""
    assert all(one.end <= 20_000 for one in found(market, sign * (20_000 // len(sign)), ""))
