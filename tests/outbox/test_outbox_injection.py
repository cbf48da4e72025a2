"""Text from outside never becomes a header, a recipient or a formula (issue: "Bad input").

Every vector is tried in every place that takes text from outside. It is either refused with a sentence, or the mail has
exactly one header of each name and one recipient, to every reader that Python has.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import getaddresses
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoout.campaign.campaign import Sender
from geoout.errors import OutboxError
from geoout.outbox import mailto
from geoout.outbox.message import Thread, compose, message_id
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact
from tests.outbox.letters import CONTACT, DRAFT, NOW, SENDER, draft

POLICIES = [email.policy.default, email.policy.SMTPUTF8, email.policy.compat32]
ONCE = ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
MAYBE = {"Content-Language", "In-Reply-To", "References"}

VECTORS = [
    # line ends of every kind, and what some programs take for one
    "Hi\r\nBcc: x@evil.example", "Hi\nBcc: x@evil.example", "Hi\rBcc: x@evil.example", "Hi\r\n\r\nBody",
    "Hi\x0bBcc: x@evil.example", "Hi\x0cBcc: x@evil.example", "Hi\x1c\x1d\x1eBcc: x@evil.example",
    "Hi\x85Bcc: x@evil.example", "Hi\u2028Bcc: x@evil.example", "Hi\u2029Bcc: x@evil.example",
    "Hi%0D%0ABcc: x@evil.example", "Hi\\r\\nBcc: x@evil.example", "Hi=0D=0ABcc: x@evil.example",
    "Hi\u560a\u560dBcc: x@evil.example",  # their low octets are line ends
    "Hi\uff0d\uff1aBcc\uff1ax@evil.example", "\r\n Bcc: x@evil.example", "\tBcc: x@evil.example",
    # encoded words, whole, broken and nested, in every way that readers are lenient about
    "=?UTF-8?Q?Hi=0ABcc:_x@evil.example?=", "=?utf-8?q?Hi=0D=0ABcc:_x@evil.example?=",
    "=?UTF-8?B?SGkNCkJjYzogeEBldmlsLmV4YW1wbGU=?=", "=?iso-8859-1?Q?Hi=00=0ABcc:_x@evil?=",
    "=?UTF-8*en?Q?Hi=0ABcc:_x@evil?=", "=?utf-7?Q?Hi+AA0ACg-Bcc:_x@evil?=", "=?us-ascii?q?=0ABcc=3A_x=40evil?=",
    "=?UTF-8?Q?=3D=3FUTF-8=3FQ=3FHi=3D0ABcc=3A=5Fx=40evil=3F=3D?=", "a=?UTF-8?Q?=0ABcc:_x@evil?=b",
    "=?UTF-8?Q?Hi=0ABcc:_x@evil", "?==?UTF-8?Q?=0ABcc:x?=", "=?x-unknown?Q?=0A?=", "=?UTF-8?X?abc?=", "=?UTF-8?B?%%%?=",
    "=?UTF-8?Q?a?=\u3000=?UTF-8?Q?=0ABcc:_b@evil?=", "=?=?=?=?", "=?UTF-8?Q?" + "=0A" * 40 + "?=",
    # recipients, routes, groups, comments, quotes
    "b>,<x@evil.example", "a, x@evil.example", "a; x@evil.example", "x@evil.example>", '"a" <x@evil.example>, "b',
    "(comment) x@evil.example", "friends: a@evil.example, b@evil.example;", "<@evil.example:x@evil.example>",
    'a\\" <x@evil.example>', "a\\", '"', "\\", "<", ">", "(", ")", "[x]", "undisclosed-recipients:;", "a@b.example",
    "To: x@evil.example", "Bcc: x@evil.example", "a' OR ''='",
    # parameters of RFC 2231
    "a; charset*0*=utf-8''%0ABcc; boundary=x", "multipart/mixed; boundary=x", "a*=utf-8'en'%0D%0ABcc%3A%20x",
    # controls, codes that are none, and what reorders or hides
    "a\x00b", "a\x1b[31mb", "a\x7fb", "a\x08\x08b", "\ud800", "a\udc0ab", "\udcff", "\ufffe", "\uffff", "\ufeffa",
    "a\u202ebcc", "a\u2066b", "a\u2069b", "a\u200bb", "a\u00adb", "a\u2060b", "a\U000e0042\U000e0063b", "\ue000x",
    "a\u0378b", "a\U0010ffffb", "\u200e\u05d0\u200f", "\u061cا", "क्‍ष", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Z\u0351\u036b\u0343" * 40, "a" + "\u0301" * 300, "👩‍👩‍👧‍👦" * 30,
    # length
    "x" * 998, "x " * 499, "é" * 998, "x" * 5000, "=?" * 400, "\u3042" * 900,
    # other places' poison
    "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "{{Email Address}}", "--=_boundary", ".", "From x", "%s%n", "",
]  # fmt: skip


def written(place: str, text: str) -> bytes | None:
    """The mail with this text in this place, None where it is refused."""
    try:
        return PLACES[place](text)
    except OutboxError:
        return None


def is_one_mail(content: bytes, to: str = "j.weiss@zeitung.example") -> bool:
    """Whether these bytes are one mail to one person, however they are read; an assertion says what is wrong."""
    for policy in POLICIES:
        message: Message = email.message_from_bytes(content, policy=policy)
        names = message.keys()
        assert sorted(set(names) - MAYBE) == sorted(ONCE)
        assert len(names) == len({name.lower() for name in names})
        assert not message.defects
        for name in names:  # what is decoded must not have a line of its own either
            shown = text_of(message, name)
            assert not re.search("[\r\n\x00]", shown)
        if isinstance(message, EmailMessage):
            assert [one.addr_spec for one in message["To"].addresses] == [to]
            assert len(message["From"].addresses) == 1
        else:
            for name in ("To", "From"):
                assert len(getaddresses([re.sub(r"\r?\n", "", message[name])])) == 1
    head = content.split(b"\r\n\r\n")[0]
    assert head.isascii()
    lines = head.split(b"\r\n")
    assert all(re.match(rb"[A-Za-z-]+:|[ ]", line) for line in lines)
    assert max(map(len, content.split(b"\r\n"))) <= 998
    # Only an address or an identifier, which must not be broken, may pass column 78.
    assert all(len(line) <= 78 or re.search(rb"^[^ ]*:? ?<?[^ ]+@[^ ]+>?$", line) for line in lines)
    return all(len(word) <= 75 for word in re.findall(rb"=\?[^?\s]+\?[QB]\?[^?\s]*\?=", head))


def text_of(message: Message, name: str) -> str:
    value = message[name]
    if isinstance(message, EmailMessage):
        return str(value)
    return str(make_header(decode_header(re.sub(r"\r?\n(?=[ \t])", "", value))))


Place = Callable[[str], bytes]


def composed(of: Draft, sender: Sender = SENDER, **more: object) -> bytes:
    return compose(of, sender, sent=NOW, message_id="<0123@example.com>", **more)  # type: ignore[arg-type]


PLACES: dict[str, Place] = {
    "subject": lambda text: composed(draft(subject=text)),
    "given": lambda text: composed(draft(contact=replace(CONTACT, given=text))),
    "surname": lambda text: composed(draft(contact=replace(CONTACT, surname=text))),
    "second surname": lambda text: composed(draft(contact=replace(CONTACT, surname2=text)), locale="es"),
    "organisation": lambda text: composed(draft(contact=Contact(organisation=text, email=CONTACT.email))),
    "sender": lambda text: composed(DRAFT, replace(SENDER, given=text, surname=text)),
    "body": lambda text: composed(draft(body=text or "x")),
    "thread": lambda text: composed(DRAFT, thread=Thread(text)),
    "thread inside": lambda text: composed(DRAFT, thread=Thread(f"<{text}@example.com>")),
    "thread's host": lambda text: composed(DRAFT, thread=Thread(f"<x@{text}>")),
    "references": lambda text: composed(DRAFT, thread=Thread("<b@example.com>", (text, f"<{text}@c.example>"))),
    "locale": lambda text: composed(DRAFT, locale=text),
    "template": lambda text: composed(draft(template=f"{text}/digital_pr")),
    "language": lambda text: composed(draft(contact=replace(CONTACT, language=text), template="")),
    "native": lambda text: composed(DRAFT, replace(SENDER, native=(text,))),
    "message-id": lambda text: compose(DRAFT, SENDER, sent=NOW, message_id=f"<{text}@example.com>"),
}
ADDRESSED: dict[str, Callable[[str], str]] = {
    "whole": lambda text: text,
    "local": lambda text: f"{text}@zeitung.example",
    "quoted": lambda text: f'"{text}"@zeitung.example',
    "domain": lambda text: f"info@{text}",
    "label": lambda text: f"info@{text}.example",
    "comment": lambda text: f"info@zeitung.example ({text})",
    "route": lambda text: f"@{text}:info@zeitung.example",
    "after": lambda text: f"info@zeitung.example{text}",
    "before": lambda text: f"{text}info@zeitung.example",
}


@pytest.mark.parametrize("place", PLACES)
def test_no_vector_makes_a_header(place: str) -> None:
    for vector in VECTORS:
        content = written(place, vector)
        assert content is None or is_one_mail(content), vector


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=50)
@given(text=st.one_of(st.text(st.characters(), max_size=200), st.sampled_from(VECTORS)))
@example(text="\udc0d\udc0aBcc: x")
def test_no_header_value_ever_makes_a_second_header(place: str, text: str) -> None:
    content = written(place, text)
    assert content is None or is_one_mail(content)


@given(parts=st.lists(st.sampled_from([*VECTORS, " ", "=?", "?=", "\r\n", "é", "a"]), max_size=4))
def test_pieces_of_vectors_put_together_do_not_either(parts: list[str]) -> None:
    text = "".join(parts)
    for place in ("subject", "surname", "organisation", "thread inside"):
        content = written(place, text)
        assert content is None or is_one_mail(content), place


@pytest.mark.parametrize("how", ADDRESSED)
@settings(max_examples=50)
@given(text=st.one_of(st.text(st.characters(), max_size=80), st.sampled_from(VECTORS)))
@example(text="=??Q?=0A")
@example(text="б\u0000ücher")
@example(text="ex\u0430mple\u202e")
def test_an_address_is_one_recipient_or_none(how: str, text: str) -> None:
    address = ADDRESSED[how](text)
    try:
        content = composed(draft(email=address))
    except OutboxError:
        return
    to = re.search(rb"<([^<>]+)>\r\n", content.partition(b"\r\nTo: ")[2])
    assert to
    assert is_one_mail(content, to.group(1).decode())
    assert to.group(1).count(b"@") == 1
    # The local part is as it was written; a domain in another script is its A-labels.
    assert to.group(1).decode().rpartition("@")[0] == address.rpartition("@")[0]


@pytest.mark.parametrize(
    "address",
    [
        "", " ", "@", "a@", "@b.example", "a@b", "a@b@c.example", "a b@c.example", "a@b .example", "a@b..example",
        "a@.example", "a@b.example.", ".a@b.example", "a.@b.example", "a..b@c.example", "a@[127.0.0.1]", "a@127.0.0.1",
        '"a b"@c.example', '"a@b"@c.example', "(c)a@b.example", "a@b.example(c)", "<a@b.example>", "A <a@b.example>",
        "@x.example:a@b.example", "g: a@b.example;", "a@b.example,", "a@b.example;c@d.example", "jörg@zeitung.example",
        "用户@例子.example", "a\u0301@b.example", "a@xn--\u0430.example", "a@xn--.example", "a@b\u3002example",
        "a@exa\u00admple.example", "a@b_c.example", "a@-b.example", "a@" + "b" * 64 + ".example", "a" * 65 + "@b.example",
        "a@\u2100.example", "a%0d%0abcc:x\r\n@b.example", "a@b.example\x00", "\ufeffa@b.example", "a@b.example\n",
        "=?UTF-8?Q?a=0ABcc=3Ax?=\n@b.example", "=?UTF-8?Q?a=0ABcc=3Ax_=40evil?=@b.example", "a@\u202emoc.example",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused_with_a_reason(address: str) -> None:
    with pytest.raises(OutboxError, match=r"^the recipient: "):
        composed(draft(email=address))


@pytest.mark.parametrize("bad", ["=?UTF-8?Q?Hi=0ABcc:_x@evil?=", "<=?UTF-8?Q?a=0ABcc=3Ax?=@b.example>", "a@b",
                                 "<a@b>\r\nBcc: <x@evil.example>", "<a b@c.d>", "", "<>", "<a@b><c@d>", "<" + "a" * 999 + "@b>",
                                 "<a@b>\x00", "<ä@b>", "<a@b>,"])  # fmt: skip
def test_a_hostile_identifier_of_the_mail_it_follows_is_refused(bad: str) -> None:
    with pytest.raises(OutboxError):
        composed(DRAFT, thread=Thread(bad))
    content = composed(DRAFT, thread=Thread("<b@example.com>", (bad, "<a@example.com>")))
    assert b"References: <a@example.com> <b@example.com>\r\n" in content


@pytest.mark.parametrize(
    "found",
    [
        "<CAF+x_1=abc-Y@mail.example.com>",
        "<AM0PR0402MB1234.EURPRD04.PROD@AM0PR0402MB1234.prod.example>",
        "<x@my_host.local>",
        "<x@[192.0.2.1]>",
        "<20261120093000.GA1234$abc@h>",
    ],
)
def test_identifiers_that_real_clients_write_are_followed(found: str) -> None:
    assert f"In-Reply-To: {found}\r\n".encode() in composed(DRAFT, thread=Thread(found))


@given(domain=st.text(st.characters(), max_size=60), workspace=st.text(st.characters(), max_size=20))
def test_a_message_id_is_one_identifier_whatever_the_domain_says(domain: str, workspace: str) -> None:
    try:
        identifier = message_id(DRAFT, domain, workspace)
    except OutboxError:
        return
    content = compose(DRAFT, SENDER, sent=NOW, message_id=identifier)
    assert f"Message-ID: {identifier}\r\n".encode() in content.replace(b"\r\n ", b" ")


@given(subject=st.text(st.characters(), max_size=80), body=st.text(st.characters(), max_size=80))
@example(subject="=?UTF-8?Q?Hi=0D=0ABcc:_x@evil?=", body="x")
@example(subject="Hi\r\nBcc: x@evil.example", body="x")
@example(subject="a&bcc=x@evil.example#?", body="a&bcc=x@evil.example")
def test_a_mailto_link_has_one_recipient_a_subject_and_a_text(subject: str, body: str) -> None:
    try:
        link = mailto.uri(draft(subject=subject, body=body))
    except OutboxError:
        return
    assert re.fullmatch(r"[!-~]+", link)
    assert "%0D" not in link.partition("&body=")[0].upper()
    parts = urlsplit(link)
    assert parts.path == "j.weiss@zeitung.example"
    assert not parts.fragment
    assert [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)] == ["subject", "body"]


@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_gets_through_a_mailto_link(vector: str) -> None:
    for of in (draft(subject=vector), draft(email=f"{vector}@zeitung.example"), draft(email=vector)):
        try:
            link = mailto.uri(of)
        except OutboxError:
            continue
        names = [name for name, _ in parse_qsl(urlsplit(link).query, keep_blank_values=True)]
        assert names == ["subject", "body"]
        assert "," not in urlsplit(link).path
        assert urlsplit(link).path.count("@") == 1
