"""The geography of a link: the site's language and market against those of the page it would link to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.campaign.campaign import Campaign, Structure, Target
from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.checks.geography.fit import fit_said
from geoout.checks.registry import rules
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Contact, Prospect, SourceType
from tests.checks.sound_draft import CAMPAIGN, Example, build

CLUSTER = {
    "de-DE": "https://www.example.com/de/ratgeber",
    "de-AT": "https://www.example.com/de-at/ratgeber",
    "fr-FR": "https://www.example.com/fr/guide",
    "en-GB": "https://www.example.com/en-gb/guide",
    "es-ES": "https://www.example.com/es/guia",
    "x-default": "https://www.example.com/guide",
}
MARKETS = {"de": "de", "at": "de", "fr": "fr", "gb": "en", "es": "es"}
SITE = replace(
    CAMPAIGN,
    markets=(*MARKETS, "mx", "ch-de", "ch-fr", "be-nl", "ca-fr", "in", "il", "ae", "us", "jp"),
    targets=tuple(
        Target(url, key, MARKETS[key], hreflang=CLUSTER)
        for key, url in zip(MARKETS, [CLUSTER[code] for code in ("de-DE", "de-AT", "fr-FR", "en-GB", "es-ES")], strict=True)
    ),
)  # fmt: skip


def found(market: str, target: str, *, campaign: Campaign | None = SITE, **more: Any) -> list[Finding]:
    """What the geography rules say; `prospect` is the site on record, the rest fields of the draft."""
    prospect = more.pop("prospect", None)
    draft, context, _ = build(Example(market, {"target": target, **more}))
    return said(draft, replace(context, campaign=campaign, prospect=prospect))


def said(draft: Draft, context: Context) -> list[Finding]:
    return [one for rule in rules() if rule.code.startswith("GEO") for one in rule.check(draft, context)]


def codes(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(one.code, one.severity.value) for one in findings]


def international(note: str = "") -> Prospect:
    return Prospect("news.example", source_type=SourceType.INTERNATIONAL, overlap_note=note)


def test_r101_a_french_site_and_an_english_page_stop_and_offer_the_french_one() -> None:
    (one,) = found("fr", CLUSTER["en-GB"])
    assert (one.code, one.severity, one.part) == ("GEO001", Severity.ERROR, Part.TARGET)
    assert one.text == CLUSTER["en-GB"]
    assert one.message == (
        "The target page is in English; readers in France read French. /fr/guide exists."
    )  # fmt: skip
    assert (one.suggestion, one.replaces) == (CLUSTER["fr-FR"], True)
    assert found("fr", CLUSTER["fr-FR"]) == []


@pytest.mark.parametrize(
    ("market", "target", "offered"),
    [
        ("at", "en-GB", "de-AT"),
        ("de", "fr-FR", "de-DE"),
        ("ch-de", "fr-FR", "de-DE"),
        ("ch-fr", "de-DE", "fr-FR"),
        ("ca-fr", "en-GB", "fr-FR"),
        ("il", "en-GB", "x-default"),
        ("be-nl", "fr-FR", "x-default"),
        ("jp", "en-GB", "x-default"),
    ],
)
def test_r101_the_nearest_page_is_offered_and_x_default_last(market: str, target: str, offered: str) -> None:
    errors = [one for one in found(market, CLUSTER[target]) if one.code == "GEO001"]
    assert [(one.severity, one.suggestion) for one in errors] == [(Severity.ERROR, CLUSTER[offered])]


@pytest.mark.parametrize(("market", "target"), [("in", "en-GB"), ("ae", "en-GB"), ("ch-fr", "fr-FR"), ("us", "en-GB")])
def test_r101_any_language_of_the_market_will_do(market: str, target: str) -> None:
    assert "GEO001" not in {one.code for one in found(market, CLUSTER[target])}


def test_r101_x_default_decides_nothing() -> None:
    assert found("fr", CLUSTER["x-default"]) == []


def test_r101_what_campaign_yaml_says_comes_before_the_address() -> None:
    odd = replace(SITE, targets=(Target("https://www.example.com/en/page", "fr", "fr"),))
    assert found("fr", "https://www.example.com/en/page", campaign=odd) == []


def test_r44_a_contact_who_prefers_english_makes_an_english_page_a_note() -> None:
    contact = Contact(surname="Roux", email="roux@site.example", language="en-GB")
    (one,) = found("fr", CLUSTER["en-GB"], contact=contact)
    assert (one.code, one.severity) == ("GEO001", Severity.INFO)
    assert found("fr", CLUSTER["fr-FR"], contact=contact) == []
    assert found("de", CLUSTER["fr-FR"], contact=contact)[0].severity is Severity.ERROR


def test_r101_the_sites_own_language_counts() -> None:
    english = Prospect("paris-news.example", language="en")
    assert found("fr", CLUSTER["en-GB"], prospect=english) == []
    (one,) = found("fr", CLUSTER["fr-FR"], prospect=english)
    assert (one.code, one.severity, one.suggestion) == ("GEO006", Severity.WARNING, CLUSTER["en-GB"])
    assert found("fr", CLUSTER["fr-FR"], prospect=Prospect("x.example", language="fr-FR")) == []


def test_r102_a_note_on_the_shared_audience_makes_it_an_info_that_quotes_it() -> None:
    (one,) = found("us", CLUSTER["de-DE"], prospect=international("A fifth of its readers live in Germany"))
    assert (one.code, one.severity) == ("GEO001", Severity.INFO)
    assert "“A fifth of its readers live in Germany”" in one.message
    (one,) = found("mx", CLUSTER["es-ES"], prospect=international("Read by Spanish families"))
    assert (one.code, one.severity) == ("GEO004", Severity.INFO) and "Read by Spanish families" in one.message


def test_r102_without_the_note_the_error_says_how_to_write_one() -> None:
    (one,) = found("us", CLUSTER["de-DE"], prospect=international("  "))
    assert one.severity is Severity.ERROR and "“shared audience”" in one.message
    local = Prospect("news.example", overlap_note="Read in Germany")
    (one,) = found("us", CLUSTER["de-DE"], prospect=local)
    assert one.severity is Severity.ERROR and "shared audience" not in one.message


def test_r102_a_note_from_outside_is_quoted_as_one_clean_line() -> None:
    (one,) = found("us", CLUSTER["de-DE"], prospect=international("a\x1b[2J\n\u202eb" + "x" * 500))
    assert one.severity is Severity.INFO
    assert not set("\x1b\n\u202e") & set(one.message) and len(one.message) < 320


def test_r120_language_yes_market_no() -> None:
    (one,) = found("mx", CLUSTER["es-ES"])
    assert (one.code, one.severity, one.replaces) == ("GEO004", Severity.WARNING, False)
    assert one.message == "Language yes, market no: the target page is for Spain, the site is of Mexico."


def test_r12_r120_the_austrian_page_is_offered_to_an_austrian_site() -> None:
    (one,) = found("at", CLUSTER["de-DE"])
    assert (one.code, one.severity) == ("GEO004", Severity.WARNING)
    assert (one.suggestion, one.replaces) == (CLUSTER["de-AT"], True)
    assert one.message.endswith("/de-at/ratgeber is for Austria.")


def test_r120_a_page_that_claims_no_country_is_only_noted() -> None:
    plain = replace(SITE, targets=(Target("https://www.example.com/de/x", "de", "de"),))
    (one,) = found("at", "https://www.example.com/de/x", campaign=plain)
    assert (one.code, one.severity) == ("GEO004", Severity.INFO)


def test_r120_a_page_for_every_reader_of_the_language_is_for_this_one_too() -> None:
    wide = {"de": "https://www.example.com/de/x", "fr": "https://www.example.com/fr/x"}
    target = Target(wide["fr"], "fr", "fr", hreflang=wide)
    assert found("at", wide["de"], campaign=replace(SITE, targets=(target,))) == []


def test_r120_one_address_for_two_countries_is_for_both() -> None:
    both = {"de-DE": "https://www.example.com/de/x", "de-AT": "https://www.example.com/de/x"}
    site = replace(SITE, targets=(Target(both["de-DE"], "de", "de", hreflang=both),))
    assert found("at", both["de-AT"], campaign=site) == []
    assert codes(found("ch-de", both["de-DE"], campaign=site)) == [("GEO004", "warning")]


@pytest.mark.parametrize(
    ("market", "target", "expected"),
    [
        ("fr", "fr-FR", "French page for France, fits"),
        ("at", "de-DE", "German page for Germany, market no"),
        ("fr", "en-GB", "English page for United Kingdom; read there: French"),
        ("fr", "x-default", ""),
    ],
)
def test_r101_a_draft_says_whether_its_page_fits(market: str, target: str, expected: str) -> None:
    draft, context, _ = build(Example(market, {"target": CLUSTER[target]}))
    assert fit_said(draft, replace(context, campaign=SITE)) == expected


def test_r128_a_site_of_a_market_that_the_campaign_does_not_name() -> None:
    (one,) = found("au", CLUSTER["x-default"])
    assert (one.code, one.severity) == ("GEO005", Severity.WARNING)
    assert one.suggestion == "add au under markets in campaign.yaml, or leave this site"


@pytest.mark.parametrize(
    ("market", "target", "expected"),
    [
        ("fr", "https://shop.example.com/en/x", [("GEO001", "error")]),
        ("fr", "https://en.example.com/x", [("GEO001", "error")]),
        ("fr", "https://example.com/x?lang=en", [("GEO001", "error")]),
        ("tw", "https://example.com/zh-cn/x", [("GEO001", "error")]),
        ("fr", "https://example.de/x", [("GEO001", "warning")]),
        ("mx", "https://example.com/es-es/x", [("GEO004", "warning")]),
        ("at", "https://example.com/de/x", []),
        ("no", "https://example.com/no/x", []),
        ("tw", "https://example.com/zh/x", []),
        ("es", "https://example.com/ca/x", []),
        ("fr", "https://example.com/blog/en/x", []),
        ("fr", "https://example.io/x", []),
        ("fr", "https://en.example/x", []),
        ("fr", "https://example.com/id/x", []),
        ("fr", "", []),
    ],
)
def test_r101_a_row_without_a_campaign_is_judged_by_its_address(
    market: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert codes(found(market, target, campaign=None)) == expected


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(document.cookie)",
        "https://user:secret@example.com/fr/x",
        "https:///fr/x",
        "https://example.com/" + "a" * 10_000,
        "https://[::1",
        "https://example.com:99999999/fr/x",
        "data:text/html,hello",
        "https://example.com/fr/ x",
    ],
)
@pytest.mark.parametrize("campaign", [SITE, None])
def test_what_is_no_address_is_one_short_sentence(target: str, campaign: Campaign | None) -> None:
    (one,) = found("fr", target, campaign=campaign)
    assert (one.code, one.severity) == ("GEO007", Severity.ERROR)
    assert len(one.message) < 120 and "secret" not in one.message and one.message.endswith(".")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(load())), st.text(max_size=60), st.sampled_from(list(Structure)))
def test_no_address_breaks_a_geography_rule(market: str, text: str, structure: Structure) -> None:
    for target in (text, f"https://{text}", f"https://example.com/{text}", f"https://{text}.example.com/de/"):
        for campaign in (replace(SITE, structure=structure), None):
            draft, context, _ = build(Example(market, {}))
            changed = replace(draft, target=target)
            for one in said(changed, replace(context, campaign=campaign)):
                assert one.message and 0 <= one.start <= one.end
