"""Letting out beside the screen: stopping, the cap, what is said after; and the outbox's filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outbox_workspace import NOW, Drafts, workspace

from geoout.desk.desk import Desk
from geoout.errors import QueryError
from geoout.tui.outbox.departing import Departure, Ended, said_after
from geoout.tui.outbox.filtering import read
from geoout.tui.outbox.ways import WAYS

EML = WAYS[0]


@dataclass
class Heard:
    """Takes messages as a screen would."""

    messages: list[Any] = field(default_factory=list)

    def post_message(self, message: Any) -> bool:
        self.messages.append(message)
        return True


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


def departure(desk: Desk, count: int) -> tuple[Departure, Heard]:
    put, heard = Drafts(desk), Heard()
    ids = [put.german("Katrin Lang", f"blatt{number}.example") for number in range(count)]
    return Departure(desk, ids, EML, heard), heard  # type: ignore[arg-type]


def test_a_stop_lets_the_one_that_is_leaving_leave_and_no_more(desk: Desk) -> None:
    going, heard = departure(desk, 3)
    going.stop()
    going.run()
    ended = heard.messages[-1]
    assert isinstance(ended, Ended) and len(ended.outcomes) == 1
    assert said_after(ended.outcomes, EML, 3) == ("1 left as .eml, stopped, 2 not tried", "warning")
    assert len(list(desk.workspace.outbox.iterdir())) == 1
    assert sum(row.left == "eml" for row in desk.store.drafts.rows()) == 1


def test_an_outbox_that_cannot_be_written_loses_nothing(desk: Desk) -> None:
    going, heard = departure(desk, 2)
    desk.workspace.outbox.write_text("a file where the folder should be")
    going.run()
    words, kind = said_after(heard.messages[-1].outcomes, EML, 2)
    assert words.startswith("2 failed: ") and kind == "error"
    assert desk.store.drafts.counts()["ready"] == 2


@given(st.text(alphabet='ab:,->"() state is kind OR', max_size=40) | st.text(max_size=30))
def test_a_filter_is_read_or_says_what_is_wrong(text: str) -> None:
    try:
        read(text)
    except QueryError as error:
        assert error.what


@pytest.mark.parametrize(
    "text", ["state:ready", "is:left", "kind:follow-up", "kind:follow_up", "to:eml", "-state:late"]
)
def test_what_only_drafts_have_is_no_error(text: str) -> None:
    found = read(text)
    assert found.own and found.node is None


@pytest.mark.parametrize("text", ["kind:letter", "state:nowhere", "state:ready OR m:de", "(state:ready)"])
def test_what_cannot_be_asked_names_a_next_step(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        read(text)
    assert caught.value.hint
