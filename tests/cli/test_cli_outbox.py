"""`geoout outbox`, `do-not-contact`, `erase`: the shell's contract for what comes after."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geoout.desk.demo.make import make_demo
from tests.cli.test_cli_contract import rows, run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("outbox") / "demo").folder


@pytest.fixture
def here(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "ws"))


def test_from_left_to_placed(here: Path) -> None:
    listed = {one["site"]: one for one in rows(run("outbox", "--json", cwd=here))}
    left, sent = listed["lease-lantern.example"], listed["limmatblatt.example"]
    assert (left["state"], left["sent_at"], sent["state"], sent["sent_known"]) == ("left", None, "sent", "said")
    due = rows(run("outbox", "due", "--json", cwd=here))
    assert {"follow-up", "was-it-sent", "answer", "bounced"} == {one["to_do"] for one in due}
    number = str(left["draft"])
    (said,) = rows(run("outbox", "sent", number, "--json", cwd=here))
    assert (said["step"], said["message_id"]) == ("sent", None)
    (said,) = rows(run("outbox", "reply", number, "--kind", "replied", "--note", "gern", "--json", cwd=here))
    assert (said["step"], said["note"]) == ("replied", "gern")
    (said,) = rows(run("outbox", "placed", number, "https://lease-lantern.example/x", "--json", cwd=here))
    assert said["url"] == "https://lease-lantern.example/x"
    story = rows(run("outbox", "timeline", "lease-lantern.example", "--json", cwd=here))
    assert [one["kind"] for one in story][-4:] == ["left", "sent", "replied", "placed"]
    told = run("outbox", "timeline", left["email"], cwd=here)
    assert told.returncode == 0 and "placed at https://lease-lantern.example/x" in told.stdout
    for words in (("outbox",), ("outbox", "list"), ("outbox", "due")):
        assert run(*words, cwd=here).returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sent", "999"), "there is no draft 999"),
        (("sent",), "Missing argument"),
        (("reply", "1", "--kind", "shrugged"), "shrugged"),
        (("placed", "1", "https://kim:secret@a.example/"), "no user name"),
        (("placed", "1", "file:///etc/passwd"), "is not the address of a page"),
        (("timeline", "nowhere.example"), "nothing is known of 'nowhere.example'"),
        (("due", "--most", "0"), "0"),
    ],
)
def test_bad_words_are_one_sentence(here: Path, words: tuple[str, ...], said: str) -> None:
    done = run("outbox", *words, cwd=here)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr
    assert len(done.stderr.splitlines()) == 1 and "secret" not in done.stderr


def test_the_list_works_without_a_workspace(tmp_path: Path) -> None:
    own = {"GEOOUT_DO_NOT_CONTACT": str(tmp_path / "never.csv")}
    assert run("do-not-contact", cwd=tmp_path, **own).stdout.startswith("nobody is listed in ")
    assert run("do-not-contact", "add", "@Blatt.example", "--reason", "asked", cwd=tmp_path, **own).returncode == 0
    other = tmp_path / "list.csv"
    other.write_bytes("Email;Reason\nANA@x.example;Abmeldung für immer\nkeine;\n".encode("cp1252"))
    done = run("do-not-contact", "import", str(other), "--encoding", "cp1252", "--json", cwd=tmp_path, **own)
    (answer,) = rows(done)
    assert done.returncode == 1 and (answer["added"], answer["rejected"][0]["line"]) == (1, 3)
    bare = tmp_path / "bare.txt"
    bare.write_text("ana@x.example\nhaus.example\n")
    (answer,) = rows(run("do-not-contact", "import", str(bare), "--json", cwd=tmp_path, **own))
    assert (answer["listed"], answer["added"], answer["rejected"]) == (2, 1, [])
    listed = rows(run("do-not-contact", "list", "--json", cwd=tmp_path, **own))
    assert [(one["value"], one["reason"]) for one in listed] == [
        ("blatt.example", "asked"), ("ana@x.example", "Abmeldung für immer"), ("haus.example", "on an imported list"),
    ]  # fmt: skip
    out = tmp_path / "out.csv"
    assert run("do-not-contact", "export", str(out), cwd=tmp_path, **own).returncode == 0
    assert run("do-not-contact", "export", cwd=tmp_path, **own).stdout == out.read_text("utf-8")
    assert run("do-not-contact", "export", str(out), cwd=tmp_path, **own).returncode == 2, "never over a file"
    assert run("do-not-contact", "remove", "blatt.example", cwd=tmp_path, **own).returncode == 0
    assert run("do-not-contact", "remove", "blatt.example", cwd=tmp_path, **own).returncode == 1
    (tmp_path / "never.csv").write_text((tmp_path / "never.csv").read_text("utf-8") + "what\n", "utf-8")
    done = run("do-not-contact", cwd=tmp_path, **own)
    assert done.returncode == 0 and "never.csv, line 4: this line lists nobody" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "co.uk", "--reason", "x"), "co.uk is a public suffix"),
        (("add", "@com", "--reason", "x"), "neither an address nor a site"),
        (("add", "ana@x.example", "--reason", " "), "the reason is empty"),
        (("add", "a\u202eb c@x.example", "--reason", "x"), "neither an address nor a site"),
        (("remove", "%%%"), "neither an address nor a site"),
    ],
)
def test_what_cannot_be_listed_is_refused_in_one_sentence(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """R114: a public suffix would block every site of a country."""
    done = run("do-not-contact", *words, cwd=tmp_path, GEOOUT_DO_NOT_CONTACT=str(tmp_path / "never.csv"))
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "never.csv").exists()


def test_a_public_suffix_blocks_nobody_from_wherever_it_comes(tmp_path: Path) -> None:
    never = tmp_path / "never.csv"
    never.write_text("co.uk,by hand\nana@x.example,,,3.11.2026\n", "utf-8")
    (tmp_path / "list.csv").write_text("Website\nhttps://www.haus.example/blog\nco.jp\n", "utf-8")
    own = {"GEOOUT_DO_NOT_CONTACT": str(never)}
    (answer,) = rows(run("do-not-contact", "import", "list.csv", "--json", cwd=tmp_path, **own))
    assert answer["added"] == 1 and "public suffix" in answer["rejected"][0]["reason"]
    done = run("do-not-contact", "--json", cwd=tmp_path, **own)
    assert [one["value"] for one in rows(done)] == ["ana@x.example", "haus.example"]
    assert "line 1: this line lists nobody" in done.stderr and "line 2: ana@x.example is listed, but" in done.stderr


def test_who_was_taken_off_and_is_blocked_all_the_same_is_told_so(here: Path) -> None:
    for value in ("ana@haus.example", "haus.example"):
        assert run("do-not-contact", "add", value, "--reason", "asked", cwd=here).returncode == 0
    (answer,) = rows(run("do-not-contact", "remove", "ana@haus.example", "--json", cwd=here))
    assert answer == {"value": "ana@haus.example", "removed": True, "still_blocked": "asked"}
    assert "still blocked" in run("do-not-contact", "remove", "ana@haus.example", cwd=here).stdout
    (answer,) = rows(run("do-not-contact", "remove", "haus.example", "--json", cwd=here))
    assert answer["still_blocked"] is None


def test_who_was_erased_and_is_taken_off_is_blocked_nowhere(here: Path) -> None:
    email = "ana@haus.example"
    assert run("erase", email, "--yes-erase", email, cwd=here).returncode == 0
    (answer,) = rows(run("do-not-contact", "remove", email, "--json", cwd=here))
    assert answer == {"value": email, "removed": True, "still_blocked": None}


def test_who_is_listed_at_the_shell_blocks_in_the_workspace(here: Path) -> None:
    assert run("do-not-contact", "add", "limmatblatt.example", "--reason", "asked", cwd=here).returncode == 0
    (made,) = rows(run("draft", "--kind", "follow_up", "--json", "site:limmatblatt", cwd=here))
    assert made["draft"] is None and "do-not-contact: asked" in made["reason"]


def test_erasing_wants_the_address_twice(here: Path) -> None:
    listed = {one["site"]: one for one in rows(run("outbox", "--json", cwd=here))}
    email = listed["limmatblatt.example"]["email"]
    done = run("erase", email, "--json", cwd=here)
    (look,) = rows(done)
    assert done.returncode == 1 and (look["erased"], look["drafts"]) == (False, 1) and "cannot be undone" in done.stderr
    wrong = run("erase", email, "--yes-erase", "other@x.example", cwd=here)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    done = run("erase", email, "--yes-erase", email, "--json", cwd=here)
    (erased,) = rows(done)
    assert done.returncode == 0 and erased["erased"] and len(erased["files"]) == 1
    assert email.encode() not in (here / "geoout.db").read_bytes()
    blocked = rows(run("do-not-contact", "--json", cwd=here))
    assert any(one["value"].startswith("sha256:") for one in blocked) and email not in str(blocked)
