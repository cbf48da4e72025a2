"""A folder of .eml files: names that are safe, numbers that go on, nothing overwritten."""

from __future__ import annotations

import os
import re
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.errors import GeooutError, UserError
from geoout.outbox.eml import EmlFolder, recipient_slug
from geoout.outbox.eml_reading import draft_of_eml
from geoout.pitches.draft import Touch
from geoout.prospects.prospect import Contact
from tests.outbox.letters import CONTACT, DRAFT, draft, letter


@pytest.mark.parametrize(
    ("contact", "slug"),
    [
        (CONTACT, "joerg-weiss"),
        (Contact(given="Łucja", surname="Żak", email="l@x.example"), "lucja-zak"),
        (Contact(given="結衣", surname="高橋", email="y.takahashi@media.example"), "y-takahashi-at-media-example"),
        (Contact(organisation="Kammer für Gewerbe", email="k@x.example"), "kammer-fuer-gewerbe"),
        (Contact(given="../../etc", surname="passwd", email="a@x.example"), "etc-passwd"),
        (Contact(given="..", surname="/", email="a@x.example"), "a-at-x-example"),
        (Contact(), "recipient"),
    ],
)
def test_the_name_tells_the_recipient(contact: Contact, slug: str) -> None:
    assert recipient_slug(draft(contact=contact)) == slug


@given(st.text(), st.text(), st.text())
def test_the_name_is_never_a_path(given_name: str, organisation: str, email: str) -> None:
    contact = replace(CONTACT, given=given_name, surname="", organisation=organisation, email=email)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?", recipient_slug(draft(contact=contact)))


def test_numbers_go_on_in_the_order_of_leaving(tmp_path: Path) -> None:
    folder = EmlFolder(tmp_path / "outbox")
    (tmp_path / "outbox").mkdir()
    (tmp_path / "outbox" / "0041-somebody.eml").write_text("foreign")
    (tmp_path / "outbox" / "notes.txt").write_text("foreign")
    assert folder.reserve(draft()) == str(tmp_path / "outbox" / "0042-joerg-weiss.eml")


def test_a_foreign_file_of_that_name_stays_and_the_next_number_is_taken(tmp_path: Path) -> None:
    folder = EmlFolder(tmp_path)
    mail = letter()
    path = folder.reserve(mail.draft)
    Path(path).write_text("not ours")
    receipt = folder.put(mail, path)
    assert Path(path).read_text() == "not ours"
    assert receipt.path == str(tmp_path / "0002-joerg-weiss.eml")
    assert Path(receipt.path).read_bytes() == mail.content


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "..", "", "0001-x.eml/../../y", "0001-a.eml\n"])
def test_a_path_that_is_not_ours_never_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    receipt = EmlFolder(tmp_path / "outbox").put(letter(), path)
    assert Path(receipt.path).parent == tmp_path / "outbox"
    assert Path(receipt.path).suffix == ".eml"
    assert [one.name for one in tmp_path.iterdir()] == ["outbox"]


def test_a_file_that_a_client_rewrote_is_still_found_by_its_identifier(tmp_path: Path) -> None:
    folder = EmlFolder(tmp_path)
    mail = letter()
    receipt = folder.put(mail, folder.reserve(mail.draft))
    rewritten = mail.content.replace(b"\r\n", b"\n").replace(b"Message-ID", b"Message-Id")
    Path(receipt.path).write_bytes(rewritten)
    assert folder.find(mail, receipt.path) == receipt


def test_an_identifier_in_the_text_of_another_mail_is_not_a_find(tmp_path: Path) -> None:
    folder = EmlFolder(tmp_path)
    mail = letter()
    quoting = letter(draft(99, body=f"Message-ID: {mail.message_id}"))
    folder.put(quoting, folder.reserve(quoting.draft))
    assert folder.find(mail, "") is None


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file where the folder should be")
    folder = EmlFolder(tmp_path / "outbox")
    with pytest.raises(GeooutError) as caught:
        folder.put(letter(), folder.reserve(draft()))
    assert str(tmp_path / "outbox") in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["outbox"]


def test_a_file_reads_back_as_the_draft_it_was(tmp_path: Path) -> None:
    folder = EmlFolder(tmp_path)
    mail = letter(x_unsent=True)
    receipt = folder.put(mail, folder.reserve(mail.draft))
    back = draft_of_eml(Path(receipt.path), "de")
    assert (back.subject, back.body, back.contact.email) == (DRAFT.subject, DRAFT.body, DRAFT.contact.email)
    assert back.sender is not None
    assert (back.sender.surname, back.sender.email) == ("Lena Öztürk", "lena@example.com")
    assert (back.market, back.touch) == ("de", Touch.FIRST)


@given(st.binary(max_size=300), st.sampled_from([b"", b"Subject: ", b"To: ", b"From: =?utf-8?q?", b"To: a@b.c\n\n"]))
def test_any_file_is_a_draft_or_a_sentence(content: bytes, head: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mail.eml"
        path.write_bytes(head + content)
        try:
            draft_of_eml(path, "de")
        except UserError as error:
            assert str(error).startswith(str(path))


def test_a_mail_with_several_recipients_keeps_them_so_that_the_check_sees_them(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_text("To: a@b.example, c@d.example\nSubject: x\nIn-Reply-To: <a@b.example>\n\nHallo\n")
    back = draft_of_eml(path, "de")
    assert back.contact.email == "a@b.example, c@d.example"
    assert back.touch is Touch.FOLLOW_UP


def test_the_half_file_of_a_killed_process_goes_later_and_nobody_else_s_does(tmp_path: Path) -> None:
    old = time.time() - 3600
    for name in (".0001-a.eml.x1.part", ".0002-b.eml.x2.part", ".mine.part", "0003-c.eml.part", ".note.eml.x.part"):
        (tmp_path / name).write_bytes(b"half")
        if "0002" not in name:  # somebody may still be writing that one
            os.utime(tmp_path / name, (old, old))
    assert EmlFolder(tmp_path).find(letter(), "") is None
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".0002-b.eml.x2.part", ".mine.part", ".note.eml.x.part", "0003-c.eml.part"]


def test_a_pipe_with_the_name_of_a_mail_is_not_waited_for(tmp_path: Path) -> None:
    folder = EmlFolder(tmp_path)
    path = folder.reserve(draft())
    os.mkfifo(path)
    assert folder.find(letter(), path) is None
    assert Path(folder.put(letter(), path).path).name == "0002-joerg-weiss.eml"


def test_a_very_high_number_of_somebody_elses_is_no_dead_end(tmp_path: Path) -> None:
    (tmp_path / "9999999999-x.eml").write_text("foreign")
    folder = EmlFolder(tmp_path)
    path = folder.reserve(draft())
    Path(path).write_text("foreign, too")
    assert Path(folder.put(letter(), path).path).name == "10000000001-joerg-weiss.eml"
