"""What may be written to, and its form on the wire."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.errors import UserError
from geoout.people.address_spec import on_the_wire, why_not


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("anna@example.com", "anna@example.com"),
        ("Anna.Kolb+pr@Example.COM", "Anna.Kolb+pr@example.com"),
        ("o'neil@example.co.uk", "o'neil@example.co.uk"),
        ("info@bücher.example", "info@xn--bcher-kva.example"),
        ("info@xn--bcher-kva.example", "info@xn--bcher-kva.example"),
        ("info@Bu\u0308cher.example", "info@xn--bcher-kva.example"),
        ("info@straße.example", "info@xn--strae-oqa.example"),  # IDNA 2008: not strasse.example
        ("info@ｂank.example", "info@bank.example"),
        ("info@新聞.example", "info@xn--efvv70d.example"),
    ],
)
def test_good_addresses(address: str, wire: str) -> None:
    assert on_the_wire(address) == wire
    assert on_the_wire(wire) == wire


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "anna",
        "anna@",
        "@example.com",
        "anna@localhost",
        "a@b@example.com",
        "a@x.example,b@x.example",
        "b>,<x@evil.example",
        "Anna <anna@example.com>",
        "anna @example.com",
        ".anna@example.com",
        "anna..kolb@example.com",
        '"anna kolb"@example.com',
        "anna@[127.0.0.1]",
        "anna@127.0.0.1",
        "anna@-x.example",
        "anna@x-.example",
        "anna@exa_mple.com",
        "anna@example.com.",
        "anna@example.com\n",
        "anna@example.com\r\nBcc: x@evil.example",
        "anna@b\u00fccher\u202e.example",
        "anna@x＠evil.example",
        "anna@xn--a.example",
        "anna@" + "a" * 64 + ".example",
        "a" * 65 + "@example.com",
        "anna@" + "ab." * 90 + "example",
    ],
)
def test_bad_addresses(address: str) -> None:
    assert why_not(address)


def test_a_local_part_beyond_ascii_is_refused_with_its_reason() -> None:
    assert "before the @" in (why_not("jörg@zeitung.example") or "")


@given(st.text())
def test_what_comes_out_is_one_ascii_address_and_stays_so(text: str) -> None:
    for address in (text, f"a@{text}.example", f"{text}@example.com"):
        try:
            wire = on_the_wire(address)
        except UserError:
            continue
        assert re.fullmatch(r"[!#-'*+./0-9=?A-Z^-~-]+@([a-z0-9-]+\.)+[a-z0-9-]+", wire)
        assert on_the_wire(wire) == wire
