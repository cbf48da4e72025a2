"""Handles: what a contact is called on other channels (R57), read from whatever form people keep them in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geoout.errors import UsageError
from geoout.language.plain import clean, clean_line
from geoout.markets.schema import CHANNELS

Handles = tuple[tuple[str, str], ...]
"""Pairs of a channel of `schema.CHANNELS` and the contact's handle there, each channel once."""

_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_PATTERNS = {
    "linkedin": re.compile(r"(?:in|pub|company|school|showcase)/[\w.%-]{2,100}"),
    "x": re.compile(r"\w{1,15}|id:\d{1,20}", re.ASCII),
    "xing": re.compile(r"[\w.-]{2,80}", re.ASCII),
    "facebook": re.compile(r"[\w.]{2,60}", re.ASCII),
    "instagram": re.compile(r"[\w.]{1,30}", re.ASCII),
    "telegram": re.compile(rf"[a-z]\w{{3,31}}|{_PHONE.pattern}", re.ASCII | re.IGNORECASE),
    "line": re.compile(r"@?[\w.-]{1,40}", re.ASCII),
    "whatsapp": _PHONE,
    "viber": _PHONE,
    "zalo": _PHONE,
    "vk": re.compile(r"[\w.]{2,50}", re.ASCII),
    "snapchat": re.compile(r"[\w.-]{2,30}", re.ASCII),
    "contact-form": re.compile(r"https://[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?(?:/[^\s<>\"`{}|\\^;]*)?"),
}
_ANY = re.compile(r"[\w.@+-]{1,60}")
_HOSTS = re.compile(
    r"^(?:https?://)?(?:[\w-]+\.)?(?:linkedin\.com|twitter\.com|x\.com|xing\.com/profile|facebook\.com|m\.me|instagram\.com"
    r"|t\.me|telegram\.me|wa\.me|zalo\.me|vk\.com|snapchat\.com/add|weibo\.com|line\.me/(?:R/)?ti/p)/",
    re.IGNORECASE,
)
_SHOWN = {"contact-form": "https://site.example/contact", "whatsapp": "+34 600 000 000", "linkedin": "in/name"}


def handle(channel: str, text: str) -> str:
    """A handle in its one form: `in/name` on LinkedIn, `+34600000000` on WhatsApp, bare names elsewhere.

    Addresses of profiles and a leading @ are understood. Raises UsageError for what is none on that channel.
    """
    said = clean_line(text)
    if channel not in CHANNELS or channel == "email":
        raise UsageError(f"there is no channel {channel[:40]!r}", hint=f"use one of {', '.join(CHANNELS[1:])}")
    found = said
    if channel != "contact-form":
        found = _HOSTS.sub("", said).split("?")[0].split("#")[0].strip("/")
        found = found.removeprefix("~") if channel == "line" else found.removeprefix("@")
    pattern = _PATTERNS.get(channel, _ANY)
    if pattern is _PHONE or (channel == "telegram" and re.match(r"[+\d]", found)):
        found = _phone(said, found)
    if channel == "linkedin" and "/" not in found:
        found = f"in/{found}"
    if not pattern.fullmatch(found):
        raise UsageError(f"{said[:60]!r} is no {channel} handle", hint=f"write it as {_SHOWN.get(channel, 'name')}")
    return found


def _phone(said: str, bare: str) -> str:
    """An international number without anything between its digits; wa.me leaves the plus out, so it is put back."""
    digits = re.sub(r"[\s().\-/\u2010-\u2015\u00a0]|\(0\)", "", bare.replace("(0)", ""))
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if _HOSTS.match(said) and digits.isdigit() else digits


def read_handles(text: str) -> Handles:
    """Handles from lines or semicolons of `channel: handle`. Raises UsageError for the first that is none."""
    found: dict[str, str] = {}
    for part in re.split(r"[\n;]", clean(text)):
        if not part.strip():
            continue
        channel, colon, rest = part.partition(":")
        if not colon:
            raise UsageError(f"{part.strip()[:60]!r} names no channel", hint="write it as linkedin: name")
        name = channel.strip().lower().replace(" ", "-")
        found[name] = handle(name, rest)
    return tuple(found.items())


def written(handles: Sequence[tuple[str, str]]) -> str:
    """Handles as `read_handles` takes them, one per line."""
    return "\n".join(f"{channel}: {name}" for channel, name in handles)
