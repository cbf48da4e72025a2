"""mailto: links carry recipient, subject and body, no header more; the client is started without a shell."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geoout.errors import OutboxError
from geoout.language.unmailable import unmailable
from geoout.outbox.destination import Older
from geoout.outbox.mailto import LONGEST, MailtoClient, command, open_default, uri
from tests.outbox.contract import entry
from tests.outbox.letters import DRAFT, draft, letter

LINK = uri(DRAFT)


def test_line_ends_of_the_body_are_percent_encoded() -> None:
    assert "%0D%0A%0D%0A" in LINK
    assert "%0D" not in LINK.partition("&body=")[0]
    assert LINK.isascii()


@pytest.mark.parametrize("subject", ["Hi\r\nBcc: x@evil.example", "Hi\nthere", "Hi\u2028x"])
def test_line_breaks_in_the_subject_are_refused(subject: str) -> None:
    with pytest.raises(OutboxError):
        uri(draft(subject=subject))


@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])),
    st.text(st.characters(exclude_categories=["C", "Z"])),
)
def test_only_subject_and_body_whatever_they_say(subject: str, body: str) -> None:
    subject = unicodedata.normalize("NFC", subject)
    assume(not any(unmailable(subject, one_line=True)) and "=?" not in subject)
    parts = urlsplit(uri(draft(subject=subject, body=body)))
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert unquote(parts.path) == "j.weiss@zeitung.example"
    assert sorted(fields) == ["body", "subject"]
    assert fields["subject"] == [subject.strip(" ")]


def test_an_address_cannot_add_a_field() -> None:
    assert uri(draft(email="a?bcc=x&y@zeitung.example")).startswith("mailto:a%3Fbcc%3Dx%26y@zeitung.example?subject=")
    with pytest.raises(OutboxError):
        uri(draft(email="a@b.example?bcc=x@evil.example"))


@pytest.mark.parametrize("subject", ["=?UTF-8?Q?Hi=0D=0ABcc:_x@evil?=", "Hi =?"])
def test_a_subject_that_a_client_may_decode_is_refused(subject: str) -> None:
    """RFC 6068 lets clients decode encoded words in a link, line ends and all."""
    with pytest.raises(OutboxError, match=r"may decode.*\.eml"):
        uri(draft(subject=subject))


def test_nobody_can_tell_what_became_of_a_window() -> None:
    client = MailtoClient(lambda link: None)
    mail = letter()
    row = entry(mail, client.put(mail, ""))
    assert client.older(row) is Older.UNKNOWN
    assert client.withdraw(row) is False


def test_a_text_that_no_system_hands_over_is_refused_in_one_sentence() -> None:
    assert len(uri(draft(body="a" * 120_000))) < LONGEST
    with pytest.raises(OutboxError, match=r"too long for a mailto link .*\.eml\."):
        uri(draft(body="a" * 131_000))


def test_a_letter_is_opened_by_the_opener_it_was_given() -> None:
    opened: list[str] = []
    client = MailtoClient(opened.append)
    assert client.put(letter(), client.reserve(DRAFT)).path == ""
    assert opened == [LINK]


def program(folder: Path, name: str, status: int = 0) -> Path:
    path = folder / name
    path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/called-{name}"\nexit {status}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_standard_opener_comes_first_then_browser(tmp_path: Path) -> None:
    env = {"PATH": str(tmp_path), "BROWSER": os.pathsep.join(["missing", "'broken", "lynx --to=%s", "other"])}
    assert command(LINK, env, "linux") is None
    lynx = program(tmp_path, "lynx")
    assert command(LINK, env, "linux") == (str(lynx), f"--to={LINK}")
    xdg = program(tmp_path, "xdg-open")
    assert command(LINK, env, "linux") == (str(xdg), LINK)
    assert command(LINK, env, "darwin") == (str(lynx), f"--to={LINK}")


def test_the_link_reaches_the_program_as_one_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "xdg-open")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    nasty = uri(draft(subject="$(touch x); `id` & 'a' \"b\" | c"))
    open_default(nasty)
    assert (tmp_path / "called-xdg-open").read_text() == f"{nasty}\n"
    assert re.fullmatch(r"[!-~]+", nasty)


def test_a_client_that_does_not_start_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "xdg-open", status=4)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(OutboxError, match="exit status 4"):
        open_default(LINK)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.delenv("BROWSER", raising=False)
    with pytest.raises(OutboxError, match="no program was found"):
        open_default(LINK)
