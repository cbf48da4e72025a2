"""How many of CLDR's own person name cases come out as CLDR has them.

    python benchmarks/eval_person_names.py [--show de] [FOLDER]

The cases are CLDR's personNameTest files: names, and what each combination of order, length, usage and formality makes
of them in the file's locale.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from geoout.people.person_names import format_name

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "person_names"
TO_BEAT = 98.5  # per cent of all cases: a formatter of 160 lines, measured before


class Case(NamedTuple):
    """One name, one combination of parameters, what CLDR expects."""

    name: dict[str, str]
    order: str
    length: str
    usage: str
    formality: str
    expected: str


def cases(file: Path) -> Iterator[Case]:
    """The cases of one file, in its order. `none` as order, in older files, is the name's own."""
    name: dict[str, str] = {}
    expected = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        key, *values = [cell.strip() for cell in line.split(";")]
        if key == "name":
            name = {**name, values[0]: values[1]}
        elif key == "expectedResult":
            expected = values[0]
        elif key == "parameters":
            order, length, usage, formality = values
            yield Case(name, "default" if order == "none" else order, length, usage, formality, expected)
        elif key == "endName":
            name = {}


def answer(case: Case, locale: str) -> str:
    """What the formatter makes of a case."""
    return format_name(
        case.name,
        locale,
        order=case.order,
        length=case.length,
        usage=case.usage,
        formality=case.formality,
    )


def main() -> None:
    """Print the table, and the misses of one locale when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--show", metavar="LOCALE", help="print what comes out otherwise in one locale")
    given = parser.parse_args()
    files = sorted(given.folder.glob("[a-z]*.txt"))
    if not files:
        print(f"skipped: no cases in {given.folder}")
        return
    print(f"{'locale':9} {'cases':>6} {'right':>6} {'%':>6}  {'to beat':>7} {'µs/name':>8}")
    all_cases = all_right = 0
    for file in files:
        known = list(cases(file))
        begun = time.perf_counter()
        missed = [case for case in known if answer(case, file.stem) != case.expected]
        micros = (time.perf_counter() - begun) / max(1, len(known)) * 1e6
        right = len(known) - len(missed)
        print(f"{file.stem:9} {len(known):6} {right:6} {100 * right / len(known):6.1f}  {'':7} {micros:8.1f}")
        all_cases, all_right = all_cases + len(known), all_right + right
        if given.show == file.stem:
            for case in missed:
                print(f"  {answer(case, file.stem)!r} for {case}")
    print(f"{'all':9} {all_cases:6} {all_right:6} {100 * all_right / all_cases:6.1f}  {TO_BEAT:7}")


if __name__ == "__main__":
    main()
