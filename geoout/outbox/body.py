"""The text of a mail as it travels: NFC, CRLF, no trailing spaces, quoted-printable or base64."""

from __future__ import annotations

import base64
import re
import unicodedata

from geoout.outbox.headers import refuse_hostile

SIGNATURE_MARK = "-- "
_QP_LINE = 76
_QP_SAFE = frozenset(range(33, 127)) - {ord("=")}
_LINE_END = re.compile(r"\r\n?|\n")


def lines_of(text: str) -> list[str]:
    """The body's lines, as they will be read: NFC, without trailing spaces (the signature mark `-- ` keeps its one).

    Thunderbird loses the blank line after a line that ends in a space. Blank lines at the end go. Raises OutboxError
    for control characters other than a tab, and for bidi overrides.
    """
    text = _LINE_END.sub("\n", unicodedata.normalize("NFC", text))
    refuse_hostile(text, "the text", allowed="\n\t")
    lines = [line if line == SIGNATURE_MARK else line.rstrip(" \t") for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def encode(lines: list[str]) -> tuple[str, bytes]:
    """The transfer encoding's name and the encoded body with CRLF; every line is at most 76 octets."""
    data = "".join(f"{line}\r\n" for line in lines).encode("utf-8")
    beyond_ascii = sum(1 for byte in data if byte > 126)
    # Quoted-printable triples each octet beyond ASCII, base64 adds a third to all: equal at one in six.
    if beyond_ascii * 6 <= len(data):
        return "quoted-printable", b"".join(_quoted(line) for line in lines)
    return "base64", b"".join(base64.b64encode(data[at : at + 57]) + b"\r\n" for at in range(0, len(data), 57))


def _quoted(line: str) -> bytes:
    """One line as quoted-printable with soft breaks between characters.

    `From ` at the start (mbox) and a lone dot (SMTP) are encoded too, and so is a space or tab at the end.
    """
    pieces: list[str] = []
    for at, sign in enumerate(line):
        octets = sign.encode("utf-8")
        inner_space = sign in " \t" and at < len(line) - 1
        fragile = at == 0 and (line.startswith("From ") or line == ".")
        plain = (octets[0] in _QP_SAFE or inner_space) and not fragile
        pieces.append(sign if plain else "".join(f"={octet:02X}" for octet in octets))
    return _soft_broken(pieces).encode("ascii") + b"\r\n"


def _soft_broken(pieces: list[str]) -> str:
    rows = [""]
    for piece in pieces:
        # One column stays free for the `=` of a soft break.
        if len(rows[-1]) + len(piece) > _QP_LINE - 1:
            rows.append("")
        rows[-1] += piece
    return "=\r\n".join(rows)
