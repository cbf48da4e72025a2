"""The peek: two lines about the prospect under the cursor, where there is no room for a detail pane."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.prospects.checklist import ITEMS
from geoout.tui.ink import BLANK, Line, Span, cut, line
from geoout.tui.lined import Lined
from geoout.tui.prospects.detail_blocks import Shown, called, salutation
from geoout.tui.prospects.reasons import short_reason
from geoout.tui.shapes import shapes

_INDENT: Span = ("   ", "")


class Peek(Lined):
    """A line that cuts it off, then the score with its reasons, then who would be written to and how."""

    def __init__(self) -> None:
        super().__init__(id="peek")
        self.shown: Shown | None = None

    def show(self, shown: Shown | None) -> None:
        """Show another prospect, or nothing."""
        self.shown = shown
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """Three lines."""
        rule = Line(((" " + shapes().rule * max(width - 2, 0), "rule"),))
        if self.shown is None:
            return [rule, BLANK, BLANK]
        return [rule, self._score(), self._people(width)]

    def _score(self) -> Line:
        assert self.shown is not None
        prospect = self.shown.prospect
        reasons = sorted((each for each in prospect.evidence if each.points), key=lambda each: -each.points)
        said = " · ".join(f"{short_reason(each)} {each.points}" for each in reasons)
        return line(_INDENT, (f"local {prospect.local}", "bold"), ("  ", ""), (said, "muted"))

    def _people(self, width: int) -> Line:
        assert self.shown is not None
        prospect, market = self.shown.prospect, self.shown.market
        yes = sum(dict(prospect.answers).values())
        right: list[Span] = [("checklist ", "muted"), (str(yes), "bold"), (f"/{len(ITEMS)} ", "muted")]
        if not prospect.contacts:
            return line(_INDENT, ("nobody yet", "faint"), right=right)
        contact = prospect.contacts[0]
        greeting = salutation(contact, market, prospect.name).replace("\n", " ") if market else contact.email
        return line(_INDENT, cut(called(contact, market), max(width // 3, 8)), "  ", (greeting, "muted"), right=right)
