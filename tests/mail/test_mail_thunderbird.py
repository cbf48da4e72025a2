"""An .eml file opens in Thunderbird's Write window with every character right, and can be saved as a draft."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest

from geoout.outbox.message import compose, message_id
from tests.mail import thunderbird
from tests.mail.market_letters import NOW
from tests.outbox.every_market import by_market, expected_name, expected_text, locale_of, sender_of


@pytest.mark.parametrize("market", ["de", "ae", "th", "jp"])
def test_an_eml_file_opens_to_be_written_on(market: str, tmp_path: Path) -> None:
    draft = by_market()[market]
    identifier = message_id(draft, "example.com")
    mail = tmp_path / f"{market}.eml"
    mail.write_bytes(
        compose(draft, sender_of(draft), sent=NOW, message_id=identifier, x_unsent=True, locale=locale_of(draft))
    )
    with thunderbird.running(tmp_path / "home", mail) as client:
        title, window = client.write_window()
        assert title == f"Write: {draft.subject} - Thunderbird"
        saved = email.message_from_bytes(client.save(window), policy=email.policy.default)
    assert saved["Subject"] == draft.subject
    ((name, address),) = [(one.display_name, one.addr_spec) for one in saved["To"].addresses]
    assert (name.replace(" ", ""), address) == (expected_name(draft).replace(" ", ""), draft.contact.email)
    assert saved["Bcc"] is None and saved["Cc"] is None
    assert saved.get_content().replace("\r\n", "\n").rstrip("\n") + "\n" == expected_text(draft)
    assert saved["Message-ID"] != identifier, "Thunderbird gives a saved draft an identifier of its own"
