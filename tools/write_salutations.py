"""Writes tests/golden/salutations.md: how every market addresses each shape of contact, for a native speaker to read.

    python tools/write_salutations.py [--check]

With --check nothing is written, and the exit status is 1 when the page lags behind the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from geoout.markets.market import Market
from geoout.markets.names import language_name, name
from geoout.markets.reading import load
from geoout.people.address import address, closings
from geoout.people.names import full_name
from geoout.prospects.prospect import Contact, Gender

PAGE = Path(__file__).resolve().parents[1] / "tests" / "golden" / "salutations.md"
PEOPLE: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
HEAD = """# How a first mail begins and ends

Made by `tools/write_salutations.py` from invented people; a test demands that it is current. A native speaker can read
it top to bottom: each line is the salutation that such a contact gets. “Fallback” says what a better form lacked.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(table(market) for market in load().values())])


def table(market: Market) -> str:
    """One market: a row per shape of contact, and the closing lines."""
    lines = [
        f"## {market.key} · {name(market)}, {language_name(market.language)}",
        "",
        "| contact | known of it | salutation | fallback |",
        "|---|---|---|---|",
    ]
    for shape, contact in contacts(market.key):
        found = address(contact, market)
        why = found.reason if found.fallback else ""
        cells = (shape, _known(contact, market), found.salutation.replace("\n", "<br>"), why)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, "", f"Closing: {' · '.join(closings(market))}", ""])


def contacts(key: str) -> Iterator[tuple[str, Contact]]:
    """Each shape: woman, man, gender unknown, no name, titled, organisation; and what only some markets have."""
    mine = PEOPLE[key]
    woman, man = _person(mine["woman"], Gender.FEMALE), _person(mine["man"], Gender.MALE)
    if mine.get("patronymic"):
        yield "woman, with patronymic", woman
        yield "man, with patronymic", man
    yield "woman", _person(mine["woman"][:2], Gender.FEMALE)
    yield "man", _person(mine["man"][:2], Gender.MALE)
    yield "gender not stated", _person(mine["unknown"], Gender.UNKNOWN)
    who, title = mine["title"]
    gender = Gender.FEMALE if who == "woman" else Gender.MALE
    yield f"titled {who}", _person(mine[who][:2], gender, title=title)
    if "office" in mine:
        who, role = mine["office"]
        gender = Gender.FEMALE if who == "woman" else Gender.MALE
        yield f"{who} in office", _person(mine[who][:2], gender, role=role)
    if "position" in mine:
        yield "position", _person(mine["unknown"], Gender.UNKNOWN, role=mine["position"])
    yield "organisation", Contact(organisation=mine["organisation"])
    yield "no name", Contact()


def _person(parts: list[str], gender: Gender, **more: str) -> Contact:
    given, surname, patronymic = (*parts, "")[:3]
    return Contact(given=given, surname=surname, patronymic=patronymic, gender=gender, **more)


def _known(contact: Contact, market: Market) -> str:
    name_ = f"{contact.title} {full_name(contact, market.locale)}".strip()
    return ", ".join(filter(None, (name_, contact.patronymic, contact.role, contact.organisation)))


def main() -> int:
    """Write the page, or compare it."""
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text("utf-8") != page())
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
