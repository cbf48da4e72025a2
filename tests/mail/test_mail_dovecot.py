"""The server that the other tests rely on."""

from __future__ import annotations

import ssl

from imapclient import IMAPClient

from tests.mail.dovecot import Account


def test_drafts_is_found_by_its_use_not_its_name(dovecot: Account) -> None:
    with dovecot.session() as client:
        uses = {use: name for flags, _, name in client.list_folders() for use in flags}
    assert (uses[b"\\Drafts"], uses[b"\\Sent"], uses[b"\\Trash"]) == ("Entwürfe", "Gesendet", "Papierkorb")
    dovecot.append(b"Subject: one\r\n\r\ntext\r\n")
    (kept,) = (dovecot.folder("Entwürfe") / "cur").iterdir()
    assert kept.name.endswith(":2,DS")


def test_tls_is_trusted_with_its_certificate_only(dovecot: Account) -> None:
    trusting = ssl.create_default_context(cafile=str(dovecot.ca))
    with IMAPClient(dovecot.host, dovecot.tls_port, ssl=True, ssl_context=trusting, timeout=60) as client:
        client.login(dovecot.login, dovecot.password)
        assert {b"UIDPLUS", b"SPECIAL-USE", b"MULTIAPPEND"} <= set(client.capabilities())
