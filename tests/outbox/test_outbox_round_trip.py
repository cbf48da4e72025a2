"""Subjects, names and texts in the languages of all markets come back as they were written, text and HTML alike."""

from __future__ import annotations

import email
import email.policy
import re
import unicodedata
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.graphemes import boundaries
from geoout.language.unmailable import unmailable
from geoout.markets.reading import load
from geoout.outbox import body as mail_body
from geoout.outbox.html_body import page as page_of
from geoout.outbox.message import compose, message_id
from geoout.people.names import full_name
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact
from tests.outbox.every_market import by_market, expected_name, expected_text, locale_of, sender_of
from tests.outbox.letters import DRAFT, NOW, SENDER, draft

NAMES = [
    "مريم الزعتري", "\u200fנועה שדמון\u200e", "خانم نرگس می‌خواهد", "O’Neill, Dr. Ann-Kathrin", 'Ann "Nan" Lee', "a@b",
    "Ștefan Țurcanu", "Đặng Thị Ngọc Ánh", "ปรียานุช ทิวาวงศ์", "क्षिति श्रीवास्तव", "김 나라", "葛󠄀城 𠮷野",
    "Straße ẞ", "İpek Işık", "Œuvre & Cie.", "👩🏽‍💻 Redaktion", "Z̧̄ö", "Redaktion (Wien)", "O'Neill; Sons", "No\u00a0break",
]  # fmt: skip


def html_of(text: str, locale: str) -> str:
    """The page that a draft's text becomes."""
    return "\n".join(page_of(mail_body.lines_of(text), locale)) + "\n"


def read(of: Draft, *, html: bool = False) -> EmailMessage:
    identifier = message_id(of, "wohnwerk.example")
    content = compose(of, sender_of(of), sent=NOW, message_id=identifier, locale=locale_of(of), html=html)
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert max(map(len, content.split(b"\r\n"))) <= 78
    return message


def text_in(part: object) -> str:
    assert isinstance(part, EmailMessage)
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode("utf-8").replace("\r\n", "\n")


class Shown(HTMLParser):
    """What a reader of HTML sees, as lines, and the links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.in_paragraph = "", ""
        self.links: list[str | None] = []
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.feed(page)
        self.lines = plain_spaces(self.text).rstrip("\n").split("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "br":
            self.in_paragraph += "\n"
        if tag == "a":
            self.links.append(dict(attrs)["href"])
        if tag == "html":
            self.attributes = dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":  # an empty paragraph is one blank line more
            self.text += self.in_paragraph if self.in_paragraph == "\n" else f"{self.in_paragraph}\n\n"
            self.in_paragraph = ""

    def handle_data(self, data: str) -> None:
        self.in_paragraph += data.replace("\n", "")


def plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


def name_in(message: EmailMessage, header: str) -> str:
    """A display name as RFC 2047 has it. Python's newer parser leaves the white space between encoded words in."""
    shown = message[header].addresses[0].display_name
    value = dict(message.raw_items())[header]
    decoded = str(make_header(decode_header(re.sub(r"\r?\n", "", value)))).rpartition(" <")[0]
    if value.count("=?") > 1:
        assert shown.replace(" ", "") == decoded.replace(" ", "")
        return decoded
    return str(shown)


@pytest.mark.parametrize("market", list(load()))
def test_every_market_comes_back_as_it_was_written(market: str) -> None:
    """R65 to R68 in the mail itself: nothing of a language is lost on its way."""
    of = by_market()[market]
    message = read(of)
    assert not message.defects
    assert message["Subject"] == unicodedata.normalize("NFC", of.subject)
    assert name_in(message, "To") == expected_name(of)
    assert message["To"].addresses[0].addr_spec == of.contact.email
    native = sender_of(of).native[0].replace("-", "_")
    assert name_in(message, "From") == full_name(sender_of(of), native)
    assert text_in(message) == expected_text(of)
    assert message["Content-Language"] == locale_of(of).replace("_", "-")


@pytest.mark.parametrize("market", list(load()))
def test_the_html_alternative_says_the_same(market: str) -> None:
    of = by_market()[market]
    message = read(of, html=True)
    assert not message.defects
    plain, page = message.iter_parts()
    assert [plain.get_content_type(), page.get_content_type()] == ["text/plain", "text/html"]
    assert text_in(plain) == expected_text(of)
    shown = Shown(text_in(page))
    assert shown.lines == plain_spaces(expected_text(of)).rstrip("\n").split("\n")
    assert shown.links == re.findall(r"https?://\S+[^\s.,)。」]", of.body)
    assert shown.attributes.get("lang") == locale_of(of).replace("_", "-")
    assert shown.attributes.get("dir") == ("rtl" if market in {"il", "ae", "sa"} else None)


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_spelling_come_back(name: str) -> None:
    of = draft(contact=Contact(organisation=name, email="a@zeitung.example"), subject=name)
    content = compose(of, SENDER, sent=NOW, message_id="<a@b.example>")
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message["Subject"] == unicodedata.normalize("NFC", name)
    assert name_in(message, "To") == unicodedata.normalize("NFC", name)
    assert message["To"].addresses[0].addr_spec == "a@zeitung.example"


@given(st.text(st.sampled_from("aé漢👩\u200d🏽🇩🇪क्षิตश्री한ü\u0301 "), min_size=1, max_size=120))
def test_no_encoded_word_tears_a_letter_apart(subject: str) -> None:
    subject = unicodedata.normalize("NFC", f"x{subject}x")
    content = compose(draft(subject=subject), SENDER, sent=NOW, message_id="<a@b.example>")
    value = re.search(rb"Subject: (.*?)\r\n(?! )", content, re.S)
    assert value
    words = re.findall(rb"=\?[^?]+\?[BQ]\?[^?]*\?=", value.group(1))
    ends = set(boundaries(subject))
    at = 0
    for word in words:
        text = str(email.message_from_bytes(b"Subject: " + word, policy=email.policy.default)["Subject"])
        at += len(text)
        whole = subject[max(end for end in ends if end <= at) : min(end for end in ends if end >= at)]
        assert at in ends or len(whole.encode()) > 15  # what no line has room for beside the name may be torn
    assert not words or at == len(subject)


def test_html_is_the_same_every_time_and_comes_after_the_text() -> None:
    of = draft()
    once = compose(of, SENDER, sent=NOW, message_id="<a@b.example>", html=True)
    assert once == compose(of, SENDER, sent=NOW, message_id="<a@b.example>", html=True)
    assert b'boundary="=_' in once
    assert once.index(b"text/plain") < once.index(b"text/html")


def test_a_short_text_above_a_latin_signature_keeps_its_direction() -> None:
    text = "תודה רבה, נועה\n\n-- \nWohnwerk Example Ltd, 4 Sample Lane"
    assert Shown(html_of(text, "he")).attributes == {"lang": "he", "dir": "rtl"}
    assert "dir" not in Shown(html_of("Thank you very much for your reply, Noa (נועה)", "he")).attributes


def test_html_escapes_everything_and_brings_nothing_along() -> None:
    of = draft(body='<script>alert(1)</script> & "x"\n<img src="https://evil.example/a.png">\n  two  spaces\n\n\n\nend')
    page = html_of(of.body, "de_DE")
    shown = Shown(page)
    assert set(shown.tags) <= {"html", "head", "meta", "body", "div", "p", "br", "a"}
    assert shown.lines == of.body.split("\n")
    assert "style" not in page
    assert "src=" not in page.replace("src=&quot;", "")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://a.example/b?x=1&y=2.", ["https://a.example/b?x=1&y=2"]),
        ("(https://a.example/w_(x)) and http://b.example/!", ["https://a.example/w_(x)", "http://b.example/"]),
        ("„https://bücher.example/größe“", ["https://bücher.example/größe"]),
        ("詳細は https://a.example/表。こちら", ["https://a.example/表"]),
        ("javascript:alert(1) data:text/html,x ftp://a.example www.a.example mailto:a@b.example", []),
        ("https://bank.example@evil.example/", []),
        ("https:// http://. xhttps://a.example", []),
        ('https://a.example/"onclick="x', ["https://a.example/"]),
        ("https://a.example\\@evil.example/", ["https://a.example"]),
        ("https://a.example/\u200bx", ["https://a.example/"]),
    ],
)
def test_only_what_is_written_as_a_link_becomes_one(text: str, links: list[str]) -> None:
    assert Shown(html_of(text, "")).links == links


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("שלום לכולם, Wohnwerk https://www.wohnwerk.example/a/very/long/address", "rtl"),
        ("سلام، خوبید؟", "rtl"),
        ("آپ کیسے ہیں", "rtl"),
        ("Hello, the word שלום is Hebrew", None),
        ("12345", None),
    ],
)
def test_direction_is_that_of_the_letters(text: str, direction: str | None) -> None:
    page = html_of(text, "")
    assert Shown(page).attributes.get("dir") == direction


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60), max_size=12))
def test_html_shows_every_line_of_any_text(lines: list[str]) -> None:
    text = "\n".join(line.replace("\u00a0", " ").rstrip(" \t") for line in lines).strip("\n")
    if any(unmailable(text, one_line=False)) or not text.strip():
        return
    assert Shown(html_of(text, "")).lines == unicodedata.normalize("NFC", text).split("\n")


def test_the_signature_mark_keeps_its_space() -> None:
    assert b"\r\n--=20\r\n" in compose(DRAFT, SENDER, sent=NOW, message_id="<a@b.example>")
    assert "<p>-- <br>" in html_of(DRAFT.body, "de")


def test_isolates_are_carried_in_pairs_and_only_beside_right_to_left_letters() -> None:
    fine = replace(DRAFT, body="הנתונים של \u2068Wohnwerk\u2069 כאן", template="")
    content = compose(fine, SENDER, sent=NOW, message_id="<a@b.example>")
    assert text_in(email.message_from_bytes(content, policy=email.policy.default)) == fine.body + "\n"
