"""Judging: approve, reject, later, the checklist; each advances to the next and is one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geoout.prospects.checklist import FIELDS, LETTERS, lacking
from geoout.prospects.prospect import Prospect, State
from geoout.tui.prospects.editing import EditingPage

_DONE = {State.REJECTED: "rejected", State.LATER: "put off"}


class JudgingPage(EditingPage):
    """The actions that judge prospects."""

    def do_reject(self) -> None:
        """Reject."""
        self.judge(self.rows.chosen_ids(), State.REJECTED, "reject")

    def do_later(self) -> None:
        """Put off."""
        self.judge(self.rows.chosen_ids(), State.LATER, "later")

    def judge(self, ids: Sequence[int], state: State, verb: str, *, note: str = "") -> None:
        """Put these into a state: one undo step, one toast, and on to the next."""
        bulk = bool(self.rows.marks)
        name = self._named(ids)
        with self.desk.store.step(f"{verb} {name}"):
            moved = self.desk.store.prospects.set_state(ids, state)
        done = _DONE.get(state, str(state))
        if not moved:
            self.toast(f"{name} {'is' if len(ids) == 1 else 'are'} {done} already", "info")
            return
        self.noted(unmark=True)
        self.toast(f"{name if moved == 1 else f'{moved:,}'} {done}{note}", "warning" if note else "ok", "u", "undo")
        if not bulk:
            self.rows.move(1)
        self.changed(ids)

    def _named(self, ids: Sequence[int]) -> str:
        if len(ids) != 1:
            return f"{len(ids):,}"
        rows = self.desk.store.prospects.rows(ids)
        return rows[0].domain if rows else "1"

    async def do_approve(self) -> None:
        """Approve; what lacks something is refused, and what it lacks is named (R8, R74)."""
        ids = self.rows.chosen_ids()
        if len(ids) == 1:
            await self._approve_one(self.desk.store.prospects.get(ids[0]))
            return
        lack: dict[int, tuple[str, ...]] = {}
        first: Prospect | None = None
        for start in range(0, len(ids), 500):
            for prospect in self.desk.store.prospects.many(ids[start : start + 500]):
                if missing := lacking(prospect):
                    lack[prospect.id] = missing
                    first = first or prospect
        ready = [id for id in ids if id not in lack]
        if first is None:
            self.judge(ready, State.APPROVED, "approve")
            return
        why = f"{first.domain}: {said(lack[first.id])}"
        if not ready:
            self.toast(f"none of {len(ids):,} can be approved yet; {why}", "warning", "l", "checklist")
            return
        note = f"; {len(lack):,} not yet, {why}"
        left = set(lack)
        self.judge(ready, State.APPROVED, "approve", note=note)
        self.rows.marks.add(left)

    async def _approve_one(self, prospect: Prospect) -> None:
        missing = lacking(prospect)
        if not missing:
            self.judge([prospect.id], State.APPROVED, "approve")
            return
        await self._ask_checklist(prospect, approving=True)

    async def do_checklist(self) -> None:
        """Answer the checklist."""
        if self.prospect is not None:
            await self._ask_checklist(self.prospect, approving=False)

    async def _ask_checklist(self, prospect: Prospect, *, approving: bool) -> None:
        from geoout.tui.prospects.checklist_float import EDIT, ChecklistFloat

        missing = [name for name in lacking(prospect) if name in FIELDS]
        verb = "approve" if approving and not missing else "keep"
        title = "Not approved yet" if approving else "Checklist"
        asked = ChecklistFloat(prospect.domain, dict(prospect.answers), missing, title=title, verb=verb)
        answers = await self.app.push_screen_wait(asked)
        if answers is None:
            if approving:
                self.toast(f"not approved: {said(lacking(prospect))}", "warning", "l", "checklist")
            return
        self._keep_answers(prospect, asked.answers)
        if answers == EDIT:
            await self.edit_site(prospect.id)
            prospect = self.desk.store.prospects.get(prospect.id)
            if approving and lacking(prospect):
                await self._ask_checklist(prospect, approving=True)
                return
        if not approving:
            return
        prospect = self.desk.store.prospects.get(prospect.id)
        if missing_now := lacking(prospect):
            self.toast(f"not approved: {said(missing_now)}", "warning", "l", "checklist")
        else:
            self.judge([prospect.id], State.APPROVED, "approve")

    def _keep_answers(self, prospect: Prospect, answers: Mapping[str, bool | None]) -> None:
        before = dict(prospect.answers)
        turned = {letter: value for letter, value in answers.items() if value != before.get(letter)}
        if not turned:
            return
        with self.desk.store.step(f"checklist of {prospect.domain}"):
            for letter, value in turned.items():
                self.desk.store.prospects.answer(prospect.id, letter, value)
        self.noted()
        self.changed([prospect.id])


def said(missing: Sequence[str]) -> str:
    """What is missing, in words: `its audience is missing; a–g have no answer`."""
    fields = [FIELDS[name] for name in missing if name in FIELDS]
    letters = [letter for letter in LETTERS if letter in missing]
    parts = [f"{', '.join(fields)} {'is' if len(fields) == 1 else 'are'} missing"] if fields else []
    if letters:
        run = len(letters) > 2 and ord(letters[-1]) - ord(letters[0]) == len(letters) - 1
        names = f"{letters[0]}–{letters[-1]}" if run else ", ".join(letters)
        parts.append(f"{names} {'has' if len(letters) == 1 else 'have'} no answer")
    return "; ".join(parts)
