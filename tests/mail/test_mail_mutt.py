"""Drafts of all markets in mutt and neomutt: recalled, read in the editor and postponed again, never sent."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence
from email.utils import getaddresses
from pathlib import Path

import pytest

from geoout.outbox import headers
from geoout.outbox.destination import Destination
from geoout.outbox.maildir import Maildir
from geoout.outbox.mbox import Mbox
from tests.mail import dovecot as real
from tests.mail import mutt
from tests.mail.market_letters import HOSTILE, imap_of, put
from tests.outbox.every_market import drafts, expected_name, expected_text


def assert_recalled(seen: Sequence[mutt.Seen]) -> None:
    """Every draft once, in whatever order; subject, name, address and text as they were written."""
    shown = {one.to[1]: one for one in seen}
    assert len(seen) == len(drafts())
    for draft in drafts():
        one = shown[draft.contact.email]
        assert one.fields["Subject"] == draft.subject, draft.market
        assert one.to[0] == expected_name(draft), draft.market
        assert one.text == expected_text(draft), draft.market
        assert (one.fields["Cc"], one.fields["Bcc"]) == ("", "")


def assert_postponed(home: Path) -> None:
    """What the client wrote when it postponed them again is still the same letter."""
    kept = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in mutt.put_aside(home)]
    texts = {str(mail["To"].addresses[0].addr_spec): mail for mail in kept}
    for draft in drafts():
        mail = texts[draft.contact.email]
        assert mail["Subject"] == draft.subject, draft.market
        assert mail.get_content().replace("\r\n", "\n") == expected_text(draft), draft.market


@pytest.mark.parametrize("program", mutt.PROGRAMS)
def test_recalls_a_maildir_of_every_market(program: str, tmp_path: Path) -> None:
    put(Maildir(tmp_path / "Maildir"), drafts())
    assert_recalled(mutt.recall_all(program, tmp_path, str(tmp_path / "Maildir"), len(drafts())))
    assert_postponed(tmp_path)
    assert not list((tmp_path / "Maildir" / "cur").iterdir()), "it takes what it recalled"


@pytest.mark.parametrize("program", mutt.PROGRAMS)
def test_recalls_an_mbox_of_every_market(program: str, tmp_path: Path) -> None:
    put(Mbox(tmp_path / "drafts.mbox"), drafts())
    assert_recalled(mutt.recall_all(program, tmp_path, str(tmp_path / "drafts.mbox"), len(drafts())))
    assert_postponed(tmp_path)


@pytest.mark.parametrize("program", mutt.PROGRAMS)
def test_recalls_drafts_on_a_server_of_every_market(
    program: str, tmp_path: Path, dovecot: real.Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    destination: Destination = imap_of(dovecot, drafts(), monkeypatch)
    put(destination, drafts())
    destination.close()
    seen = mutt.recall_all(program, tmp_path, mutt.imap_address(dovecot), len(drafts()), dovecot)
    assert_recalled(seen)
    assert_postponed(tmp_path)
    assert not dovecot.mails()


@pytest.mark.parametrize("program", mutt.PROGRAMS)
def test_a_hostile_text_stays_text_and_gains_no_recipient(program: str, tmp_path: Path) -> None:
    """In a subject and in a name, in the editor and in what the client writes after it."""
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / part).mkdir(parents=True)
    for number, text in enumerate(HOSTILE):
        lines = headers.address("To", text, f"n{number}@zeitung.example") + headers.unstructured("Subject", text)
        mail = f"{lines}\r\ntext {number}\r\n".replace("\r\n", "\n")
        (tmp_path / "Maildir" / "cur" / f"{number}.x:2,DS").write_text(mail, "ascii")
    seen = mutt.recall_all(program, tmp_path, str(tmp_path / "Maildir"), len(HOSTILE))
    shown = {one.text.strip(): one for one in seen}
    for number, text in enumerate(HOSTILE):
        one = shown[f"text {number}"]
        assert one.fields["Subject"] == text
        assert getaddresses([one.fields["To"]]) == [(text, f"n{number}@zeitung.example")]
        assert (one.fields["Cc"], one.fields["Bcc"]) == ("", "")
    for path in mutt.put_aside(tmp_path):
        mail = email.message_from_bytes(path.read_bytes())
        ((_, address),) = getaddresses(mail.get_all("To", []))
        assert address.endswith("@zeitung.example") and not mail.get_all("Cc") and not mail.get_all("Bcc")
