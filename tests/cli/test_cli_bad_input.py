"""Bad input: one clear sentence, the contract's exit status, and nothing lost."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from tests.cli.test_cli_contract import rows, run
from tests.cli.test_cli_main_job import CAMPAIGN
from tests.terminal.places import fill, read_only, small_disk

SITES = "domain,email,first name,last name,gender,title,personal line\n"
KATRIN = (
    "wohnwert.example,k.vogelsang@wohnwert.example,Katrin,Vogelsang,female,Dr.,"
    "Ihren Beitrag „Unterversichert im Altbau“ habe ich mit Gewinn gelesen.\n"
)
AT = ("--workspace", "ws")
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a workspace `ws`."""
    return with_workspace(tmp_path)


def with_workspace(folder: Path) -> Path:
    assert run("init", "ws", cwd=folder).returncode == 0
    (folder / "ws" / "campaign.yaml").write_text(CAMPAIGN, "utf-8")
    return folder


def with_site(folder: Path) -> None:
    (folder / "sites.csv").write_text(SITES + KATRIN, "utf-8")
    assert run(*AT, "import", "--market", "de", "sites.csv", cwd=folder).returncode == 0


def said(done: Done, status: int = 2) -> str:
    """The one sentence on standard error; nothing else was printed."""
    assert done.returncode == status, done
    assert done.stdout == "" and "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("geoout: ") and line.endswith((".", "?")) and "did not foresee" not in line
    return line


def count(folder: Path) -> int:
    return len(rows(run("prospects", *AT, "--json", cwd=folder)))


FRONT = """kind: digital_pr
touch: first
register: formal
title: Hinweis
tactic: digital_pr
author: house
review: unreviewed
subjects: ["Eins", "Zwei"]
gloss: {value: What it is}
"""


def template(folder: Path, body: str) -> None:
    place = folder / "ws" / "templates" / "de"
    place.mkdir(parents=True)
    (place / "digital_pr.j2").write_text(f'---\n{FRONT}---\n{{% extends "base.j2" %}}\n{body}\n', "utf-8")


# Files of other tools


def test_a_truncated_utf_16_file_imports_nothing(here: Path) -> None:
    whole = ("domain\tnote\n" + "".join(f"site{n}.example\tjüngst\n" for n in range(50))).encode("utf-16")
    (here / "cut.csv").write_bytes(whole[:-3])
    line = said(run(*AT, "import", "--json", "cut.csv", cwd=here))
    assert "cut.csv, line 51" in line and "breaks off in the middle of a character" in line
    assert count(here) == 0


def test_a_cell_of_ten_megabytes_costs_its_row_alone(here: Path) -> None:
    (here / "cell.csv").write_text('domain,note\na.example,x\nb.example,"' + "y" * 10_000_000 + '"\nc.example,z\n')
    done = run(*AT, "import", "--json", "cell.csv", cwd=here)
    (answer,) = rows(done)
    assert done.returncode == 1 and answer["imported"] == 2 and answer["rows"] == 3
    assert answer["rejected"] == [{"line": 3, "reason": "a cell holds more than 1 MB"}]
    assert "cell.rejected.csv" in done.stderr


def test_an_open_quotation_mark_is_told_with_the_lines_it_swallowed(here: Path) -> None:
    (here / "quote.csv").write_text('domain,note\na.example,"x\nb.example,y\nc.example,z\n')
    (answer,) = rows(run(*AT, "import", "--json", "quote.csv", cwd=here))
    assert answer["rejected"] == [{"line": 2, "reason": "a quotation mark is not closed: lines 2 to 4 are one row"}]
    (here / "whole.csv").write_text('domain,note\na.example,"x\ny\n"\n')
    assert not rows(run(*AT, "import", "--json", "whole.csv", cwd=here))[0]["rejected"]


def test_rejected_rows_that_can_be_written_nowhere_do_not_undo_the_import(here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "mixed.csv").write_text("domain\na.example\nnot a site\n")
    with read_only(here / "in"):
        done = run(*AT, "import", "--json", "in/mixed.csv", cwd=here)
    assert done.returncode == 1 and rows(done)[0]["imported"] == 1
    assert "ws/mixed.rejected.csv" in done.stderr and count(here) == 1


def test_nothing_hostile_reaches_the_terminal_or_a_header(here: Path) -> None:
    """R66: cells become text on a screen and in a mail; an address that could be read as another does not leave."""
    vogelsang = ("wohnwert.example", "o'hara+=x@wohnwert.example", '=HYPERLINK("http://x")')
    vogelsang += (
        "\x1b]0;pwn\x07\x9b31mVogel\u202esang",
        "female",
        "=?UTF-8?Q?=0D=0ABcc:_e@evil.example?=",
        "a\r\nBcc: e@x",
    )
    hostile = [",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in vogelsang)]
    hostile += ['"eins.example","b>,<x@evil","A","B","","",""']
    hostile += ['"drei.example","=?UTF-8?Q?a=40b.example?=@drei.example","A","B","","",""']
    hostile += ['"zwei.example","z@zwei.example\r\nBcc: e@evil.example","A","B","","",""']
    (here / "h.csv").write_bytes((SITES + "\r\n".join(hostile) + "\r\n").encode())
    imported = run(*AT, "import", "--market", "de", "--json", "h.csv", cwd=here)
    assert [row["line"] for row in rows(imported)[0]["rejected"]] == [4, 6]
    listed = run("prospects", *AT, cwd=here)
    drafted = run(*AT, "draft", "--kind", "digital_pr", cwd=here)
    checked = run(*AT, "check", cwd=here)
    left, refused = rows(run(*AT, "export", "--to", "eml", "--json", cwd=here))
    shown = "".join(done.stdout + done.stderr for done in (imported, listed, drafted, checked))
    assert "Vogelsang" in shown and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert left["status"] == "written", left
    assert refused["status"] == "blocked" and "recipient: " in refused["reason"], refused
    raw = Path(left["path"]).read_bytes()
    head = raw.split(b"\r\n\r\n")[0]
    names = [line.split(b":")[0].lower() for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
    assert b"bcc" not in names and len(names) == len(set(names))
    mail = BytesParser(policy=policy.default).parsebytes(raw)
    assert (
        mail["bcc"] is None
        and mail["to"].addresses[0].addr_spec.endswith("@wohnwert.example")
        and len(mail["to"].addresses) == 1
    )


def test_json_holds_what_a_terminal_would_act_on_escaped(tmp_path: Path) -> None:
    text = "\x1b[2J\x9b31m\u202eevil\u2028\ud800"
    stdin = '{"id": "\\u001b[2J\\u009b31m\\u202eevil\\u2028\\ud800", "market": "de", "body": "x"}\n'
    done = run("check", "--rows", "--json", stdin=stdin, cwd=tmp_path)
    assert rows(done)[0]["id"] == text and not re.search("[\x1b\x9b\u202e\u2028]", done.stdout)


# What a user writes


def test_a_tab_in_campaign_yaml_is_named_with_its_place(here: Path) -> None:
    with_site(here)
    (here / "ws" / "campaign.yaml").write_text("name: x\nbrand:\n\tname: Acme\n")
    line = said(run(*AT, "draft", "--kind", "digital_pr", cwd=here))
    assert "campaign.yaml, line 3" in line and "tab at column 1" in line
    assert count(here) == 1


def test_a_yaml_bomb_is_refused_at_once(here: Path) -> None:
    with_site(here)
    bomb = 'a: &a ["x","x","x","x","x","x","x","x","x"]\n'
    bomb += "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    (here / "ws" / "campaign.yaml").write_text(bomb)
    assert "aliases" in said(run(*AT, "draft", "--kind", "digital_pr", cwd=here))
    (here / "ws" / "campaign.yaml").write_text("name: " + "[" * 100_000)
    assert "nested too deeply" in said(run(*AT, "draft", "--kind", "digital_pr", cwd=here))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{% block value %}{{ asset.titel }}{% endblock %}", "asset.title"),
        ("{% block value %}{% if asset.title %}x{% endblock %}", "digital_pr.j2, line 13"),
        ("{% block value %}{% for a in range(9) %}x{% endfor %}{% endblock %}", "digital_pr.j2, line 13"),
        ("{% block value %}{{ 'x' * 999999999 }}{% endblock %}", "digital_pr.j2, line 13"),
    ],
)
def test_a_template_with_a_fault_is_named_and_no_draft_is_made(here: Path, body: str, told: str) -> None:
    with_site(here)
    template(here, body)
    done = run(*AT, "draft", "--kind", "digital_pr", "--json", cwd=here)
    (answer,) = rows(done)
    assert done.returncode == 1 and answer["draft"] is None
    assert "digital_pr.j2" in answer["reason"] and told in answer["reason"] and "\n" not in answer["reason"]


@pytest.mark.parametrize(("inside", "told"), [("", "longer than 2 seconds"), ("x" * 50, "beyond 50,000 characters")])
def test_a_template_that_never_ends_is_stopped(here: Path, inside: str, told: str) -> None:
    with_site(here)
    lists = "{% for a in brand.postal_address %}" * 8 + inside + "{% endfor %}" * 8
    long = CAMPAIGN.replace("[Musterstraße 1, 50667 Köln]", str([f"Zeile {n}" for n in range(60)]))
    (here / "ws" / "campaign.yaml").write_text(long, "utf-8")
    template(here, "{% block value %}" + lists + "{% endblock %}")
    done = run(*AT, "draft", "--kind", "digital_pr", "--json", cwd=here)
    assert done.returncode == 1 and told in rows(done)[0]["reason"]


# Imports


def test_contacts_are_only_imported_from_a_file_with_people(here: Path) -> None:
    (here / "sites.csv").write_text("domain,traffic\nwohnwert.example,12\n", "utf-8")
    for more in ((), ("--dry-run",)):
        done = run(*AT, "import", "--as", "contacts", *more, "sites.csv", cwd=here)
        assert "no column of this file names people" in said(done)
    assert count(here) == 0
    (here / "people.csv").write_text(SITES + KATRIN, "utf-8")
    assert run(*AT, "import", "--as", "prospects", "sites.csv", "people.csv", cwd=here).returncode == 0
    assert run(*AT, "import", "--as", "contacts", "people.csv", cwd=here).returncode == 0


# The workspace's database


def test_a_database_of_a_newer_version_is_left_alone(here: Path) -> None:
    with_site(here)
    with sqlite3.connect(here / "ws" / "geoout.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    for words in (("prospects",), ("draft", "--kind", "best"), ("import", "sites.csv")):
        assert "version 99" in said(run(*words, *AT, cwd=here))


def test_a_locked_database_is_waited_for_then_named(here: Path) -> None:
    with_site(here)
    connection = sqlite3.connect(here / "ws" / "geoout.db", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    (here / "more.csv").write_text("domain\nmehr.example\n")
    assert "another geoout writes" in said(run(*AT, "import", "more.csv", cwd=here))
    assert count(here) == 1, "reading goes on meanwhile"
    connection.close()


def test_a_killed_import_leaves_the_old_state(here: Path) -> None:
    with_site(here)
    with (here / "large.csv").open("w") as stream:
        stream.write("domain\n")
        stream.writelines(f"site{number}.example\n" for number in range(400_000))
    command = [sys.executable, "-m", "geoout", *AT, "import", "--market", "de", "large.csv"]
    child = subprocess.Popen(command, cwd=here, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"})
    wal = here / "ws" / "geoout.db-wal"
    while child.poll() is None and not (wal.exists() and wal.stat().st_size > 1_000_000):
        pass
    assert child.poll() is None, "the import was over before it could be stopped"
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert count(here) == 1
    assert rows(run(*AT, "import", "--json", "sites.csv", cwd=here))[0]["duplicates"] == 1


def test_a_read_only_workspace_can_be_read_and_says_so_when_it_should_change(here: Path) -> None:
    with_site(here)
    assert run(*AT, "draft", "--kind", "digital_pr", cwd=here).returncode == 0
    with read_only(here / "ws"):
        assert count(here) == 1
        (checked,) = rows(run(*AT, "check", "--json", cwd=here))
        assert checked["findings"]
        for words in (("import", "sites.csv"), ("draft", "--kind", "best"), ("export", "--to", "eml")):
            assert re.search("cannot be (written|changed)|read-only", said(run(*words, *AT, cwd=here)))


def test_a_read_only_workspace_without_a_database_is_an_empty_one(here: Path) -> None:
    with read_only(here / "ws"):
        assert count(here) == 0


def test_a_full_disk_during_import_draft_and_export(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 4096) as disk:
        with_workspace(disk)
        with_site(disk)
        (tmp_path / "large.csv").write_text("domain\n" + "".join(f"site{n}.example\n" for n in range(60_000)))
        full = said(run(*AT, "import", "--market", "de", str(tmp_path / "large.csv"), cwd=disk))
        assert "the disk is full" in full and count(disk) == 1
        (made,) = rows(run(*AT, "draft", "--kind", "digital_pr", "--json", cwd=disk))
        run(*AT, "check", cwd=disk)
        ballast = fill(disk)
        again = run(*AT, "export", "--to", "eml", "--json", cwd=disk, XDG_STATE_HOME=str(tmp_path))
        assert again.returncode in (1, 2) and "disk is full" in again.stdout + again.stderr
        assert not list(disk.rglob("*.eml")) and not list(disk.rglob("*.part"))
        drafted = run(*AT, "draft", "--kind", "resource_page", cwd=disk, XDG_STATE_HOME=str(tmp_path))
        assert drafted.returncode in (1, 2) and "disk is full" in drafted.stdout + drafted.stderr
        ballast.unlink()
        (left,) = rows(run(*AT, "export", "--to", "eml", "--json", cwd=disk))
        assert left["status"] == "written" and left["draft"] == made["draft"]
        assert len(list(disk.rglob("*.eml"))) == 1
