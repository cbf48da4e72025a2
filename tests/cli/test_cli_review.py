"""`geoout review`: list, sign, return, audit, as the shell's contract has it (R53, R54, R55)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_cli_contract import rows, run
from tests.desk.review_workspace import desk_at, french


@pytest.fixture
def here(tmp_path: Path) -> Path:
    with desk_at(tmp_path / "ws") as desk:
        french(desk)
        french(desk, "Paul Mercier")
    return tmp_path / "ws"


def test_from_the_list_to_the_audit(here: Path) -> None:
    listed = rows(run("review", "--json", cwd=here))
    first, _, *templates = listed
    assert [first["what"], first["id"], first["state"], first["reviewers"]] == ["draft", 1, "unread", ["louise"]]
    assert {one["what"] for one in templates} == {"template"} and "fr/digital_pr" in {one["id"] for one in templates}

    refused = run("review", "sign", "1", "--by", "louise", "--idioms", cwd=here)
    assert refused.returncode == 2 and "cultural references, tone of voice not looked at yet" in refused.stderr
    (signed,) = rows(run("review", "sign", "1", "--by", "louise", "--checked", "all", "--json", cwd=here))
    assert signed["verdict"] == "signed" and signed["hash"] == first["hash"] and len(signed["checked"]) == 3
    words = ("--idioms", "--cultural-references", "--checked", "tone-of-voice")
    assert run("review", "sign", "fr/digital_pr", "--by", "louise", *words, cwd=here).stdout == (
        "template fr/digital_pr signed by Louise Arnaud\n"
    )
    done = run("review", "return", "2", "--by", "louise", "--comment", "le ton est froid", cwd=here)
    assert (done.returncode, done.stdout) == (0, "draft 2 returned by Louise Arnaud\n")

    left = rows(run("review", "--json", cwd=here))
    assert "draft" not in {one["what"] for one in left} and "fr/digital_pr" not in {one["id"] for one in left}
    audit = rows(run("review", "audit", "--json", cwd=here))
    assert [(one["what"], one["subject"], one["who"]) for one in audit] == [
        ("returned", "draft 2", "Louise Arnaud"),
        ("signed", "template fr/digital_pr", "Louise Arnaud"),
        ("signed", "draft 1", "Louise Arnaud"),
    ]
    told = run("review", "audit", cwd=here).stdout
    assert "draft 2 rev 1  returned by Louise Arnaud" in told and "le ton est froid" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sign", "1", "--by", "nils", "--checked", "all"), "native speaker of German and English, not of French"),
        (("sign", "1", "--by", "eva", "--checked", "all"), "eva is no reviewer in campaign.yaml"),
        (("sign", "77", "--by", "louise", "--checked", "all"), "there is no draft 77"),
        (("sign", "fr/nothing", "--by", "louise", "--checked", "all"), "neither a draft’s number nor a template"),
        (("sign", "1", "--checked", "all"), "Missing option '--by'"),
        (("sign", "1", "--by", "louise", "--checked", "spelling"), "spelling"),
        (("return", "1", "--by", "louise", "--comment", "  "), "returned with a comment"),
        (("return", "1", "--by", "louise"), "Missing option '--comment'"),
        (("bogus",), "No such command"),
    ],
)
def test_what_cannot_be_is_one_line_and_status_2(here: Path, words: tuple[str, ...], said: str) -> None:
    done = run("review", *words, cwd=here)
    assert done.returncode == 2 and done.stdout == ""
    assert said in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_an_empty_audit_says_so(here: Path) -> None:
    (here / "campaign.yaml").write_text(
        (here / "campaign.yaml").read_text("utf-8").replace("native: [de]}", "native: [fr]}"), "utf-8"
    )
    assert run("review", "audit", cwd=here).stdout == "nothing was signed, returned or let through yet\n"
