"""`geoout export`: every place drafts go, newer revisions, what was cut short, Ctrl-C, one sentence for what is wrong."""

from __future__ import annotations

import csv
import mailbox
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from geoout.campaign.workspace import Workspace
from geoout.store.open import open_store
from tests.cli.test_cli_bad_input import AT, SITES, said, with_workspace
from tests.cli.test_cli_contract import rows, run
from tests.outbox.bad_imap_server import PASSWORD, Server, running

PEOPLE = [("Katrin", "Vogelsang", "wohnwert"), ("Jan", "Petersen", "elbkurier"), ("Ute", "Sommer", "altbau")]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = with_workspace(tmp_path_factory.mktemp("filled"))
    lines = [f"{site}.example,red@{site}.example,{given},{name},female,,Ihr Beitrag.\n" for given, name, site in PEOPLE]
    (tmp_path / "sites.csv").write_text(SITES + "".join(lines), "utf-8")
    run(*AT, "import", "--market", "de", "sites.csv", cwd=tmp_path)
    assert len(rows(run(*AT, "draft", "--kind", "digital_pr", "--json", cwd=tmp_path))) == 3
    run(*AT, "check", cwd=tmp_path)
    return tmp_path


@pytest.fixture
def here(filled: Path, tmp_path: Path) -> Path:
    """A workspace with three drafts that may leave."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return tmp_path


def identifiers(place: str, folder: Path) -> list[str]:
    if place == "eml":
        return [line for path in folder.glob("*.eml") for line in path.read_text().splitlines() if "Message-ID" in line]
    if place == "csv":
        with (folder / "merge.csv").open(encoding="utf-8-sig", newline="") as stream:
            return [row["Message-ID"] for row in csv.DictReader(stream)]
    kept = mailbox.Maildir(folder, create=False) if place == "maildir" else mailbox.mbox(folder / "drafts.mbox")
    with closing(kept) as box:
        return [str(mail["Message-ID"]) for mail in box]


@pytest.mark.parametrize("place", ["eml", "maildir", "mbox", "csv"])
def test_each_place_takes_every_draft_once(here: Path, place: str) -> None:
    words = (*AT, "export", "--to", place, "--dir", "out", "--json")
    left = rows(run(*words, cwd=here))
    assert [row["status"] for row in left] == ["written"] * 3, left
    assert all(Path(row["path"]).exists() and row["destination"] == place for row in left)
    assert len(set(identifiers(place, here / "out"))) == len(identifiers(place, here / "out")) == 3
    again = run(*words, *(str(row["draft"]) for row in left), cwd=here)
    assert again.returncode == 0
    assert [row["status"] for row in rows(again)] == ["already"] * 3
    assert len(identifiers(place, here / "out")) == 3


def test_the_default_places_lie_in_the_workspace(here: Path) -> None:
    for number, place in enumerate(("maildir", "mbox", "csv"), 1):
        assert run(*AT, "export", "--to", place, str(number), cwd=here).returncode == 0
    outbox = here / "ws" / "outbox"
    assert sorted(path.name for path in outbox.iterdir() if path.name[0] != ".") == [
        "Maildir",
        "drafts.mbox",
        "merge.csv",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "eml", "999"), "999"),
        (("--to", "maildir", "--dir", "full"), "no Maildir; name an empty folder or a Maildir"),
        (("--to", "mbox", "--dir", "full"), "this file is no mbox"),
        (("--to", "mailto", "--dir", "full"), "writes no files"),
        (("--to", "eml", "--dir", "full/drafts.mbox"), "this is a file, not a folder; name another folder"),
        (("--to", "csv", "--dir", "full/drafts.mbox/deeper"), "full/drafts.mbox: this is a file, not a folder"),
        (("--to", "eml", "--dir", "dangling"), "this link leads nowhere"),
        (("--to", "maildir", "--dir", "x" * 300), "this folder cannot be used (File name too long)"),
        (("--to", "mbox", "--dir", "pipes"), "this is a pipe or a device, not a file"),
        (("--to", "csv", "--dir", "pipes"), "this is a pipe or a device, not a file"),
    ],
)
def test_what_cannot_be_is_one_sentence(here: Path, words: tuple[str, ...], told: str) -> None:
    (here / "full").mkdir()
    (here / "full" / "drafts.mbox").write_text("shopping list")
    (here / "dangling").symlink_to("nowhere")
    (here / "pipes").mkdir()
    for name in ("drafts.mbox", "merge.csv"):
        os.mkfifo(here / "pipes" / name)
    assert told in said(run(*AT, "export", *words, cwd=here))
    assert [path.name for path in (here / "full").iterdir()] == ["drafts.mbox"]


def test_a_folder_s_name_cannot_act_on_the_terminal(here: Path) -> None:
    done = run(*AT, "export", "--to", "eml", "--dir", "two\nlines\x1b[2J", "1", cwd=here)
    assert done.returncode == 0 and (here / "two\nlines\x1b[2J" / "0001-katrin-vogelsang.eml").exists()
    assert done.stdout.count("\n") == 1 and "\x1b" not in done.stdout


def test_a_newer_revision_beside_a_changed_file_is_a_person_s_decision(here: Path) -> None:
    (left,) = rows(run(*AT, "export", "--to", "eml", "--json", "1", cwd=here))
    Path(left["path"]).write_bytes(Path(left["path"]).read_bytes() + b"PS\r\n")
    with closing(open_store(Workspace(here / "ws").database)) as store, store.step("edit"):
        store.drafts.save(replace(store.drafts.get(1), subject="Erhebung: Wie Haushalte lüften"))
    asked = run(*AT, "export", "--to", "eml", "--json", "1", cwd=here)
    (row,) = rows(asked)
    assert asked.returncode == 1 and row["status"] == "blocked" and "--beside" in row["reason"], row
    (let,) = rows(run(*AT, "export", "--to", "eml", "--json", "--beside", "1", cwd=here))
    assert let["status"] == "written" and Path(left["path"]).exists(), let


def test_what_was_cut_short_is_ended_by_the_next_export_or_said(here: Path) -> None:
    with closing(sqlite3.connect(here / "ws" / "geoout.db")) as database, database:
        values = (1, 1, "eml", "pending", "<1@example.com>", "de", "2026-11-20T08:00:00.000000+00:00")
        database.execute(
            "INSERT INTO departure (draft, revision, destination, state, message_id, market, at) VALUES (?,?,?,?,?,?,?)",
            values,
        )
        database.execute("UPDATE draft SET state = 'left' WHERE id = 1")
    other = run(*AT, "export", "--to", "mbox", "--json", cwd=here)
    assert [row["draft"] for row in rows(other)] == [2, 3]
    assert "geoout export --to eml ends that" in other.stderr
    ended = rows(run(*AT, "export", "--to", "eml", "--json", cwd=here))
    assert [(row["draft"], row["status"]) for row in ended] == [(1, "written")]
    assert "Message-ID: <1@example.com>" in Path(ended[0]["path"]).read_text()


def test_ctrl_c_lets_the_one_that_is_leaving_leave_and_then_stops(here: Path) -> None:
    """The mail client of the first draft presses it."""
    (here / "bin").mkdir()
    client = here / "bin" / "xdg-open"
    client.write_text("#!/bin/sh\nkill -INT $(cat pid)\n")
    client.chmod(0o755)
    code = "import os, sys; open('pid', 'w').write(str(os.getpid())); from geoout.cli.main import run; raise SystemExit(run(sys.argv[1:]))"
    environment = {**os.environ, "PATH": f"{here / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-c", code, *AT, "export", "--to", "mailto", "--json"],
        cwd=here, env=environment, capture_output=True, text=True, check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert done.returncode == 130, done.stderr
    assert [row["status"] for row in rows(done)] == ["written"]
    assert "2 drafts were not tried" in done.stderr


def test_html_is_an_alternative_of_the_same_text(here: Path) -> None:
    (left,) = rows(run(*AT, "export", "--to", "eml", "--html", "--json", "1", cwd=here))
    content = Path(left["path"]).read_text()
    assert "multipart/alternative" in content and "text/html" in content


def test_two_exports_at_once_put_each_draft_once_on_a_server(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R66: neither finds there what the other is about to put, so they must take turns."""
    with closing(open_store(Workspace(here / "ws").database)) as store:
        sender = store.drafts.get(1).sender
    assert sender is not None
    with running(Server()) as server:
        accounts = here / "accounts.yaml"
        accounts.write_text(f"{sender.email}: {{host: 127.0.0.1, port: {server.port}, security: plain}}\n")
        monkeypatch.setenv("GEOOUT_ACCOUNTS", str(accounts))
        monkeypatch.setenv("GEOOUT_PASSWORD", PASSWORD)
        with ThreadPoolExecutor() as pool:
            both = list(pool.map(lambda _: run(*AT, "export", "--to", "imap", "--json", "1", "2", "3", cwd=here), "ab"))
    assert [done.returncode for done in both] == [0, 0], both
    assert sorted(row["status"] for done in both for row in rows(done)) == ["already"] * 3 + ["written"] * 3
    assert len(server.mails) == 3
