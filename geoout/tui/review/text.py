"""The text in the middle: the mail as it reads now, with what changed since a native speaker last read it."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.pitches.changes import How, Row, counted
from geoout.pitches.fixtures import Shape
from geoout.pitches.sign_off import Verdict
from geoout.tui.ink import BLANK, Line, Span, width_of, wrap
from geoout.tui.lined import Lined
from geoout.tui.review.shown import SHAPES, Shown
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, prose
from geoout.tui.widgets.detail import Detail

_SIGNS = {How.REMOVED: ("- ", "error"), How.ADDED: ("+ ", "ok")}
_READERS = {Shape.ORGANISATION: "firm"}
_GROUNDS = {How.REMOVED: "removed", How.ADDED: "added"}


class ReviewText(Detail):
    """The mail; a bar stands beside the change that `n` went to, the move keys scroll."""

    FILLS = False

    def __init__(self, *, id: str) -> None:
        super().__init__(gutter=2, right=1, id=id)

    def move(self, rows: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=rows, animate=False)

    def to_first(self) -> None:
        """To the top."""
        self.scroll_to(y=0, animate=False, immediate=True)

    def to_last(self) -> None:
        """To the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def to_change(self, step: int) -> None:
        """To the next change, or the one before; after the last comes the first."""
        ids = self.ids
        if ids:
            at = ids.index(self.current) if self.current in ids else -1 if step > 0 else 0
            self.go_to(ids[(at + step) % len(ids)])

    def _rebuild(self) -> None:
        before = self.current
        super()._rebuild()
        if before is None:  # no change is stood on until one is asked for
            self.current = None

    def _gutter(self, at: int, part: Block, here: bool) -> list[Span]:
        return [(shapes().bar, "accent" if self.has_focus else "muted") if here else (" ", ""), (" ", "")]


def blocks(shown: Shown, width: int) -> list[Block]:
    """The subject, a blank line, the text; each change is a block that `n` goes to."""
    if shown.problem:
        return [Block((*prose([(f"{shapes().error} ", "error"), shown.problem], width),))]
    subject, body = shown.subject_rows(), shown.body_rows()
    last = max((row.change for row in subject), default=0)
    made = _blocks(subject, width, 0, "Subject  ")
    return [*made, Block((BLANK,)), *_blocks(body, width, last, "")]


def _blocks(rows: Sequence[Row], width: int, before: int, label: str) -> list[Block]:
    """Rows as blocks: those of one change together, under its number."""
    compared = any(row.change for row in rows)
    found: list[tuple[int, list[Line]]] = []
    for row in rows:
        lines = _lines(row, width, compared, label)
        if found and found[-1][0] == row.change:
            found[-1][1].extend(lines)
        else:
            found.append((row.change, list(lines)))
    return [Block(tuple(lines), f"change-{number + before}" if number else None) for number, lines in found]


def _lines(row: Row, width: int, compared: bool, label: str) -> Sequence[Line]:
    """One line of the mail, wrapped: sign, then the words; only what differs has a ground and is bold."""
    plain = "muted" if compared and row.how is How.SAME else ""
    sign: Span = _SIGNS.get(row.how, ("  ", ""))
    if not row.text.strip():
        return [BLANK]
    ground = _GROUNDS.get(row.how)
    spans: list[Span] = [(label, "muted")] if label else []
    spans += [(text, f"bold on {ground}" if differs and ground else plain) for text, differs in row.pieces]
    return [Line((sign, *part)) for part in wrap(spans, width - 2)]


class TextHead(Lined):
    """Who or what it is, its language and revision, which of how many, what it is compared with; fixtures below."""

    def __init__(self) -> None:
        super().__init__(id="text-head")
        self.shown: Shown | None = None
        self.place = (0, 0)

    def tell(self, shown: Shown | None, place: tuple[int, int]) -> None:
        """Another text; `place` is which of how many."""
        self.shown, self.place = shown, place
        self.redraw(layout=True)

    def lines(self, width: int) -> Sequence[Line]:
        """One line for a draft, two for a template, and the rule that cuts them off."""
        rule = Line(((" ", ""), (shapes().rule * max(width - 2, 0), "rule")))
        shown = self.shown
        if shown is None:
            return [Line(), rule]
        waiting, place = shown.waiting, f"{self.place[0]} of {self.place[1]}"
        dot = shapes().dot
        about = f"{' '.join(waiting.text.markets[:4])} {dot} "
        about += f"rev {waiting.text.revision}" if waiting.draft is not None else "template"
        left: tuple[Span, ...] = (("    ", ""), (shown.entry.called, "bold"), (f"  {about}", "muted"))
        said = against(shown)
        one_line = not shown.variants and width_of([*left, (place, ""), (said, "")]) + 6 <= width
        right: list[Span] = [(place, ""), *([("   ", ""), (said, "muted")] if said and one_line else []), (" ", "")]
        lines = [Line(left, tuple(right))]
        if shown.variants:
            lines.append(Line((("    ", ""), *_fixtures(shown, width - 6))))
        if said and not one_line:
            lines.append(Line((("    ", ""), (said, "muted"))))
        return [*lines, rule]


def against(shown: Shown) -> str:
    """`against rev 1, signed 12 Nov`."""
    review = shown.before
    if review is None:
        return ""
    verb = "signed" if review.verdict is Verdict.SIGNED else "returned"
    rev = f"rev {review.revision}, " if review.revision else "the text "
    return f"against {rev}{verb} {review.at.day} {review.at:%b}"


def _fixtures(shown: Shown, width: int) -> list[Span]:
    """The readers of a template, the one that is looked at in accent, and which variant."""
    readers: list[Span] = []
    for shape in SHAPES:
        readers += [(_READERS.get(shape, shape.value), "bold accent" if shape is shown.shape else "muted"), ("  ", "")]
    variant: list[Span] = [("v", "bold accent"), (f" {shown.variant + 1} of {shown.variants}", "muted")]
    if width_of([*readers, *variant]) <= width:
        return [*readers, *variant]
    which = f" reader {SHAPES.index(shown.shape) + 1} of {len(SHAPES)}  "
    return [(shown.shape.value, "bold accent"), (which, "muted"), *variant]


class Foot(Lined):
    """How many lines were added and removed, which change is looked at, how long the text is."""

    def __init__(self) -> None:
        super().__init__(id="text-foot")
        self.shown: Shown | None = None
        self.change = 0

    def tell(self, shown: Shown | None, change: int) -> None:
        """Another text, or another change of it (0: none)."""
        self.shown, self.change = shown, change
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """One line; empty without a text."""
        if self.shown is None or self.shown.mail is None:
            return [Line()]
        size = len(self.shown.mail.body)
        return [Line((("    ", ""), *changed(self.shown, self.change)), ((f"{size:,} characters", "muted"), (" ", "")))]


def changed(shown: Shown, change: int = 0) -> list[Span]:
    """`+ 4  - 3   change 2 of 3`; nothing where nothing was read before."""
    rows = [*shown.subject_rows(), *shown.body_rows()]
    added, removed = counted(rows)
    if not added and not removed:
        return [("as it was last read" if shown.before is not None else "read for the first time", "muted")]
    many = sum(len({row.change for row in part if row.change}) for part in (shown.subject_rows(), shown.body_rows()))
    where = f"change {change} of {many}" if change else f"{many} {'change' if many == 1 else 'changes'}"
    return [("+ ", "ok"), (str(added), "bold"), ("  - ", "error"), (str(removed), "bold"), (f"   {where}", "muted")]
