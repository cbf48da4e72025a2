"""Drafts of all markets on a real server: the same bytes back, and the server reads them as they were meant."""

from __future__ import annotations

import email
import email.policy
from email.header import decode_header, make_header

import pytest

from geoout.errors import OutboxError
from geoout.outbox import headers
from tests.mail import dovecot as real
from tests.mail.market_letters import HOSTILE, imap_of, put
from tests.outbox.every_market import drafts, expected_name, expected_text, sender_of


def test_every_market_comes_back_byte_for_byte(dovecot: real.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    destination = imap_of(dovecot, drafts(), monkeypatch)
    letters = [letter for letter, _ in put(destination, drafts())]
    destination.close()
    assert sorted(dovecot.mails().values()) == sorted(letter.content for letter in letters)
    with dovecot.session() as client:
        client.select_folder(dovecot.drafts, readonly=True)
        flags = client.get_flags(client.search("ALL"))
    assert all({b"\\Draft", b"\\Seen"} <= set(of) for of in flags.values())


def test_the_server_reads_subject_names_and_addresses(dovecot: real.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    destination = imap_of(dovecot, drafts(), monkeypatch)
    put(destination, drafts())
    destination.close()
    with dovecot.session() as client:
        client.select_folder(dovecot.drafts, readonly=True)
        answers = client.fetch(client.search("ALL"), ["ENVELOPE", "BODYSTRUCTURE"])
    by_address = {addresses(answer[b"ENVELOPE"].to)[0][1]: answer for answer in answers.values()}
    for draft in drafts():
        envelope = by_address[draft.contact.email][b"ENVELOPE"]
        assert decoded(envelope.subject) == draft.subject, draft.market
        assert addresses(envelope.to) == [(expected_name(draft), draft.contact.email)], draft.market
        assert [spec for _, spec in addresses(envelope.from_)] == [sender_of(draft).email]
        assert envelope.cc is None and envelope.bcc is None
        structure = by_address[draft.contact.email][b"BODYSTRUCTURE"]
        assert (structure[0].lower(), structure[1].lower(), structure[2][1].lower()) == (b"text", b"plain", b"utf-8")


def test_python_reads_what_comes_back(dovecot: real.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    destination = imap_of(dovecot, drafts(), monkeypatch)
    put(destination, drafts())
    destination.close()
    mails = [email.message_from_bytes(mail, policy=email.policy.default) for mail in dovecot.mails().values()]
    by_address = {mail["To"].addresses[0].addr_spec: mail for mail in mails}
    for draft in drafts():
        mail = by_address[draft.contact.email]
        assert mail["Subject"] == draft.subject
        # of two encoded words in a name Python keeps the white space between them, which every client drops
        assert mail["To"].addresses[0].display_name.replace(" ", "") == expected_name(draft).replace(" ", "")
        assert mail.get_content().replace("\r\n", "\n") == expected_text(draft)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(text: str, dovecot: real.Account) -> None:
    """In a subject and in a name: the server shows the text, one recipient, and no header that came out of it."""
    written = headers.address("To", text, "j.weiss@zeitung.example") + headers.unstructured("Subject", text)
    dovecot.append(written.encode("ascii") + b"\r\ntext\r\n")
    with dovecot.session() as client:
        client.select_folder(dovecot.drafts, readonly=True)
        (answer,) = client.fetch("1", ["ENVELOPE"]).values()
    envelope = answer[b"ENVELOPE"]
    assert addresses(envelope.to) == [(text, "j.weiss@zeitung.example")]
    assert decoded(envelope.subject) == text
    assert envelope.cc is None and envelope.bcc is None


@pytest.mark.parametrize("text", ["a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\x00b", "a\u202eb", "a\u2028b"])
def test_what_could_not_stay_text_is_refused(text: str) -> None:
    with pytest.raises(OutboxError):
        headers.unstructured("Subject", text)
    with pytest.raises(OutboxError):
        headers.address("To", text, "j.weiss@zeitung.example")


def decoded(words: bytes) -> str:
    return str(make_header(decode_header(words.decode("ascii"))))


def addresses(people: object) -> list[tuple[str, str]]:
    """Name and address of each mailbox in an ENVELOPE."""
    assert isinstance(people, tuple)
    return [(decoded(one.name or b""), b"@".join((one.mailbox, one.host)).decode("ascii")) for one in people]
