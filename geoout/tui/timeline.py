"""`h` on three screens: the timeline of the site that the cursor stands on."""

from __future__ import annotations

from geoout.tui.page import Page


class WithTimeline(Page):
    """A page whose `h` shows the timeline of what the cursor stands on."""

    def site_here(self) -> tuple[int, str] | None:
        """The id and the name of the site that the cursor stands on; override."""
        return None

    def can_person(self) -> str:
        """Whether there is a site whose timeline could be shown."""
        return "" if self.site_here() is not None else "there is no site here"

    def do_timeline(self) -> None:
        """Every step of this site: who did it, when and why."""
        from geoout.tui.timeline_sheet import TimelineSheet

        here = self.site_here()
        if here is not None:
            moments = self.desk.store.timeline.of_prospect(here[0])
            self.app.push_screen(TimelineSheet(here[1], moments, self.desk.workspace.folder))
