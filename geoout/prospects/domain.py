"""Which site a URL or host belongs to: host, registrable domain, public suffix. Names are Unicode, NFC, lower case.

Two readings of the Public Suffix List: with its private section a site is counted (a blog on blogspot.com is its own
site), without it a country is judged (a private suffix says nothing about a place).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

REMEMBERED = 65_536
"""How many hosts `site_of` remembers; then it forgets all of them, so that memory stays flat."""


class Site(NamedTuple):
    """A site: the host a page lies on, without www and mobile hosts, and the domain that is its identity."""

    host: str
    domain: str


_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_ASCII_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)
_FRONT = re.compile(r"(?:www\d{0,2}|m|mobile|mobil|amp|wap|touch)\.")
_DOTS = str.maketrans("。．｡", "...")  # full stops of Chinese and Japanese keyboards
_NOWHERE = ("localhost", "local", "internal", "lan", "localdomain", "home.arpa")
_known: dict[str, Site] = {}


def host_of(url_or_host: str) -> str | None:
    """The host of an http(s) URL or a bare host, www and all; None for IP addresses, localhost and what is no host."""
    text = url_or_host.strip()
    if _ASCII_HOST.fullmatch(text) and "xn--" not in text and len(text) <= 253 and not text.endswith(_NOWHERE):
        return text  # what nearly every export holds
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DOTS)
    if scheme := _SCHEME.match(text):
        text = text[scheme.end() :]
        text = re.split(r"[/?#\\]", text, maxsplit=1)[0].rpartition("@")[2]
    else:
        text = re.split(r"[/?#]", text, maxsplit=1)[0]
    host = re.sub(r":\d{0,5}$", "", text).removesuffix(".").lower()
    return _readable(host)


def _readable(host: str) -> str | None:
    if "xn--" in host or not host.isascii():
        host = ".".join(_unicode_label(label) for label in host.split("."))
        if not _is_international(host):
            return None
    elif len(host) > 253 or not _ASCII_HOST.fullmatch(host):
        return None
    return None if host.endswith(_NOWHERE) and _is_nowhere(host) else host


def _is_nowhere(host: str) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in _NOWHERE)


def _unicode_label(label: str) -> str:
    """An A-label decoded, if it is one that encodes back to itself; any other label in NFC."""
    if not label.startswith("xn--"):
        return unicodedata.normalize("NFC", label)
    try:
        decoded = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError, ValueError):
        return label
    same = not decoded.isascii() and _ascii_label(decoded) == label and decoded == unicodedata.normalize("NFC", decoded)
    return decoded if same else label


def _ascii_label(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def ascii_host(host: str) -> str:
    """The host as DNS spells it: `müller.example` is `xn--mller-kva.example`."""
    return ".".join(_ascii_label(label) for label in host.split("."))


def _is_international(host: str) -> bool:
    labels = host.split(".")
    if len(labels) < 2 or len(ascii_host(host)) > 253 or _NUMBER.fullmatch(labels[-1]):
        return False
    return all(
        0 < len(_ascii_label(label)) <= 63
        and label[0] != "-"
        and label[-1] != "-"
        and all(each in "-_\u200c\u200d・" or unicodedata.category(each)[0] in "LMN" for each in label)
        for label in labels
    )


class _Rules(NamedTuple):
    """The list as sets: its rules, the tails that longer rules continue, the tails under which all is a suffix."""

    exact: frozenset[str]
    inner: frozenset[str]
    wild: frozenset[str]


@cache
def _suffixes(only_icann: bool) -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(only_icann=only_icann)


@cache
def _rules(only_icann: bool) -> _Rules:
    from publicsuffixlist import PSLFILE

    text = Path(PSLFILE).read_text("utf-8")
    exact, inner, wild = set(), set(), set()
    for line in (text.partition("===END ICANN DOMAINS===")[0] if only_icann else text).splitlines():
        rule = line.split(" ")[0].strip().lower()
        if not rule or rule.startswith("//"):
            continue
        exact.add(rule)
        tail = rule
        while "." in tail:
            tail = tail.partition(".")[2]
            inner.add(tail)
        if rule.startswith(("*.", "!")):
            wild.add(rule.partition(".")[2])
    return _Rules(frozenset(exact), frozenset(inner), frozenset(wild))


def _suffix_length(host: str, only_icann: bool) -> int:
    """How many labels of a readable host are its suffix: the library's answer, four times as fast on many hosts."""
    exact, inner, wild = _rules(only_icann)
    labels = host.split(".")
    at = suffix = len(labels) - 1
    tail = labels[at]
    while tail in inner:
        if tail in wild:
            found = _suffixes(only_icann).publicsuffix(host)
            return found.count(".") + 1 if found else 0
        if not at:
            break
        at -= 1
        tail = f"{labels[at]}.{tail}"
        if tail in exact:
            suffix = at
    return len(labels) - suffix


def _registered(host: str, only_icann: bool = False) -> str | None:
    length = _suffix_length(host, only_icann)
    labels = host.split(".")
    return ".".join(labels[-length - 1 :]) if len(labels) > length else None


def registrable(host: str) -> str | None:
    """The domain one can register below a public suffix, private ones included; None for a suffix or what is no host.

    `bar.foo.blogspot.com` is `foo.blogspot.com`, `b.example.co.uk` is `example.co.uk`.
    """
    readable = host_of(host)
    return _registered(readable) if readable else None


def public_suffix(host: str) -> str | None:
    """The suffix by ICANN's section alone, for judging a country: `co.uk`, `com`, `рф`."""
    readable = host_of(host)
    if readable is None:
        return None
    return ".".join(readable.split(".")[-_suffix_length(readable, True) :])


def site_of(url_or_host: str) -> Site | None:
    """The site of a URL or host; None when it has none. Remembers hosts, because exports repeat them."""
    head = url_or_host.split("/", 3)
    raw = head[2] if len(head) > 2 and head[0] in ("https:", "http:") and not head[1] else url_or_host
    site = _known.get(raw)
    if site is not None:
        return site
    if "@" in raw:  # a user name before the host, or an email address, which is no host
        return _find(url_or_host)
    site = _find(raw)
    if site is not None and len(raw) <= 300:
        if len(_known) >= REMEMBERED:
            _known.clear()
        _known[raw] = site
    return site


def _find(raw: str) -> Site | None:
    common = _ASCII_HOST.fullmatch(raw) and "xn--" not in raw and len(raw) <= 253 and not raw.endswith(_NOWHERE)
    host = raw if common else host_of(raw)
    if host is None:
        return None
    # The home of a private suffix (blogspot.com itself) is a site too, though nobody can register it.
    domain = _registered(host) or _registered(host, only_icann=True)
    if domain is None:
        return None
    spare = len(host) - len(domain)
    while spare and (front := _FRONT.match(host)) and front.end() <= spare:
        host = host[front.end() :]
        spare -= front.end()
    return tuple.__new__(Site, (host, domain))


def why_not(url_or_host: str) -> str:
    """Why a text has no site, as a clause for a rejected row; meant for texts where `site_of` found none."""
    text = url_or_host.strip()
    if not text:
        return "no site is named"
    shown = text if len(text) <= 60 else text[:59] + "…"
    bare = re.split(r"[/?#]", _SCHEME.sub("", text, count=1), maxsplit=1)[0].rpartition("@")[2]
    if bare.startswith("[") or _NUMBER.fullmatch(re.sub(r":\d*$", "", bare).rpartition(".")[2]):
        return f"{shown!r} is a numeric address, not a site's name"
    host = host_of(text)
    if host is not None:
        return f"{host!r} is a public suffix, not a site"
    if _is_nowhere(bare.lower()):
        return f"{shown!r} is no public site"
    return f"{shown!r} is not a site's address"
