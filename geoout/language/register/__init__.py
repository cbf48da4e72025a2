"""How formally a text addresses its reader: du and Sie, tu and vous, plain and polite endings (R47, R50 to R52).

One data file of closed word lists per language (`de.txt`, `pt.txt` with `pt_PT.txt` on top) for languages that mark
the register in words; Japanese and Korean mark it where a sentence ends.
"""

from __future__ import annotations

from geoout.language.register.hit import RegisterHit
from geoout.language.register.judge import LANGUAGES, base_language, find, verdict
from geoout.language.register.lists import FOLDER

__all__ = ["FOLDER", "LANGUAGES", "RegisterHit", "base_language", "find", "verdict"]
