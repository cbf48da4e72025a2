"""What is decided about a draft before it leaves: later, let through, removed, never again."""

from __future__ import annotations

from geoout.pitches.draft import DraftState
from geoout.tui.outbox.entries import Entry, Stage, counted
from geoout.tui.outbox.letting_out import LettingOut


class Judging(LettingOut):
    """A list of drafts that a person judges."""

    def do_later(self) -> None:
        """Set aside, or back: what is marked, else the draft under the cursor; then on to the next."""
        entries = self.chosen()
        aside = [one.id for one in entries if one.stage in (Stage.READY, Stage.BLOCKED)]
        back = [one.id for one in entries if one.stage is Stage.LATER] if not aside else []
        if not aside and not back:
            returned = any(one.stage is Stage.RETURNED for one in entries)
            self.toast("returned: mend it in the draft" if returned else "what has left cannot be set aside", "info")
            return
        ids, verb = (aside, "set aside") if aside else (back, "back")
        following = self.following(ids)
        with self.desk.store.step(f"{verb} {self.named_drafts(ids)}"):
            self.desk.store.drafts.set_state(ids, DraftState.LATER if aside else DraftState.OPEN)
        self.worked()
        self.load()
        if following is not None:
            self.rows.go_to(following)
        self.toast(f"{self.named_drafts(ids)} {verb}", "ok", "u", "undo")

    def can_blocked(self) -> str:
        """Whether errors block the draft under the cursor."""
        entry = self.rows.row
        if not isinstance(entry, Entry):
            return "the list is empty"
        return "" if entry.stage is Stage.BLOCKED else "nothing blocks this draft"

    async def do_override(self) -> None:
        """Let errors of the draft under the cursor through, with a reason that is kept for ever (R55)."""
        from geoout.desk.person import who
        from geoout.tui.override import OverrideFloat

        shown = self.shown
        if shown is None:
            return
        row = shown.row
        beside = f"{row.recipient or row.site} · {row.market}"
        asked = OverrideFloat(shown.blocking, beside=beside, revision=row.revision, now=self.desk.now())
        said = await self.app.push_screen_wait(asked)
        if said is None:
            return
        self.desk.store.overrides.add(row.id, row.revision, said.codes, said.reason, who(), self.desk.now())
        self.stays("what was let through stays on record")
        self.load()
        still = self.all[row.id].blocked_by if row.id in self.all else ()
        more = f"; {' '.join(still)} still {'blocks' if len(still) == 1 else 'block'}" if still else ""
        self.toast(f"{' '.join(said.codes)} let through{more}", "warning" if still else "ok")

    async def do_remove(self) -> None:
        """Remove drafts, after asking."""
        ids = [entry.id for entry in self.chosen()]
        gone = sum(entry.stage.is_out for entry in self.chosen())
        lines = ["Their words and what left stay on record."]
        if gone:
            lines.append(f"{counted(gone, 'draft')} of these left already; the files stay where they are.")
        if not await self.ask(f"Remove {self.named_drafts(ids)}", lines, verb="remove"):
            return
        following = self.following(ids)
        self.desk.store.drafts.remove(ids)
        self.worked()
        self.load()
        if following is not None:
            self.rows.go_to(following)
        self.toast(f"{self.named_drafts(ids)} removed", "ok", "u", "undo")

    async def do_do_not_contact(self) -> None:
        """List an address or a site, with a reason; the form is the question."""
        from geoout.tui.outbox.never_again import fields_of, keep

        if self.shown is None:
            return
        draft = self.shown.draft
        values = await self.form(
            "Never contact again", fields_of(draft), note="every draft to them is blocked from now on"
        )
        if values is None:
            return
        listed, blocked = keep(self.desk, draft, values)
        self.worked()
        self.load()
        also = f", {counted(blocked, 'draft')} checked again" if blocked else ""
        self.toast(f"{listed} is on do-not-contact{also}", "ok", "u", "undo")
