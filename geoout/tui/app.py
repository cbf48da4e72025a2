"""The application: which screens there are, which theme, and what all screens share."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from geoout import files
from geoout.actions import ACTIONS, Action
from geoout.errors import UserError
from geoout.tui import shapes
from geoout.tui.bands import HeaderBand
from geoout.tui.binding import keymap_of, read_keymap
from geoout.tui.key_gate import GatedApp, Hold
from geoout.tui.page import Page
from geoout.tui.theme import own_variables, theme_for, themes
from geoout.tui.toast import Toast

if TYPE_CHECKING:
    from geoout.desk.desk import Desk

# Screens are imported when they are first opened: the first frame needs one of them.
SCREEN_OF: Mapping[str, tuple[str, str]] = {
    "today": ("geoout.tui.screens.today", "TodayScreen"),
    "prospects": ("geoout.tui.screens.prospects", "ProspectsScreen"),
    "draft": ("geoout.tui.screens.draft", "DraftScreen"),
    "outbox": ("geoout.tui.screens.outbox", "OutboxScreen"),
    "review": ("geoout.tui.screens.review", "ReviewScreen"),
}

_FRAME = 0.03


def _opens(name: str) -> Callable[[], Screen[Any]]:
    def screen() -> Screen[Any]:
        module, title = SCREEN_OF[name]
        made: Screen[Any] = getattr(import_module(module), title)()
        return made

    return screen


class GeooutApp(GatedApp, inherit_bindings=False):
    """The terminal program over one desk. `open_on` names the first screen."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {name: _opens(name) for name in SCREEN_OF}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_quit", show=False)]

    def __init__(self, desk: Desk, *, open_on: str = "prospects", keymap: Path | None = None) -> None:
        # The first screen is the default mode: an empty default screen would cost a frame.
        self.DEFAULT_MODE = open_on  # type: ignore[misc]
        super().__init__()
        self.desk = desk
        self.trouble = ""
        self.counts: dict[str, int] = {}
        self.page_shown: Page | None = None
        self._waiting: list[Callable[[], Any]] | None = []
        self.actions: Sequence[Action] = ACTIONS
        self.extra_keys: dict[str, str] = {}
        self._keymap_error = self._read_keymap(keymap or files.user_config() / "keymap.toml")
        shapes.use(shapes.shapes_for(os.environ, getattr(sys.__stdout__, "encoding", None)))
        for theme in themes():
            self.register_theme(theme)
        # Set without its watcher, which would have every style sheet parsed a second time before the first frame.
        self.set_reactive(App.theme, theme_for(os.environ))
        self.stylesheet.set_variables(self.get_css_variables())
        self._parsed_with: dict[str, str] | None = dict(self.theme_variables)

    def _read_keymap(self, path: Path) -> str:
        try:
            self.actions = read_keymap(path)
        except UserError as error:
            return str(error)
        self.set_keymap(keymap_of(self.actions))
        keyless = {action.id for action in ACTIONS if not action.keys}
        self.extra_keys = {key: action.id for action in self.actions if action.id in keyless for key in action.keys}
        return ""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own tokens, before a theme is set."""
        return own_variables()

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheets again; not while the colours are those of the start, though Textual asks for it."""
        if self.get_css_variables() != self._parsed_with:
            self._parsed_with = None
            super().refresh_css(animate)

    def now(self) -> datetime:
        """The desk's clock."""
        return self.desk.now() if self.desk is not None else datetime.now(UTC)

    def on_mount(self) -> None:
        """Say what is wrong with the keymap, once there is a place to say it."""
        if self._keymap_error:
            self.toast(f"keymap: {self._keymap_error}", "error")

    def on_ready(self) -> None:
        """What is loaded stays: collect only what comes after it. Textual is ready before it writes the first frame."""
        gc.freeze()
        gc.enable()
        self.set_timer(_FRAME, self._begin)

    def _begin(self) -> None:
        self.run_worker(_let_nobody_wait, thread=True)
        waiting, self._waiting = self._waiting, None
        for begin in waiting or ():
            begin()

    def after_first_frame(self, begin: Callable[[], Any]) -> None:
        """Call `begin` once something is to be seen; at the next refresh where it already is."""
        if self._waiting is None:
            self.screen.call_after_refresh(begin)
        else:
            self._waiting.append(begin)

    def go(self, screen: str, **opening: Any) -> None:
        """Open a screen; `opening` is handed to its `opened(**opening)` when given (`go("draft", draft=3)`)."""
        self.run_worker(self._go(screen, opening, self.gate.hold()))

    async def _go(self, screen: str, opening: dict[str, Any], hold: Hold) -> None:
        await self.switch_mode(screen)
        page = self.screen
        if opening and isinstance(page, Page):
            page.call_after_refresh(page.opened, **opening)
        self.gate.unsettled()
        hold.let_go()

    def count(self, **counts: int) -> None:
        """Numbers for the tabs: `count(draft=7, outbox=5)`."""
        self.counts.update(counts)
        for page in self.screen_stack:
            if isinstance(page, Page):
                self.fill_header(page)

    def fill_header(self, page: Page) -> None:
        """Give a page's header the counts and the campaign's name."""
        for header in page.query(HeaderBand):
            header.counts = self.counts
            header.campaign = self.desk.workspace.folder.name if self.desk.workspace else ""
            header.redraw()

    def toast(self, text: str, kind: str = "ok", key: str = "", verb: str = "") -> None:
        """Say what happened, on whatever is on top."""
        for toast in self.screen.query(Toast):
            toast.say(text, kind, key, verb)

    def notify(self, message: str, *, severity: str = "information", **_: Any) -> None:
        """Textual's own notifications, in our place and look."""
        self.toast(message, {"information": "info"}.get(severity, severity))

    def _handle_exception(self, error: Exception) -> None:
        """What nobody foresaw ends the program: its details are kept, `trouble` says so, and no traceback is shown."""
        from textual.worker import WorkerFailed

        from geoout.crash import keep_traceback

        self._return_code = 2
        if self._exception is None:  # the first is the cause; a pilot raises it again
            self._exception = error
            self.trouble = keep_traceback(error.error if isinstance(error, WorkerFailed) else error)
            self._exception_event.set()
        self._close_messages_no_wait()

    def action_how_to_quit(self) -> None:
        """ctrl+c copies in a text and never quits: say what does."""
        self.toast("ctrl+c copies text", "info", "q", "quits")


def _let_nobody_wait() -> None:
    """A check in Japanese or Korean goes by endings alone until its dictionary is there."""
    from geoout.language.register.analyser import load_in_background

    load_in_background()
