"""A process killed at any step of a departure: nothing is lost, nothing is doubled, nothing is half there.

For .eml, Maildir and mbox, with a ledger in a file and with the store's, for a first departure and for one that takes
an older revision's place. After the restart the place is read with Python's own mailbox module.
"""

from __future__ import annotations

import mailbox
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path
from typing import Protocol

import pytest

from geoout.outbox.destination import Destination, identifier_of
from geoout.outbox.eml import EmlFolder
from geoout.outbox.leave import Status, Terms, leave
from geoout.outbox.ledger import Key, Ledger
from geoout.outbox.maildir import Maildir
from geoout.outbox.mbox import Mbox
from geoout.outbox.message import compose, message_id
from geoout.pitches.draft import Draft
from geoout.store.open import open_store
from tests.outbox.file_ledger import FileLedger
from tests.outbox.killed import dies, steps
from tests.outbox.letters import DRAFT, NOW, SENDER, draft, terms

THEIRS = b"From: x@example.org\nSubject: theirs\nMessage-ID: <theirs@example.org>\n\nHello.\n"
FIRST, SECOND = draft(1), draft(2, subject="Erhebung: Wie Haushalte lüften")
NEWER = replace(SECOND, revision=2, body="Neu geschrieben.")


class Place(Protocol):
    name: str

    def destination(self, folder: Path) -> Destination: ...
    def seed(self, folder: Path) -> None: ...
    def mails(self, folder: Path) -> list[bytes]: ...
    def crumbs(self, folder: Path) -> list[Path]: ...


class Eml:
    name = "eml"

    def destination(self, folder: Path) -> Destination:
        return EmlFolder(folder / "outbox")

    def seed(self, folder: Path) -> None:
        (folder / "outbox").mkdir()
        (folder / "outbox" / "0007-theirs.eml").write_bytes(THEIRS)

    def mails(self, folder: Path) -> list[bytes]:
        return [crlf(path.read_bytes()) for path in (folder / "outbox").glob("*.eml")]

    def crumbs(self, folder: Path) -> list[Path]:
        return [path for path in (folder / "outbox").iterdir() if path.suffix not in (".eml", ".part")]


class InMaildir:
    name = "maildir"

    def destination(self, folder: Path) -> Destination:
        return Maildir(folder / "Maildir")

    def seed(self, folder: Path) -> None:
        with closing(mailbox.Maildir(folder / "Maildir")) as box:
            box.add(THEIRS)

    def mails(self, folder: Path) -> list[bytes]:
        with closing(mailbox.Maildir(folder / "Maildir", create=False)) as box:
            return [crlf(box.get_bytes(key)) for key in box.keys()]  # noqa: SIM118

    def crumbs(self, folder: Path) -> list[Path]:
        return list((folder / "Maildir" / "tmp").iterdir())


class InMbox:
    name = "mbox"

    def destination(self, folder: Path) -> Destination:
        return Mbox(folder / "mail" / "drafts.mbox")

    def seed(self, folder: Path) -> None:
        (folder / "mail").mkdir()
        # without the blank line at the end that the next mail needs
        (folder / "mail" / "drafts.mbox").write_bytes(b"From x@example.org Fri Nov 20 08:00:00 2026\n" + THEIRS)

    def mails(self, folder: Path) -> list[bytes]:
        with closing(mailbox.mbox(folder / "mail" / "drafts.mbox", create=False)) as box:
            return [crlf(box.get_bytes(key)) for key in box.keys()]  # noqa: SIM118

    def crumbs(self, folder: Path) -> list[Path]:
        return [path for path in (folder / "mail").iterdir() if path.name != "drafts.mbox"]


def crlf(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


@contextmanager
def in_file(folder: Path) -> Iterator[Ledger]:
    yield FileLedger(folder / "ledger.json")


@contextmanager
def in_store(folder: Path) -> Iterator[Ledger]:
    with closing(open_store(folder / "geoout.db")) as store:
        yield store.ledger


Opening = Callable[[Path], "contextmanager[Ledger]"]
PLACES = [Eml(), InMaildir(), InMbox()]


def let(place: Place, opening: Opening, folder: Path, drafts: list[Draft], on: Terms) -> list[Status]:
    with opening(folder) as ledger:
        return [one.status for one in leave(drafts, place.destination(folder), ledger, on)]


def identifiers(mails: list[bytes]) -> list[str]:
    return sorted(identifier_of(mail) for mail in mails)


def of(one: Draft) -> str:
    return message_id(one, "example.com", "test")


def whole(one: Draft, place: str) -> bytes:
    unsent, eight_bit = place == "eml", place == "maildir"
    return compose(one, SENDER, sent=NOW, message_id=of(one), x_unsent=unsent, eight_bit=eight_bit)


@pytest.mark.parametrize("opening", [in_file, in_store], ids=["file", "store"])
@pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])
def test_killed_at_any_step_and_run_again(tmp_path: Path, place: Place, opening: Opening) -> None:
    start, now = tmp_path / "start", tmp_path / "now"
    now.mkdir()
    place.seed(now)
    let(place, opening, now, [FIRST], terms())
    shutil.copytree(now, start)
    killed = 0
    for _ in steps(lambda: let(place, opening, now, [SECOND], terms())):
        killed += 1
        assert all(status in ("written", "already") for status in let(place, opening, now, [FIRST, SECOND], terms()))
        mails = place.mails(now)
        assert identifiers(mails) == sorted(["<theirs@example.org>", of(FIRST), of(SECOND)])
        assert whole(SECOND, place.name).rstrip() in [mail.rstrip() for mail in mails]
        assert crlf(THEIRS).rstrip() in [mail.rstrip() for mail in mails]
        assert place.crumbs(now) == []
        assert let(place, opening, now, [FIRST, SECOND], terms()) == ["already", "already"]
        shutil.rmtree(now)
        shutil.copytree(start, now)
    assert killed > 10


@pytest.mark.parametrize("opening", [in_file, in_store], ids=["file", "store"])
@pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])
def test_killed_while_a_newer_revision_takes_the_place_of_an_older_one(
    tmp_path: Path, place: Place, opening: Opening
) -> None:
    """An mbox keeps both, for what stands in it is never taken away; elsewhere the newer one alone is there."""
    start, now = tmp_path / "start", tmp_path / "now"
    now.mkdir()
    place.seed(now)
    beside = terms(beside=lambda draft: place.name == "mbox")
    let(place, opening, now, [SECOND], beside)
    shutil.copytree(now, start)
    expected = ["<theirs@example.org>", of(NEWER), *([of(SECOND)] if place.name == "mbox" else [])]
    killed = 0
    for _ in steps(lambda: let(place, opening, now, [NEWER], beside)):
        killed += 1
        before = identifiers(place.mails(now))
        assert of(SECOND) in before or of(NEWER) in before
        assert let(place, opening, now, [NEWER], beside)[0] in ("written", "already")
        assert identifiers(place.mails(now)) == sorted(expected)
        with opening(now) as ledger:
            row = ledger.lookup(Key(2, 1, place.name))
            assert row is not None
            assert row.withdrawn is (place.name != "mbox")
        shutil.rmtree(now)
        shutil.copytree(start, now)
    assert killed > 10


def test_an_older_revision_cut_short_is_ended_before_the_newer_one_leaves(tmp_path: Path) -> None:
    """Killed after the mail of revision 1 arrived; then the draft was edited."""
    place = InMaildir()
    place.seed(tmp_path)
    for step in range(1, 100):
        if not dies(lambda: let(place, in_file, tmp_path, [SECOND], terms()), step):
            break
        if of(SECOND) in identifiers(place.mails(tmp_path)):
            break
    assert let(place, in_file, tmp_path, [NEWER], terms()) == ["written"]
    assert identifiers(place.mails(tmp_path)) == sorted(["<theirs@example.org>", of(NEWER)])


@pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])
def test_two_processes_at_once_make_one_copy(tmp_path: Path, place: Place) -> None:
    import os

    place.seed(tmp_path)
    with in_store(tmp_path):
        pass
    drafts = [draft(number, subject=f"Erhebung {number}") for number in range(1, 9)]
    children = []
    for _ in range(2):
        if (child := os.fork()) == 0:
            statuses = let(place, in_store, tmp_path, drafts, terms())
            os._exit(0 if set(statuses) <= {"written", "already"} else 1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert identifiers(place.mails(tmp_path)) == sorted(["<theirs@example.org>", *(of(one) for one in drafts)])
    assert place.crumbs(tmp_path) == []


@pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])
def test_no_room_leaves_nothing_half_and_the_row_pending(tmp_path: Path, place: Place) -> None:
    """The system refuses the write (a limit of the process on the size of files): one sentence, then all is mended."""
    import os
    import resource

    place.seed(tmp_path)
    big = draft(3, body="Viel Text.\n" * 4000)
    let(place, in_store, tmp_path, [FIRST], terms())
    before = place.mails(tmp_path)
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        with in_store(tmp_path) as ledger:
            resource.setrlimit(resource.RLIMIT_FSIZE, (16_000, 16_000))
            (outcome,) = leave([big], place.destination(tmp_path), MixedLedger(ledger, tmp_path), terms())
        os.write(writing, f"{outcome.status}: {outcome.reason}".encode())
        os._exit(0)
    os.close(writing)
    said = os.read(reading, 4000).decode()
    os.waitpid(child, 0)
    assert said.startswith("failed: ") and said.count("\n") == 0 and said.endswith(".")
    assert place.mails(tmp_path) == before
    assert place.crumbs(tmp_path) == []
    row = FileLedger(tmp_path / "small.json").lookup(Key(3, 1, place.name))
    assert row is not None and not row.done


class MixedLedger(FileLedger):
    """The database is larger than the limit, so this one is small."""

    def __init__(self, _: Ledger, folder: Path) -> None:
        super().__init__(folder / "small.json")


def test_the_letters_here_are_read_as_mails() -> None:
    assert message_from_bytes(whole(DRAFT, "mbox"))["Message-ID"] == of(DRAFT)
