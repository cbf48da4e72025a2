"""Distil CLDR's person name data into one small file, geoout/people/person_names/patterns.json.

    npm pack cldr-person-names-full cldr-core                (each gives a .tgz; unpack each into its own folder)
    python tools/distil_person_names.py PERSON_NAMES/package CORE/package

Needs the two packages of one CLDR version and, for the script of each letter, the package `regex`. Writes beside the
data the licence it comes under (Unicode-3.0). What a locale inherits from its parent is left out, and equal tables are
stored once.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex  # type: ignore[import-untyped,unused-ignore]

from geoout.people.person_names.locale_ids import canonical, parent_of, parse

FOLDER = Path(__file__).resolve().parents[1] / "geoout" / "people" / "person_names"
ORDERS = ("givenFirst", "surnameFirst", "sorting")
LENGTHS = ("long", "medium", "short")
USAGES = ("referring", "addressing", "monogram")
FORMALITIES = ("formal", "informal")
# The whole family of es (es_419, es_MX, es_US too) is tested with the alternate of this slot alone.
ABSENT_FROM_CASES = {"es": ("sorting", "long", "referring", "informal")}
SETTINGS = (
    "givenFirst",
    "surnameFirst",
    "formality",
    "length",
    "nativeSpaceReplacement",
    "foreignSpaceReplacement",
    "initial",
    "initialSequence",
)


def main() -> int:
    """Read the packages, write the file and the licence; print the size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("person_names", type=Path, help="the unpacked package cldr-person-names-full")
    parser.add_argument("core", type=Path, help="the unpacked package cldr-core, of the same version")
    given = parser.parse_args()
    version = _read(given.person_names / "package.json")["version"]
    if version != _read(given.core / "package.json")["version"]:
        sys.exit("the two packages are of different versions; get both of one")
    data = {"source": f"Unicode CLDR {version}, Unicode-3.0; see LICENSE.Unicode-3.0.txt"}
    data |= distilled(given.person_names, given.core)
    target = FOLDER / "patterns.json"
    text = ",\n".join(f"{json.dumps(key)}: {_compact(value)}" for key, value in data.items())
    target.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")
    licence = (given.person_names / "LICENSE").read_text(encoding="utf-8")
    (FOLDER / "LICENSE.Unicode-3.0.txt").write_text(licence, encoding="utf-8")
    print(f"{target}: {target.stat().st_size:,} bytes, {len(data['locales'])} locales that differ from their parent")
    return 0


def distilled(person_names: Path, core: Path) -> dict[str, Any]:
    """Everything the formatter reads; the keys are explained in geoout/people/person_names/data.py."""
    names = {tag.replace("-", "_"): value for tag, value in _locales(person_names)}
    parents = _supplemental(core, "parentLocales")["parentLocale"]
    _leave_out(names)
    parents = {_tag(child): "" if parent == "und" else _tag(parent) for child, parent in parents.items()}
    scripts, families = _likely(_supplemental(core, "likelySubtags"))
    patterns: list[str] = []
    tables: list[list[Any]] = []
    settings: list[list[Any]] = []
    locales: dict[str, list[int]] = {}
    for tag, value in names.items():
        table = [_place(pattern, patterns) for pattern in _slots(value["personName"])]
        setting = [" ".join(v).replace("-", "_") if isinstance(v := value[key], list) else v for key in SETTINGS]
        filed = str(canonical(parse(tag, {}), scripts)).removeprefix("und")
        entry = [_place(setting, settings), _place(table, tables)]
        if locales.setdefault(filed, entry) != entry:
            sys.exit(f"{tag} says something else than {filed}")
    kept = {
        tag: value for tag, value in sorted(locales.items()) if not tag or value != _inherited(tag, locales, parents)
    }
    return {
        "parents": {
            child: parent
            for child, parent in sorted(parents.items())
            if child.split("_")[0] in names and parent != parent_of(child, {})
        },
        "scripts": scripts,
        "families": families,
        "aliases": _aliases(core, names),
        "script_sets": _script_sets(core),
        "letters": _letters(core),
        "patterns": patterns,
        "tables": tables,
        "settings": settings,
        "locales": kept,
    }


def _leave_out(names: dict[str, Any]) -> None:
    """Patterns that CLDR's conformance cases of the same version do not know: the alternate stands alone there."""
    for tag, entry in names.items():
        for wrong, (order, length, usage, formality) in ABSENT_FROM_CASES.items():
            if wrong == tag.split("_")[0]:
                slot = entry["personName"][order][length][usage]
                if f"{formality}-alt-1" in slot:
                    del slot[formality]


def _locales(person_names: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((person_names / "main").glob("*/personNames.json")):
        yield file.parent.name, _read(file)["main"][file.parent.name]["personNames"]


def _slots(person_name: dict[str, Any]) -> Iterator[str]:
    """The patterns in the order order, length, usage, formality; alternates of one slot parted by a newline.

    Sorting is only for referring.
    """
    for order in ORDERS:
        for length in LENGTHS:
            for usage in USAGES if order != "sorting" else USAGES[:1]:
                slot = person_name[order][length][usage]
                for formality in FORMALITIES:
                    alternates = [slot[key] for key in slot if re.fullmatch(f"{formality}(-alt-\\d+)?", key)]
                    yield "\n".join(sorted(set(alternates), key=alternates.index))


def _place(value: Any, known: list[Any]) -> int:
    if value not in known:
        known.append(value)
    return known.index(value)


def _inherited(tag: str, locales: dict[str, list[int]], parents: dict[str, str]) -> list[int]:
    tag = parent_of(tag, parents)
    while tag not in locales:
        tag = parent_of(tag, parents)
    return locales[tag]


def _likely(subtags: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Languages (and language_REGION) that are not in Latin letters by default, and the language of und_Script."""
    scripts: dict[str, str] = {}
    families: dict[str, str] = {}
    for tag, full in sorted(subtags.items(), key=lambda item: item[0].count("-")):
        language, script, _region = full.split("-")[:3]
        parts = tag.split("-")
        if parts[0] != "und" and (len(parts) == 1 or (len(parts) == 2 and len(parts[1]) < 4)):
            if script != scripts.get(parts[0], "Latn"):
                scripts[_tag(tag)] = script
        elif parts[0] == "und" and len(parts) > 1 and len(parts[1]) == 4:
            usual = families.get(parts[1], "").split("_")[0]
            if len(parts) == 2 or language != usual:
                families[_tag(tag).removeprefix("und_")] = _tag(full)
    return scripts, families


def _aliases(core: Path, names: dict[str, Any]) -> dict[str, str]:
    """Old and overlong language codes of the languages that have names: iw for he, deu for de."""
    found = _read(core / "supplemental" / "aliases.json")["supplemental"]["metadata"]["alias"]["languageAlias"]
    return {
        tag: _tag(to)
        for tag, entry in sorted(found.items())
        if tag.isalpha() and (to := entry["_replacement"]).split("-")[0] in names and " " not in to
    }


def _script_sets(core: Path) -> dict[str, list[str]]:
    """Scripts that stand for several (Jpan), for one as written somewhere (Hans, Aran): which ones letters have."""
    variants = _supplemental(core, "scriptData")["scriptVariants"]
    direct = {code: entry["_base"] for group in variants.values() for code, entry in group.items()}
    return {code: sorted({low for base in bases for low in direct.get(base, [base])}) for code, bases in direct.items()}


def _letters(core: Path) -> list[Any]:
    """The scripts' codes, and flat runs of code points: gap to the run before, length - 1, index of the script."""
    subtags = _supplemental(core, "likelySubtags")
    codes = {part for tag in subtags.values() for part in tag.split("-") if len(part) == 4}
    runs = sorted(
        (_POINTS[found.start()], _POINTS[found.end() - 1], code)
        for code in codes
        if (matcher := _matcher(code)) is not None
        for found in matcher.finditer(_EVERYTHING)
    )
    merged: list[tuple[int, int, str]] = []
    for first, last, code in runs:
        if merged and merged[-1][2] == code and not _is_taken(merged[-1][1] + 1, first):
            first = merged.pop()[0]
        merged.append((first, last, code))
    used = sorted({code for _, _, code in merged})
    flat: list[int] = []
    before = 0
    for first, last, code in merged:
        flat += [first - before, last - first, used.index(code)]
        before = last
    return [" ".join(used), flat]


def _is_taken(first: int, last: int) -> bool:
    """Whether a code point from `first` to before `last` is assigned: what is not may join its neighbours' run."""
    return any(unicodedata.category(chr(point)) != "Cn" for point in range(first, last))


_POINTS = [point for point in range(0x110000) if not 0xD800 <= point <= 0xDFFF]
_EVERYTHING = "".join(map(chr, _POINTS))


def _matcher(code: str) -> Any:
    try:
        return regex.compile(rf"\p{{Script={code}}}+")
    except regex.error:
        return None


def _supplemental(core: Path, name: str) -> Any:
    content = _read(core / "supplemental" / f"{name}.json")["supplemental"]
    return content[name]


def _tag(tag: str) -> str:
    return tag.replace("-", "_")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    raise SystemExit(main())
