"""`geoout links mix`: the anchor mix for people and for programs (R69, R70, R71)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geoout.language.width import width
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.prospects.prospect import Contact
from tests.cli.test_cli_contract import rows, run
from tests.desk.review_workspace import desk_at

DE, JP = "https://acme.example/de/hausrat/erhebung", "https://acme.example/ja/kazai"
ANCHORS = (
    ("de", DE, ["Vergleich der Hausratversicherungen"] * 3 + ["Acme Vergleich", "hier klicken", "\x1b[31mrot\x07"]),
    ("jp", JP, ["家財の実態調査", "家財の実態調査", "Survey", "Survey"]),
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mix") / "ws"
    with desk_at(folder) as desk:
        for market, target, anchors in ANCHORS:
            for at, anchor in enumerate(anchors):
                draft = Draft(
                    market, Kind.DIGITAL_PR, Touch.FIRST, "Betreff", "Text", Contact(email=f"a@s{at}.example"),
                    site=f"s{at}.example", anchor=anchor, target=target,
                )  # fmt: skip
                desk.store.drafts.add(draft)
    return folder


def test_r69_r71_one_object_per_market_and_page(here: Path) -> None:
    german, japanese = rows(run("links", "mix", "--json", cwd=here))
    assert (german["market"], german["target"], german["uses"]) == ("de", DE, 6)
    for one in (german, japanese):
        assert sum(one["kinds"].values()) == sum(one["languages"].values()) == one["uses"] == one["exact"]["of"]
        assert one["planned"] + one["left"] == one["uses"]
    assert german["kinds"]["branded"] == german["kinds"]["generic"] == 1


def test_r70_repeats_with_their_uses(here: Path) -> None:
    (german,) = rows(run("links", "mix", "--market", "DE", "--json", cwd=here))
    (repeat,) = german["repeats"]
    assert (repeat["anchor"], repeat["count"]) == ("Vergleich der Hausratversicherungen", 3)
    assert {one["site"] for one in repeat["uses"]} == {"s0.example", "s1.example", "s2.example"}
    assert {one["state"] for one in repeat["uses"]} == {"planned"}


def test_the_columns_line_up_in_cells_and_nothing_is_called_safe(here: Path) -> None:
    done = run("links", "mix", "--target", "acme.example/ja/kazai/", cwd=here)
    lines = [line for line in done.stdout.splitlines() if " ×  " in line]
    assert len(lines) == 2 and len({width(re.split(r"s\d\.example", line)[0]) for line in lines}) == 1
    assert "exact match" in done.stdout and "safe" not in done.stdout and "\x1b" not in done.stdout


def test_nothing_asked_says_what_to_do(here: Path) -> None:
    done = run("links", "mix", "--market", "fr", cwd=here)
    assert (done.returncode, done.stderr) == (0, "") and "geoout draft makes some" in done.stdout
    assert run("links", "mix", "--market", "fr", "--json", cwd=here).stdout == ""
    assert run("links", "mix", "--target", "//[", "--json", cwd=here).stdout == ""


def test_without_a_workspace_or_market_one_line_says_so(here: Path, tmp_path: Path) -> None:
    for words, where in ((("links", "mix"), tmp_path), (("links", "mix", "--market", "zz"), here)):
        done = run(*words, cwd=where)
        assert done.returncode == 2 and done.stdout == "" and len(done.stderr.splitlines()) == 1


def test_links_alone_shows_what_there_is(tmp_path: Path) -> None:
    done = run("links", cwd=tmp_path)
    assert done.returncode == 0 and "mix" in done.stdout
