"""Handles on other channels (R57): read from however people keep them, and never anything but a handle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.errors import UsageError
from geoout.markets.schema import CHANNELS
from geoout.prospects.handles import handle, read_handles, written


@pytest.mark.parametrize(
    ("channel", "text", "found"),
    [
        ("linkedin", "https://www.linkedin.com/in/katrin-example/?trk=x", "in/katrin-example"),
        ("linkedin", "de.linkedin.com/in/katrin-example", "in/katrin-example"),
        ("linkedin", "company/wohnwerk", "company/wohnwerk"),
        ("linkedin", "katrin-example", "in/katrin-example"),
        ("whatsapp", "+34 600 (000) 001", "+34600000001"),
        ("whatsapp", "0034 600-000-001", "+34600000001"),
        ("whatsapp", "https://wa.me/34600000001", "+34600000001"),
        ("whatsapp", "+44 (0)20 0000 0001", "+442000000001"),
        ("telegram", "@example_name", "example_name"),
        ("telegram", "https://t.me/example_name", "example_name"),
        ("telegram", "+7 900 000 00 01", "+79000000001"),
        ("line", "@example", "@example"),
        ("line", "example.id", "example.id"),
        ("x", "https://twitter.com/example", "example"),
        ("x", "@example", "example"),
        ("x", "id:12345", "id:12345"),
        ("xing", "https://www.xing.com/profile/Katrin_Example/cv", None),
        ("xing", "https://www.xing.com/profile/Katrin_Example", "Katrin_Example"),
        ("instagram", "instagram.com/ex.ample", "ex.ample"),
        ("wechat", "example_id", "example_id"),
        ("contact-form", "https://site.example/kontakt?to=desk", "https://site.example/kontakt?to=desk"),
        ("contact-form", "http://site.example/kontakt", None),
        ("contact-form", "javascript:alert(1)", None),
        ("contact-form", "https://user@site.example/", None),
        ("whatsapp", "0600 000 001", None),
        ("whatsapp", "call me", None),
        ("linkedin", "https://evil.example/in/katrin", None),
        ("x", "a b", None),
        ("telegram", "../../x", None),
        ("email", "a@b.example", None),
        ("pigeon", "x", None),
    ],
)
def test_a_handle_has_one_form(channel: str, text: str, found: str | None) -> None:
    if found is None:
        with pytest.raises(UsageError):
            handle(channel, text)
    else:
        assert handle(channel, text) == found


def test_lines_and_semicolons_are_read_and_written_back() -> None:
    found = read_handles("LinkedIn: katrin-example; whatsapp: +34 600 000 001\n\ncontact form: https://site.example/x")
    assert found == (
        ("linkedin", "in/katrin-example"),
        ("whatsapp", "+34600000001"),
        ("contact-form", "https://site.example/x"),
    )
    assert read_handles(written(found)) == found
    assert read_handles("") == ()


def test_a_line_without_a_channel_is_refused_with_what_to_write() -> None:
    with pytest.raises(UsageError, match="names no channel"):
        read_handles("katrin-example")


@given(st.sampled_from([channel for channel in CHANNELS if channel != "email"]), st.text(max_size=120))
def test_whatever_is_typed_a_handle_is_stable_and_harmless(channel: str, text: str) -> None:
    try:
        found = handle(channel, text)
    except UsageError:
        return
    assert handle(channel, found) == found
    assert not set(found) & set(' \r\n\t<>"\\^`{|}')
    assert read_handles(written([(channel, found)])) == ((channel, found),)
