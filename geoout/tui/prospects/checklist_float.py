"""The checklist of one prospect: one key per question, and what else an approval needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from geoout.prospects.checklist import FIELDS, ITEMS, Item
from geoout.tui.ink import BLANK, Line, Span, line, wrap
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import reason
from geoout.tui.widgets.float import Float

EDIT = "edit"
_NEXT: Mapping[bool | None, bool | None] = {None: True, True: False, False: None}


class _Questions(Lined, can_focus=True):
    """The questions with their answers so far."""

    def __init__(self, answers: dict[str, bool | None], missing: Sequence[str], verb: str) -> None:
        super().__init__(id="questions")
        self.answers, self.missing, self.verb = answers, missing, verb

    def lines(self, width: int) -> Sequence[Line]:
        drawn: list[Line] = []
        for name in self.missing:
            drawn += reason(
                (shapes().error, "error"), f"{FIELDS[name]} is missing", width, right=("i edits it", "muted")
            )
        drawn += [BLANK] if drawn else []
        for item in ITEMS:
            drawn += self._question(item, width)
        keys: list[Span] = [("a–h", "bold accent"), (" yes, no, open   ", "muted"), ("ctrl+s", "bold accent")]
        keys += [(f" {self.verb}   ", "muted"), ("i", "bold accent"), (" edit the site   ", "muted")]
        return [*drawn, BLANK, line(*keys, ("esc", "bold accent"), (" leave", "muted"))]

    def _question(self, item: Item, width: int) -> list[Line]:
        answer = self.answers[item.letter]
        said: Span = ("yes", "") if answer else ("no", "warning")
        sign: Span = (shapes().ok, "ok") if answer else (shapes().warning, "warning")
        if answer is None:
            said, sign = ("not yet", "faint"), (shapes().none, "faint")
        first, *rest = wrap([(item.question, "" if answer is None else "muted")], width - 4 - 9)
        lead = (sign, (" ", ""), (item.letter, "bold accent"), (" ", ""))
        return [Line((*lead, *first), (said,)), *(Line(((" " * 4, ""), *more)) for more in rest)]


class ChecklistFloat(Float[Mapping[str, bool | None] | str | None]):
    """Answers the answers by letter, EDIT when the site is to be edited, None when left.

    Each letter turns its answer: not looked, yes, no. `missing` are names of `checklist.FIELDS` that are still empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False),
        Binding("i", "edit", show=False),
    ]

    def __init__(
        self,
        domain: str,
        answers: Mapping[str, bool],
        missing: Sequence[str] = (),
        *,
        title: str = "Checklist",
        verb: str = "keep",
    ) -> None:
        super().__init__()
        self.domain = domain
        self.answers: dict[str, bool | None] = {item.letter: answers.get(item.letter) for item in ITEMS}
        self.missing, self.title_text, self.verb = missing, title, verb

    def head(self) -> Iterable[Widget]:
        """The title; the keys stand below."""
        yield self.titled(self.title_text, ("  ", ""), (self.domain, "muted"), right=())

    def inside(self) -> Iterable[Widget]:
        """The questions."""
        yield _Questions(self.answers, self.missing, self.verb)

    def on_key(self, event: events.Key) -> None:
        """A letter turns its answer."""
        if event.character in self.answers:
            event.stop()
            self.answers[event.character] = _NEXT[self.answers[event.character]]
            self.query_one(_Questions).redraw()

    def action_keep(self) -> None:
        """Keep the answers."""
        self.dismiss(dict(self.answers))

    def action_edit(self) -> None:
        """Leave for the site's form; the answers are kept by the caller first."""
        self.dismiss(EDIT)
