"""Other channels than mail: a shortened text, and an https link that can carry nothing else (R57, R58)."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.campaign.campaign import Asset, Origin
from geoout.errors import OutboxError, UsageError
from geoout.markets.reading import load
from geoout.markets.schema import CHANNELS
from geoout.outbox.channels.deep_link import LONGEST, SCHEMES, deep_link
from geoout.outbox.channels.shortened import shortened
from geoout.pitches.draft import Kind
from tests.outbox.letters import DRAFT

URL = "https://acme.example/de/hausrat"
ASSET = Asset("a", "Hausrat 2026", "survey", "de", "de", Origin.ORIGINAL, URL)
BODY = f"""\
Sehr geehrte Frau Dr. Vogelsang,

Ihren Beitrag vom 3. November habe ich gern gelesen. Er zeigt z. B. die Folgen für Mieter.

Wir haben 2.140 Haushalte befragt. Bei 38 % liegt die Summe unter dem Neuwert. Die Fassung steht hier: {URL}

Passt das Thema in Ihre Planung, sende ich Ihnen die Daten.

Mit freundlichen Grüßen
Jonas Brandt

--\x20
Acme Vergleich GmbH"""
LETTER = replace(DRAFT, body=BODY, asset=ASSET, target=URL)
HANDLES = {
    "linkedin": "in/katrin-example", "whatsapp": "+34600000001", "telegram": "example_name", "line": "@example",
    "x": "id:12345", "xing": "Katrin_Example", "facebook": "example", "instagram": "example", "vk": "example",
    "zalo": "+84900000001", "snapchat": "example", "contact-form": "https://site.example/kontakt",
    "wechat": "example_id", "kakaotalk": "example", "viber": "+380900000001", "weibo": "example", "naver": "example",
}  # fmt: skip


def test_every_channel_of_a_market_but_mail_has_a_way() -> None:
    assert set(SCHEMES) == set(CHANNELS) - {"email"} == set(HANDLES)
    markets = load()
    assert {channel for key in markets for channel in markets[key].practice.channels.value} <= {*SCHEMES, "email"}


def test_the_text_is_salutation_opening_value_and_link() -> None:
    assert shortened(LETTER, 1000) == (
        "Sehr geehrte Frau Dr. Vogelsang,\n\n"
        "Ihren Beitrag vom 3. November habe ich gern gelesen. Er zeigt z. B. die Folgen für Mieter.\n\n"
        "Wir haben 2.140 Haushalte befragt. Bei 38 % liegt die Summe unter dem Neuwert.\n\n"
        f"{URL}"
    )


def test_what_does_not_fit_falls_away_sentence_by_sentence() -> None:
    assert shortened(LETTER, 170) == (
        "Sehr geehrte Frau Dr. Vogelsang,\n\n"
        "Ihren Beitrag vom 3. November habe ich gern gelesen.\n\n"
        f"Wir haben 2.140 Haushalte befragt.\n\n{URL}"
    )
    assert shortened(LETTER, 100) == f"Sehr geehrte Frau Dr. Vogelsang,\n\nIhren Beitrag vom 3. November…\n\n{URL}"


def test_an_introduction_links_to_nothing() -> None:
    """R50: who asks nothing yet does not slip a link in by another channel."""
    body = LETTER.body.replace(f" Die Fassung steht hier: {URL}", "")
    assert URL not in shortened(replace(LETTER, kind=Kind.INTRODUCTION, body=body), 1000)


@pytest.mark.parametrize(
    ("channel", "start"),
    [
        ("whatsapp", "https://wa.me/34600000001?text="),
        ("telegram", "https://t.me/example_name?text="),
        ("line", "https://line.me/R/oaMessage/%40example/?"),
        ("x", "https://x.com/messages/compose?recipient_id=12345&text="),
    ],
)
def test_channels_that_take_a_text_carry_it(channel: str, start: str) -> None:
    link = deep_link(LETTER, channel, HANDLES[channel])
    assert link.carries
    assert link.url.startswith(start)
    assert unquote(link.url.removeprefix(start)) == link.text


@pytest.mark.parametrize(
    ("channel", "url"),
    [
        ("linkedin", "https://www.linkedin.com/in/katrin-example/"),
        ("xing", "https://www.xing.com/profile/Katrin_Example"),
        ("instagram", "https://ig.me/m/example"),
        ("contact-form", "https://site.example/kontakt"),
    ],
)
def test_linkedin_and_its_like_open_the_page_and_leave_the_text_to_be_pasted(channel: str, url: str) -> None:
    link = deep_link(LETTER, channel, HANDLES[channel])
    assert (link.carries, link.url) == (False, url)
    assert "paste" in link.note


@pytest.mark.parametrize("channel", ["wechat", "kakaotalk"])
def test_wechat_and_kakaotalk_are_copied_only_and_say_so(channel: str) -> None:
    link = deep_link(LETTER, channel, HANDLES[channel])
    assert (link.carries, link.url) == (False, "")
    assert "no link that opens a chat" in link.note


def test_a_personal_line_id_takes_no_text() -> None:
    link = deep_link(LETTER, "line", "example")
    assert (link.carries, link.url) == (False, "https://line.me/R/ti/p/~example")


def test_a_text_in_another_script_is_shortened_until_its_link_is_one_that_opens() -> None:
    body = (
        "佐藤様\n\n"
        + "初めてご連絡申し上げます。" * 60
        + "\n\n"
        + "弊社では調査を行いました。" * 60
        + "\n\n何卒よろしくお願い申し上げます。"
    )
    link = deep_link(replace(LETTER, body=body, market="jp"), "whatsapp", HANDLES["whatsapp"])
    assert len(link.url) <= LONGEST
    assert link.text.startswith("佐藤様\n\n初めて")


@pytest.mark.parametrize("channel", SCHEMES)
@given(body=st.text(max_size=1500))
def test_whatever_the_text_says_the_link_is_https_to_that_place_and_within_its_limit(channel: str, body: str) -> None:
    link = deep_link(replace(LETTER, body=body), channel, HANDLES[channel])
    assert len(link.text) <= SCHEMES[channel].most
    assert "\r" not in link.text and "\x00" not in link.text
    if link.url:
        parts = urlsplit(link.url)
        assert parts.scheme == "https" and parts.fragment == "" and parts.username is None
        assert link.url.isascii() and not set(link.url) & set(' \r\n\t"<>')
        assert set(parse_qs(parts.query)) <= {"text", "recipient_id", link.text} or channel == "line"


def test_what_is_no_handle_and_no_channel_is_refused() -> None:
    with pytest.raises(UsageError):
        deep_link(LETTER, "whatsapp", "+34600&text=other")
    with pytest.raises(OutboxError):
        deep_link(LETTER, "email", "a@b.example")
