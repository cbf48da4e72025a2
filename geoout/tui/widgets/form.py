"""A form: label above its field, errors in words beside the label; `ctrl+s` keeps, `esc` leaves as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from geoout.tui.ink import Line, Span, wrap
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes
from geoout.tui.widgets.choice import Choice
from geoout.tui.widgets.editor import Editor
from geoout.tui.widgets.float import Float
from geoout.tui.widgets.textline import TextLine

Check = Callable[[Mapping[str, str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in the answer, its label, the value it starts with.

    `options` are (value, label) or (value, label, note) to choose one of; `lines` more than 1 is a text of several
    lines; `hint` stands below it, faint.
    """

    key: str
    label: str
    value: str = ""
    required: bool = False
    options: tuple[tuple[str, ...], ...] = ()
    lines: int = 1
    hint: str = ""


class _Label(Lined):
    def __init__(self, field: Field) -> None:
        super().__init__(classes="form-label")
        self.form_field = field
        self.error = ""

    def lines(self, width: int) -> Sequence[Line]:
        right: list[Span] = []
        if self.error:
            right = [(f"{shapes().error} ", "error"), (self.error, "error")]
        elif self.form_field.required:
            right = [("required", "faint")]
        return [Line(((self.form_field.label, "muted"),), tuple(right))]


class _Note(Lined):
    def __init__(self, text: str, words: str = "faint", classes: str = "") -> None:
        super().__init__(classes=classes)
        self.text, self.words = text, words

    def lines(self, width: int) -> Sequence[Line]:
        return [Line(row) for row in wrap([(self.text, self.words)], width)]


class _Keys(Lined):
    def lines(self, width: int) -> Sequence[Line]:
        keys = (("ctrl+s", "bold accent"), (" keep   ", "muted"), ("esc", "bold accent"), (" leave as it was", "muted"))
        return [Line(keys)]


class FieldBox(Vertical):
    """A label, its field, its hint."""

    def __init__(self, field: Field) -> None:
        super().__init__(classes="form-field")
        self.form_field = field
        self.label = _Label(field)
        self.entry = _entry(field)

    def compose(self) -> ComposeResult:
        """Label, field, hint."""
        yield self.label
        yield self.entry
        if self.form_field.hint:
            yield _Note(self.form_field.hint)

    @property
    def value(self) -> str:
        """What stands in the field, without spaces at its ends."""
        return (self.entry.text if isinstance(self.entry, Editor) else self.entry.value).strip()

    def say(self, error: str) -> None:
        """Put what is wrong beside the label; an empty text takes it away."""
        self.label.error = error
        self.label.redraw()


def _entry(field: Field) -> TextLine | Choice | Editor:
    if field.options:
        return Choice(field.options, field.value)
    if field.lines > 1:
        editor = Editor(field.value, margin=0, classes="form-text")
        editor.styles.height = field.lines
        return editor
    return TextLine(field.value)


class Form(Float[Mapping[str, str]]):
    """Answers the values by key, or None when left. `check(values)` answers errors by key, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False),
        # Before the field sees them: what is typed right behind a tab must not land in the field before.
        Binding("tab", "next", show=False, priority=True),
        Binding("shift+tab", "previous", show=False, priority=True),
        Binding("down", "next", show=False),
        Binding("up", "previous", show=False),
    ]

    def __init__(self, title: str, fields: Sequence[Field], *, check: Check | None = None, note: str = "") -> None:
        super().__init__()
        self.title_text = title
        self.fields = fields
        self.check = check
        self.note = note

    def head(self) -> Iterable[Widget]:
        """The title."""
        yield self.titled(self.title_text, right=())

    def inside(self) -> Iterable[Widget]:
        """The fields, then the two keys."""
        if self.note:
            yield _Note(self.note, "muted", "form-note")
        with VerticalScroll(id="form-fields", can_focus=False):
            for field in self.fields:
                yield FieldBox(field)
        yield _Keys(id="form-keys")

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        self.query_one("#form-fields").styles.max_height = max(event.size.height - (9 if self.note else 7), 3)

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {box.form_field.key: box.value for box in self.query(FieldBox)}

    @on(TextLine.Submitted)
    def action_next(self) -> None:
        """To the next field; enter does the same, it never keeps."""
        self.focus_next()

    def action_previous(self) -> None:
        """To the field before."""
        self.focus_previous()

    def action_keep(self) -> None:
        """Keep, unless something is wrong; then the first wrong field has the focus."""
        values = self.values
        errors = {
            field.key: "choose one" if field.options else "is missing"
            for field in self.fields
            if field.required and not values[field.key]
        }
        if self.check is not None:
            errors = {**self.check(values), **errors}
        wrong = [box for box in self.query(FieldBox) if box.form_field.key in errors]
        for box in self.query(FieldBox):
            box.say(errors.get(box.form_field.key, ""))
        if wrong:
            wrong[0].entry.focus()
        else:
            self.dismiss(values)

    @on(Editor.Left)
    def action_leave(self) -> None:
        """Leave as it was."""
        self.dismiss(None)
