"""Which site a URL belongs to: the identity that everything is counted by."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from geoout.prospects.domain import ascii_host, host_of, public_suffix, registrable, site_of, why_not

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
LIST = PublicSuffixList()


@pytest.mark.parametrize(
    ("text", "host", "domain"),
    [
        ("https://www.example.co.uk/a?b#c", "example.co.uk", "example.co.uk"),
        ("http://user:word@news.example.com:8080/", "news.example.com", "example.com"),
        ("//cdn.example.org", "cdn.example.org", "example.org"),
        ("Example.COM.", "example.com", "example.com"),
        ("m.example.de", "example.de", "example.de"),
        ("www.m.example.de", "example.de", "example.de"),
        ("m.de", "m.de", "m.de"),
        ("www.ck", "www.ck", "www.ck"),
        ("xn--mller-kva.example", "müller.example", "müller.example"),
        ("MU\u0308LLER.example", "müller.example", "müller.example"),
        ("straße.example", "straße.example", "straße.example"),
        ("https://www.食狮.公司.cn/x", "食狮.公司.cn", "食狮.公司.cn"),
        ("例え。jp", "例え.jp", "例え.jp"),
        ("a.foo.blogspot.com", "a.foo.blogspot.com", "foo.blogspot.com"),
        ("bar.blogspot.com", "bar.blogspot.com", "bar.blogspot.com"),
        ("blogspot.com", "blogspot.com", "blogspot.com"),
    ],
)
def test_a_site_is_its_registrable_domain_in_unicode(text: str, host: str, domain: str):
    assert site_of(text) == (host, domain)
    assert site_of(text) == (host, domain)  # remembered


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no site"),
        ("http://192.0.2.7/x", "numeric"),
        ("http://[2001:db8::1]/", "numeric"),
        ("1.240", "numeric"),
        ("http://localhost:3000/", "not a site's address"),
        ("printer.local", "no public site"),
        ("someone@example.com", "not a site's address"),
        ("javascript:alert(1)", "not a site's address"),
        ("two words.example", "not a site's address"),
        ("co.uk", "public suffix"),
        ("-a.example", "not a site's address"),
        ("a..example", "not a site's address"),
        ("a" * 64 + ".example", "not a site's address"),
        ("http://a\u202eb.example/", "not a site's address"),
    ],
)
def test_what_is_no_site_is_refused_with_a_reason(text: str, reason: str):
    assert site_of(text) is None
    assert reason in why_not(text)


def test_public_suffix_list_vectors():
    path = SHARED / "web" / "psl_tests.txt"
    if not path.exists():
        pytest.skip("the shared data is not here")
    for line in path.read_text("utf-8").splitlines():
        given_host, expected = line.split()
        if given_host != "null":
            assert registrable(given_host) == (None if expected == "null" else host_of(expected)), given_host


def test_a_private_suffix_says_nothing_about_a_country():
    assert public_suffix("foo.blogspot.com") == "com"
    assert public_suffix("foo.co.uk") == "co.uk"
    assert public_suffix("комитет.рф") == "рф"


LABELS = st.text("abcdefgkxyz0123456789-ü食", min_size=1, max_size=8)
TAILS = st.sampled_from(
    ["com", "co.uk", "blogspot.com", "ck", "kobe.jp", "city.kobe.jp", "公司.cn", "unknown", "compute.amazonaws.com"]
)


@given(st.lists(LABELS, max_size=4), TAILS)
def test_the_short_way_answers_as_the_library(labels: list[str], tail: str):
    host = host_of(".".join([*labels, tail]))
    if host is not None:
        assert registrable(host) == LIST.privatesuffix(host)


@given(st.text(max_size=60))
def test_any_text_is_a_host_or_none_and_reading_it_again_changes_nothing(text: str):
    host = host_of(text)
    if host is not None:
        assert host_of(host) == host
        assert host_of(ascii_host(host)) == host
    site_of(text)
    why_not(text)
