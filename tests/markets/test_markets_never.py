"""Holidays by a name that nobody gives and regions of no country: said with file, line and field (point 6)."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoout.markets.never import never
from geoout.markets.reading import load
from tests.cli.test_cli_contract import run
from tests.cli.test_cli_geography import CAMPAIGN

FAIR = '{name: fair, when: "%s -1..1", advice: avoid, note: b, from: house}'


def said(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [str(one) for one in never(load(path), path)]


def test_what_is_shipped_comes(tmp_path: Path) -> None:
    assert never(load(), tmp_path / "markets.yaml") == []


@pytest.mark.parametrize(
    ("text", "line", "field", "hint"),
    [
        (
            f"seasons:\n  in-diwali: {FAIR % 'Divali'}\n",
            2, "seasons.in-diwali.when", "did you mean Diwali?",
        ),
        (
            f"seasons:\n  fair: {FAIR % 'CN/Chinese New Yaer'}\nmarkets:\n  th:\n    calendar:\n      seasons: [fair]\n",
            2, "seasons.fair.when", "did you mean Chinese New Year?",
        ),
        (
            "markets:\n  de:\n    calendar:\n      seasons: [in-diwali]\n",
            4, "markets.de.calendar.seasons", "Diwali is no public holiday of DE",
        ),
        (
            "markets:\n  de:\n    calendar:\n      regions: [BY, XY]\n",
            4, "markets.de.calendar.regions", "XY is no region of DE",
        ),
    ],
)  # fmt: skip
def test_a_name_that_nobody_gives_is_said_with_its_place(
    tmp_path: Path, text: str, line: int, field: str, hint: str
) -> None:
    path = tmp_path / "markets.yaml"
    (problem,) = said(path, text)
    assert f"{path}, line {line}, field {field}" in problem and hint in problem


def test_doctor_says_it(tmp_path: Path) -> None:
    here = tmp_path / "ws"
    assert run("init", str(here), cwd=tmp_path).returncode == 0
    (here / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (tmp_path / "sites.csv").write_text("domain\nblatt.co.uk\n", encoding="utf-8")
    assert run("import", str(tmp_path / "sites.csv"), "--market", "gb", cwd=here).returncode == 0
    (here / "markets.yaml").write_text(f"seasons:\n  in-diwali: {FAIR % 'Divali'}\n", encoding="utf-8")
    result = run("doctor", cwd=here)
    assert result.returncode == 1 and "Divali is no public holiday of IN" in result.stdout
