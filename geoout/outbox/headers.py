"""Our own header writer: what comes out is one header, whatever went in.

The standard library turns crafted encoded words in a subject or a display name into real headers on several Python
versions. So this module refuses what `language.unmailable` names, encodes every text that is not plain ASCII or could
be read as an encoded word (RFC 2047), and folds lines itself at 78 characters, never inside a word.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator, Sequence

from geoout.errors import OutboxError
from geoout.language.graphemes import boundaries
from geoout.language.unmailable import unmailable

LINE = 78
LONGEST_TEXT = 998
"""The most characters of a subject or a name: readers unfold a header to one line, and no line is longer."""

_WORD = 75
_FRAME = len("=?UTF-8?Q??=")
_PLAIN_WORD_MOST = 60
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
_PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_ENCODED_WORD = re.compile(r"=\?|\?=")
# Stricter than what is sent out there in one way, wider in another: no quotes and no `=?`, but hosts with underscores
# and address literals, which real servers write.
_IDENTIFIER = re.compile(
    r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.:-]{1,250}@(?:[A-Za-z0-9._-]{1,255}|\[[A-Za-z0-9.:_-]{1,100}\])>"
)


def refuse_hostile(text: str, what: str, *, one_line: bool = True) -> None:
    """Raise OutboxError when `text` has a character that a mail must not carry; `what` names the part (`the subject`).

    A text of several lines (`one_line` False) may have line feeds, tabs and what lines are broken or directed with.
    """
    for found in unmailable(text, one_line=one_line):
        where = f"character {found.at + 1}" if one_line else f"line {text.count(chr(10), 0, found.at) + 1}"
        sentence = f"{what} contains {found.why} (U+{ord(found.sign):04X}, {where})"
        raise OutboxError(sentence, hint="delete it in the draft")


def unstructured(name: str, text: str) -> str:
    """A header of free text (`Subject`), folded, with its CRLF. Raises OutboxError for hostile or endless text."""
    text = line_of(text, f"the {name.lower()}").strip(" ")
    if _is_plain(text):
        return _fold(name, text.split(" "))
    return _fold(name, _encoded_words(text, len(name) + 2))


def address(name: str, display: str, spec: str) -> str:
    """A header with one address: display name quoted or encoded, `spec` as it comes from `people.address_spec`."""
    display = line_of(display, f"the name in {name}").strip()
    if not display:
        return _fold(name, [spec])
    if _is_plain(display) and _PHRASE.fullmatch(display):
        words: Sequence[str] = display.split(" ")
    elif _is_plain(display) and len(display) <= _PLAIN_WORD_MOST:
        words = ['"' + display.replace("\\", "\\\\").replace('"', '\\"') + '"']
    else:
        words = list(_encoded_words(display, len(name) + 2))
    return _fold(name, [*words, f"<{spec}>"])


def identifiers(name: str, ids: Sequence[str]) -> str:
    """A header of message identifiers (`Message-ID`, `References`). Raises OutboxError for what is none."""
    for one in ids:
        if not is_identifier(one):
            raise OutboxError(f"{ascii(one)[:80]} in {name} is not a message identifier", hint="leave the header out")
    return _fold(name, ids)


def is_identifier(text: str) -> bool:
    """Whether `text` is one message identifier in angle brackets that no reader takes for anything else."""
    return bool(_IDENTIFIER.fullmatch(text)) and not _ENCODED_WORD.search(text)


def token(name: str, value: str) -> str:
    """A header whose value this program chose itself."""
    return _fold(name, value.split(" "))


def line_of(text: str, what: str) -> str:
    """`text` in NFC, as it may stand in a header. Raises OutboxError for hostile or endless text."""
    text = unicodedata.normalize("NFC", text)
    refuse_hostile(text, what)
    if len(text) > LONGEST_TEXT:
        raise OutboxError(f"{what} has {len(text):,} characters; a header holds {LONGEST_TEXT}", hint="shorten it")
    return text


def _is_plain(text: str) -> bool:
    """Whether text may stand as it is: ASCII, single spaces, no word too long to fold, nothing like an encoded word."""
    if not text:
        return True
    if _ENCODED_WORD.search(text) or not _PLAIN.fullmatch(text):
        return False
    return max(map(len, text.split(" "))) <= _PLAIN_WORD_MOST


def _encoded_words(text: str, first_column: int) -> Iterator[str]:
    """`text` as encoded words of at most 75 characters, each whole graphemes; the first fits beside the name.

    All of the text is encoded, spaces too: a reader drops the white space between two encoded words. They end at a
    space where one is near, because Python's reader of addresses keeps that white space: better twice than in a word. A
    grapheme longer than an encoded word (a letter under a pile of marks) is split between its code points.
    """
    as_q = sum(_q_lengths(text)) <= len(text.encode("utf-8")) * 4 / 3
    room = min(_WORD, LINE - first_column) - _FRAME
    most, next_most = (kept if as_q else kept // 4 * 3 for kept in (room, _WORD - _FRAME))
    chunk: list[str] = []
    length = 0
    for piece in _pieces(text, as_q):
        more = _encoded_length(piece, as_q)
        if chunk and length + more > most:
            cut = _place_to_end(chunk)
            length = sum(_encoded_length(one, as_q) for one in chunk[cut:])
            if length + more > next_most:
                cut, length = len(chunk), 0
            yield _word("".join(chunk[:cut]), as_q)
            chunk, most = chunk[cut:], next_most
        chunk.append(piece)
        length += more
    yield _word("".join(chunk), as_q)


def _place_to_end(chunk: list[str]) -> int:
    """How many pieces of `chunk` to take: up to the last space of its second half, else all."""
    for place in range(len(chunk) - 1, len(chunk) // 2, -1):
        if chunk[place] == " ":
            return place + 1
    return len(chunk)


def _encoded_length(text: str, as_q: bool) -> int:
    """How many characters as Q, how many octets before base64."""
    return sum(_q_lengths(text)) if as_q else len(text.encode("utf-8"))


def _pieces(text: str, as_q: bool) -> Iterator[str]:
    """What an encoded word never tears apart: graphemes, or code points of those that no encoded word holds."""
    start = 0
    most = (LINE - len("Subject: ") - _FRAME) // 3 if as_q else (LINE - len("Subject: ") - _FRAME) // 4 * 3
    for end in boundaries(text)[1:]:
        grapheme = text[start:end]
        start = end
        if len(grapheme) > 1 and len(grapheme.encode("utf-8")) > most:
            yield from grapheme
        else:
            yield grapheme


def _q_lengths(text: str) -> Iterator[int]:
    return (1 if octet in _Q_SAFE or octet == 0x20 else 3 for octet in text.encode("utf-8"))


def _word(text: str, as_q: bool) -> str:
    octets = text.encode("utf-8")
    if not as_q:
        return f"=?UTF-8?B?{base64.b64encode(octets).decode('ascii')}?="
    signs = ("_" if octet == 0x20 else chr(octet) if octet in _Q_SAFE else f"={octet:02X}" for octet in octets)
    return f"=?UTF-8?Q?{''.join(signs)}?="


def _fold(name: str, words: Sequence[str] | Iterator[str]) -> str:
    """Words behind the name, a new line before the word that would pass column 78."""
    lines = [f"{name}:"]
    for word in filter(None, words):
        if len(lines[-1]) + 1 + len(word) > LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"
