"""Our own header writer: what comes out is one header, whatever went in.

The standard library turns crafted encoded words in a subject or a display name into real headers on several Python
versions. So this module refuses line ends, other control characters and bidi overrides, encodes every text that is
not plain ASCII or contains `=?` (RFC 2047), and folds lines itself at 78 characters, never inside a word.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator

from geoout.errors import OutboxError

LINE = 78
_WORD = 75
_PLAIN_WORD_MOST = 60
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HOSTILE = frozenset({"Cc", "Cs", "Zl", "Zp"})  # controls, lone surrogates, line and paragraph separators
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
_PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,120}@[A-Za-z0-9.-]{1,120}>")


def refuse_hostile(text: str, what: str, *, allowed: str = "") -> None:
    """Raise OutboxError when `text` has a control character, a line end, a bidi override or a lone surrogate.

    `what` names the part (`the subject`); `allowed` lists controls that may stand there after all.
    """
    for position, sign in enumerate(text):
        hostile = unicodedata.category(sign) in _HOSTILE or sign in _BIDI_OVERRIDES
        if not hostile or sign in allowed:
            continue
        kind = "a text direction override" if sign in _BIDI_OVERRIDES else "a line break or control character"
        where = f"line {text.count(chr(10), 0, position) + 1}" if "\n" in allowed else f"character {position + 1}"
        raise OutboxError(f"{what} contains {kind} (U+{ord(sign):04X}, {where})", hint="delete it in the draft")


def unstructured(name: str, text: str) -> str:
    """A header of free text (`Subject`), folded, with its CRLF. Raises OutboxError for hostile text."""
    text = _checked(text, f"the {name.lower()}").strip(" ")
    if _is_plain(text):
        return _fold(name, text.split(" "))
    return _fold(name, list(_encoded_words(text, len(name) + 2)))


def address(name: str, display: str, spec: str) -> str:
    """A header with one address: display name quoted or encoded, `spec` as it comes from `people.address_spec`."""
    display = _checked(display, f"the name in {name}").strip()
    spec = f"<{spec}>" if display else spec
    if not display:
        words: list[str] = []
    elif _is_plain(display) and _PHRASE.fullmatch(display):
        words = display.split(" ")
    elif _is_plain(display) and len(display) <= _PLAIN_WORD_MOST:
        words = ['"' + display.replace("\\", "\\\\").replace('"', '\\"') + '"']
    else:
        words = list(_encoded_words(display, len(name) + 2))
    return _fold(name, [*words, spec])


def identifiers(name: str, ids: list[str]) -> str:
    """A header of message identifiers (`Message-ID`, `References`). Raises OutboxError for what is none."""
    for one in ids:
        if not _MESSAGE_ID.fullmatch(one):
            raise OutboxError(f"{ascii(one)[:80]} in {name} is not a message identifier", hint="leave the header out")
    return _fold(name, ids)


def token(name: str, value: str) -> str:
    """A header whose value this program chose itself."""
    return _fold(name, value.split(" "))


def _checked(text: str, what: str) -> str:
    text = unicodedata.normalize("NFC", text)
    refuse_hostile(text, what)
    return text


def _is_plain(text: str) -> bool:
    """Whether text may stand as it is: ASCII, single spaces, no long word that could not be folded, no `=?`."""
    if not text:
        return True
    return "=?" not in text and bool(_PLAIN.fullmatch(text)) and max(map(len, text.split(" "))) <= _PLAIN_WORD_MOST


def _encoded_words(text: str, first_column: int) -> Iterator[str]:
    """`text` as encoded words of at most 75 characters, each whole code points; the first fits beside the name.

    All of the text is encoded, spaces too: a reader drops the white space between two encoded words.
    """
    data = text.encode("utf-8")
    short_q = sum(1 if byte in _Q_SAFE or byte == 0x20 else 3 for byte in data) <= len(data) * 4 / 3
    encode = _q_word if short_q else _b_word
    room = min(_WORD, LINE - first_column)
    chunk = ""
    for sign in text:
        if chunk and len(encode(chunk + sign)) > room:
            yield encode(chunk)
            chunk, room = "", _WORD
        chunk += sign
    yield encode(chunk)


def _q_word(text: str) -> str:
    signs = ("_" if byte == 0x20 else chr(byte) if byte in _Q_SAFE else f"={byte:02X}" for byte in text.encode("utf-8"))
    return f"=?UTF-8?Q?{''.join(signs)}?="


def _b_word(text: str) -> str:
    return f"=?UTF-8?B?{base64.b64encode(text.encode('utf-8')).decode('ascii')}?="


def _fold(name: str, words: list[str]) -> str:
    """Words behind the name, a new line before the word that would pass column 78."""
    lines = [f"{name}:"]
    for word in filter(None, words):
        if len(lines[-1]) + 1 + len(word) > LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"
