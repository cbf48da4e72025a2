"""Where the editor may fold a line: not at a no-break space, and between any two signs of Chinese and Japanese.

Textual folds only at white space, and takes the no-break spaces of `38 %` and ` ?` for white space. It has no other
place to say so than the pattern that cuts a text into pieces (textual 8.2.8, `_wrap.re_chunk`).
"""

from __future__ import annotations

import re

from textual import _wrap

from geoout.tui.ink import NOT_FIRST, NOT_LAST

_SPACE = r"[^\S\u00a0\u2007\u202f]"
_WIDE = "\u3001-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_CLOSING = re.escape("".join(sorted(NOT_FIRST)))
_OPENING = "".join(sorted(sign for sign in NOT_LAST if sign >= "\u3000"))  # western ones are part of a word
_BREAKS = r"\t-\r\x1c-\x20\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
PIECE = re.compile(
    rf"[{_OPENING}]*(?:[^{_BREAKS}{_WIDE}{_OPENING}]+|[{_WIDE}])[{_CLOSING}]*{_SPACE}*"
    rf"|[{_OPENING}]+{_SPACE}*|{_SPACE}+"
)


def fold_by_script() -> None:
    """Fold as written here from now on."""
    _wrap.re_chunk = PIECE
