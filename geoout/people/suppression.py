"""The user's do-not-contact file: addresses, domains and hashes of either, as CSV that a person can read and edit.

A line is `value,reason,who,day`. `value` is an address, a domain (written `example.com` or `@example.com`; it covers
everything below it) or `sha256:` and 64 hexadecimal digits: the SHA-256 of PREFIX followed by the normalised address
or domain in UTF-8. So a person who was erased is still blocked, while nobody can read who it was. Normalised is: NFC,
no blanks around it; the part before the @ casefolded; the domain in lower case and A-labels.
"""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geoout.errors import UserError
from geoout.language.plain import clean_line
from geoout.people.address_spec import on_the_wire

PREFIX = "geoout do-not-contact:"
"""What stands before the address when it is hashed, so that the hash is of no use to look it up elsewhere."""
MARK = "sha256:"
HEADER = "value,reason,who,day"
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_FORMULA = ("=", "+", "-", "@", "\t")
_MARKED = re.compile(r"'(?=[=+@'-])")
"""The apostrophe that `written` put before an address; one that belongs to the address is followed by a letter."""
_URL = re.compile(r"(?:https?:)?//(?:[^/?#]*@)?", re.IGNORECASE)
_LONGEST = 254
_FIRST = re.compile(r'("[^"]*"|[^,;\t]*)([,;\t])')
"""The value and what separates it from the rest: spreadsheets put a semicolon or a tab there, no value has one."""
_TOUCHING = re.compile(r" *[,;\t] *")


@dataclass(frozen=True, slots=True)
class Suppressed:
    """An address, a domain or a hash, normalised; why, by whom and since when (None: not said)."""

    value: str
    reason: str = ""
    who: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file as it stands there (`raw`, without its end), and what it says; `why` a broken one is broken.

    A header, a comment (`# …`) and an empty line say nothing and are not broken. A broken line may still say who is
    meant, and then has an entry that blocks.
    """

    number: int
    raw: str
    entry: Suppressed | None = None
    why: str = ""


def normal(value: str) -> str:
    """An address or a domain in the one spelling that is compared and hashed; empty for what is neither.

    `ANA@Blatt.example.`, `mailto:ana@blatt.example` and `Ana Reis <ana@blatt.example>` are `ana@blatt.example`;
    `@Bücher.example`, `*.bücher.example` and `https://www.bücher.example/page` are `xn--bcher-kva.example`.
    """
    if len(value) > 10 * _LONGEST:
        return ""
    text = _bare(clean_line(value))
    if _HASH.fullmatch(text.lower()):
        return text.lower()
    local, at, domain = text.rpartition("@")
    if at and not local and not value.lstrip().lstrip("<").startswith("@"):
        return ""  # a name was there and nothing of it could be read: the whole site is not meant
    local = "" if local == "*" else unicodedata.normalize("NFC", local.casefold())
    domain = domain.removeprefix("*.")
    domain = _domain(domain.removeprefix("www.") if not local and domain.count(".") > 1 else domain)
    if not domain or any(sign.isspace() or sign in ',;"<>@\ufffd' for sign in local):
        return ""
    known = f"{local}@{domain}" if local else domain
    return known if len(known) <= _LONGEST else ""


def _bare(text: str) -> str:
    """An address or a host without what programs write around it: a name, angle brackets, `mailto:`, a URL's rest."""
    if text.endswith(">") and text.count("<") == 1:
        text = text.partition("<")[2]
    text = text.strip("<> ")
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0]
    elif (scheme := _URL.match(text)) or "@" not in text:
        host = re.split(r"[/?#\\]", text[scheme.end() :] if scheme else text, maxsplit=1)[0]
        text = re.sub(r":\d{1,5}$", "", host).lower()
    return text.rstrip(".")


@lru_cache(maxsize=65_536)
def _domain(text: str) -> str:
    """The domain on the wire; empty where it is none."""
    try:
        return on_the_wire(f"x@{text}").removeprefix("x@")
    except UserError:
        return ""


def hashed(value: str) -> str:
    """`sha256:…` of an address or a domain, which is normalised first."""
    known = normal(value)
    if known.startswith(MARK):
        return known
    return MARK + hashlib.sha256((PREFIX + known).encode()).hexdigest()


def keys(email: str, domain: str) -> list[str]:
    """What blocks a person at a site when it is listed: the address, its domain, the site, and the domains above."""
    address = normal(email) if "@" in email else ""
    known = [address, *_above(address.rpartition("@")[2]), *_above(normal(domain))]
    return list(dict.fromkeys(each for each in known if each and not each.startswith(MARK)))


def keys_and_hashes(email: str, domain: str) -> list[str]:
    """`keys`, and the hash of each."""
    plain = keys(email, domain)
    return [*plain, *map(hashed, plain)]


def _above(domain: str) -> list[str]:
    """A domain and the domains that it lies in: a.b.example → itself, b.example."""
    labels = domain.split(".")
    return [".".join(labels[at:]) for at in range(max(1, len(labels) - 1))]


def parse(text: str) -> list[Line]:
    """Every line of a file in order, the broken ones with the reason."""
    return [_line(number, raw) for number, raw in enumerate(text.splitlines(), 1)]


def _line(number: int, whole: str) -> Line:
    raw = whole.removeprefix("\ufeff") if number == 1 else whole
    said = raw.strip()
    if not said or said.startswith("#") or _is_header(said):
        return Line(number, raw)
    found = _FIRST.match(raw)
    first, delimiter = found.groups(",") if found else (raw, ",")
    why = ""
    try:
        cells = next(csv.reader([raw], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        cells, why = [first], "a quotation mark is never closed"
    if not cells[0].isascii() and any("\ud800" <= sign <= "\udfff" for sign in cells[0]):
        return Line(number, raw, why="its letters are not UTF-8")
    value = normal(_MARKED.sub("", cells[0], count=1) if cells[0].startswith("'") else cells[0])
    if not value:
        return Line(number, raw, why=why or "it begins with neither an address, a domain nor a hash")
    reason, who, day = (clean_line(cell).removeprefix("'") for cell in (*cells[1:4], "", "", "")[:3])
    since: date | None = None
    try:
        since = date.fromisoformat(day) if day else None
    except ValueError:  # a spreadsheet writes days its own way; whoever is listed is blocked all the same
        why = why or "its day is not written as 2026-11-20"
    return Line(number, raw, Suppressed(value, reason, who, since), why)


def _is_header(said: str) -> bool:
    said = said.casefold().replace('"', "") if said[:6].strip('"').casefold().startswith("value") else ""
    return _TOUCHING.sub(",", said) == HEADER


def written(entry: Suppressed) -> str:
    """The line of an entry. What a spreadsheet would take for a formula begins with an apostrophe."""
    day = entry.day.isoformat() if entry.day else ""
    value = f"'{entry.value}" if entry.value.startswith(_FORMULA) or _MARKED.match(entry.value) else entry.value
    cells = [value, *(_cell(text) for text in (entry.reason, entry.who)), day]
    return ",".join(_quoted(cell) for cell in cells)


def _cell(text: str) -> str:
    text = clean_line(text)
    return f"'{text}" if text.startswith((*_FORMULA, "'")) else text


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"') else cell


def with_entries(text: str, entries: Iterable[Suppressed]) -> str:
    """The file with entries added; what is listed already stays as it is, and so does every other line."""
    known = {line.entry.value for line in parse(text) if line.entry}
    added = []
    for entry in entries:
        if entry.value not in known:
            known.add(entry.value)
            added.append(written(entry))
    if not added:
        return text
    begun = text or HEADER + "\n"
    return begun + ("" if begun.endswith(("\n", "\r")) else "\n") + "\n".join(added) + "\n"


def without(text: str, values: Iterable[str]) -> str:
    """The file without the lines of some values (normalised); every other line stays, a broken one too."""
    gone = set(values)
    kept = [
        raw
        for raw, line in zip(text.splitlines(keepends=True), parse(text), strict=True)
        if line.entry is None or line.entry.value not in gone
    ]
    return "".join(kept)


def entries(lines: Iterable[Line]) -> Iterator[Suppressed]:
    """What the lines say, each value once, the first wins."""
    seen: set[str] = set()
    for line in lines:
        if line.entry is not None and line.entry.value not in seen:
            seen.add(line.entry.value)
            yield line.entry
