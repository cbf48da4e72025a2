"""Keeping the text: what is typed becomes the draft, is checked at a short rest and saved at a longer one."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Any
from unicodedata import normalize

from textual import on
from textual.message import Message
from textual.timer import Timer

from geoout.desk import editing
from geoout.errors import GeooutError, UsageError
from geoout.pitches.draft import Draft, DraftState
from geoout.tui.draft.around import Around
from geoout.tui.draft.letter_editor import LetterEditor
from geoout.tui.draft.live_checks import Checked, LiveChecks
from geoout.tui.draft.mail_head import SubjectLine
from geoout.tui.ink import Span
from geoout.tui.page import Page
from geoout.tui.widgets.editor import Editor
from geoout.tui.widgets.textline import TextLine

CHECK_AFTER = 0.08
SAVE_AFTER = 0.3
SAVE_AT_LATEST = 1.0
TRY_AGAIN_AFTER = 3.0


class KeepingPage(Page):
    """The text of one draft between the editor and the store.

    Nothing but the editor works at a key press: a timer looks whether one has paused. `draft` is the text as it is
    written, `stored` as it is kept, `around` the screen that the whole of these pages makes.
    """

    around: Around

    class ChecksDone(Message):
        """The thread has an answer."""

        def __init__(self, checked: Checked) -> None:
            super().__init__()
            self.checked = checked

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Kept here, because what is typed must be readable until the very end, when a screen has no children any more.
        self.editor: Editor = LetterEditor(id="text")
        self.subject = SubjectLine()
        self.draft: Draft | None = None
        self.stored: Draft | None = None
        self.trouble = ""
        self.locked = ""
        self.ended = False
        self._typed_at = 0.0
        self._unsaved_since = 0.0
        self._unchecked = False
        self._rest: Timer | None = None
        self._checks: LiveChecks | None = None

    @property
    def checks(self) -> LiveChecks:
        """The thread that checks; started at the first question."""
        if self._checks is None:
            self._checks = LiveChecks(self.desk.fork, lambda checked: self.post_message(self.ChecksDone(checked)))
        return self._checks

    # From the keys to the draft

    @on(Editor.Edited, "#text")
    @on(TextLine.Changed, "#subject")
    def _typed(self) -> None:
        """Something was typed: only note when."""
        self._typed_at = monotonic()
        self._unchecked = True
        if self._checks is not None:
            self._checks.give_way()
        self._unsaved_since = self._unsaved_since or self._typed_at
        if self._rest is None:
            self._rest = self.set_timer(CHECK_AFTER, self._rested)

    def _rested(self) -> None:
        """A moment has passed: check after a short rest, save after a longer one or when it is high time."""
        self._rest = None
        now = monotonic()
        idle = now - self._typed_at
        if self._unchecked and idle >= CHECK_AFTER * 0.9:
            self._unchecked = False
            self.take_over()
            self.around.written()
        if self._unsaved_since and (idle >= SAVE_AFTER * 0.95 or now - self._unsaved_since >= SAVE_AT_LATEST):
            self.save()
        if self._unchecked or self._unsaved_since:
            after = self._next_look(idle)
            self._rest = self.set_timer(after, self._rested)

    def _next_look(self, idle: float) -> float:
        if self.trouble and not self._unchecked:
            return TRY_AGAIN_AFTER
        return max((CHECK_AFTER if self._unchecked else SAVE_AFTER) - idle, 0.01)

    @property
    def has_rested(self) -> bool:
        """Whether nothing was typed for a while, so that there is time to draw."""
        return monotonic() - self._typed_at >= SAVE_AFTER * 0.95

    def take_over(self) -> None:
        """Make the draft what the widgets say; field spans follow."""
        if self.draft is None or self.locked:
            return
        body = normalize("NFC", self.editor.text)
        self.put_text(body)
        self.draft = editing.edited(self.draft, subject=normalize("NFC", self.subject.value), body=body)

    # From the draft to the store

    def save(self) -> bool:
        """Keep what was written; False when it could not be kept, which is said and tried again."""
        self.take_over()
        if self.draft is None or self.stored is None or self.draft == self.stored:
            self._unsaved_since = 0.0
            self.trouble = ""
            return True
        try:
            self.draft = self.stored = editing.save(self.desk, self.draft)
        except GeooutError as error:
            if self.trouble != str(error):
                self.trouble = str(error)
                if not self.ended:
                    self.toast(f"not saved: {error}", "error")
                    self.around.kept()
            self._unsaved_since = self._unsaved_since or monotonic()
            if self._rest is None and not self.ended:
                self._rest = self.set_timer(TRY_AGAIN_AFTER, self._rested)
            return False
        self.trouble, self._unsaved_since = "", 0.0
        if not self.ended:
            self.around.kept()
        return True

    def change(self, draft: Draft) -> bool:
        """Make the draft another one in the widgets, as a change that `ctrl+z` takes back, and save it."""
        self.draft = draft
        self.put_text(draft.body)
        if self.subject.value != draft.subject:
            self.subject.set(draft.subject)
        done = self.save()
        self.around.written()
        return done

    def on_unmount(self) -> None:
        """Keep what was written to the last; the screen has no children any more."""
        self.ended = True
        self.save()
        if self._checks is not None:
            self._checks.stop()

    def put_text(self, text: str) -> None:
        """Bring the editor to `text` by replacing only what differs, so that the cursor stays where it was."""
        old = self.editor.text
        if old == text:
            return
        head = 0
        while head < min(len(old), len(text)) and old[head] == text[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(text)) - head and old[-1 - tail] == text[-1 - tail]:
            tail += 1
        self.editor.put(head, len(old) - tail, text[head : len(text) - tail])

    def load(self, id: int) -> bool:
        """Take a draft from the store; False when there is none of that number."""
        try:
            draft = self.desk.store.drafts.get(id)
        except UsageError:
            return False
        same = self.draft is not None and self.draft.id == id
        self.draft = self.stored = draft
        self.trouble, self._unsaved_since, self._unchecked = "", 0.0, False
        if same:
            self.put_text(draft.body)
        else:
            self.editor.show(draft.body)
            self.editor.go_to(0)
        if self.subject.value != draft.subject:
            self.subject.set(draft.subject)
        return True

    def saved_words(self) -> list[Span]:
        """`rev 3 · saved 10:41`, or what is wrong."""
        if self.stored is None:
            return []
        if self.trouble:
            return [("not saved", "error")]
        at = self.stored.saved.astimezone() if self.stored.saved else None
        today = at is not None and at.date() == self.desk.now().astimezone().date()
        time = "" if at is None else f" · saved {at:%H:%M}" if today else f" · saved {at:%-d %b}"
        state = "" if self.stored.state is DraftState.OPEN else f"{self.stored.state} · "
        return [(f"{state}rev {self.stored.revision}{' · ' + self.locked if self.locked else time}", "muted")]


def same_words(one: Draft, other: Draft) -> bool:
    """Whether two drafts say the same, whatever their state and revision."""
    return _words(one) == _words(other)


def _words(draft: Draft) -> Draft:
    return replace(draft, state=DraftState.OPEN, revision=0, saved=None)
