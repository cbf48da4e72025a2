"""Beside the text: the note to its author, who signs it, who did before, what its parts say in English, its checks."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.checks.finding import Severity
from geoout.desk.reviewing import CODES
from geoout.pitches.reviewing import reviewer_name
from geoout.pitches.sign_off import Review, Verdict
from geoout.tui.ink import BLANK, Line, Span, line
from geoout.tui.review.checklist import Notes
from geoout.tui.review.shown import Shown
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, counts, fact, heading, prose

_WORDS = {"error": "error", "warning": "warning", "info": "muted"}
UNREVIEWED = "not yet reviewed by a native speaker"


def blocks(shown: Shown, notes: Notes, reviewer: str, width: int) -> list[Block]:
    """The whole pane on `width` cells; `reviewer` is the name that signs here, empty while none is chosen."""
    parts = [
        _standing(shown, width),
        _note(notes, width),
        _reader(shown, reviewer, width),
        _before(shown, width),
        _english(shown, width),
        _checks(shown, width),
    ]
    return _apart(parts)


def sheet(shown: Shown, reviewer: str, width: int) -> list[Block]:
    """The same to be read over the screen: what the parts say in English comes first."""
    return _apart(
        [
            _english(shown, width),
            _standing(shown, width),
            _reader(shown, reviewer, width),
            _before(shown, width),
            _checks(shown, width),
        ]
    )


def _apart(parts: Sequence[Block | None]) -> list[Block]:
    kept = [part for part in parts if part is not None]
    return [part for at, one in enumerate(kept) for part in (([block(BLANK)] if at else []) + [one])]


def _standing(shown: Shown, width: int) -> Block:
    """How the text stands now, in a sentence."""
    standing = shown.waiting.standing
    if standing.returned is not None:
        said: Span = (f"{shapes().error} ", "error")
        words = f"returned by {standing.returned.name} on {day(standing.returned)}: {standing.returned.comment}"
    elif standing.voided is not None:
        said = (f"{shapes().warning} ", "warning")
        words = f"signed by {standing.voided.name} on {day(standing.voided)}; voided by "
        words += str(standing.voided_by or "an edit")
    else:
        said, words = (f"{shapes().info} ", "muted"), UNREVIEWED
    return block(prose([said, words], width))


def _note(notes: Notes, width: int) -> Block | None:
    key: tuple[Span, ...] = (("c", "bold accent"), (" write", "muted"))
    if not notes.comment:
        return block(heading("Note to the author", right=key))
    return block(heading("Note to the author", right=key), prose(notes.comment, width))


def _reader(shown: Shown, reviewer: str, width: int) -> Block:
    if not shown.reviewers:
        words = "Nobody in campaign.yaml is a native speaker of it; add one under reviewers."
        return block(heading("Reviewer"), prose([(f"{shapes().warning} ", "warning"), words], width))
    names = [reviewer] if reviewer else [reviewer_name(one) for one in shown.reviewers]
    return block(heading("Reviewer"), prose(", ".join(names), width))


def _before(shown: Shown, width: int) -> Block | None:
    if not shown.history:
        return None
    lines: list[Line] = [heading("Said before")]
    for one in reversed(shown.history[-4:]):
        shape: Span = (shapes().ok, "ok") if one.verdict is Verdict.SIGNED else (shapes().error, "error")
        rev = f"rev {one.revision}  " if one.revision else ""
        lines.append(line(shape, f" {rev}{one.name}", right=[(day(one), "muted")]))
        lines += prose(one.comment, width, "muted", indent=2) if one.comment else ()
    lines += prose("any edit voids a signature", width, "faint")
    return Block(tuple(lines))


def _english(shown: Shown, width: int) -> Block | None:
    """The gloss of each block: for who does not speak the language."""
    if not shown.gloss:
        return None
    lines: list[Line] = [heading("In English")]
    for name, said in shown.gloss.items():
        lines += fact(name.replace("_", " "), said, width, label_width=12)
    return Block(tuple(lines))


def _checks(shown: Shown, width: int) -> Block | None:
    """What the rules say besides sign-off; right grammar is no approval."""
    if shown.waiting.draft is None:
        return None
    found = [one for one in shown.findings if not one.code.startswith("REV")]
    by = {severity: sum(one.severity is severity for one in found) for severity in Severity}
    head = heading("Checks", right=counts(by[Severity.ERROR], by[Severity.WARNING], by[Severity.INFO]))
    lines: list[Line] = [head]
    for one in found:
        severity = str(one.severity)
        lines.append(
            line((shapes().severity(severity), _WORDS[severity]), (f" {one.code}", "bold"), (f" {one.name}", "muted"))
        )
        lines += prose(one.message, width, indent=2)
    let_through = [one for one in shown.overrides if one.code in CODES]
    for each in let_through:
        lines += prose([(f"{each.code} ", "bold"), f"let through by {each.who}: {each.reason}"], width)
    return Block(tuple(lines))


def day(review: Review) -> str:
    """`12 Nov 2026`."""
    return f"{review.at.day} {review.at:%b %Y}"
