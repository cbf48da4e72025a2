"""A screen's frame: bands, breakpoints, and how an action of the table becomes a call of `do_<id>`."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from geoout.actions import EVERYWHERE, FOOTERS, Action, actions_on
from geoout.errors import GeooutError
from geoout.tui.bands import TABS, FooterBand, HeaderBand
from geoout.tui.everywhere import Everywhere
from geoout.tui.ink import Span
from geoout.tui.shapes import shapes
from geoout.tui.toast import Toast
from geoout.tui.widgets.small import TooSmall

if TYPE_CHECKING:
    from geoout.campaign.campaign import Campaign
    from geoout.desk.desk import Desk
    from geoout.markets.market import Market
    from geoout.tui.key_gate import Hold
    from geoout.tui.widgets.chooser import Option, Other
    from geoout.tui.widgets.form import Field

_PINNED = ("keys", "commands")
LEAST_WIDTH, LEAST_HEIGHT = 60, 16


class Page(Everywhere):
    """Base of the screens.

    A subclass sets NAME and `BINDINGS = bindings(NAME)`, and writes:

    - `body()`: yields its panes;
    - `do_<action id>()`: plain or async (async ones run in a worker and may await `ask`, `choose`, `form`);
    - `can_<condition>()`: "" when it holds, else the reason as a clause (“nothing is marked”).
    """

    NAME: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (132, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "#body *"

    @property
    def desk(self) -> Desk:
        """The open workspace."""
        return self.app.desk

    @property
    def campaign(self) -> Campaign | None:
        """The campaign, or None where its file cannot be read: lists work without it."""
        try:
            return self.desk.campaign
        except GeooutError:
            return None

    def market(self, key: str | None) -> Market | None:
        """The market of a key, or None where there is none."""
        return self.desk.markets.get(key) if key else None

    def market_name(self, key: str | None) -> str:
        """A market's name for a reader; `–` for none, the key itself for an unknown one."""
        market = self.market(key)
        if market is None:
            return key or shapes().unknown
        from geoout.markets.names import name

        return name(market)

    def market_here(self) -> Market | None:
        """The market of what the cursor stands on, whose card `e` opens; override where there is one."""
        return None

    def do_card(self) -> None:
        """What is expected in the market of what the cursor stands on (R45)."""
        from geoout.tui.widgets.card import MarketCard

        market = self.market_here()
        if market is not None:
            self.app.push_screen(MarketCard(market, self.market_name(market.key), self.app.now()))

    def target_here(self) -> str:
        """The page of ours that what the cursor stands on asks a link for, empty for none; override where there is."""
        return ""

    def do_anchor_mix(self) -> None:
        """How the links asked for in the market of what the cursor stands on are worded (R71)."""
        from geoout.tui.widgets.anchor_mix import AnchorMixSheet

        market = self.market_here()
        if market is not None:
            name = self.market_name(market.key)
            self.app.push_screen(AnchorMixSheet(market.key, name, self.target_here(), came_from=self.NAME))

    def compose(self) -> ComposeResult:
        """Header, body, footer."""
        yield HeaderBand(self.NAME, self.app.now)
        with Horizontal(id="body"):
            yield from self.body()
        yield FooterBand(self.reason)
        yield TooSmall()
        yield Toast()

    def body(self) -> Iterable[Widget]:
        """The panes."""
        return ()

    def opened(self, **opening: Any) -> None:
        """The screen was opened by `app.go(name, **opening)`; override to go to what is named."""

    # Bands

    def on_mount(self) -> None:
        """Fill it."""
        self.app.fill_header(self)
        self.refresh_hints()

    def on_screen_resume(self) -> None:
        """The screen is shown again."""
        self.app.page_shown = self
        self.app.fill_header(self)
        self.refresh_hints()

    def clock(self, city: str, zone: str) -> None:
        """Show the recipient's time in the header; an empty zone shows none."""
        header = self.query_one(HeaderBand)
        wanted = (city, zone) if zone else None
        if header.clock != wanted:
            header.clock = wanted
            header.redraw()

    def refresh_hints(self) -> None:
        """Draw the footer again, because what is possible may have changed."""
        footer = self.query_one(FooterBand)
        footer.actions, footer.pinned = self.hints(), self._pinned()
        footer.redraw()

    def hints(self) -> Sequence[Action]:
        """The footer's actions; override where a pane has its own (`self.named("import", …)`)."""
        if self.is_typing:
            own = [_hint(key, verb) for key, verb in getattr(self.focused, "typing_hints", ())]
            if not getattr(self.focused, "typing_actions", False):
                return own
            typing = [a for a in actions_on(self.NAME, tuple(self.app.actions)) if a.typing and a.id not in _PINNED]
            return [*own, *_typed(typing, True)]
        return [action for action in self.named(*FOOTERS.get(self.NAME, ())) if action.keys]

    def named(self, *ids: str) -> list[Action]:
        """Actions of the table by their ids."""
        table = {action.id: action for action in self.app.actions}
        return [table[id] for id in ids]

    def _pinned(self) -> Sequence[Action]:
        return _typed(self.named("keys") if self.is_typing else self.named("keys", "commands"), self.is_typing)

    @property
    def is_typing(self) -> bool:
        """Whether letters are text now."""
        return bool(getattr(self.focused, "takes_text", False))

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        self.call_after_refresh(self.refresh_hints)

    @on(HeaderBand.TabWanted)
    def _tab_wanted(self, event: HeaderBand.TabWanted) -> None:
        self.app.go(event.screen)

    @on(FooterBand.HintClicked)
    async def _hint_clicked(self, event: FooterBand.HintClicked) -> None:
        if event.action:
            await self.act(event.action)

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        self.set_class(event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT, "-too-small")
        self.query_one(Toast).place()

    # Actions

    def reason(self, action: Action) -> str:
        """Why an action is not possible now, as a clause; empty when it is."""
        if not action.id:
            return ""
        if not action.on(self.NAME):
            names = [title for screen, _, title in TABS if screen in action.screen]
            return f"only in {' and '.join(names)}"
        if self._handler(action.id) is None:
            return "not in this version"
        for condition in action.when:
            ask = getattr(self, f"can_{condition}", None)
            if ask is not None and (why := ask()):
                return str(why)
        return ""

    def can_writable(self) -> str:
        """Whether the workspace can be written."""
        return "this workspace is read-only" if self.desk.store.read_only else ""

    def _handler(self, id: str) -> Any | None:
        return getattr(self, f"do_{id}", None) or getattr(self.app, f"do_{id}", None)

    async def action_act(self, id: str) -> None:
        """What the bindings run."""
        await self.act(id)

    async def act(self, id: str) -> None:
        """Run an action of the table, or say why it cannot run now; errors become a toast."""
        action = self.named(id)[0]
        if why := self.reason(action):
            self.toast(f"{action.label}: {why}", "info")
            return
        if action.group != "Move":
            self.app.gate.unsettled()
        try:
            result = self._handler(id)()  # type: ignore[misc]
        except GeooutError as error:
            self.toast(str(error), "error")
            return
        if inspect.isawaitable(result):
            self.run_worker(self._guarded(result, self.app.gate.hold()), name=id, exit_on_error=True)
        else:
            self.refresh_hints()

    async def _guarded(self, work: Awaitable[object], hold: Hold | None = None) -> None:
        """Keys wait until it is done, opens a float, or says that it goes on beside the screen (`gate.let_go()`)."""
        try:
            await work
        except GeooutError as error:
            self.toast(str(error), "error")
        self.refresh_hints()
        self.app.gate.unsettled()
        if hold is not None:
            hold.let_go()

    def on_key(self, event: events.Key) -> None:
        """Keys that a user's keymap gave to actions that have none of their own."""
        id = self.app.extra_keys.get(event.key) or self.app.extra_keys.get(event.character or "")
        if id and not self.is_typing:
            event.stop()
            self.run_worker(self.act(id))

    # Talking to the user

    def toast(self, text: str, kind: str = "ok", key: str = "", verb: str = "") -> None:
        """Say what happened in one line: kind ok, info, warning or error; `key` and `verb` one thing to do about it."""
        self.app.toast(text, kind, key, verb)

    async def ask(
        self, title: str, lines: Sequence[Span | str | Sequence[Span | str]] = (), *, verb: str, key: str = "y",
        no: str = "stay",
    ) -> bool:  # fmt: skip
        """A question that says what will happen; yes is `key`, never enter. Only inside an async `do_`."""
        from geoout.tui.widgets.question import Question

        answer: bool | None = await self.app.push_screen_wait(Question(title, lines, verb=verb, key=key, no=no))
        return bool(answer)

    async def choose(
        self, title: str, options: Sequence[Option], *, current: object = None, other: Other | None = None
    ) -> Any | None:
        """Choose one of `options`, or what `other` makes of typed text; None when left. Only inside an async `do_`."""
        from geoout.tui.widgets.chooser import Chooser

        return await self.app.push_screen_wait(Chooser(title, options, current=current, other=other))

    async def form(
        self, title: str, fields: Sequence[Field], *, check: Any | None = None, note: str = ""
    ) -> Mapping[str, str] | None:
        """Fill `form.Field`s; answers the values by key, None when left. Only inside an async `do_`."""
        from geoout.tui.widgets.form import Form

        return await self.app.push_screen_wait(Form(title, fields, check=check, note=note))


def _hint(key: str, verb: str) -> Action:
    """A hint of a text field's own, which the table need not know."""
    return Action("", (key,), "", (EVERYWHERE,), "", verb)


def _typed(actions: Sequence[Action], typing: bool) -> list[Action]:
    """While letters are text, a hint shows the key that is not a letter."""
    from dataclasses import replace

    if not typing:
        return list(actions)
    return [
        replace(action, keys=keys) for action in actions if (keys := tuple(key for key in action.keys if len(key) > 1))
    ]
