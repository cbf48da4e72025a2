"""The two bands: tabs with counts, campaign and the recipient's clock above; what the keys do below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from textual import events
from textual.message import Message

from geoout.actions import Action
from geoout.tui.binding import shown
from geoout.tui.ink import Line, Span, width_of
from geoout.tui.lined import Lined

TABS = (
    ("today", "0", "Today"),
    ("prospects", "1", "Prospects"),
    ("draft", "2", "Draft"),
    ("outbox", "3", "Outbox"),
    ("review", "4", "Review"),
)
_MOST_HINTS = 8


class HeaderBand(Lined):
    """Tabs, the campaign's name, and what time it is where the mail would be read.

    `counts` maps screens to numbers (0 and absent show none); `clock` is (city, IANA zone) or None.
    """

    class TabWanted(Message):
        """A tab was clicked."""

        def __init__(self, screen: str) -> None:
            super().__init__()
            self.screen = screen

    def __init__(self, open_tab: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(id="header")
        self.open_tab = open_tab
        self.now = now
        self.counts: Mapping[str, int] = {}
        self.campaign = ""
        self.clock: tuple[str, str] | None = None
        self._tabs: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Fill it."""
        self.set_interval(15, self.redraw)

    def lines(self, width: int) -> Sequence[Line]:
        """One line; what does not fit leaves whole: the campaign, then the counts, then the clock."""
        narrow = width < 100
        right: list[Span] = [(self._time(), "muted"), (" ", "")] if self.clock else [(" ", "")]
        whole: list[Span] = [(self.campaign, "faint"), (" " * (3 if self.clock else 0), ""), *right]
        for tabs, tail in (
            (self._drawn_tabs(narrow, True), whole if self.campaign and not narrow else right),
            (self._drawn_tabs(narrow, True), right),
            (self._drawn_tabs(narrow, False), right),
            (self._drawn_tabs(narrow, False), []),
        ):
            if width_of(tabs) + 1 + width_of(tail) <= width:
                break
        return [Line(tuple(tabs), tuple(tail))]

    def _drawn_tabs(self, narrow: bool, counted: bool) -> list[Span]:
        gap = "" if narrow else " "
        spans: list[Span] = [(" geoout ", "bold accent")]
        self._tabs = []
        for screen, key, name in TABS:
            here = screen == self.open_tab
            ground = " on background" if here else ""
            count = self.counts.get(screen, 0)
            spans.append((gap, ""))
            start = width_of(spans)
            spans.append((f" {key} ", ("accent" if here else "faint") + ground))
            spans.append((name, ("bold foreground" if here else "muted") + ground))
            if count and counted:
                spans.append((f" {count:,}", ("muted" if here else "faint") + ground))
            spans.append((" ", ground.strip()))
            self._tabs.append((start, width_of(spans), screen))
        return spans

    def _time(self) -> str:
        from zoneinfo import ZoneInfo

        assert self.clock is not None
        city, zone = self.clock
        return f"{city} {self.now().astimezone(ZoneInfo(zone)):%H:%M}"

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would."""
        for start, stop, screen in self._tabs:
            if start <= event.x < stop:
                self.post_message(self.TabWanted(screen))


class FooterBand(Lined):
    """What can be done here, from the action table; what is not possible now stays in its place, faint.

    `actions` are in order of rank; `reason(action)` is empty when it is possible.
    """

    class HintClicked(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, reason: Callable[[Action], str]) -> None:
        super().__init__(id="footer")
        self.reason = reason
        self.actions: Sequence[Action] = ()
        self.pinned: Sequence[Action] = ()
        self._spots: list[tuple[int, int, str]] = []

    def lines(self, width: int) -> Sequence[Line]:
        """One line; hints that do not fit are left out whole, never cut."""
        narrow = width < 100
        pinned = self.pinned[:1] if narrow else self.pinned
        right: list[Span] = []
        spots: list[tuple[Action, list[Span]]] = []
        for action in pinned:
            right += [(" " * 3, "")] if right else []
            hint = self._hint(action, narrow)
            spots.append((action, hint))
            right += hint
        right.append((" ", ""))
        room = width - width_of(right) - 3
        left: list[Span] = [(" ", "")]
        self._spots = []
        for action in self.actions[: _MOST_HINTS - len(pinned)]:
            gap = [(" " * (2 if narrow else 3), "")] if len(left) > 1 else []
            hint = self._hint(action, narrow)
            if width_of([*left, *gap, *hint]) > room:
                break
            left += [*gap, *hint]
            end = width_of(left)
            self._spots.append((end - width_of(hint), end, action.id))
        at = width - width_of(right)
        for action, hint in spots:
            self._spots.append((at, at + width_of(hint), action.id))
            at += width_of(hint) + 3
        return [Line(tuple(left), tuple(right))]

    def _hint(self, action: Action, narrow: bool) -> list[Span]:
        verb = (action.short or action.verb) if narrow else action.verb
        possible = not self.reason(action)
        key = shown(action.keys[0])
        return [(key, "bold accent" if possible else "faint"), (f" {verb}", "muted" if possible else "faint")]

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would."""
        for start, stop, action in self._spots:
            if start <= event.x < stop:
                self.post_message(self.HintClicked(action))
