"""The findings beside the text (one line each below it where it is narrow), what passed, and the small preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geoout.checks.finding import Finding, Severity, place
from geoout.pitches.draft import Draft
from geoout.store.overrides import Override
from geoout.tui.draft.finding_places import names
from geoout.tui.draft.preview import Preview, preview_blocks, preview_heading
from geoout.tui.ink import BLANK, Line, Span, cut, cut_spans, fit, line, width_of
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, counts, heading, prose
from geoout.tui.widgets.detail import Detail

NARROW = 52
"""From this width on the pane lies below the text and has one line for each finding."""

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}
_WIDEST_NAME = 18


@dataclass(frozen=True, slots=True)
class Found:
    """All that the pane shows.

    `passed` is how many rules had nothing to say; `problem` why there was no check; `step` where in the market's path
    to a proposal this mail stands (place, market), None where there is no such path.
    """

    draft: Draft | None = None
    findings: tuple[Finding, ...] = ()
    overrides: tuple[Override, ...] = ()
    passed: int = 0
    problem: str = ""
    preview: Preview | None = None
    step: tuple[int, str] | None = None
    names: list[str] = field(default_factory=list)

    @property
    def tallies(self) -> tuple[int, int, int]:
        """Errors that nobody let through, warnings, infos."""
        let = self.let_through
        errors = sum(1 for each in self.findings if each.severity is Severity.ERROR and each.code not in let)
        warnings = sum(1 for each in self.findings if each.severity is Severity.WARNING)
        return errors, warnings, sum(1 for each in self.findings if each.severity is Severity.INFO)

    @property
    def let_through(self) -> dict[str, Override]:
        """The errors that somebody let through at this revision, by code."""
        return {each.code: each for each in self.overrides}


class FindingsPane(Detail):
    """The findings with a cursor; `at` is the place of the current one in the list, None where there are none."""

    def __init__(self) -> None:
        super().__init__(id="findings", classes="pane -ruled")
        self.found = Found()
        self.apply_key = "a"
        self._look: object = None

    def tell(self, found: Found) -> None:
        """Show other findings. The cursor stays on its finding; where that is gone, on what took its place."""
        before = self.at or 0
        known = names(found.findings)
        self.found = Found(
            found.draft, found.findings, found.overrides, found.passed, found.problem, found.preview, found.step, known
        )
        if self.current not in known:
            self.current = known[min(before, len(known) - 1)] if known else None
        # While one types the same findings come again and again: what looks the same is not drawn again.
        if (look := self._looks()) != self._look:
            self._look = look
            self.show(self._rows_of)

    def _looks(self) -> object:
        found, body = self.found, self.found.draft.body if self.found.draft else ""
        said = [
            (each.severity, each.message, each.suggestion, each.replaces, each.source, place(each, body))
            for each in found.findings
        ]
        return found.names, said, found.overrides, found.passed, found.problem, found.preview, found.step, self.current

    def on_focus(self) -> None:
        """Its title or cursor shows it."""
        self.call_after_refresh(self.redraw_cursor)

    def on_blur(self) -> None:
        """Another pane has the focus."""
        self.call_after_refresh(self.redraw_cursor)

    @property
    def at(self) -> int | None:
        """The place of the current finding."""
        return self.found.names.index(self.current) if self.current in self.found.names else None

    @property
    def finding(self) -> Finding | None:
        """The current finding."""
        return self.found.findings[self.at] if self.at is not None else None

    def step(self, by: int) -> None:
        """To the next finding or the one before, round at the ends."""
        if self.found.names:
            at = -1 if self.at is None and by > 0 else self.at or 0
            self.go_to(self.found.names[(at + by) % len(self.found.names)])

    def redraw_cursor(self) -> None:
        """The current finding is another one, or its key is: letters are text while one types."""
        self.apply_key = "f9" if getattr(self.screen.focused, "takes_text", False) else "a"
        self.show(self._rows_of)

    @property
    def tally(self) -> tuple[Span, ...]:
        """`✗ 2  ▲ 1  ◇ 1`."""
        return counts(*self.found.tallies)

    def _rows_of(self, width: int) -> Sequence[Block]:
        return self._one_line_each(width) if width >= NARROW else self._in_full(width)

    # Beside the text

    def _in_full(self, width: int) -> list[Block]:
        found = self.found
        title: Span = ("Findings", "bold accent" if self.has_focus else "bold")
        blocks = [block(line(title, right=self.tally), BLANK)]
        if found.problem:
            blocks.append(block(prose([(f"{shapes().error} ", "error"), found.problem], width), BLANK))
        for name, finding in zip(found.names, found.findings, strict=True):
            blocks += [self._finding(name, finding, width), block(BLANK)]
        if not found.findings and not found.problem and found.passed:
            blocks.append(block(_passed(found.passed), BLANK))
        if found.step is not None:
            blocks += _path(found.step, width)
        if found.preview is not None:
            blocks += [preview_heading(found.preview), *preview_blocks(found.preview, width, "muted")]
        return blocks

    def _finding(self, name: str, finding: Finding, width: int) -> Block:
        here = name == self.current
        let = self.found.let_through.get(finding.code) if finding.severity is Severity.ERROR else None
        where: Span = (place(finding, self.found.draft.body if self.found.draft else ""), "muted" if here else "faint")
        left = cut_spans(((finding.code, "bold"), (f" {finding.name}", "muted")), width - 2 - width_of([where]))
        rows = [line(*left, right=[where] if where[0] else [])]
        rows += prose(finding.message, width - 1)
        if finding.suggestion:
            rows += self._suggestion(finding, width - 1, here)
        rows += prose(finding.source, width - 1, "muted") if finding.source else ()
        if let is not None:
            rows += prose([(f"{shapes().ok} ", "ok"), (f"let through by {let.who}: {let.reason}", "muted")], width - 1)
        shape: Span = (shapes().severity(finding.severity), "muted" if let else _WORDS[finding.severity])
        return Block(tuple(Line(((" ", ""), *row.left), row.right) for row in rows), name, shape)

    def _suggestion(self, finding: Finding, width: int, here: bool) -> list[Line]:
        apply: tuple[Span, ...] = (
            ((self.apply_key, "bold accent"), (" apply", "muted")) if here and finding.replaces else ()
        )
        room = width - (width_of(apply) + 2 if apply else 0) - 2
        first, *rest = prose(finding.suggestion or "", room)
        arrow: Span = (f"{shapes().suggestion} ", "accent")
        return [Line((arrow, *first.left), apply), *(Line((("  ", ""), *row.left)) for row in rest)]

    # Below the text

    def _one_line_each(self, width: int) -> list[Block]:
        found = self.found
        if found.problem:
            return [block(prose([(f"{shapes().error} ", "error"), found.problem], width))]
        widest = min(max((width_of([(each.name, "")]) for each in found.findings), default=0), _WIDEST_NAME)
        blocks = []
        for name, finding in zip(found.names, found.findings, strict=True):
            let = finding.code in found.let_through
            said = _in_short(finding, let, width - 1 - 7 - widest - 1)
            row = line(" ", (finding.code, "bold"), (f" {fit(finding.name, widest)} ", "muted"), *said)
            shape: Span = (shapes().severity(finding.severity), "muted" if let else _WORDS[finding.severity])
            blocks.append(Block((row,), name, shape))
        if not blocks and found.passed:
            return [Block((line(" ", (f"{found.passed} rules passed", "muted")),), None, (shapes().ok, "ok"))]
        return blocks


def _in_short(finding: Finding, let: bool, room: int) -> list[Span]:
    """`“dich” → Sie`, or the message."""
    if let:
        return [(cut("let through, with a reason", room), "muted")]
    words = " ".join(finding.text.split())
    if finding.replaces and finding.suggestion and words:
        arrow: Span = (f" {shapes().suggestion} ", "accent")
        half = max(room - width_of([(finding.suggestion, "")]) - 5, room // 3)
        return cut_spans([(f"“{cut(words, half)}”", ""), arrow, (finding.suggestion, "")], room)
    return [(cut(finding.message.removesuffix("."), room), "")]


def _passed(number: int) -> Line:
    return line((f"{shapes().ok} ", "ok"), f"{number} rules passed")


def _path(step: tuple[int, str], width: int) -> list[Block]:
    """Where this mail stands on the way to a proposal: introduction, reply, proposal."""
    at, market = step
    rule: Span = (f" {shapes().rule * 2} ", "rule")
    spans: list[Span] = []
    for number, name in enumerate(("introduction", "reply", "proposal"), start=1):
        shape: Span = (shapes().point, "accent") if number == at else (shapes().ahead, "muted")
        spans += [rule] if spans else []
        spans += [shape, (f" {name}", "" if number == at else "muted")]
    right: list[Span | str] = [(f"{at} of 3", "muted")]
    return [block(heading(f"Path in {market}", right=right), Line(tuple(cut_spans(spans, width))), BLANK)]
