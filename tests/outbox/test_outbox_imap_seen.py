"""What mails in Sent and INBOX mean for drafts that left: offered with a reason, hostile mail never a crash (R114)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.plain import clean_line
from geoout.outbox.imap.bounce import bounces_in, looks_like_a_bounce
from geoout.outbox.imap.heard import Heard, addresses_in, decoded, heard
from geoout.outbox.imap.incoming import Answers
from geoout.outbox.imap.sent import sent_among
from geoout.outbox.imap.sighting import Departed, Sighting
from geoout.outbox.imap.subject_words import AUTOMATIC, REPLY, is_automatic, topic_of

LEFT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
OURS = "<0123abc@example.com>"
TO = "j.weiss@zeitung.example"
SUBJECT = "Erhebung: Wie Haushalte heizen"
FIRST = Departed(12, frozenset({OURS}), TO, "lena@example.com", SUBJECT, LEFT)
OTHER = Departed(13, frozenset({"<other@example.com>"}), "anna@blog.example", "lena@example.com", "Etwas", LEFT)


def mail(*lines: str, days: float = 1, uid: int = 1, mailbox: str = "INBOX") -> Heard:
    header = "\r\n".join(lines).encode() + b"\r\n\r\n"
    found = heard(uid, mailbox, {b"BODY[HEADER.FIELDS (X)]<0>": header, b"INTERNALDATE": LEFT + timedelta(days=days)})
    assert found is not None
    return found


def said(sighting: Sighting) -> tuple[int, str, str, str]:
    return sighting.draft, sighting.kind.value, sighting.certainty.value, sighting.message_id


def sent(*mails: Heard, departed: Any = (FIRST, OTHER)) -> list[tuple[int, str, str, str]]:
    return [said(one) for one in sent_among(mails, departed)]


def back(*mails: Heard, body: bytes = b"", departed: Any = (FIRST, OTHER)) -> list[tuple[int, str, str, str]]:
    return [said(one) for one in Answers(departed, {"lena@example.com"}, lambda mail: body).among(mails)]


def test_sent_by_message_id_is_certain() -> None:
    assert sent(mail(f"Message-ID: {OURS}", f"To: {TO}")) == [(12, "sent", "certain", OURS)]


def test_sent_by_recipient_and_subject_is_likely_and_brings_the_real_message_id() -> None:
    """R114: clients replace Message-IDs; a follow-up must thread to the one that was really sent."""
    found = mail("Message-ID: <new@mua.example>", f'To: "Weiß, Jörg" <{TO.upper()}>', f"Subject: {SUBJECT}")
    assert sent(found) == [(12, "sent", "likely", "<new@mua.example>")]


def test_sent_needs_the_recipient_the_subject_and_a_day_after_it_left() -> None:
    assert sent(mail("Message-ID: <a@b>", f"To: {TO}", "Subject: Lunch")) == []
    assert sent(mail("Message-ID: <a@b>", "To: x@zeitung.example", f"Subject: {SUBJECT}")) == []
    assert sent(mail("Message-ID: <a@b>", f"To: {TO}", f"Subject: {SUBJECT}", days=-2)) == []
    assert sent(mail("Message-ID: <a@b>", f'To: "{TO}" <x@y.example>', f"Subject: {SUBJECT}")) == []


def test_certain_wins_over_likely_and_what_is_known_is_not_said_again() -> None:
    likely = mail("Message-ID: <a@b>", f"To: {TO}", f"Subject: {SUBJECT}", days=1)
    certain = mail(f"Message-ID: {OURS}", f"To: {TO}", f"Subject: {SUBJECT}", days=2, uid=2)
    assert sent(likely, certain) == [(12, "sent", "certain", OURS)]
    known = Departed(12, FIRST.identifiers, TO, "lena@example.com", SUBJECT, LEFT, sent=True)
    assert sent(likely, certain, departed=(known,)) == []


def test_the_first_mail_is_not_taken_for_its_follow_up() -> None:
    known = Departed(12, FIRST.identifiers, TO, "lena@example.com", SUBJECT, LEFT, sent=True)
    follow_up = Departed(14, frozenset({"<f@b>"}), TO, "lena@example.com", f"Re: {SUBJECT}", LEFT)
    first = mail(f"Message-ID: {OURS}", f"To: {TO}", f"Subject: {SUBJECT}")
    assert sent(first, departed=(known, follow_up)) == []


def test_a_reply_by_reference_is_certain_whoever_wrote_it() -> None:
    answer = mail("Message-ID: <r@z>", f"In-Reply-To: {OURS}", "From: Redaktion <red@zeitung.example>", "Subject: Nein")
    assert back(answer) == [(12, "reply", "certain", "<r@z>")]
    answer = mail("Message-ID: <r@z>", f"References: <x@y>\r\n {OURS}\r\n <z@y>", "From: other@else.example")
    assert back(answer) == [(12, "reply", "certain", "<r@z>")]


@pytest.mark.parametrize(
    "prefix", ["Re: ", "AW: ", "SV: ", "RE：", "回复：", "返信: ", "Odp.: ", "[EXT] Re[2]: ", "Vá: RE: "]
)
def test_a_reply_by_address_and_subject_is_likely(prefix: str) -> None:
    answer = mail("Message-ID: <r@z>", f"From: {TO}", f"Subject: {prefix}{SUBJECT}")
    assert back(answer) == [(12, "reply", "likely", "<r@z>")]


def test_other_mail_is_nobodys_answer() -> None:
    assert back(mail("Message-ID: <r@z>", f"From: {TO}", "Subject: Newsletter")) == []
    assert back(mail("Message-ID: <r@z>", "From: x@y.example", f"Subject: Re: {SUBJECT}")) == []
    assert back(mail("Message-ID: <r@z>", f"From: {TO}", f"Subject: Re: {SUBJECT}", days=-1)) == []
    assert back(mail("Message-ID: <r@z>", f"In-Reply-To: {OURS}", "From: lena@example.com")) == []


def test_what_was_noted_before_is_not_offered_again() -> None:
    noted = Departed(12, FIRST.identifiers, TO, "lena@example.com", SUBJECT, LEFT, noted=frozenset({"<r@z>"}))
    assert back(mail("Message-ID: <r@z>", f"In-Reply-To: {OURS}", f"From: {TO}"), departed=(noted,)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Auto-Submitted: auto-replied", f"Subject: Re: {SUBJECT}"),
        ("Auto-Submitted: auto-generated (rejected)", f"Subject: Re: {SUBJECT}"),
        ("Precedence: auto_reply", f"Subject: Re: {SUBJECT}"),
        (f"Subject: Automatische Antwort: {SUBJECT}",),
        ("Subject: =?utf-8?q?R=C3=A9ponse_automatique_=3A?= Bonjour",),
        ("Subject: 自動返信：お問い合わせ",),
    ],
)
def test_an_automatic_reply_is_called_one(lines: tuple[str, ...]) -> None:
    found = mail("Message-ID: <r@z>", f"From: {TO}", f"In-Reply-To: {OURS}", *lines)
    assert back(found) == [(12, "auto-reply", "certain", "<r@z>")]
    assert back(mail("Message-ID: <r@z>", f"From: {TO}", *lines)) == [(12, "auto-reply", "likely", "<r@z>")]


def test_a_mail_that_says_it_was_not_automatic_is_an_answer() -> None:
    found = mail("Message-ID: <r@z>", f"From: {TO}", f"In-Reply-To: {OURS}", "Auto-Submitted: no")
    assert back(found) == [(12, "reply", "certain", "<r@z>")]


def report(action: str = "failed", recipient: str = TO, original: str = OURS) -> bytes:
    return f"""\
From: MAILER-DAEMON@mx.example
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not work.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: 5.1.1 (no such user)

--b
Content-Type: text/rfc822-headers

Message-ID: {original}
To: {recipient}

--b--
""".replace("\n", "\r\n").encode()


DSN = ("From: Mail System <MAILER-DAEMON@mx.example>", 'Content-Type: multipart/report; report-type="delivery-status"')


def test_a_bounce_by_the_returned_headers_is_certain() -> None:
    found = Answers((FIRST, OTHER), (), lambda mail: report()).among([mail("Message-ID: <d@mx>", *DSN)])
    assert [said(one) for one in found] == [(12, "bounce", "certain", "<d@mx>")]
    assert found[0].why == f"a mail system could not deliver it to {TO} (5.1.1)"
    assert back(mail("Message-ID: <d@mx>", *DSN), body=report(recipient="gone@elsewhere.example"))[0][2] == "certain"


def test_a_bounce_by_its_recipient_is_likely() -> None:
    body = report(original="<unknown@example.com>")
    assert back(mail("Message-ID: <d@mx>", *DSN), body=body) == [(12, "bounce", "likely", "<d@mx>")]
    assert back(mail("Message-ID: <d@mx>", *DSN, days=-1), body=body) == []


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_report_of_anything_but_failure_is_no_bounce(action: str) -> None:
    assert back(mail("Message-ID: <d@mx>", *DSN), body=report(action)) == []


def test_a_mail_system_that_only_writes_a_letter() -> None:
    found = mail("Message-ID: <d@mx>", "From: postmaster@mx.example", "Subject: Undeliverable")
    assert back(found, body=b"\r\nno such user: <" + TO.encode() + b">\r\n") == [(12, "bounce", "likely", "<d@mx>")]
    assert back(found, body=b"\r\nMessage-ID: " + OURS.encode()) == [(12, "bounce", "certain", "<d@mx>")]
    assert back(found, body=b"\r\nquota report for a@b.example") == []


def test_a_report_that_was_cut_still_counts() -> None:
    whole = report()
    assert back(mail("Message-ID: <d@mx>", *DSN), body=whole[: whole.index(b"Message-ID")]) == [
        (12, "bounce", "likely", "<d@mx>")
    ]


@pytest.mark.parametrize("language", sorted(REPLY))
def test_prefixes_of_every_language_come_off(language: str) -> None:
    for prefix in REPLY[language]:
        for form in (f"{prefix}: ", f"{prefix.upper()} : ", f"{prefix.title()}: {prefix}: ", f"{prefix}："):
            assert topic_of(form + SUBJECT) == topic_of(SUBJECT), form


def test_a_subject_that_only_begins_alike_stays_whole() -> None:
    assert topic_of("Recherche: Heizen") == "recherche: heizen"
    assert topic_of("Research") == "research" and topic_of("Re:") == "re:"
    assert not is_automatic("Automatic replyings") and is_automatic(AUTOMATIC["en"][0].title())


def test_subjects_and_addresses_are_read_as_clients_write_them() -> None:
    assert decoded("=?utf-8?B?SsO2?= =?utf-8?q?rg_W?= x") == "Jörg W x"
    assert decoded("=?nonsense?q?a?=") == "=?nonsense?q?a?="
    assert decoded("=?utf-8?b?A?=") == "=?utf-8?b?A?="
    assert addresses_in('"a@evil.example" <B@c.example>, d@e.example') == ("b@c.example", "d@e.example")
    shown = mail("Subject: =?utf-8?q?a=1B=5B31m=E2=80=AEb=0Ac?=", "From: x@y.example").subject
    assert shown == "a[31mb c"


def test_an_address_in_its_own_script_is_its_encoded_form() -> None:
    one = Departed(15, frozenset({"<i@b>"}), "info@bücher.example", "lena@example.com", SUBJECT, LEFT)
    found = mail("Message-ID: <a@b>", "To: info@xn--bcher-kva.example", f"Subject: {SUBJECT}")
    assert sent(found, departed=(one,)) == [(15, "sent", "likely", "<a@b>")]
    answer = mail("Message-ID: <r@z>", "From: <info@bücher.example>", f"Subject: Re: {SUBJECT}")
    assert back(answer, departed=(one,)) == [(15, "reply", "likely", "<r@z>")]


def test_an_identifier_with_control_characters_is_none() -> None:
    """It would be printed, and stand in the header of a follow-up."""
    found = mail("Message-ID: <a\x1b[31m@b>", f"In-Reply-To: {OURS}", "From: <x\x1b@y.example>")
    assert (found.message_id, found.sender) == ("", "x@y.example")


HOSTILE = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(
        lambda text: f"Subject: {text}\r\nFrom: {text}\r\nDate: {text}\r\nReferences: {text}".encode()
    ),
    st.text(max_size=60).map(lambda text: report(text, text, text)),
    st.builds(lambda head, tail: report()[:head] + tail + report()[head:], st.integers(0, 500), st.binary(max_size=80)),
)


@given(HOSTILE)
def test_no_mail_is_a_crash(content: bytes) -> None:
    found = heard(1, "INBOX", {b"BODY[]": content, b"INTERNALDATE": LEFT})
    assert found is None or found.subject == clean_line(found.subject)
    probe = found or mail("From: a@b.example")
    looks_like_a_bounce(probe)
    bounces_in(content, probe, {OURS}, {TO})
    Answers((FIRST,), (), lambda mail: content).among([probe])
    sent_among([probe], (FIRST,))
