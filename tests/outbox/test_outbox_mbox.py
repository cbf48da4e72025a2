"""An mbox as its readers see it: one mail each whatever is written in it, locks, a tail that was cut short."""

from __future__ import annotations

import fcntl
import json
import mailbox
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoout.errors import OutboxError
from geoout.outbox import mbox_lock
from geoout.outbox.mbox import Mbox, block_of
from tests.outbox.letters import draft, letter

# What mutt takes for the first line of a mail: From, a sender, a date as asctime writes it.
MUTT_FROM = re.compile(rb"(?m)^From \S* ?[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}$")
THEIRS = b"From x@example.org Fri Nov 20 08:00:00 2026\nSubject: theirs\nMessage-Id:\n <theirs@example.org>\n\nHello.\n"


@pytest.fixture
def box(tmp_path: Path) -> Mbox:
    return Mbox(tmp_path / "drafts.mbox")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox_lock, "PATIENCE", 0.0)


def subjects(path: Path) -> list[str]:
    with closing(mailbox.mbox(path, create=False)) as box:
        return [str(mail["Subject"]) for mail in box]


words = st.sampled_from(
    ["From ", "From x Fri Nov 20 08:00:00 2026", "\n", "\n\n", ">From ", "ß", "日本", " ", "a" * 74]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(st.lists(st.one_of(words, st.text(alphabet="From aé\n.=")), min_size=1), min_size=1, max_size=3))
def test_readers_see_exactly_one_mail_per_letter(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[list[str]]
) -> None:
    """No body needs `>From `: what readers would split at is never at the start of a line."""
    path = tmp_path_factory.mktemp("mbox") / "drafts.mbox"
    box = Mbox(path)
    texts = ["x" + "".join(parts) + "\nx" for parts in bodies]
    letters = [letter(draft(number, body=text)) for number, text in enumerate(texts, 1)]
    box.put_together([(one, "") for one in letters])
    content = path.read_bytes()
    assert len(MUTT_FROM.findall(content)) == len(letters) == len(re.findall(rb"(?m)^From ", content))
    with closing(mailbox.mbox(path, create=False)) as read:
        assert [mail["Message-ID"] for mail in read] == [one.message_id for one in letters]
        for mail, one in zip(read, letters, strict=True):
            theirs = mailbox.mboxMessage(one.content)
            assert mail.get_payload(decode=True).replace(b"\r", b"").rstrip() == (
                theirs.get_payload(decode=True).replace(b"\r", b"").rstrip()
            )


def test_it_is_appended_behind_what_other_programs_wrote_and_that_stays_byte_for_byte(box: Mbox) -> None:
    box.path.write_bytes(THEIRS)
    mail = letter()
    box.put(mail, "")
    assert box.path.read_bytes() == THEIRS + b"\n" + block_of(mail)
    assert b"\r" not in block_of(mail) and block_of(mail).startswith(
        b"From lena@example.com Fri Nov 20 09:30:00 2026\n"
    )
    assert len(subjects(box.path)) == 2


def test_a_mail_that_another_program_moved_here_is_found_by_its_identifier(box: Mbox) -> None:
    first = letter(draft(1))
    box.path.write_bytes(THEIRS + b"\n" + block_of(first))
    box.put(first, "")
    assert len(subjects(box.path)) == 2
    box.path.write_bytes(THEIRS)  # a client removed it
    assert box.find(first, "") is None


def half(box: Mbox, cut: int) -> bytes:
    """What a kill in the middle of an append leaves: the note beside the file, and a part of the block."""
    block = b"\n" + block_of(letter())
    box.path.write_bytes(THEIRS + block[:cut])
    note = box.path.with_name(".drafts.mbox.geoout")
    note.write_bytes(json.dumps({"size": len(THEIRS)}).encode() + b"\n" + block)
    return block


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 600))
def test_a_half_tail_of_ours_is_cut_off_and_a_whole_one_stays(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    box = Mbox(tmp_path_factory.mktemp("mbox") / "drafts.mbox")
    block = half(box, cut)
    found = box.find(letter(), "")
    assert box.path.read_bytes() == (THEIRS + block if cut >= len(block) else THEIRS)
    assert (found is not None) is (cut >= len(block))
    assert [path.name for path in box.path.parent.iterdir()] == ["drafts.mbox"]


@pytest.mark.parametrize("theirs", [b"From y@example.org Fri Nov 20 10:00:00 2026\nSubject: new\n\nHello.\n\n", b"x"])
def test_what_another_program_wrote_at_that_place_is_never_cut(box: Mbox, theirs: bytes) -> None:
    half(box, 0)
    box.path.write_bytes(THEIRS + b"\n" + theirs)
    assert box.find(letter(), "") is None
    assert box.path.read_bytes() == THEIRS + b"\n" + theirs


def test_a_half_mail_that_another_program_wrote_behind_is_said_and_left_alone(box: Mbox) -> None:
    half(box, 200)
    content = box.path.read_bytes() + b"\nFrom y@example.org Fri Nov 20 10:00:00 2026\nSubject: new\n\nHello.\n\n"
    box.path.write_bytes(content)
    with pytest.raises(OutboxError, match="another program wrote behind it; delete the half mail there"):
        box.put(letter(), "")
    assert box.path.read_bytes() == content


@pytest.mark.usefixtures("impatient")
def test_another_program_s_dot_lock_is_waited_for_then_said(box: Mbox) -> None:
    lock = box.path.with_name("drafts.mbox.lock")
    lock.write_bytes(b"")
    with pytest.raises(OutboxError, match=r"holds this file with drafts\.mbox\.lock"):
        box.put(letter(), "")
    assert lock.exists() and not box.path.exists()


@pytest.mark.usefixtures("impatient")
def test_a_dot_lock_of_a_dead_process_is_named_and_never_broken(box: Mbox) -> None:
    lock = box.path.with_name("drafts.mbox.lock")
    lock.write_bytes(b"99999999\n")
    os.utime(lock, (1, 1))
    with pytest.raises(OutboxError, match=r"process 99999999, which runs no more, .*remove drafts\.mbox\.lock"):
        box.put(letter(), "")
    assert lock.exists()


def test_our_own_dot_lock_that_a_kill_left_is_taken_over(box: Mbox) -> None:
    lock = box.path.with_name("drafts.mbox.lock")
    lock.write_bytes(b"1         \ngeoout\n")
    box.put(letter(), "")
    assert not lock.exists()


@pytest.mark.usefixtures("impatient")
def test_our_own_dot_lock_that_is_in_use_is_not_taken_over(box: Mbox) -> None:
    lock = box.path.with_name("drafts.mbox.lock")
    lock.write_bytes(b"1         \ngeoout\n")
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(OutboxError, match="another program holds"):
            box.put(letter(), "")


@pytest.mark.usefixtures("impatient")
def test_a_program_that_holds_the_fcntl_lock_is_waited_for_then_said(box: Mbox) -> None:
    box.path.write_bytes(THEIRS)
    code = (
        "import fcntl,sys; f=open(sys.argv[1],'r+'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(box.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        with pytest.raises(OutboxError, match="another program holds this file"):
            box.put(letter(), "")
        other.communicate("\n")
    assert box.path.read_bytes() == THEIRS
    box.put(letter(), "")


def test_a_file_that_is_no_mbox_is_refused_and_stays(box: Mbox) -> None:
    box.path.write_text("shopping list")
    with pytest.raises(OutboxError, match="this file is no mbox"):
        box.put(letter(), "")
    assert box.path.read_text() == "shopping list"
