"""Text from outside, made harmless: no control characters, no invisible reordering, NFC."""

from __future__ import annotations

import re
import unicodedata

# One character class instead of a walk by category: imports clean hundreds of thousands of cells.
_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls, ESC among them; line ends and tab are mapped
    "\u00ad"  # soft hyphen: splits a word for whoever compares it
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, overrides and isolates
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # zero width; ZWJ and ZWNJ stay, scripts and emoji need them
    "\ue000-\ue003"  # markers of our own renderer: text from outside must not forge a field's span
    "\ufff9-\ufffb\ufffe\uffff"  # interlinear annotation, non-characters
    "\ud800-\udfff"  # lone surrogates cannot be written as UTF-8
    "\U000e0000-\U000e007f"  # tag characters hide text
    "]+"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACE_RUN = re.compile(r"\s*\n\s*|\s{2,}")


def clean(text: str) -> str:
    """`text` in NFC without control, bidi and zero-width characters; newlines stay, a tab becomes a space.

    ZWJ and ZWNJ stay. Calling it twice changes nothing more.
    """
    if text.isprintable():  # then there is nothing unwanted in it
        return unicodedata.normalize("NFC", text)
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def clean_line(text: str) -> str:
    """`clean(text)` on one line: newlines and runs of spaces become one space, none at the ends.

    A single no-break or ideographic space stays what it is: French punctuation and Japanese names need it.
    """
    line = clean(text)
    if not line.isprintable() or "  " in line:  # the only printable white space is the space
        line = _SPACE_RUN.sub(" ", line)
    return line.strip()
