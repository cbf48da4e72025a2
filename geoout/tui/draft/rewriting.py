"""Another text for the draft: from the user's own editor, from another template, another variant."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from textual.app import SuspendNotSupported

from geoout.desk.editing import edited
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.fields import Previous
from geoout.pitches.sign_off import What, template_standing
from geoout.pitches.templates import Template
from geoout.tui.draft.external_editor import Edited, edit_outside, editor_command
from geoout.tui.draft.facts_pane import tactic
from geoout.tui.draft.showing import ShowingPage
from geoout.tui.outbox.shown import sign_off_said
from geoout.tui.widgets.chooser import Option

_MOST_VARIANTS = 12


class RewritingPage(ShowingPage):
    """The actions that replace the text; each is a saved step that `u` takes back."""

    def do_external_editor(self) -> None:
        """Hand the text to the user's own editor."""
        if not self.save() or self.draft is None:
            return
        command = editor_command(os.environ)
        if isinstance(command, str):
            self.toast(command, "error")
            return
        draft = self.draft
        try:
            with self.lent_terminal():
                back = edit_outside(draft.body, command, f"draft-{draft.id}.txt")
        except SuspendNotSupported:
            self.toast("This terminal cannot be lent to another program; the text stays as it was.", "error")
            return
        self._take_back(draft, back)

    def _take_back(self, draft: Draft, back: Edited) -> None:
        if back.text is None:
            self.toast(back.said, back.kind)
        elif self.change(edited(draft, body=back.text)):
            self.toast(back.said, key=self.undo_key, verb="undo")

    @contextmanager
    def lent_terminal(self) -> Iterator[None]:
        """The terminal for another program; ours again when it ends."""
        with self.app.suspend():
            yield
        self.refresh(layout=True)

    async def do_template(self) -> None:
        """Write it again from another template of the market."""
        from geoout.pitches.templates import find, kinds_for

        if not self.save() or self.draft is None or self.facts is None or self.facts.market is None:
            return
        market, draft = self.facts.market, self.draft
        kinds = await asyncio.to_thread(kinds_for, market, self.desk.template_folders)
        options = []
        for kind in kinds:
            template = await asyncio.to_thread(find, kind, market, self.desk.template_folders)
            options.append(Option(kind, tactic(replace(draft, kind=kind)), self._read_by_native(template)))
        chosen = await self.choose("Another template", options, current=draft.kind)
        if chosen is not None:
            await self._rewrite(draft, chosen, draft.prospect)

    def _read_by_native(self, template: Template) -> str:
        """Who signed a template, or that nobody did."""
        reviews = self.desk.store.reviews.of(What.TEMPLATE, template.id)
        return sign_off_said(template_standing(template, reviews)) or "not yet reviewed by a native speaker"

    async def do_variant(self) -> None:
        """Write it again with another opening and subject."""
        if not self.save() or self.draft is None:
            return
        await self._rewrite(self.draft, self.draft.kind, self._variant_after(self.draft))

    _variants: dict[int, int] | None = None

    def _variant_after(self, draft: Draft) -> int:
        """The variant after the one that was shown last; drafting starts with the prospect's number."""
        self._variants = self._variants or {}
        self._variants[draft.id] = self._variants.get(draft.id, draft.prospect) + 1
        return self._variants[draft.id]

    async def _rewrite(self, draft: Draft, kind: Kind, variant: int) -> None:
        """Render again with the people, asset and target of `draft`; a variant that says the same is passed over.

        `draft` is the one on the screen, which may have got another asset or sender.
        """
        facts = self.facts
        if facts is None or facts.market is None or facts.prospect is None or facts.campaign is None:
            self.toast("its site, market or campaign cannot be read, so there is nothing to write from", "warning")
            return
        if kind.touch is not Touch.FIRST and facts.last_contact is None:
            self.toast("nothing has left for this site yet, so there is nothing to follow up", "warning")
            return
        new = draft
        for turn in range(_MOST_VARIANTS):
            new = await asyncio.to_thread(self._made, draft, kind, variant + turn)
            if self.draft is None or _said(new) != _said(self.draft):
                break
        if self.draft is None or self.draft.id != draft.id:
            return
        self.take_over()
        if (self.draft.subject, self.draft.body) != (draft.subject, draft.body):
            self.toast("the text was changed meanwhile; it stays", "info")
        elif _said(new) == _said(self.draft):
            self.toast("there is no other wording in this template", "info")
        elif self.change(new):
            self.around.reopen()
            self.toast(f"written again as {tactic(new)}", key="u", verb="undo")

    def _made(self, draft: Draft, kind: Kind, variant: int) -> Draft:
        from geoout.pitches.make import make_draft

        facts = self.facts
        assert facts is not None and facts.market is not None
        assert facts.prospect is not None and facts.campaign is not None
        target = next((one for one in facts.campaign.targets if one.url == draft.target), None)
        previous = Previous(draft.subject, facts.last_contact) if facts.last_contact else None
        made = make_draft(
            facts.prospect, draft.contact, facts.market, facts.campaign, kind, self.desk.renderer,
            self.desk.now().date(), variant, previous=previous, asset=draft.asset, target=target, sender=draft.sender,
        )  # fmt: skip
        return replace(made, id=draft.id, revision=draft.revision, state=draft.state, saved=draft.saved)


def _said(draft: Draft) -> tuple[object, ...]:
    return draft.subject, draft.body, draft.asset, draft.sender
