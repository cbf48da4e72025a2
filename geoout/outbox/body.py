"""The text of a mail as it travels: NFC, CRLF, no trailing spaces; quoted-printable, base64 or as it is."""

from __future__ import annotations

import base64
import re
import unicodedata
from functools import lru_cache

from geoout.outbox.headers import refuse_hostile, token

SIGNATURE_MARK = "-- "
_QP_LINE = 76
_QP_SAFE = frozenset(range(33, 127)) - {ord("=")}
_ASCII = bytes(range(127))
_LINE_MOST = 998
_FROM = re.compile("From ")
_LINE_END = re.compile(r"\r\n?|\n")


def lines_of(text: str) -> list[str]:
    """The body's lines, as they will be read: NFC, without trailing spaces (the signature mark `-- ` keeps its one).

    Thunderbird loses the blank line after a line that ends in a space. Blank lines at the end go. Raises OutboxError
    for what `language.unmailable` refuses in a text.
    """
    text = _LINE_END.sub("\n", unicodedata.normalize("NFC", text))
    refuse_hostile(text, "the text", one_line=False)
    lines = [line if line == SIGNATURE_MARK else line.rstrip(" \t") for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def part(lines: list[str], kind: str = "plain", *, eight_bit: bool = False) -> tuple[list[str], bytes]:
    """A text as a MIME part: its headers, each with its CRLF, and its content. `kind` is `plain` or `html`."""
    encoding, content = encode(lines, eight_bit=eight_bit)
    named = [token("Content-Type", f'text/{kind}; charset="utf-8"'), token("Content-Transfer-Encoding", encoding)]
    return named, content


def encode(lines: list[str], *, eight_bit: bool = False) -> tuple[str, bytes]:
    """The transfer encoding's name and the encoded body with CRLF; every line is at most 76 octets.

    With `eight_bit` the text stays as it is, if no line is longer than 998 octets (RFC 5322 § 2.1.1).
    """
    data = "".join(f"{line}\r\n" for line in lines).encode("utf-8")
    if eight_bit and all(len(line) <= _LINE_MOST for line in data.split(b"\r\n")):
        return "8bit", data
    beyond_ascii = len(data.translate(None, _ASCII))
    # Quoted-printable triples each octet beyond ASCII, base64 adds a third to all: equal at one in six.
    if beyond_ascii * 6 <= len(data):
        return "quoted-printable", b"".join(_quoted(line) for line in lines)
    return "base64", b"".join(base64.b64encode(data[at : at + 57]) + b"\r\n" for at in range(0, len(data), 57))


def _quoted(line: str) -> bytes:
    """One line as quoted-printable with soft breaks between characters.

    A lone dot (SMTP) is encoded too, a space or tab at the end, and the F of every `From `, which may come to stand at
    the start of a line (mbox).
    """
    pieces = list(map(_octets, line))
    for found in _FROM.finditer(line):
        pieces[found.start()] = "=46"
    if line == ".":
        pieces[0] = "=2E"
    if line and line[-1] in " \t":
        pieces[-1] = f"={ord(line[-1]):02X}"
    return _soft_broken(pieces).encode("ascii") + b"\r\n"


@lru_cache(maxsize=2048)
def _octets(sign: str) -> str:
    """One character inside a line."""
    octets = sign.encode("utf-8")
    if octets[0] in _QP_SAFE or sign in " \t":
        return sign
    return "".join(f"={octet:02X}" for octet in octets)


def _soft_broken(pieces: list[str]) -> str:
    whole = "".join(pieces)
    if len(whole) < _QP_LINE:
        return whole
    rows, start, width = [], 0, 0
    for at, piece in enumerate(pieces):
        width += len(piece)
        if width > _QP_LINE - 1:  # one column stays free for the `=` of a soft break
            rows.append("".join(pieces[start:at]))
            start, width = at, len(piece)
    return "=\r\n".join([*rows, "".join(pieces[start:])])
