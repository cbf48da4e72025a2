"""A worker reads through its own connection while the main one writes."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import Queue

from geoout.prospects.prospect import State
from geoout.prospects.query import parse
from geoout.store.open import Store, open_store
from tests.store.made_up import FULL, line, site


def test_a_worker_reads_while_the_main_thread_writes(store: Store) -> None:
    store.prospects.add(FULL)
    counted: Queue[int] = Queue()
    written = threading.Event()
    fork = store.fork()

    def read() -> None:
        with fork:
            while not written.is_set():
                ids = fork.prospects.vector(parse("m:de OR site"), limit=128)
                rows = fork.prospects.rows(ids)
                counted.put(len(rows))
            counted.put(fork.prospects.count())

    worker = threading.Thread(target=read)
    worker.start()
    for number in range(50):
        with store.step("two at once"):
            store.prospects.add(site(2 * number))
            store.prospects.add(site(2 * number + 1))
    written.set()
    worker.join(timeout=60)
    counts = list(counted.queue)
    assert counts == sorted(counts) and counts[-1] == 101
    assert all(count % 2 == 1 for count in counts), "half a step was seen"


def test_a_worker_imports_while_the_main_thread_reads(tmp_path: Path) -> None:
    with open_store(tmp_path / "geoout.db") as store:
        store.prospects.add(FULL)
        fork = store.fork()
        half, go_on = threading.Event(), threading.Event()
        done: Queue[int] = Queue()

        def progress(rows: int) -> bool:
            if rows == 25_000:
                half.set()
                go_on.wait(timeout=60)
            return True

        def work() -> None:
            with fork:
                rows = (line(number, f"site{number}.de") for number in range(30_000))
                done.put(fork.imports.run(rows, source="x", progress=progress).imported)

        worker = threading.Thread(target=work)
        worker.start()
        assert half.wait(timeout=60)
        assert store.prospects.count() == 1
        assert store.prospects.get(1).domain == "blatt.example"
        go_on.set()
        worker.join(timeout=60)
        assert done.get(timeout=1) == 30_000
        assert store.prospects.count() == 30_001
        assert len(store.prospects.vector(parse("site29999"))) == 1
        store.prospects.set_state([1], State.LATER)
        assert store.undo() == "later 1"
        assert store.undo() == "import x"
        assert store.prospects.count() == 1
