"""Fixtures of the tests with real mail programs; each skips with a sentence where a program is not installed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail import dovecot as dovecot_server

_logins = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder carries the marker `mail`, without saying so file by file."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("mail")


@pytest.fixture(scope="session")
def dovecot_of_this_process() -> Iterator[dovecot_server.Server]:
    """One Dovecot per test process; most tests want `dovecot`."""
    if lacking := dovecot_server.missing():
        pytest.skip(lacking)
    with dovecot_server.running() as server:
        yield server


@pytest.fixture
def dovecot(dovecot_of_this_process: dovecot_server.Server) -> dovecot_server.Account:
    """Mailboxes that no other test sees: host, port, tls_port, ca, login, password, maildir, folder(mailbox) …"""
    return dovecot_server.Account(dovecot_of_this_process, f"lena{next(_logins)}@mail.example")
