"""Anchor uses in the store: what drafts ask for and what has left asked for, without loading a body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from geoout.campaign.anchor_use import ASKS_NOTHING, AnchorUse, UseState
from geoout.campaign.targets import page_key
from geoout.language.anchor_text import LONGEST, judged_text
from geoout.store.database import Database
from geoout.store.queries import named

SQL = named(__file__)


class AnchorUses:
    """The anchors that the workspace asked for; link records join them where they are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def to(self, target: str, market: str, *, besides: int = 0) -> list[AnchorUse]:
        """The uses for one page in one market (a key), draft `besides` left out; a site may be there several times."""
        page = page_key(target)
        spelt = [other for other in self._targets() if page_key(other) == page]
        return self._of(spelt, market, besides)

    def all(self, market: str | None = None) -> list[AnchorUse]:
        """Every use, or those of one market."""
        return self._of(self._targets(), market, 0)

    def _targets(self) -> list[str]:
        return [target for (target,) in self._database.tuples(SQL["targets"])]

    def _of(self, targets: Sequence[str], market: str | None, besides: int) -> list[AnchorUse]:
        if not targets:
            return []
        asked = {
            "targets": targets,
            "market": market,
            "besides": besides,
            "longest": LONGEST,
            "asks_nothing": ASKS_NOTHING,
        }
        written = self._database.tuples(SQL["written"], **asked)
        left = self._database.tuples(SQL["left"], **asked)
        return list(_uses([*written, *left]))


def _uses(rows: Iterable[tuple[str, str, str, str, str, int, str]]) -> Iterator[AnchorUse]:
    """The uses of rows; an anchor of nothing but invisible characters asks for nothing."""
    texts: dict[str, str] = {}
    for anchor, market, target, site, at, draft, state in rows:
        if (text := texts.get(anchor)) is None:
            text = texts[anchor] = judged_text(anchor)
        if text:
            yield AnchorUse(text, market, target, site, date.fromisoformat(at[:10]), UseState(state), draft)
