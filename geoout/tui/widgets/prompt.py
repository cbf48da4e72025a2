"""The `/` line above a list: the filter at the left, what it shows of all at the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual import events
from textual.containers import Horizontal
from textual.message import Message

from geoout.tui.ink import Line, Span, cut_spans, width_of
from geoout.tui.lined import Lined
from geoout.tui.widgets.textline import TextLine

_TERM = re.compile(r"\s+|\"[^\"]*\"?|\S+")
_OPERATOR = re.compile(r"-?[\w-]+(?:>=|<=|[:<>=])|-")


def painted(text: str) -> list[Span]:
    """A filter with its operators muted and its values plain: `m:` muted, `de` plain."""
    spans: list[Span] = []
    for token in _TERM.findall(text):
        if token in ("OR", "AND", "NOT", "(", ")"):
            spans.append((token, "muted"))
        elif not token.startswith('"') and (found := _OPERATOR.match(token)):
            spans += [(found.group(), "muted"), (token[found.end() :], "")]
        else:
            spans.append((token, ""))
    return [span for span in spans if span[0]]


def scope(marked: int, shown: int, total: int, narrow: bool = False) -> list[Span]:
    """`12 marked / 340 shown / 1,204`, or only the numbers."""
    parts = [
        (f"{marked:,}", "bold accent" if marked else "faint", " marked"),
        (f"{shown:,}", "bold", " shown"),
        (f"{total:,}", "muted", ""),
    ]
    spans: list[Span] = []
    for number, words, name in parts:
        if spans:
            spans.append((" / ", "faint"))
        spans.append((number, words))
        if name and not narrow:
            spans.append((name, "muted"))
    return spans


class _Shown(Lined):
    """The prompt at rest."""

    def __init__(self) -> None:
        super().__init__()
        self.filter_text = ""
        self.hint = "filter"
        self.error = ""

    def lines(self, width: int) -> Sequence[Line]:
        spans = painted(self.filter_text) if self.filter_text else [(self.hint, "faint")]
        if self.error:
            spans = [*spans, ("   ", ""), (self.error, "error")]
        return [Line(tuple(cut_spans(spans, width)))]


class _Scope(Lined):
    def __init__(self) -> None:
        super().__init__(classes="prompt-scope")
        self.spans: Sequence[Span] = ()

    def lines(self, width: int) -> Sequence[Line]:
        return [Line((), tuple(self.spans))]


class _Sign(Lined):
    def lines(self, width: int) -> Sequence[Line]:
        return [Line((("/", "accent"),))]


class Prompt(Horizontal):
    """The filter line.

    `open()` starts typing; Changed comes live with each change, Kept on enter, Left on escape with the text as it was
    before.
    """

    class Changed(Message):
        """Something was typed."""

        def __init__(self, prompt: Prompt, text: str) -> None:
            super().__init__()
            self.prompt, self.text = prompt, text

        @property
        def control(self) -> Prompt:
            """The prompt."""
            return self.prompt

    class Kept(Changed):
        """Enter: the filter stays."""

    class Left(Changed):
        """Escape: the filter is again what it was before."""

    def __init__(self, *, hint: str = "filter", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.text = ""
        self._before = ""
        self._shown = _Shown()
        self._shown.hint = hint
        self._scope = _Scope()

    def compose(self):  # type: ignore[no-untyped-def]
        """Sign, filter, scope."""
        yield _Sign(classes="prompt-slash")
        yield self._shown
        yield self._scope

    def show(self, text: str | None = None, *, scope: Sequence[Span] | None = None, error: str | None = None) -> None:
        """Show another filter, another scope, or what is wrong with the filter."""
        if text is not None:
            self.text = self._shown.filter_text = text
            for field in self.query(TextLine):
                if field.value != text:
                    field.set(text)
        if error is not None:
            self._shown.error = error
        if scope is not None and list(scope) != list(self._scope.spans):
            self._scope.spans = scope
            self._scope.styles.width = width_of(scope) + 1
        self._shown.redraw()
        self._scope.redraw()

    def open(self) -> None:
        """Start typing."""
        if self.query(TextLine):
            return
        self._before = self.text
        field = TextLine(self.text, painted=painted)
        field.typing_hints = (("enter", "keep"), ("escape", "as it was"))
        self._shown.display = False
        self.mount(field, before=self._scope)
        field.focus()

    @property
    def is_open(self) -> bool:
        """Whether the filter is being typed."""
        return bool(self.query(TextLine))

    def close(self) -> None:
        """Stop typing."""
        self.query(TextLine).remove()
        self._shown.filter_text = self.text
        self._shown.display = True
        self._shown.redraw()

    def on_text_line_changed(self, event: TextLine.Changed) -> None:
        """Live with each change."""
        event.stop()
        self.text = event.value
        self.post_message(self.Changed(self, self.text))

    def on_text_line_submitted(self, event: TextLine.Submitted) -> None:
        """Enter keeps the filter."""
        event.stop()
        self.close()
        self.post_message(self.Kept(self, self.text))

    def on_key(self, event: events.Key) -> None:
        """Keys that are its own."""
        if event.key == "escape" and self.is_open:
            event.stop()
            self.text = self._before
            self.close()
            self.post_message(self.Left(self, self.text))
        elif event.key in ("down", "up") and self.is_open:
            event.stop()
            self.close()
            self.post_message(self.Kept(self, self.text))
