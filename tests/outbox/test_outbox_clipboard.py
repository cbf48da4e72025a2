"""The clipboard gets one draft as text: recipient, subject, body, nothing that a terminal would obey."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.errors import OutboxError
from geoout.outbox.clipboard import LONGEST, Clipboard, text_of
from geoout.outbox.destination import Older
from tests.outbox.contract import entry
from tests.outbox.every_market import drafts, expected_text
from tests.outbox.letters import BODY, DRAFT, draft, letter


def test_a_draft_is_copied_whole() -> None:
    copied: list[str] = []
    way = Clipboard(copied.append)
    assert way.put(letter(destination="clipboard"), way.reserve(DRAFT)).path == ""
    assert copied == [f"To: j.weiss@zeitung.example\nSubject: Erhebung: Wie Haushalte heizen\n\n{BODY}\n"]


def test_a_second_draft_does_not_take_the_place_of_the_first() -> None:
    copied: list[str] = []
    way = Clipboard(copied.append)
    way.put(letter(destination="clipboard"), "")
    way.put(letter(destination="clipboard"), "")
    with pytest.raises(OutboxError, match="one draft at a time"):
        way.put(letter(draft(13, subject="Etwas anderes"), destination="clipboard"), "")
    assert len(set(copied)) == 1


def test_nobody_can_look_into_a_clipboard() -> None:
    way = Clipboard(lambda text: None)
    mail = letter(destination="clipboard")
    row = entry(mail, way.put(mail, ""))
    assert way.find(mail, "") is None
    assert way.older(row) is Older.UNKNOWN
    assert way.withdraw(row) is False


def test_what_no_terminal_takes_is_refused_in_one_sentence() -> None:
    assert len(text_of(draft(body="ä" * 37_000)).encode()) < LONGEST
    with pytest.raises(OutboxError, match=r"too long for the clipboard .*\.eml\."):
        text_of(draft(body="ä" * 38_000))


@pytest.mark.parametrize("sign", ["\x1b]52;c;eA==\x07", "\x07", "\x9c", "\x00", "\u202e"])
def test_no_control_character_is_copied(sign: str) -> None:
    for of in (draft(body=f"Hallo {sign}"), draft(subject=f"Hallo {sign}"), draft(email=f"a{sign}@b.example")):
        with pytest.raises(OutboxError):
            text_of(of)


@given(st.text(st.characters(), max_size=200))
def test_line_ends_are_the_only_controls(body: str) -> None:
    try:
        text = text_of(draft(body=body))
    except OutboxError:
        return
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


def test_every_language_is_copied_as_it_was_written() -> None:
    for of in drafts():
        assert text_of(of).endswith(f"\n\n{expected_text(of)}")
