"""A Maildir as its clients use it: flags, names, what stands in it already, what a kill left behind."""

from __future__ import annotations

import mailbox
import os
from dataclasses import replace
from pathlib import Path

import pytest

from geoout.errors import OutboxError
from geoout.outbox.destination import Older
from geoout.outbox.ledger import digest_of
from geoout.outbox.maildir import Maildir, why_no_maildir
from tests.outbox.contract import entry
from tests.outbox.letters import DRAFT, draft, letter


@pytest.fixture
def folder(tmp_path: Path) -> Maildir:
    return Maildir(tmp_path / "Maildir")


def test_a_draft_has_the_flags_d_and_s_lf_and_no_private_header(folder: Maildir) -> None:
    mail = letter(destination="maildir")
    path = Path(folder.put(mail, folder.reserve(DRAFT)).path)
    assert path.parent == folder.folder / "cur"
    assert path.name.endswith(":2,DS")
    content = path.read_bytes()
    assert b"\r" not in content and b"X-Unsent" not in content
    (message,) = mailbox.Maildir(folder.folder)
    assert isinstance(message, mailbox.MaildirMessage)
    assert (message.get_flags(), message.get_subdir()) == ("DS", "cur")
    assert os.listdir(folder.folder / "tmp") == []  # noqa: PTH208


@pytest.mark.parametrize("name", ["{key}:2,S", "{key}:2,DFRS", "{key}", "{key},U=7:2,DS"])
@pytest.mark.parametrize("part", ["cur", "new"])
def test_a_repeat_finds_it_whatever_a_client_made_of_its_name(folder: Maildir, part: str, name: str) -> None:
    mail = letter()
    path = Path(folder.put(mail, folder.reserve(DRAFT)).path)
    renamed = folder.folder / part / name.format(key=path.name.partition(":")[0])
    path.rename(renamed)
    assert Maildir(folder.folder).put(mail, folder.reserve(DRAFT)).path == str(renamed)
    row = replace(entry(mail, folder.put(mail, "")), path=str(path))
    assert folder.older(row) is Older.UNCHANGED
    assert folder.withdraw(row) is True
    assert not renamed.exists()


def test_a_mail_that_came_or_went_meanwhile_is_seen_without_a_new_start(folder: Maildir) -> None:
    first, second = letter(draft(1)), letter(draft(2, subject="x"))
    folder.put(first, "")
    theirs = Path(Maildir(folder.folder).put(second, "").path)
    assert folder.put(second, "").path == str(theirs)
    renamed = theirs.with_name(theirs.name.replace("DS", "DRS"))
    theirs.rename(renamed)
    assert folder.put(second, "").path == str(renamed)
    renamed.unlink()
    assert folder.put(second, "").path == str(theirs)
    assert len(list((folder.folder / "cur").iterdir())) == 2


def test_an_older_mail_that_a_client_marked_for_deletion_is_gone_and_one_that_is_away_unknown(folder: Maildir) -> None:
    mail = letter()
    row = entry(mail, folder.put(mail, ""))
    path = Path(row.path)
    path.rename(path.with_name(path.name + "T"))
    assert folder.older(row) is Older.GONE
    assert folder.withdraw(row) is False
    folder.folder.rename(folder.folder.with_name("unmounted"))
    assert folder.older(row) is Older.UNKNOWN


def test_no_name_holds_a_word_of_the_draft_or_leads_out_of_the_folder(folder: Maildir) -> None:
    hostile = draft(contact=replace(DRAFT.contact, given="../../x:2,T", surname="a/b\nc"))
    mail = replace(letter(), draft=hostile, message_id="<../../../x:2,FRST\n@a/b>")
    path = Path(folder.put(mail, folder.reserve(hostile)).path)
    assert path.parent == folder.folder / "cur"
    assert set(path.name) <= set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-:,")


def test_a_folder_that_holds_something_else_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(OutboxError, match="no Maildir; name an empty folder"):
        Maildir(tmp_path).put(letter(), "")
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
    assert why_no_maildir(tmp_path / "letters.txt") == "this is a file and no Maildir"
    assert why_no_maildir(tmp_path, own=True) is None


def test_one_that_was_half_made_is_finished(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    Maildir(tmp_path).put(letter(), "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cur", "new", "tmp"]


def test_what_a_killed_process_left_in_tmp_goes_and_nothing_of_another_program_does(folder: Maildir) -> None:
    folder.put(letter(draft(1)), "")
    name = next((folder.folder / "cur").iterdir()).name.partition(":")[0]
    time, unique, host = name.split(".", 2)
    ours = folder.folder / "tmp" / f"{time}.{unique}P99999999.{host}"
    running = ours.with_name(f"{time}.{unique}P{os.getpid()}.{host}")
    theirs = ours.with_name("1795167000.M1P99999999.elsewhere")
    for path in (ours, running, theirs):
        path.write_bytes(b"half")
    Maildir(folder.folder).put(letter(draft(2, subject="x")), "")
    assert not ours.exists()
    assert running.exists() and theirs.exists()


def test_the_digest_does_not_depend_on_line_ends() -> None:
    content = letter().content
    assert digest_of(content) == digest_of(content.replace(b"\r\n", b"\n"))
