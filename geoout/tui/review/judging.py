"""What a reviewer says of a text: sign, return, comment, later; and what a project lead may do instead: override."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from geoout.campaign.campaign import Reviewer
from geoout.checks.finding import Finding, Severity
from geoout.desk.reviewing import CODES, send_back, sign
from geoout.language.plain import clean_line
from geoout.pitches.draft import DraftState
from geoout.pitches.reviewing import reviewer_name
from geoout.pitches.sign_off import Check
from geoout.tui.review.checklist import Checklist, Notes
from geoout.tui.review.listing import QueuePage
from geoout.tui.review.shown import Shown
from geoout.tui.widgets.form import Field


class JudgingPage(QueuePage):
    """Each is one undo step; then the next text is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen_reviewers: dict[str, str] = {}

    # The checklist

    def notes_of(self, shown: Shown) -> Notes:
        """What was ticked and written about exactly this content so far."""
        text = shown.waiting.text
        return self.notes.setdefault((f"{text.what} {text.subject}", text.hash), Notes())

    def do_tick(self) -> None:
        """Tick the point under the checklist's cursor, or take its tick."""
        for checklist in self.query(Checklist):
            checklist.notes = self.notes_of(self.shown) if self.shown else checklist.notes
        self.query_one("#checklist", Checklist).toggle()

    @on(Checklist.Changed)
    def _ticked(self) -> None:
        for checklist in self.query(Checklist):
            checklist.redraw()
        self.refresh_hints()

    def can_ticked(self) -> str:
        """Whether every point of the checklist is ticked."""
        if self.shown is None or self.shown.problem:
            return self.shown.problem if self.shown else "nothing waits"
        notes = self.notes_of(self.shown)
        return "" if notes.is_complete else f"{len(Check) - len(notes.ticked)} of the three points not ticked yet"

    # Who

    def reviewer_of(self, shown: Shown) -> Reviewer | None:
        """Who signs this language: who was chosen, the only one there is, else who did last."""
        known = {one.id: one for one in shown.reviewers}
        language = shown.waiting.language
        if (chosen := known.get(self.chosen_reviewers.get(language, ""))) is not None:
            return chosen
        return next(iter(known.values())) if len(known) == 1 else None

    async def do_reviewer(self) -> None:
        """Choose who signs the texts of this language."""
        await self._choose_reviewer()

    async def _choose_reviewer(self) -> Reviewer | None:
        from geoout.markets.names import language_name
        from geoout.tui.widgets.chooser import Option

        shown = self.shown
        if shown is None:
            return None
        if not shown.reviewers:
            name = language_name(shown.waiting.language)
            self.toast(f"nobody in campaign.yaml is a native speaker of {name}; add one under reviewers", "error")
            return None
        known = {one.id: one for one in shown.reviewers}
        options = [
            Option(one.id, reviewer_name(one), " ".join(one.native), " ".join(one.markets)) for one in shown.reviewers
        ]
        last = next((one.who for one in reversed(self.desk.store.reviews.all()) if one.who in known), "")
        chosen = await self.choose(
            "Who reads this?", options, current=self.chosen_reviewers.get(shown.waiting.language, last)
        )
        if chosen is None:
            return None
        self.chosen_reviewers[shown.waiting.language] = chosen
        self.around.follow()
        return known[chosen]

    # Judging

    async def do_sign(self) -> None:
        """Sign the text as it is read here."""
        shown = self.shown
        if shown is None:
            return
        reviewer = self.reviewer_of(shown) or await self._choose_reviewer()
        if reviewer is None:
            return
        notes = self.notes_of(shown)
        self._say(
            shown, "signed", reviewer, lambda: sign(self.desk, shown.waiting, reviewer, notes.ticked, notes.comment)
        )

    async def do_send_back(self) -> None:
        """Return the text to its author with a comment."""
        shown = self.shown
        if shown is None:
            return
        reviewer = self.reviewer_of(shown) or await self._choose_reviewer()
        if reviewer is None or not await self._comment(shown, "Return to the author", required=True):
            return
        notes = self.notes_of(shown)
        self._say(
            shown, "returned", reviewer,
            lambda: send_back(self.desk, shown.waiting, reviewer, notes.comment, notes.ticked),
        )  # fmt: skip

    def _say(self, shown: Shown, verb: str, reviewer: Reviewer, act: Callable[[], object]) -> None:
        following = self.following()
        try:
            act()
        finally:  # a text that was edited meanwhile is read again
            self.load(templates=shown.waiting.template is not None)
        if following is not None:
            self.rows.go_to(following)
        self.toast(f"{shown.entry.called} {verb} by {reviewer_name(reviewer)}", "ok", "u", "undo")

    def following(self) -> int | None:
        """The text to stand on when this one leaves the queue."""
        at = self.rows.cursor
        return next(iter((*self.rows.ids[at + 1 :], *reversed(self.rows.ids[:at]))), None)

    async def do_comment(self) -> None:
        """Write a comment for the author; it is kept with the sign-off or the return."""
        if self.shown is not None:
            await self._comment(self.shown, "Comment for the author", required=False)

    async def _comment(self, shown: Shown, title: str, *, required: bool) -> bool:
        notes = self.notes_of(shown)
        values = await self.form(
            title, [Field("comment", "comment", notes.comment, required=required, lines=4)],
            note="kept with what is said of this text",
        )  # fmt: skip
        if values is None:
            return False
        notes.comment = clean_line(values["comment"])
        self.around.follow()
        return bool(notes.comment) or not required

    def can_some(self) -> str:
        """Whether a draft is under the cursor; templates are not set aside."""
        return "" if self.shown is not None and self.shown.waiting.draft is not None else "only a draft is set aside"

    def do_later(self) -> None:
        """Set the draft aside; the outbox has it under later."""
        shown = self.shown
        if shown is None or shown.waiting.draft is None:
            return
        following = self.following()
        with self.desk.store.step(f"set aside {shown.entry.called}"):
            self.desk.store.drafts.set_state([shown.waiting.draft.id], DraftState.LATER)
        self.load()
        if following is not None:
            self.rows.go_to(following)
        self.toast(f"{shown.entry.called} set aside", "ok", "u", "undo")

    # Override

    def _blocking(self) -> list[Finding]:
        found = self.shown.findings if self.shown is not None else ()
        return [one for one in found if one.code in CODES and one.severity is Severity.ERROR]

    def can_blocked(self) -> str:
        """Whether a missing sign-off stops this draft."""
        if self.shown is None or self.shown.waiting.draft is None:
            return "only a draft is let through; a template is signed"
        return "" if self._blocking() else "this draft may leave without a sign-off"

    async def do_override(self) -> None:
        """Let the draft leave without a native speaker, with a reason that is kept for ever (R55)."""
        from geoout.desk.person import who
        from geoout.tui.override import OverrideFloat

        shown = self.shown
        if shown is None or shown.waiting.draft is None:
            return
        draft = shown.waiting.draft
        asked = OverrideFloat(
            self._blocking(),
            beside=f"{shown.entry.called} · {draft.market}",
            revision=draft.revision,
            now=self.desk.now(),
        )
        said = await self.app.push_screen_wait(asked)
        if said is None:
            return
        following = self.following()
        self.desk.store.overrides.add(draft.id, draft.revision, said.codes, said.reason, who(), self.desk.now())
        self.load()
        if following is not None:
            self.rows.go_to(following)
        self.toast(f"{' '.join(said.codes)} let through for {shown.entry.called}", "warning")

    # Undo

    def do_undo(self) -> None:
        """Take back the last work."""
        from geoout.desk.undoing import undo

        self._said(undo(self.desk), "undone", "nothing to undo")

    def do_redo(self) -> None:
        """Do again what was undone."""
        from geoout.desk.undoing import redo

        self._said(redo(self.desk), "done again", "nothing to redo")

    def _said(self, label: str | None, done: str, nothing: str) -> None:
        if label is None:
            self.toast(nothing, "info")
            return
        before = set(self.all)
        self.load(templates=True)
        if (come := sorted(set(self.all) - before)) and self.rows.go_to(come[0]):
            self.around.follow()
        self.toast(f"{label}: {done}")
