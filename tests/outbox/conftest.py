"""A fixture for tests of the destination `imap`: any number of servers that behave as they are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from geoout.outbox.imap.drafts import ImapDrafts
from tests.outbox.bad_imap_server import LOGIN, PASSWORD, Server, running


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Starts a server and answers it with a destination that uses it."""
    monkeypatch.setenv("GEOOUT_PASSWORD", PASSWORD)
    with ExitStack() as stack:

        def begin(account: dict[str, object] | None = None, **server: Any) -> tuple[Server, ImapDrafts]:
            served = stack.enter_context(running(Server(**server)))
            destination = ImapDrafts({LOGIN: served.account(**(account or {}))})
            stack.callback(destination.close)
            return served, destination

        yield begin
