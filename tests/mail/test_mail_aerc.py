"""Drafts of all markets in aerc: listed, recalled into its composer, read there, and left as they were."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from geoout.outbox.destination import Letter
from geoout.outbox.maildir import Maildir
from tests.mail import aerc
from tests.mail import dovecot as real
from tests.mail.market_letters import imap_of, put
from tests.outbox.every_market import drafts, expected_name, expected_text


def shows(line: str, text: str) -> bool:
    """Whether a line of the screen shows the text.

    aerc 0.14 gives the marks above and below Thai letters cells of their own and leaves old letters between: there,
    the letters in their order have to do.
    """
    if not any(unicodedata.category(sign) == "Mn" for sign in text):
        return text in line
    signs = iter(line)
    return all(sign in signs for sign in text if unicodedata.category(sign)[0] in "LN")


def assert_texts(texts: Mapping[str, str], letters: Iterable[Letter]) -> None:
    """Each text to the letter: aerc 0.14 decodes that of a recalled draft twice, so only an unencoded one passes."""
    for letter in letters:
        given = texts[letter.draft.contact.email].replace("\r\n", "\n")
        assert given == expected_text(letter.draft), letter.draft.market


def line_of(screen: str, field: str) -> str:
    return next(line for line in screen.split("\n") if line.startswith(field))


def assert_composer(shown: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Each draft was shown once, with its subject, name and address; the texts by address."""
    texts = {}
    for draft in drafts():
        (one,) = [(screen, text) for screen, text in shown if f"<{draft.contact.email}>" in screen]
        assert shows(line_of(one[0], "Subject:"), draft.subject), draft.market
        assert shows(line_of(one[0], "To:"), expected_name(draft)), draft.market
        texts[draft.contact.email] = one[1]
    return texts


def test_recalls_drafts_on_a_server_of_every_market(
    tmp_path: Path, dovecot: real.Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    destination = imap_of(dovecot, drafts(), monkeypatch)
    letters = [letter for letter, _ in put(destination, drafts())]
    destination.close()
    texts = assert_composer(aerc.recall_all(tmp_path, aerc.source_of(dovecot), dovecot.drafts, len(drafts())))
    assert_texts(texts, letters)
    assert sorted(dovecot.mails().values()) == sorted(letter.content for letter in letters)


def test_recalls_a_maildir_of_every_market(tmp_path: Path) -> None:
    letters = put(Maildir(tmp_path / "mail" / "Drafts"), drafts())
    before = {Path(receipt.path).name: Path(receipt.path).read_bytes() for _, receipt in letters}
    texts = assert_composer(aerc.recall_all(tmp_path, f"maildir://{tmp_path}/mail", "Drafts", len(drafts())))
    assert_texts(texts, [letter for letter, _ in letters])
    kept = (tmp_path / "mail" / "Drafts" / "cur").iterdir()
    assert {path.name: path.read_bytes() for path in kept} == before
