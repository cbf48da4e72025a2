"""The shell's contract: exit status, one-line errors, JSON Lines, rows in input order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def run(*words: str, stdin: str = "", cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own; no terminal, no user folders but the test's."""
    home = str(cwd or Path.cwd())
    variables = {**os.environ, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "PYTHONUTF8": "1", **environment}
    variables.pop("GEOOUT_WORKSPACE", None)
    command = [sys.executable, "-m", "geoout", *words]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, cwd=cwd, env=variables | environment, check=False
    )


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_help_lists_the_commands(tmp_path: Path) -> None:
    done = run("--help", cwd=tmp_path)
    assert done.returncode == 0
    for name in ("import", "draft", "check", "export", "doctor"):
        assert f"  {name} " in done.stdout


@pytest.mark.parametrize("name", ["page", "serve", "robots", "hreflang"])
def test_what_is_not_in_this_version_says_so(tmp_path: Path, name: str) -> None:
    done = run(name, "--json", "x", cwd=tmp_path)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr == f"geoout: {name} is not in this version.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",), ("check", "--bogus"), ("export",), ("export", "--to", "moon"), ("draft", "--kind", "spam"),
        ("import", "missing.csv"), ("markets", "xx"), ("rules", "XYZ999"), ("register",), ("prospects",),
        ("address", "--market", "xx"),
    ],
)  # fmt: skip
def test_bad_usage_is_one_line_and_status_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1 and done.stderr.startswith("geoout: ")
    assert "Traceback" not in done.stderr


def test_without_a_terminal_the_ui_says_what_to_do(tmp_path: Path) -> None:
    done = run(cwd=tmp_path)
    assert done.returncode == 2 and "terminal" in done.stderr


def test_register_answers_per_line_in_order(tmp_path: Path) -> None:
    texts = ["Kannst du mir helfen?", "Können Sie mir helfen?", "Das Wetter ist gut."]
    answers = rows(run("register", "--language", "de", "--json", stdin="\n".join(texts) + "\n", cwd=tmp_path))
    assert [answer["register"] for answer in answers] == ["informal", "formal", "none"]
    span = next(span for span in answers[0]["spans"] if span["text"] == "du")
    assert texts[0][span["start"] : span["end"]] == "du" and span["register"] == "informal"


def test_register_takes_rows_too(tmp_path: Path) -> None:
    stdin = (
        json.dumps({"text": "Tu peux nous aider ?"}) + "\n" + json.dumps({"text": "Pouvez-vous nous aider ?"}) + "\n"
    )
    answers = rows(run("register", "--language", "fr", "--json", "-", stdin=stdin, cwd=tmp_path))
    assert [answer["register"] for answer in answers] == ["informal", "formal"]


def test_anchors_answers_in_the_contract_s_shape(tmp_path: Path) -> None:
    table = "anchor\tmarket\tbrand\nAcme\tde\tAcme\ncompare home insurance rates online\tde\t\nhttps://acme.example/\tfr\t\n"
    (tmp_path / "anchors.tsv").write_text(table, "utf-8")
    answers = rows(run("anchors", "--json", "anchors.tsv", cwd=tmp_path))
    assert [answer["verdict"] for answer in answers] == ["neutral", "mismatch", "neutral"]
    assert set(answers[0]) == {"anchor", "verdict", "language", "kind", "confidence", "reason"}
    assert answers[0]["kind"] == "branded" and answers[2]["kind"] == "url"
    assert all(0 <= answer["confidence"] <= 1 for answer in answers)


def test_address_never_guesses_gender(tmp_path: Path) -> None:
    contacts = [
        {"given": "Katrin", "surname": "Vogelsang", "gender": "female", "title": "Dr."},
        {"given": "Andrea", "surname": "Rossi"},
        {},
    ]
    stdin = "".join(json.dumps(contact) + "\n" for contact in contacts)
    answers = rows(run("address", "--market", "de", "--json", stdin=stdin, cwd=tmp_path))
    assert answers[0]["salutation"] == "Sehr geehrte Frau Dr. Vogelsang," and answers[0]["fallback"] is False
    assert answers[1]["fallback"] is True and "Frau" not in answers[1]["salutation"]
    assert answers[2]["salutation"] == "Sehr geehrte Damen und Herren,"
    assert set(answers[0]) == {"salutation", "closing", "fallback", "reason"}


def test_check_rows_needs_no_workspace_and_answers_in_order(tmp_path: Path) -> None:
    drafts = [
        {
            "id": "a",
            "market": "de",
            "kind": "digital_pr",
            "subject": "Erhebung",
            "body": "Falls dich das interessiert …",
        },
        {
            "id": "b",
            "market": "de",
            "kind": "digital_pr",
            "subject": "Erhebung",
            "body": "Falls Sie das interessiert …",
        },
    ]
    done = run("check", "--rows", "--json", stdin="".join(json.dumps(d) + "\n" for d in drafts), cwd=tmp_path)
    assert done.returncode == 0
    first, second = rows(done)
    hit = next(finding for finding in first["findings"] if finding["code"] == "REG001")
    body = drafts[0]["body"]
    assert (hit["field"], hit["text"], body[hit["start"] : hit["end"]]) == ("body", "dich", "dich")
    assert not [finding for finding in second["findings"] if finding["code"] == "REG001"]
    assert {"code", "severity", "field", "start", "end", "text", "message", "suggestion"} <= set(hit)


def test_broken_rows_name_their_line(tmp_path: Path) -> None:
    done = run("check", "--rows", "--json", stdin='{"id": 1, "market": "de"}\n{"id": \n', cwd=tmp_path)
    assert done.returncode == 2 and "line 2" in done.stderr


def test_markets_and_rules_print_json_lines(tmp_path: Path) -> None:
    assert len(rows(run("markets", "--json", cwd=tmp_path))) == 48
    (one,) = rows(run("rules", "REG001", "--json", cwd=tmp_path))
    assert one["code"] == "REG001" and one["source"].startswith("guide")


def test_origin_reads_the_host_alone(tmp_path: Path) -> None:
    answers = rows(
        run("origin", "--json", stdin="https://www.maklerpost.co.uk/x\nacme.berlin\nexample.com\n", cwd=tmp_path)
    )
    assert [answer["country"] for answer in answers] == ["GB", "DE", None]
    assert answers[0]["registrable_domain"] == "maklerpost.co.uk" and answers[0]["public_suffix"] == "co.uk"
    assert [answer["class"] for answer in answers] == ["cctld", "geo-gtld", "gtld"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_exists(tmp_path: Path, shell: str) -> None:
    done = run("completion", shell, cwd=tmp_path)
    assert done.returncode == 0 and "_GEOOUT_COMPLETE" in done.stdout


def test_doctor_says_what_it_runs_on(tmp_path: Path) -> None:
    done = run("doctor", cwd=tmp_path)
    assert done.returncode == 0 and "textual" in done.stdout and "workspace" in done.stdout
