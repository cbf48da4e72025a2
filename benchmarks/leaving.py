"""Drafts checked, composed and let out a second, to every kind of place; IMAP against the round trips of a slow line.

    python -m benchmarks --only drafts

IMAP needs a Dovecot on this machine (apt-get install dovecot-imapd); without one its line says so.
"""

from __future__ import annotations

import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoout.desk.desk import Desk

MANY = 40
BUDGET = 100.0
ROUND_TRIP = 0.05
"""Seconds that an answer takes over the slow line."""


def speeds() -> Iterator[tuple[str, float]]:
    """The destination and its drafts a second, through the ledger."""
    with tempfile.TemporaryDirectory() as folder, _demo(folder) as desk:
        for name in ("eml", "maildir", "mbox", "csv"):
            yield name, MANY / _spent(desk, _drafts(desk, name), name)


def over_a_slow_line() -> tuple[float, int] | str:
    """Seconds per draft into an IMAP mailbox 50 ms away and how many were let out, or why it was not measured."""
    from tests.mail import dovecot

    if lacking := dovecot.missing():
        return lacking
    with dovecot.running() as server, _SlowLine(server.port) as port, tempfile.TemporaryDirectory() as folder:
        accounts = Path(folder) / "accounts.yaml"
        os.environ |= {"GEOOUT_ACCOUNTS": str(accounts), "GEOOUT_PASSWORD": dovecot.PASSWORD}
        with _demo(folder) as desk:
            numbers = _drafts(desk, "imap")
            sender = desk.store.drafts.get(numbers[0]).sender
            assert sender is not None
            lines = f"{{login: {sender.email}, host: 127.0.0.1, port: {port}, security: plain}}"
            accounts.write_text(f"{sender.email}: {lines}\n", "utf-8")
            return _spent(desk, numbers, "imap") / MANY, MANY


def _demo(folder: str) -> Desk:
    from geoout.desk.demo import make_demo
    from geoout.desk.desk import Desk

    return Desk.open(make_demo(Path(folder) / "demo"))


def _drafts(desk: Desk, name: str) -> list[int]:
    """A copy of one good draft for each of so many sites, whose rules have been read already."""
    store = desk.store
    ready = [row.id for row in store.drafts.rows(store.drafts.ids()) if row.is_ready]
    template = store.drafts.get(ready[0])
    with store.step("bench"):
        people = [replace(template.contact, email=f"redaktion@{name}{number}.example") for number in range(MANY)]
        return [
            store.drafts.add(
                replace(template, id=0, prospect=0, site=person.email.rpartition("@")[2], contact=person, revision=1)
            )
            for person in people
        ]


def _spent(desk: Desk, numbers: Sequence[int], name: str) -> float:
    from geoout.desk.checking import findings_of
    from geoout.desk.leaving import destination_of, let_leave

    settings = replace(
        desk.campaign.settings, cap_per_export=MANY, cap_per_market_day=MANY * 9, cap_per_market_week=MANY * 9
    )
    desk._campaign = replace(desk.campaign, settings=settings)
    findings_of(desk, desk.store.drafts.get(numbers[0]))  # tables are loaded once a session
    with closing(destination_of(desk, name)) as destination:
        begun = time.perf_counter()
        left = let_leave(desk, numbers, destination)
        spent = time.perf_counter() - begun
    assert all(outcome.status == "written" for outcome in left), [outcome.reason for outcome in left][:3]
    return spent


class _SlowLine:
    """A port on this machine that hands on what it gets to another port, half a round trip later."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listening = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> int:
        threading.Thread(target=self._accept, daemon=True).start()
        return int(self._listening.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._port))
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=_hand_on, args=(one, other), daemon=True).start()


def _hand_on(here: socket.socket, there: socket.socket) -> None:
    try:
        while data := here.recv(1 << 20):
            time.sleep(ROUND_TRIP / 2)
            there.sendall(data)
    except OSError:
        pass
    finally:
        there.close()
