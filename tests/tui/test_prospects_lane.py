"""Looking things up beside the screen: what nobody waits for any more is given up, and its answer never shows."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from textual.message import Message

from geoout.errors import GeooutError, Interrupted
from geoout.prospects.prospect import Prospect
from geoout.prospects.query import parse
from geoout.store.database import Database
from geoout.store.open import Store, open_store
from geoout.store.sort import Sort
from geoout.tui.prospects.finder import Counted, Finder, Found, Wanted
from geoout.tui.prospects.lane import Lane

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "geoout.db") as store:
        with store.step("made up"):
            for number in range(300):
                topic = "garden" if number % 2 else "house"
                store.prospects.add(Prospect(domain=f"site{number}.example", topic=topic, local=number % 7))
        yield store


class Target:
    """Takes messages as a screen does."""

    def __init__(self) -> None:
        self.messages: Queue[Message] = Queue()

    def post_message(self, message: Message) -> bool:
        self.messages.put(message)
        return True

    def until(self, wanted: Callable[[Message], bool]) -> list[Message]:
        """What came, up to the first message that is wanted."""
        found: list[Message] = []
        while not found or not wanted(found[-1]):
            found.append(self.messages.get(timeout=60))
        return found


def test_a_newer_question_ends_the_one_that_is_looked_up(store: Store) -> None:
    began, said, failures = threading.Event(), Queue[str](), Queue[GeooutError]()

    def endless(fork: Store) -> None:
        began.set()
        _ = fork._database.value(ENDLESS)
        said.put("the end of it")

    lane = Lane(store.fork, failures.put)
    lane.ask(endless)
    assert began.wait(60)
    answered = _asked_again(lane, lambda fork: said.put(str(fork.prospects.count())), said)
    assert answered == "300" and failures.empty()
    began.clear()
    lane.ask(endless)
    assert began.wait(60)
    while lane._working is not None:  # an interrupt between two questions ends neither
        lane.stop()
    assert failures.empty()


def _asked_again(lane: Lane, job: Callable[[Store], None], said: Queue[str]) -> str:
    """Asks until the answer comes: an interrupt before the first statement has begun ends nothing."""
    while said.empty():
        lane.ask(job)
        try:
            return said.get(timeout=1)
        except Empty:
            continue
    return said.get()


def test_what_was_dropped_is_not_begun(store: Store) -> None:
    said: Queue[str] = Queue()
    lane = Lane(store.fork, lambda error: said.put(str(error)))
    lane.ask(lambda fork: said.put("dropped"), quiet=0.5)
    lane.drop()
    lane.ask(lambda fork: said.put("asked"))
    assert said.get(timeout=60) == "asked"
    lane.stop()
    assert said.empty()


def test_an_interrupted_connection_goes_on(store: Store) -> None:
    database: Database = store._database
    done: Queue[object] = Queue()

    def work() -> None:
        try:
            done.put(database.value(ENDLESS))
        except Interrupted as error:
            done.put(error)

    worker = threading.Thread(target=work)
    worker.start()
    while worker.is_alive():
        database.interrupt()
    assert isinstance(done.get(timeout=1), Interrupted)
    assert store.prospects.count() == 300


def test_while_one_types_only_the_newest_filter_is_answered_in_full(store: Store) -> None:
    """A superseded filter gets no whole vector and no counts; the newest has its page, its rows and its numbers."""
    target = Target()
    finder = Finder(store, target)  # type: ignore[arg-type]
    texts = ["", "g", "ga", "gar", "gard", "garde", "garden"]
    finder.look(Wanted(0, None, Sort()), page=False)
    for revision, text in enumerate(texts[1:], 1):
        finder.look(Wanted(revision, parse(text), Sort()))
    last = len(texts) - 1
    came = target.until(lambda message: isinstance(message, Counted) and message.revision == last)
    finder.stop()
    whole = store.prospects.vector(parse("garden"), Sort())
    newest = [message for message in came if isinstance(message, Found) and message.revision == last]
    assert [(message.ids, message.complete) for message in newest] == [(whole[:128], False), (whole, True)]
    assert {message.revision for message in came if isinstance(message, Counted)} <= {0, last}
    assert isinstance(newest[0].ids, array)
