"""Deep links: the address that opens a chat or a profile, and what each channel can carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from geoout.errors import OutboxError
from geoout.language.plain import clean
from geoout.outbox.channels.shortened import shortened
from geoout.pitches.draft import Draft
from geoout.prospects.handles import handle as checked

LONGEST: Final = 4000
"""Characters of an address that every browser and every server between takes."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What a channel takes: `most` characters of a text, and `address` of a handle and an encoded text.

    `address` is None where no https address opens a chat or a profile. `carries` says whether it holds the text for a
    handle; elsewhere the text is copied and pasted by hand. `note` is what a user must know.
    """

    most: int
    address: Callable[[str, str], str] | None
    carries: Callable[[str], bool]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeepLink:
    """A draft on another channel: the shortened `text`, and the `url` that opens it (empty: there is none).

    `carries` is whether the text travels in the link; `most` how many characters the channel takes.
    """

    channel: str
    handle: str
    text: str
    url: str
    carries: bool
    most: int
    note: str


def _never(handle: str) -> bool:
    return False


def _always(handle: str) -> bool:
    return True


def _line(handle: str, text: str) -> str:
    if handle.startswith("@"):
        return f"https://line.me/R/oaMessage/{quote(handle, safe='')}/?{text}"
    return f"https://line.me/R/ti/p/~{quote(handle, safe='')}"


def _x(handle: str, text: str) -> str:
    if handle.startswith("id:"):
        return f"https://x.com/messages/compose?recipient_id={handle[3:]}&text={text}"
    return f"https://x.com/{handle}"


_COPY_ONLY = "it has no link that opens a chat: look for them there and paste the text"
_PASTE = "it takes no text from a link: paste it there"

SCHEMES: Final = {
    "linkedin": Scheme(300, lambda name, _: f"https://www.linkedin.com/{quote(name, safe='/%')}/", _never,
                       f"{_PASTE}; a note to an invitation has 300 characters at most, 200 without a subscription"),
    "whatsapp": Scheme(1000, lambda name, text: f"https://wa.me/{name[1:]}?text={text}", _always),
    "telegram": Scheme(1000, lambda name, text: f"https://t.me/{name}?text={text}", _always),
    "line": Scheme(500, _line, lambda name: name.startswith("@"),
                   "it opens on a phone that has LINE; only an official account (@name) takes a text from a link"),
    "x": Scheme(1000, _x, lambda name: name.startswith("id:"),
                "only a numeric id (id:12345) takes a text from a link; of a name the profile opens"),
    "xing": Scheme(600, lambda name, _: f"https://www.xing.com/profile/{name}", _never, _PASTE),
    "facebook": Scheme(1000, lambda name, _: f"https://m.me/{name}", _never, _PASTE),
    "instagram": Scheme(1000, lambda name, _: f"https://ig.me/m/{name}", _never, _PASTE),
    "vk": Scheme(1000, lambda name, _: f"https://vk.me/{name}", _never, _PASTE),
    "zalo": Scheme(1000, lambda name, _: f"https://zalo.me/{name[1:]}", _never, _PASTE),
    "snapchat": Scheme(500, lambda name, _: f"https://www.snapchat.com/add/{name}", _never, _PASTE),
    "contact-form": Scheme(2000, lambda url, _: url, _never, "paste the text into the form"),
    "wechat": Scheme(500, None, _never, _COPY_ONLY),
    "kakaotalk": Scheme(500, None, _never, _COPY_ONLY),
    "viber": Scheme(1000, None, _never, _COPY_ONLY),
    "weibo": Scheme(500, None, _never, _COPY_ONLY),
    "naver": Scheme(1000, None, _never, _COPY_ONLY),
}  # fmt: skip
"""Every channel but mail; limits are the channels' own, or what is still read there as a first message (house)."""


def deep_link(draft: Draft, channel: str, handle: str) -> DeepLink:
    """The link that takes a draft to a contact's handle on another channel, always https, every byte of text encoded.

    Raises UsageError for a handle that is none there, OutboxError for a channel that is none.
    """
    scheme = SCHEMES.get(channel)
    if scheme is None:
        raise OutboxError(f"there is no way to write on {channel[:40]!r}", hint="let the draft leave as mail")
    name = checked(channel, handle)
    carries = scheme.carries(name)
    text, most = clean(shortened(draft, scheme.most)), scheme.most
    while carries and scheme.address is not None and len(scheme.address(name, _encoded(text))) > LONGEST:
        most = len(text) * 9 // 10
        text = clean(shortened(draft, most))
    url = scheme.address(name, _encoded(text)) if scheme.address is not None else ""
    return DeepLink(channel, name, text, url, carries, most, scheme.note)


def _encoded(text: str) -> str:
    return quote(text, safe="")
