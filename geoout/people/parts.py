"""The parts of a contact's name as one can write them: without markup, titles and capitals that are not theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geoout.language.plain import clean_line
from geoout.language.script import letters_by_script, script_of, scripts_for
from geoout.people.capitals import recased
from geoout.people.words import words as listed

_LONGEST = 70
"""Signs of the longest part that is still taken for a name."""

_NO_HOUSE = re.compile(r"[<>{}\\\x00-\x1f]|.{101}|^[\W_]*$")
"""Signs, and a length, that no name of a house has."""

_TAG = re.compile(r"<[^<>]*>")
_ACTIVE = re.compile(r"<\s*/?\s*(?:script|style)", re.IGNORECASE)
_BORN = re.compile(r" (?:geb\.?|geborene|née|né|z domu|roz\.|rozená|född|født) .*$")
_ASIDE = re.compile(r"\s*\([^()]*\)|\s*（[^（）]*）")
_PICTURES = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u20e3\u2190-\u21ff\u2300-\u23ff\U0001f000-\U0001faff]\u200d?"
)
_NAME = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0e31-\u0e4e\u0900-\u0dff]"
                   r"|[ \u00a0\u3000.'’‘ʼ`´\-‐‑·・゠=\u200c\u200d״׳])+")  # fmt: skip
_SCRIPTS = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Thai": "Thai",
    "Hani": "Chinese", "Jpan": "Japanese", "Kore": "Korean", "Deva": "Devanagari",
    "Armn": "Armenian", "Geor": "Georgian",
}  # fmt: skip
_EAST_ASIAN = frozenset({"Hani", "Hira", "Kana", "Hang"})
_ALSO = {"ko": frozenset({"Hani"})}


@dataclass(frozen=True, slots=True)
class Parts:
    """A name that can be written there, and the titles that stood in it.

    `civility` is the gender that a Frau or Mr before it states, or empty; `nobody` is whether a desk or the house
    itself stood where the name should; `why` says what was left out or put right.
    """

    given: str
    surname: str
    patronymic: str
    titles: str
    civility: str
    nobody: bool
    why: tuple[str, ...]


@lru_cache(maxsize=4096)
def parts_of(given: str, surname: str, patronymic: str, language: str, organisation: str = "") -> Parts:
    """The parts of a name for a mail in `language` (BCP 47) to somebody at `organisation`.

    A part that is no name (markup, digits, an address, several hundred signs), that mixes scripts inside a word, or
    that is in a script which such a mail does not use (Latin is read everywhere) is left out.
    """
    why: list[str] = []
    titles, said, first = _without_titles(_trimmed(_plain(given)))
    more, said_too, last = _without_titles(_trimmed(_BORN.sub("", _plain(surname)).split(",")[0]))
    if _is_nobody(first, last, _plain(organisation)):
        return Parts("", "", "", "", "", True, ("what stands where the name should names nobody",))
    found = []
    for name, part in (("given name", first), ("surname", _without_suffix(last)), ("patronymic", _plain(patronymic))):
        reason = _why_not(name, part, language) if part else ""
        if not part and name == "given name" and _plain_is_lost(given):
            reason = "the given name is not a name"
        why += [reason] if reason else []
        found.append("" if reason else part)
    shouting = all(part.isupper() for part in found if part)
    written = [recased(part, language, alone=not shouting) for part in found]
    if written != found:
        why.append(f"the capitals were put right ({' '.join(filter(None, written))})")
    civility = said if said == said_too or not said_too else said_too if not said else ""
    return Parts(written[0], written[1], written[2], f"{titles} {more}".strip(), civility, False, tuple(why))


@lru_cache(maxsize=4096)
def organisation_of(*names: str) -> str:
    """The first of the names of an organisation that can be written, without markup and pictures."""
    return next((name for name in map(_plain, names) if name and not _NO_HOUSE.search(name)), "")


def _plain(part: str) -> str:
    """The part on one line without tags, pictures and asides; nothing where it carries a script."""
    if _ACTIVE.search(part):
        return "\\"
    part = _TAG.sub("", part) if "<" in part else part
    return clean_line(_PICTURES.sub("", _ASIDE.sub("", part)) if not part.isascii() or "(" in part else part)


def _plain_is_lost(part: str) -> bool:
    return bool(clean_line(part)) and not _plain(part)


@lru_cache(maxsize=2048)
def civility_of(word: str) -> str | None:
    """The gender that a civility states (Frau: female), empty where it states none; None for any other word."""
    bare = word.replace(".", "").casefold()
    forms = {bare, f"{bare}."} if word.endswith(".") else {bare}
    for said in ("female", "male", "any"):
        if not forms.isdisjoint(listed(f"civilities/{said}")):
            return said if said != "any" else ""
    return None


def _trimmed(part: str) -> str:
    """A part without quotation marks around it and signs that somebody left behind it."""
    part = part.strip('"“”„«»').rstrip(" -–,;:")
    return part[1:-1] if len(part) > 2 and part[0] in "'‘’" and part[-1] in "'’" else part


def _without_suffix(surname: str) -> str:
    """A surname without the degrees and generations behind it: Smith PhD, Smith III."""
    words = surname.split(" ")
    while len(words) > 1 and words[-1] in listed("after_names"):
        words = words[:-1]
    return " ".join(words)


def _is_nobody(given: str, surname: str, organisation: str) -> bool:
    """Whether a desk (Redaktion, Info Team), or the house, stands where a person's name should.

    Who has a given name and a surname may own a house of that name.
    """
    said = {given.casefold(), surname.casefold()} - {""}
    if said == {organisation.casefold()}:
        return True
    words, nobody = (given or surname).casefold(), listed("nobody")
    return bool(words) and (words in nobody or all(word in nobody for word in words.split()))


def _without_titles(part: str) -> tuple[str, str, str]:
    """Titles and the gender of a civility before a name in its own field, and the name."""
    words = part.split(" ")
    titles: list[str] = []
    said = ""
    while words and words[0]:
        if len(words) == 1 and "." not in words[0] and civility_of(words[0]) is None:
            break
        bare = words[0].replace(".", "").casefold()
        stop = words[0].endswith(".")
        if bare in listed("titles") and (stop or bare in ("dr", "prof")):
            titles.append(words[0])
        elif (civility := civility_of(words[0])) is not None:
            said = said or civility
        else:
            break
        words = words[1:]
    return " ".join(titles), said, " ".join(words)


def _why_not(name: str, part: str, language: str) -> str:
    """Why a part cannot be written, as a clause; empty when it can."""
    if len(part) > _LONGEST:
        return f"the {name} is too long for a name"
    if not _NAME.fullmatch(part) or not any(letter.isalpha() for letter in part):
        return f"the {name} is not a name"
    if part.isascii():
        return ""
    for word in part.split():
        scripts = {"Hani" if one in _EAST_ASIAN else one for one in letters_by_script(word)}
        if len(scripts) > 1:
            return f"the {name} mixes scripts in one word"
    script = script_of(part)
    tongue = language.split("-")[0]
    if script is None or script in scripts_for(language) | {"Latn"} | _ALSO.get(tongue, frozenset()):
        return ""
    return f"the {name} is in {_SCRIPTS.get(script, 'other')} letters"
