"""The words of markets.yaml as a person reads them: `digital PR` for `digital_pr`, `LinkedIn` for `linkedin`."""

from __future__ import annotations

import re

_SPOKEN = {
    "author": "a native speaker who wrote it signs it",
    "digital_pr": "digital PR",
    "given-first": "given name first",
    "kakaotalk": "KakaoTalk",
    "line": "LINE",
    "linkedin": "LinkedIn",
    "native": "a native speaker signs it before it leaves",
    "vk": "VK",
    "wechat": "WeChat",
    "whatsapp": "WhatsApp",
    "xing": "XING",
}
_NO_NETWORK = {"email", "contact-form"}
_FIELD = re.compile(r"\{([a-z_]+)(?:!|\|([^}]*))?\}")


def spoken(word: str) -> str:
    """A fixed word in plain English."""
    return _SPOKEN.get(word) or re.sub("[-_]", " ", word)


def channel(word: str) -> str:
    """A channel by the name it goes by; networks are names."""
    return spoken(word) if word in _NO_NETWORK or word in _SPOKEN else word.capitalize()


def pattern(text: str) -> str:
    """A pattern on one line, its fields in words: `{title or Madame} {surname},`; ` / ` where a line ends."""
    return " / ".join(_FIELD.sub(_field, text).splitlines())


def _field(found: re.Match[str]) -> str:
    instead = f" or {found[2]}" if found[2] else ""
    # A vocative or a capital is how the language writes the same part of the name.
    return f"{{{found[1].removesuffix('_vocative').removesuffix('_capital').replace('_', ' ')}{instead}}}"
