"""Live checks let keys go first: they rest while one is drawn, and what was superseded is given up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue

import pytest

from geoout.desk.demo import make_demo
from geoout.desk.desk import Desk
from geoout.tui.draft.live_checks import Checked, LiveChecks


def test_checks_rest_while_a_key_is_drawn_and_only_the_newest_text_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: Queue[Checked] = Queue()
    with Desk.open(make_demo(tmp_path / "demo")) as desk:
        draft = desk.store.drafts.get(desk.store.drafts.ids(market="de")[0])
        checks = LiveChecks(desk.fork, said.put)
        monkeypatch.setattr("geoout.tui.draft.live_checks.DRAWN_IN", 3600.0)
        checks.give_way()
        checks.ask(draft)
        with pytest.raises(Empty):
            said.get(timeout=0.2)
        newest = checks.ask(replace(draft, body=draft.body + " Sende ich gern!"))
        monkeypatch.setattr("geoout.tui.draft.live_checks.DRAWN_IN", 0.0)
        checks.ask(replace(draft, body=draft.body + " Sende ich sehr gern!"))
        answer = said.get(timeout=60)
        assert answer.serial == newest + 1 and checks.is_newest(answer)
        assert answer.draft.body.endswith("sehr gern!") and not answer.problem
        assert said.empty()
        checks.stop()
