"""What makes a mail sound like advertising, begging, a machine or a search engine's servant (R36, R42, R49, R56, R63)."""

from __future__ import annotations

import pytest

from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.checks.registry import rule_of, rules
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, FieldSpan, Kind, Part
from geoout.prospects.prospect import Contact, Gender
from tests.checks.ordinary_mails import MAILS

OURS = (
    *tuple(rule.code for rule in rules() if rule.code.startswith("TON")),
    *(f"ETQ0{number}" for number in range(20, 25)),
    *(f"FLD0{number}" for number in range(10, 18)),
    "ETQ001",
    "LEN001",
)


def draft(market: str, body: str, subject: str = "", kind: Kind = Kind.DIGITAL_PR, **fields: object) -> Draft:
    contact = Contact(given="Katrin", surname="Lang", gender=Gender.FEMALE, email="k.lang@wohnwert.example")
    return Draft(market, kind, kind.touch, subject, body, contact, **fields)  # type: ignore[arg-type]


def said(one: Draft, *codes: str) -> list[Finding]:
    context = Context(load()[one.market])
    found = [rule_of(code) for code in codes]
    return [finding for rule in found if rule is not None for finding in rule.check(one, context)]


@pytest.mark.parametrize(("market", "kind", "subject", "body"), MAILS, ids=[mail[0] for mail in MAILS])
def test_an_ordinary_mail_is_left_alone(market: str, kind: str, subject: str, body: str) -> None:
    """R49, R56: a false alarm costs more than a miss; at most a remark is made on a mail that people write."""
    found = said(draft(market, body, subject, Kind(kind)), *OURS)
    assert [f"{one.code} {one.text} {one.message}" for one in found if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("market", "one", "three"),
    [
        (
            "de",
            "Das ist eine einmalige Chance.",
            "Das ist eine einmalige Chance!!! Sichern Sie sich unsere GRATIS Studie.",
        ),
        ("us", "This is a unique opportunity.", "This is a unique opportunity!!! Act now, our FREE guide is out."),
        ("es", "Es una oportunidad única.", "¡¡Es una oportunidad única!! No se lo pierda: contenido viral."),
        ("fr", "C’est une opportunité unique.", "C’est une opportunité unique !!! Ne manquez pas ce guide ultime."),
        ("br", "É uma oportunidade única.", "É uma oportunidade única!!! Não perca este guia definitivo."),
        ("jp", "またとない機会でございます。", "またとない機会です！！今だけ、業界No.1の調査を公開します。"),
    ],
)
def test_r49_one_salesy_word_is_a_remark_and_three_are_a_warning(market: str, one: str, three: str) -> None:
    remarks = said(draft(market, one), "TON003")
    assert [finding.severity for finding in remarks] == [Severity.INFO]
    warnings = said(draft(market, three), "TON003")
    assert len(warnings) >= 3 and {finding.severity for finding in warnings} == {Severity.WARNING}
    assert all(finding.text == three[finding.start : finding.end] for finding in warnings)


def test_r49_capitals_and_emoji_are_loud_but_acronyms_and_names_are_not() -> None:
    loud = said(draft("us", "Hello,\n\nREAD THIS NOW PLEASE 🔥🔥🔥", "BUY NOW"), "TON003")
    assert [finding.text for finding in loud] == ["NOW", "READ THIS NOW PLEASE", "🔥🔥🔥"]
    assert said(draft("us", "UNESCO, OECD and NATO data; DER SPIEGEL and LA NACION wrote of it. ☎ 555"), "TON003") == []


def test_r49_a_field_is_never_blamed() -> None:
    title = "Einmalige Chance"
    span = FieldSpan("site.page_title", Part.BODY, 0, len(title))
    assert said(draft("de", f"{title} war lesenswert.", spans=(span,)), "TON003") == []


@pytest.mark.parametrize(
    ("market", "text", "span"),
    [
        ("us", "Please link to us from your page.", "Please link"),
        ("de", "Bitte verlinken Sie auf uns.", "Bitte verlinken"),
        ("fr", "Merci d’ajouter un lien vers notre site.", "Merci d’ajouter un lien"),
        ("es", "¿Podrían enlazarnos?", "Podrían enlazarnos"),
        ("br", "Coloque um link para nós.", "Coloque um link"),
        ("jp", "弊社にリンクしてください。", "リンクしてください"),
    ],
)
def test_r36_begging_for_a_link_is_pointed_at(market: str, text: str, span: str) -> None:
    assert [finding.text for finding in said(draft(market, text), "TON004")] == [span]


@pytest.mark.parametrize("market", ["de", "fr", "es", "br", "jp", "us", "pl", "kr", "ae"])
def test_r56_an_english_phrase_of_mass_mailings_is_found_in_every_market(market: str) -> None:
    found = said(draft(market, "I hope this email finds you well."), "TON005")
    assert [(one.text, one.severity) for one in found] == [("I hope this email finds you well", Severity.WARNING)]


def test_r56_a_translated_one_too_and_a_soft_phrase_is_only_remarked_upon() -> None:
    assert [one.text for one in said(draft("de", "Ich hoffe, diese E-Mail findet Sie gut."), "TON005")] == [
        "Ich hoffe, diese E-Mail findet Sie"
    ]
    soft = said(draft("us", "The survey gives valuable insights."), "TON005")
    assert [(one.text, one.severity) for one in soft] == [("valuable insights", Severity.INFO)]


def test_r63_jargon_in_a_german_mail_is_the_guides_warning_and_elsewhere_the_houses() -> None:
    german, french = (said(draft(key, "Un backlink et un SEO."), "TON002") for key in ("de", "fr"))
    assert [one.text for one in german] == ["backlink", "SEO"]
    assert german[0].source.startswith("guide") and french[0].source == "house"
    assert said(draft("jp", "当社のSEO対策と日本のSEO会社です。"), "TON002")[0].text == "SEO対策"


def test_r42_a_place_nine_times_in_120_words_is_stuffing_and_four_times_is_not() -> None:
    filler = "Wir haben die Kosten in vielen Häusern gemessen und danach sorgfältig ausgewertet, was sich lohnt."
    stuffed = (
        "Guten Tag,\n\n" + " ".join(f"{filler} Umzug Berlin." for _ in range(7)) + " Berlin, Berlin.\n\nGruß,\nJ B"
    )
    found = said(draft("de", stuffed), "TON006")
    assert (
        "Berlin" in [one.text for one in found] and "9 times" in found[[f.text for f in found].index("Berlin")].message
    )
    four = f"Guten Tag,\n\n{filler} Berlin zahlt mehr. Berlin spart. Ganz Berlin. In Berlin auch.\n\nGruß,\nJ B"
    assert said(draft("de", four), "TON006") == []


def test_r42_a_title_made_of_one_word_is_stuffing() -> None:
    from geoout.campaign.campaign import Asset, Origin

    asset = Asset("a", "Umzug Berlin: Umzugsfirma Berlin, Berlin-Umzug", "article", "de", "de", Origin.ORIGINAL, "")
    found = said(draft("de", "Guten Tag.", asset=asset), "TON006")
    assert [(one.part, one.text) for one in found] == [(Part.ASSET, "Berlin")]
