"""Ukrainian vocatives of given names and patronymics: пані Олено, Олено Петрівно.

The endings are those of the orthography of 2019 (§ 86, § 91). The rules are our own: the dictionary that exists as a
package is under the GPL, and given names bend regularly.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_APOSTROPHES = "'’ʼ`‘"
_UKRAINIAN = re.compile(f"[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ{_APOSTROPHES}]+")
_VOWELS = "аеєиіїоуюя"
_HUSHED = "жчшщ"
_NAMES = Path(__file__).parents[1] / "words" / "vocatives_uk.txt"


def given_vocative(given: str, gender: str) -> str | None:
    """A given name as its bearer is called; None where that cannot be told surely: a name of other letters or endings.

    Each part of a double name is called: Анна-Марія, Анно-Маріє.
    """
    parts = [part if part in " -" else _called(part, gender) for part in re.split("([ -])", given)]
    return None if None in parts else "".join(filter(None, parts))


def patronymic_vocative(patronymic: str, gender: str) -> str | None:
    """A patronymic as its bearer is called; None where it is none of that gender."""
    if gender == "female" and patronymic.endswith(("івна", "ївна")):
        return patronymic[:-1] + "о"
    if gender == "male" and patronymic.endswith("ич"):
        return patronymic + "у"
    return None


@cache
def _irregular() -> tuple[dict[str, str], frozenset[str]]:
    """How the names without a rule are called, and those of men that end as women's do."""
    lines = [line for line in _NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    called = dict(line.split() for line in lines if line != "[men]")
    men = frozenset(line.split()[0] for line in lines[lines.index("[men]") + 1 :])
    return called, men


def _called(name: str, gender: str) -> str | None:
    if len(name) < 3 or not _UKRAINIAN.fullmatch(name) or not name[0].isupper() or gender not in ("female", "male"):
        return None
    irregular, men = _irregular()
    womanly = name not in men and (name.endswith(("а", "я")) or name == "Любов")
    if name in irregular:
        return irregular[name] if womanly == (gender == "female") else None
    return _woman(name) if gender == "female" else _man(name)


def _woman(name: str) -> str | None:
    stem, before = name[:-1], name[-2]
    if name in _irregular()[1]:
        return None
    if name.endswith("а") and before not in _VOWELS:
        return None if before in _HUSHED else f"{stem}о"
    if name.endswith("ця"):
        return f"{stem}е"
    if name.endswith("я"):
        return f"{stem}є" if before in _VOWELS + "й" or before in _APOSTROPHES else f"{stem}ю"
    return None  # Ніколь, Кармен: not declined, or not surely


def _man(name: str) -> str | None:
    stem, last = name[:-1], name[-1]
    if last in "ая":  # a name that women bear
        return None
    if last == "о":  # Бруно, Альберто: borrowed and not declined
        return name
    if name.endswith(("ський", "цький", "ок", "ек", "ець")):  # a surname in the wrong place; a vowel that falls out
        return None
    if last in "йь":
        return f"{stem}ю"
    if last in "кгхґ":
        return f"{name}у"
    if last in _HUSHED or last in _VOWELS:
        return None
    return f"{name}е"
