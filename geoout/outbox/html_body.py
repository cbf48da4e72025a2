"""The optional HTML alternative: the same words and nothing else, no style, no picture, nothing from elsewhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import escape

from geoout.language.script import scripts_for
from geoout.outbox import body
from geoout.outbox.headers import token

# An address ends at white space, at marks that no address has, and before characters that nobody sees.
_LINK = re.compile(
    r"\bhttps?://[^\s<>\\\"'“”„«»‹›「」『』《》（）【】，。、；：！？؛،؟\u00ad\u200b-\u200f\u2060-\u2069\ufeff]+",
    re.IGNORECASE,
)
_SENTENCE_ENDS = ".,;:!?…*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_SCRIPTS = frozenset({"Arab", "Hebr"})
_SPACES = re.compile(r"^ |\t|  +")


def alternatives(lines: list[str], locale: str, message_id: str, *, eight_bit: bool = False) -> tuple[list[str], bytes]:
    """Text and HTML as one multipart/alternative: its headers, each with its CRLF, and its content.

    `lines` are `body.lines_of()`. The boundary follows from the Message-ID, which follows from the text: no text can
    contain its own. It begins with what neither quoted-printable nor base64 can contain.
    """
    boundary = f"=_{hashlib.sha256(message_id.encode('ascii')).hexdigest()[:32]}"
    content = b""
    texts = ((lines, "plain"), (page(lines, locale), "html"))
    for named, encoded in (body.part(text, kind, eight_bit=eight_bit) for text, kind in texts):
        content += f"--{boundary}\r\n{''.join(named)}\r\n".encode("ascii") + encoded + b"\r\n"
    named = [token("Content-Type", f'multipart/alternative; boundary="{boundary}"')]
    if eight_bit:
        named.append(token("Content-Transfer-Encoding", "8bit"))
    return named, content + f"--{boundary}--\r\n".encode("ascii")


def page(lines: list[str], locale: str) -> list[str]:
    """The lines as a page of HTML: paragraphs at blank lines, a break at every other line end, links clickable.

    `lang` is the locale's; `dir="rtl"` stands where `is_right_to_left` says so.
    """
    language = f' lang="{escape(locale.replace("_", "-"))}"' if locale else ""
    direction = ' dir="rtl"' if is_right_to_left("\n".join(lines), locale) else ""
    return [
        "<!DOCTYPE html>",
        f"<html{language}{direction}>",
        '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>',
        f"<body><div{language}{direction}>",  # said again, because web mail drops what stands at html and body
        *_paragraphs(lines),
        "</div></body>",
        "</html>",
    ]


def is_right_to_left(text: str, locale: str = "") -> bool:
    """Whether `text` is one that is read from right to left, going by its letters; web addresses do not count.

    Most letters decide; a quarter does in a language written so, where Latin names and a postal address may outweigh a
    short text.
    """
    if text.isascii():
        return False
    kinds: Counter[str] = Counter()
    for sign, count in Counter(_LINK.sub("", text)).items():
        kinds[unicodedata.bidirectional(sign)] += count
    there, others = kinds["R"] + kinds["AL"], kinds["L"]
    at_home = not _SCRIPTS.isdisjoint(scripts_for(locale))
    return there * (3 if at_home else 1) > others


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Each paragraph in its element; a blank line more than one is an empty paragraph, so that distances stay."""
    paragraph: list[str] = []
    blank = 0
    for line in [*lines, ""]:
        if line:
            paragraph.append(_marked_up(line))
            blank = 0
            continue
        if paragraph:
            paragraph[0] = f"<p>{paragraph[0]}"
            yield from (f"{row}<br>" for row in paragraph[:-1])
            yield f"{paragraph[-1]}</p>"
        elif blank:
            yield "<p><br></p>"
        paragraph, blank = [], blank + 1


def _marked_up(line: str) -> str:
    """One line, escaped, its links clickable, its inner distances kept."""
    marked = []
    at = 0
    for match in _LINK.finditer(line):
        address = _without_end(match.group())
        host = re.split(r"[/?#\\]", address.split("://", 1)[-1])[0]
        if not host or "@" in host:
            continue  # a name before the host only ever deceives
        marked.append(_spaced(escape(line[at : match.start()]), at == 0))
        shown = escape(address)
        marked.append(f'<a href="{shown}" dir="ltr">{shown}</a>')
        at = match.start() + len(address)
    marked.append(_spaced(escape(line[at:]), at == 0))
    return "".join(marked)


def _spaced(text: str, at_start: bool) -> str:
    """White space that HTML would swallow as no-break spaces, but one: a line may still break there."""

    def kept(match: re.Match[str]) -> str:
        if match.group() == "\t":
            return "\u00a0" * 3 + " "
        if match.group() == " ":
            return "\u00a0" if at_start else " "
        return "\u00a0" * (len(match.group()) - 1) + " "

    return _SPACES.sub(kept, text)


def _without_end(address: str) -> str:
    """A web address without the marks that belong to the sentence around it."""
    while address:
        last = address[-1]
        unopened = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if last not in _SENTENCE_ENDS and not unopened:
            break
        address = address[:-1]
    return address
