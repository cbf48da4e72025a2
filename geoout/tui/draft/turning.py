"""From draft to draft, and back in time: opening, turning pages, undo, removing, leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from geoout.errors import UsageError
from geoout.pitches.draft import DraftState
from geoout.tui.draft.choosing import ChoosingPage

_WAITING = (DraftState.OPEN, DraftState.RETURNED)


class TurningPage(ChoosingPage):
    """The actions that put another draft, or another state of this one, on the screen."""

    # Which draft

    def _waiting_ids(self) -> list[int]:
        """The drafts that `[` and `]` walk through: those that are not finished, and the one that is open."""
        ids = {id for state in _WAITING for id in self.desk.store.drafts.ids(state=state)}
        if self.draft is not None:
            ids.add(self.draft.id)
        return sorted(ids)

    def open_first(self) -> None:
        """The first draft that waits, or what to do when there is none."""
        ids = self._waiting_ids()
        if ids:
            self.go_to_draft(ids[0])
        else:
            self.show_empty()

    def go_to_draft(self, id: int) -> bool:
        """Open another draft; what is written is kept first, and stays on screen when it cannot be."""
        if not self.save():
            return False
        if not self.load(id):
            self.toast(f"there is no draft {id} any more", "info")
            return False
        self.set_class(False, "-empty")
        self.forget_findings()
        self.around.reopen()
        self.follow_contact()
        if not self.focused or not self.focused.display:
            self.pane.focus()
        return True

    def reload(self) -> None:
        """Read the open draft again, after an undo or when the screen is shown again."""
        if self.draft is None:
            self.open_first()
        elif not self.load(self.draft.id):
            self.draft = self.stored = None
            self.open_first()
        else:
            self.read_overrides()
            self.around.reopen()

    def follow_contact(self) -> None:
        """The recipient as the list has them now: an address that was mended in Prospects is mended here."""
        draft = self.draft
        if draft is None or self.locked or draft.state not in _WAITING or not draft.contact.id:
            return
        try:
            contact = self.desk.store.contacts.get(draft.contact.id)
        except UsageError:  # removed since; the draft keeps whom it was written to
            return
        if contact != draft.contact:
            self.change(replace(draft, contact=contact))
            self.around.reopen()

    def show_empty(self) -> None:
        """There is no draft."""
        self.draft = self.stored = self.facts = None
        self.findings, self.judged = (), None
        self.set_class(True, "-empty")
        self.clock("", "")
        self.set_focus(None)
        self.refresh_hints()

    def count(self) -> None:
        """The tabs' numbers."""
        counts = self.desk.store.drafts.counts()
        ready = counts["ready"]
        self.app.count(draft=ready + counts["blocked"], outbox=ready, review=counts["unsigned"])

    # Turning pages

    def do_next_draft(self) -> None:
        """To the next draft."""
        self._step_draft(1)

    def do_previous_draft(self) -> None:
        """To the draft before."""
        self._step_draft(-1)

    def _step_draft(self, by: int) -> None:
        ids = self._waiting_ids()
        if self.draft is None or len(ids) < 2:
            self.toast("there is no other draft", "info")
            return
        at = (ids.index(self.draft.id) + by) % len(ids)
        if self.go_to_draft(ids[at]):
            self.toast(f"draft {at + 1} of {len(ids)}", "info")

    # Keeping and taking back

    def do_save(self) -> None:
        """Save now; it would be saved anyway."""
        if self.save():
            self.toast(f"saved as revision {self.stored.revision}" if self.stored else "saved")
        elif self.trouble:  # said before, but here somebody asks
            self.toast(f"not saved: {self.trouble}", "error")

    def do_undo(self) -> None:
        """Take back the last saved step."""
        self._take_back_step(self.desk.store.undo, "undone", "nothing to undo", "U", "redo")

    def do_redo(self) -> None:
        """Do again what was taken back."""
        self._take_back_step(self.desk.store.redo, "done again", "nothing to do again", "u", "undo")

    def _take_back_step(self, step: Callable[[], str | None], done: str, nothing: str, key: str, verb: str) -> None:
        if not self.save():
            return
        label = step()
        if label is None:
            self.toast(nothing, "info")
            return
        self.reload()
        self.count()
        self.toast(f"{done}: {label}", "ok", key, verb)

    async def do_remove(self) -> None:
        """Remove this draft, when asked twice."""
        draft = self.draft
        if draft is None or not self.save():
            return
        lines = [self.whose(), draft.subject, ("What has left stays in the outbox.", "muted")]
        if not await self.ask("Remove this draft", lines, verb="remove") or self.draft is None:
            return
        ids = self._waiting_ids()
        after = next((id for id in ids if id > draft.id), next((id for id in ids if id != draft.id), 0))
        self.desk.store.drafts.remove([draft.id])
        self.draft = self.stored = None
        if not after or not self.go_to_draft(after):
            self.show_empty()
        self.count()
        self.toast("draft removed", "ok", "u", "undo")

    async def do_do_not_contact(self) -> None:
        """List the person or the site as never to be written to."""
        from geoout.desk.person import who
        from geoout.tui.widgets.form import Field

        draft = self.draft
        if draft is None or not self.save():
            return
        options = tuple((value, value) for value in (draft.contact.email, draft.site) if value)
        fields = [
            Field("value", "who", options[0][0], required=True, options=options),
            Field("reason", "reason", required=True, hint="such as: asked us on the phone not to write again"),
        ]
        values = await self.form("Never contact again", fields) if options else None
        if values is None:
            return
        self.desk.store.do_not_contact.add(values["value"], values["reason"], who(), self.desk.now())
        self.around.written()
        self.toast(f"{values['value']} is never written to again", "ok", "u", "undo")

    def do_quit(self) -> None:
        """Leave, unless that would lose what is written."""
        if self.save():
            self.app.exit()
        else:
            self.run_worker(self._quit_unsaved())

    async def _quit_unsaved(self) -> None:
        said = [self.trouble, "Copy it with y before you quit."]
        if await self.ask("The text could not be saved", said, verb="quit and lose it"):
            self.app.exit()
