"""Findings: what the rules say of the text, walking through it, applying suggestions, letting errors through."""

from __future__ import annotations

from typing import Any

from textual import on

from geoout.checks.finding import Finding, Severity, is_whole
from geoout.desk.editing import apply_suggestion
from geoout.errors import GeooutError
from geoout.markets.market import Opening
from geoout.pitches.draft import Draft, Kind, Part
from geoout.prospects.prospect import State
from geoout.store.overrides import Override
from geoout.tui.draft.facts_pane import Facts
from geoout.tui.draft.finding_places import moved, said_of_change
from geoout.tui.draft.findings_pane import FindingsPane, Found
from geoout.tui.draft.keeping import KeepingPage, same_words
from geoout.tui.draft.live_checks import Checked
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.editor import Underline

_ELSEWHERE = {
    Part.CONTACT: "this is about the recipient; change it at the contact in Prospects",
    Part.ASSET: "this is about the asset; change it in campaign.yaml",
    Part.ANCHOR: "the anchor does not stand in the text; choose another one with c",
    Part.TARGET: "the target page does not stand in the text; choose another one with l",
}


class JudgingPage(KeepingPage):
    """`findings` are about the text `judged`; while one types on, their places are worked out from both."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings: tuple[Finding, ...] = ()
        self.judged: Draft | None = None
        self.passed = 0
        self.problem = ""
        self.anchor_said = ""
        self.overrides: tuple[Override, ...] = ()
        self.facts: Facts | None = None
        self._recorded: tuple[int, int] | None = None
        self._drawn: object = None
        self._possible: object = None

    @property
    def pane(self) -> FindingsPane:
        """The list of findings."""
        return self.query_one(FindingsPane)

    @on(KeepingPage.ChecksDone)
    def _checked(self, event: KeepingPage.ChecksDone) -> None:
        self.take(event.checked)

    def take(self, checked: Checked) -> None:
        """Show an answer of the checks, unless something newer was asked or another draft is open."""
        if self.draft is None or checked.draft.id != self.draft.id or not self.checks.is_newest(checked):
            return
        self.findings, self.judged = checked.findings, checked.draft
        self.passed, self.problem, self.anchor_said = checked.passed, checked.problem, checked.anchor
        self.record()
        self.show_findings()

    def record(self) -> None:
        """Keep the findings with the revision that they are about, for the outbox."""
        stored, judged = self.stored, self.judged
        if stored is None or judged is None or self.problem or self.desk.store.read_only:
            return
        revision = (stored.id, stored.revision)
        if revision != self._recorded and same_words(stored, judged):
            try:
                self.desk.store.findings.record(stored.id, stored.revision, self.findings)
            except GeooutError:  # a full disk, another writer: the next answer is recorded, leaving checks afresh
                return
            self._recorded = revision

    def forget_findings(self) -> None:
        """Another draft: start from what the store knows of it, which is shown until the first answer."""
        assert self.draft is not None
        self.findings = tuple(self.desk.store.findings.of(self.draft.id))
        self.judged, self.passed, self.problem, self.anchor_said = self.draft, 0, "", ""
        self.read_overrides()
        self.pane.current = None
        self._drawn = None

    def read_overrides(self) -> None:
        """What was let through of this revision; an edit asks again."""
        assert self.stored is not None
        self.overrides = tuple(self.desk.store.overrides.of(self.stored.id, self.stored.revision))

    def show_findings(self) -> None:
        """Draw the findings: in the pane, in the text, in the subject."""
        draft = self.draft
        if draft is None:
            return
        self.pane.tell(
            Found(
                draft,
                self.findings,
                self.overrides,
                self.passed,
                self.problem,
                self.around.small_preview(),
                self._step(),
            )
        )
        self._underline()
        self.around.findings_shown()
        possible = (self.can_finding(), self.can_fix(), self.can_blocked())
        if possible != self._possible:
            self._possible = possible
            self.refresh_hints()

    def _underline(self) -> None:
        current = self.pane.at
        let = {each.code for each in self.overrides}
        places = []
        for number, finding in enumerate(self.findings):
            severity = "info" if finding.code in let else str(finding.severity)
            if finding.part is Part.BODY and finding.end > finding.start and not is_whole(finding):
                places.append(Underline(finding.start, finding.end, severity, number == current))
        if self.judged is not None and self.judged.body == self.editor.text:
            # The editor keeps places by line: as long as they are the same there, it need not draw itself again.
            where = self.editor.place
            drawn = [(where(each.start), where(each.end), each.severity, each.current) for each in places]
            if (drawn, self.editor.document.line_count) != self._drawn:
                self._drawn = (drawn, self.editor.document.line_count)
                self.editor.underline(places)
        about = tuple(finding for finding in self.findings if finding.part is Part.SUBJECT)
        if about != self.subject.findings:
            self.subject.underline(about)

    def _step(self) -> tuple[int, str] | None:
        """Where this mail stands where people meet before they ask: 1 introduction, 2 reply, 3 proposal."""
        facts, draft = self.facts, self.draft
        if facts is None or draft is None or facts.market is None:
            return None
        if facts.market.etiquette.opening.value is not Opening.RELATIONSHIP_FIRST:
            return None
        if draft.kind is Kind.INTRODUCTION:
            return 1, facts.market_name
        replied = facts.prospect is not None and facts.prospect.state in (State.REPLIED, State.PLACED)
        return (3 if replied or facts.introduced else 2), facts.market_name

    # Walking

    def can_finding(self) -> str:
        """Whether there is any."""
        return "" if self.findings else "nothing was found"

    def can_fix(self) -> str:
        """Whether the current finding's suggestion can stand in its place."""
        finding = self.pane.finding
        if finding is None:
            return "nothing was found"
        return "" if finding.replaces and finding.suggestion is not None else "this one has nothing to put in its place"

    def can_blocked(self) -> str:
        """Whether an error is left that nobody let through."""
        return "" if self.pane.found.tallies[0] else "no error blocks this draft"

    def do_next_finding(self) -> None:
        """To the next finding."""
        self.pane.step(1)

    def do_previous_finding(self) -> None:
        """To the finding before."""
        self.pane.step(-1)

    @on(Detail.Moved, "#findings")
    def _moved(self) -> None:
        self.pane.redraw_cursor()
        self._underline()
        finding = self.placed(self.pane.finding)
        if finding is not None and finding.part is Part.BODY and finding.end > finding.start:
            self.editor.go_to(finding.start)
        self.refresh_hints()

    def placed(self, finding: Finding | None) -> Finding | None:
        """A finding where it stands in the text as it is now; None when its text was touched since."""
        if finding is None or self.judged is None or self.draft is None:
            return None
        self.take_over()
        return next(iter(moved([finding], self.judged, self.draft)), None)

    @on(Detail.Chosen, "#findings")
    def do_to_span(self) -> None:
        """Into the text, to the place of the current finding."""
        finding = self.pane.finding
        here = self.placed(finding)
        if finding is None or here is None:
            self.toast("that text was changed", "info")
        elif here.part is Part.SUBJECT:
            self.subject.focus()
        elif here.part is Part.BODY or (here.part is Part.ANCHOR and here.text and here.text in self.editor.text):
            at = here.start if here.part is Part.BODY else self.editor.text.index(here.text)
            self.editor.focus()
            self.editor.go_to(at)
        else:
            self.toast(_ELSEWHERE[here.part], "info")

    # Judging

    def do_apply(self) -> None:
        """Put the suggestion in place of its text."""
        finding = self.placed(self.pane.finding)
        before = self.draft
        changed = apply_suggestion(before, finding) if finding is not None and before is not None else None
        if finding is None or before is None or changed is None:
            self.toast("that text was changed; the checks look again", "info")
            return
        if self.change(changed):
            what = " ".join(finding.text.split())[:30] or finding.name
            where = said_of_change(before, changed)
            self.toast(f"{what} → {(finding.suggestion or 'left out')[:40]}{where}", key=self.undo_key, verb="undo")
            self.around.reopen()

    async def do_override(self) -> None:
        """Let errors through, with a reason that is kept."""
        from geoout.desk.person import who
        from geoout.tui.override import OverrideFloat

        if not self.save() or self.stored is None:
            return
        stored = self.stored
        let = {each.code for each in self.overrides}
        errors = [each for each in self.findings if each.severity is Severity.ERROR and each.code not in let]
        here = self.pane.finding
        ticked = here.code if here is not None and here in errors else None
        answer = await self.app.push_screen_wait(
            OverrideFloat(
                errors, beside=self.around.whose(), revision=stored.revision, now=self.desk.now(), ticked=ticked
            )
        )
        if answer is None or self.stored is None or self.stored.id != stored.id:
            return
        self.record()
        self.desk.store.overrides.add(stored.id, stored.revision, answer.codes, answer.reason, who(), self.desk.now())
        self.read_overrides()
        self.show_findings()
        left = self.pane.found.tallies[0]
        self.toast(
            f"{' '.join(answer.codes)} let through"
            + (f"; {left} still block" if left > 1 else "; one still blocks" if left else "")
        )

    @property
    def undo_key(self) -> str:
        """The key that takes back what was just done: letters are text while one types."""
        return "ctrl+z" if self.is_typing else "u"
