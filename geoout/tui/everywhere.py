"""What every screen does alike: move in the focused pane, scroll the detail, go to a screen, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast, runtime_checkable

from textual.screen import Screen

if TYPE_CHECKING:
    from geoout.tui.app import GeooutApp
    from geoout.tui.page import Page


@runtime_checkable
class Moving(Protocol):
    """A pane that the move keys act on."""

    def move(self, rows: int) -> None:
        """Move by rows."""

    def to_first(self) -> None:
        """To the top."""

    def to_last(self) -> None:
        """To the end."""

    def page(self, pages: float) -> None:
        """Move by pages."""


class Everywhere(Screen[None]):
    """The actions that the table has for all screens; `DETAIL` is the selector of the pane that `J` and `K` scroll."""

    DETAIL: ClassVar[str] = "#detail"

    if TYPE_CHECKING:

        @property
        def app(self) -> GeooutApp:  # type: ignore[override]
            """The application."""

    def moving(self) -> Moving | None:
        """The pane that the move keys act on: the focused one."""
        focused = self.focused
        return cast(Moving, focused) if isinstance(focused, Moving) else None

    def do_down(self) -> None:
        """One line down."""
        if pane := self.moving():
            pane.move(1)

    def do_up(self) -> None:
        """One line up."""
        if pane := self.moving():
            pane.move(-1)

    def do_first(self) -> None:
        """To the first line."""
        if pane := self.moving():
            pane.to_first()

    def do_last(self) -> None:
        """To the last line."""
        if pane := self.moving():
            pane.to_last()

    def do_half_down(self) -> None:
        """Half a page down."""
        if pane := self.moving():
            pane.page(0.5)

    def do_half_up(self) -> None:
        """Half a page up."""
        if pane := self.moving():
            pane.page(-0.5)

    def do_page_down(self) -> None:
        """A page down."""
        if pane := self.moving():
            pane.page(1)

    def do_page_up(self) -> None:
        """A page up."""
        if pane := self.moving():
            pane.page(-1)

    def do_next_pane(self) -> None:
        """To the next pane."""
        self.focus_next()

    def do_previous_pane(self) -> None:
        """To the pane before."""
        self.focus_previous()

    def do_detail_down(self) -> None:
        """Scroll the detail down."""
        for pane in self.query(self.DETAIL):
            pane.scroll_relative(y=3, animate=False)

    def do_detail_up(self) -> None:
        """Scroll the detail up."""
        for pane in self.query(self.DETAIL):
            pane.scroll_relative(y=-3, animate=False)

    def do_go_today(self) -> None:
        """Open Today."""
        self.app.go("today")

    def do_go_prospects(self) -> None:
        """Open Prospects."""
        self.app.go("prospects")

    def do_go_draft(self) -> None:
        """Open Draft."""
        self.app.go("draft")

    def do_go_outbox(self) -> None:
        """Open Outbox."""
        self.app.go("outbox")

    def do_go_review(self) -> None:
        """Open Review."""
        self.app.go("review")

    def do_light(self) -> None:
        """Change between dark and light."""
        from geoout.tui.theme import DARK, LIGHT

        self.app.theme = LIGHT if self.app.theme == DARK else DARK

    def do_commands(self) -> None:
        """Open the palette."""
        from geoout.tui.widgets.palette import Palette

        self.app.push_screen(Palette(cast("Page", self)), self._run_chosen)

    def _run_chosen(self, id: str | None) -> None:
        if id:
            self.run_worker(cast("Page", self).act(id))

    def do_keys(self) -> None:
        """Open the sheet of keys."""
        from geoout.tui.widgets.keys_help import KeysHelp

        self.app.push_screen(KeysHelp(cast("Page", self)))

    def do_quit(self) -> None:
        """Leave; everything is saved as it was made."""
        self.app.exit()
