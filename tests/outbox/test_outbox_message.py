"""compose: what is written is read back by Python's parsers, and hostile text makes no header and no recipient."""

from __future__ import annotations

import email
import email.policy
import re
import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import getaddresses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geoout.errors import OutboxError
from geoout.language.unmailable import unmailable
from geoout.outbox.eml_reading import draft_of_eml
from geoout.outbox.message import Thread, compose, message_id
from geoout.pitches.draft import Draft, Kind
from geoout.prospects.prospect import Contact
from tests.outbox.letters import CONTACT, DRAFT, NOW, SENDER, draft

ID = "<0123@example.com>"
HEADERS = [
    "Date",
    "From",
    "To",
    "Subject",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Language",
]
POLICIES = [email.policy.default, email.policy.SMTP, email.policy.SMTPUTF8, email.policy.strict, email.policy.compat32]
HOSTILE = [
    "=?UTF-8?Q?Hi=0ABcc:_x@evil?=",
    "=?UTF-8?Q?Hi=0D=0ABcc:_x@evil.example?= =?utf-8?b?DQpCY2M6IHhAZXZpbA==?=",
    "b>,<x@evil",
    '"quoted" \\ back, slash; <x@evil.example>',
    "a\u00a0b   c ",
    "x" * 300,
    "調査のご案内" * 40,
    "🇩🇪👩‍👩‍👧" * 20,
    "=?",
    "?=",
    "From here",
]


def composed(of: Draft, **more: object) -> bytes:
    return compose(of, SENDER, sent=NOW, message_id=ID, **more)  # type: ignore[arg-type]


def parsed(content: bytes, policy: email.policy.Policy = email.policy.default) -> Message:
    return email.message_from_bytes(content, policy=policy)


def text_of(message: Message, name: str) -> str:
    """A header as a person reads it, by whichever policy it was parsed."""
    value = message[name]
    if isinstance(message, EmailMessage):
        return str(value)
    return str(make_header(decode_header(re.sub(r"\r?\n(?=[ \t])", "", value))))


def body_of(message: Message) -> str:
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode("utf-8").replace("\r\n", "\n")


# What may stand on one line; the writer answers NFC.
LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120).filter(
    lambda text: not any(unmailable(text, one_line=True))
)
WORDS = st.one_of(LINE, st.sampled_from(HOSTILE), st.tuples(LINE, st.sampled_from(HOSTILE)).map(" ".join))


@pytest.mark.parametrize("policy", POLICIES, ids=["default", "smtp", "utf8", "strict", "compat32"])
@given(subject=WORDS, name=WORDS, organisation=WORDS)
@example(subject=HOSTILE[0], name=HOSTILE[0], organisation="")
@example(subject=HOSTILE[2], name=HOSTILE[2], organisation=HOSTILE[2])
def test_whatever_is_written_is_one_mail_to_one_person(
    policy: email.policy.Policy, subject: str, name: str, organisation: str
) -> None:
    contact = Contact(surname=name, organisation=organisation, email="j.weiss@zeitung.example")
    content = composed(replace(DRAFT, subject=subject, contact=contact))
    message = parsed(content, policy)
    assert message.keys() == HEADERS
    assert not message.defects
    assert text_of(message, "Subject") == unicodedata.normalize("NFC", subject).strip(" ")
    # An address header is one address with one specification, to every reader of it.
    if isinstance(message, EmailMessage):
        assert [one.addr_spec for one in message["To"].addresses] == ["j.weiss@zeitung.example"]
    else:
        raw = re.sub(r"\r?\n", "", message["To"])
        assert [spec for _, spec in getaddresses([raw])] == ["j.weiss@zeitung.example"]
    head = content.split(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 78
    assert head.isascii()
    assert all(len(word) <= 75 for word in re.findall(rb"=\?UTF-8\?[QB]\?[^?]*\?=", head))


@given(
    body=st.lists(st.one_of(LINE, st.sampled_from(["-- ", "", ".", "From x", "a  ", *HOSTILE]))).map("\n".join),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_the_body_arrives_as_written(body: str, end: str) -> None:
    content = composed(draft(body=body.replace("\n", end)))
    lines = [line if line == "-- " else line.rstrip(" ") for line in unicodedata.normalize("NFC", body).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    assert body_of(parsed(content)) == "".join(f"{line}\n" for line in lines)
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert b"\n" not in content.replace(b"\r\n", b"") and b"\r" not in content.replace(b"\r\n", b"")
    assert content.isascii()


def test_same_in_same_out() -> None:
    assert composed(DRAFT) == composed(DRAFT)


def test_an_ordinary_mail() -> None:
    message = parsed(composed(DRAFT, x_unsent=True))
    assert message["From"] == "Lena Öztürk <lena@example.com>"
    assert message["To"] == "Jörg Weiß <j.weiss@zeitung.example>"
    assert message["Date"] == "Fri, 20 Nov 2026 09:30:00 +0000"
    assert message["Message-ID"] == ID
    assert message["Content-Type"] == 'text/plain; charset="utf-8"'
    assert message["Content-Transfer-Encoding"] == "quoted-printable"
    assert message["Content-Language"] == "de"
    assert message["X-Unsent"] == "1"
    assert b"=20\r\nBeispiel GmbH\r\n" in composed(DRAFT)


def test_x_unsent_is_only_there_when_asked_for() -> None:
    assert b"X-" not in composed(DRAFT)


def test_mostly_ascii_is_readable_in_the_source_and_the_rest_is_base64() -> None:
    assert parsed(composed(draft(body="Grüße")))["Content-Transfer-Encoding"] == "base64"
    assert parsed(composed(draft(body="Viele freundliche Grüße")))["Content-Transfer-Encoding"] == "quoted-printable"
    assert parsed(composed(draft(body="突然のご連絡失礼いたします")))["Content-Transfer-Encoding"] == "base64"


def test_text_is_composed_to_nfc() -> None:
    message = parsed(composed(draft(subject="Gru\u0308ße", body="Gru\u0308ße")))
    assert message["Subject"] == "Grüße"
    assert body_of(message) == "Grüße\n"


def test_a_japanese_name_comes_surname_first() -> None:
    contact = Contact(given="結衣", surname="高橋", email="y@media.example")
    message = parsed(composed(draft(contact=contact, template=""), locale="ja"))
    assert str(message["To"]).startswith("高橋")


def test_an_organisation_stands_in_for_a_person() -> None:
    contact = Contact(organisation="Zeitung, Redaktion", email="redaktion@zeitung.example")
    assert b'To: "Zeitung, Redaktion" <redaktion@zeitung.example>\r\n' in composed(draft(contact=contact))


def test_a_follow_up_names_what_it_follows() -> None:
    content = composed(DRAFT, thread=Thread("<b@example.com>", ("<a@example.com>",)))
    assert parsed(content)["In-Reply-To"] == "<b@example.com>"
    assert str(parsed(content)["References"]).split() == ["<a@example.com>", "<b@example.com>"]


def test_a_long_conversation_keeps_its_first_mail_and_its_last_ones() -> None:
    chain = tuple(f"<{number}@example.com>" for number in range(40))
    content = composed(DRAFT, thread=Thread("<last@example.com>", (*chain, "no identifier", chain[0])))
    ids = str(parsed(content)["References"]).split()
    assert ids[0] == chain[0]
    assert ids[-2:] == [chain[-1], "<last@example.com>"]
    assert len(ids) == len(set(ids)) <= 20


def test_a_mail_that_follows_nothing_has_no_thread() -> None:
    assert not {"In-Reply-To", "References"} & set(parsed(composed(DRAFT)).keys())


@pytest.mark.parametrize(
    "sign", ["\n", "\r", "\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\t", "\ud800"]
)
@pytest.mark.parametrize("part", ["subject", "surname", "organisation", "body"])
def test_control_and_bidi_override_characters_are_refused(sign: str, part: str) -> None:
    text = f"Hallo{sign}Bcc: x@evil.example"
    if part == "body" and sign in "\n\r\t":
        return
    changes: dict[str, dict[str, Any]] = {
        "subject": {"subject": text},
        "body": {"body": text},
        "surname": {"contact": replace(CONTACT, surname=text)},
        "organisation": {"contact": Contact(organisation=text, email="a@b.example")},
    }
    with pytest.raises(OutboxError) as caught:
        composed(draft(**changes[part]))
    assert f"U+{ord(sign):04X}" in str(caught.value)


@pytest.mark.parametrize(
    "address", ["", "a@b.example, c@d.example", "b>,<x@evil.example", "jörg@zeitung.example", "a@b"]
)
def test_exactly_one_plain_recipient(address: str) -> None:
    with pytest.raises(OutboxError):
        composed(draft(email=address))


def test_a_domain_in_another_script_becomes_a_labels() -> None:
    assert b"<info@xn--bcher-kva.example>\r\n" in composed(draft(email="info@Bücher.example"))


def test_the_time_needs_a_zone() -> None:
    with pytest.raises(OutboxError):
        compose(DRAFT, SENDER, sent=datetime(2026, 11, 20), message_id=ID)  # noqa: DTZ001
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    assert b"Date: Fri, 20 Nov 2026 18:30:00 +0900\r\n" in compose(DRAFT, SENDER, sent=there, message_id=ID)


def test_identifiers_are_the_same_for_the_same_revision_only() -> None:
    one = message_id(DRAFT, "example.com", "w")
    assert one == message_id(DRAFT, "example.com", "w")
    others = {
        message_id(draft(13), "example.com", "w"),
        message_id(draft(revision=2), "example.com", "w"),
        message_id(DRAFT, "example.com", "v"),
        message_id(draft(body="anders"), "example.com", "w"),
    }
    assert len({one, *others}) == 5
    assert re.fullmatch(r"<[0-9a-f]{32}@xn--bcher-kva\.example>", message_id(DRAFT, "bücher.example"))


@pytest.mark.parametrize("part", ["subject", "organisation"])
def test_an_endless_header_is_refused_in_one_sentence(part: str) -> None:
    changes: dict[str, dict[str, Any]] = {
        "subject": {"subject": "é" * 999},
        "organisation": {"contact": Contact(organisation="é" * 999, email="a@b.example")},
    }
    with pytest.raises(OutboxError, match=r"999 characters; a header holds 998"):
        composed(draft(**changes[part]))


def test_a_time_that_no_zone_can_say_is_told_in_utc() -> None:
    odd = NOW.astimezone(timezone(timedelta(minutes=53, seconds=28)))
    assert b"Date: Fri, 20 Nov 2026 09:30:00 +0000\r\n" in compose(DRAFT, SENDER, sent=odd, message_id=ID)


def test_a_mail_with_html_is_read_back_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(composed(DRAFT, html=True, thread=Thread("<b@example.com>")))
    back = draft_of_eml(path, "de")
    assert (back.subject, back.body) == (DRAFT.subject, DRAFT.body)
    assert back.kind is Kind.FOLLOW_UP
