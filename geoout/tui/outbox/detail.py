"""What the outbox says beside the list: who, what blocks it, where it goes, what was looked at before it leaves."""

from __future__ import annotations

from pathlib import Path

from geoout.checks.finding import Finding
from geoout.language.plain import clean_line
from geoout.outbox.leave import Status
from geoout.outbox.ledger import Entry as Departure
from geoout.tui.ink import BLANK, Line, Span, cut_spans, line, width_of
from geoout.tui.outbox.aftermath import after_blocks
from geoout.tui.outbox.entries import Stage, day_of
from geoout.tui.outbox.shown import Before, Shown
from geoout.tui.outbox.ways import Offer, relative, short
from geoout.tui.outbox.when import when_blocks
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, fact, heading, prose, reason

_WORDS = {"ok": "ok", "info": "muted", "warning": "warning", "error": "error"}
_LEAVING = (Stage.READY, Stage.BLOCKED, Stage.LATER, Stage.RETURNED, Stage.LEFT)
_SOURCE_WORDS = {"guide": "", "house": "faint"}


def blocks(
    shown: Shown, folder: Path, width: int, *, ways: bool = True, override: bool = True, short: bool = False
) -> list[Block]:
    """The whole pane for one draft on `width` cells.

    `ways` and `override` where these can be chosen here; `short` where there are few lines.
    """
    parts = [
        _head(shown, width),
        *_tried(shown, width),
        *_blocked(shown, width, override),
        *_left(shown, folder, width),
        *(after_blocks(shown.aftermath, shown.stage, width, keys=ways) if shown.stage.is_out else []),
        *([_leaves_as(shown, width, short)] if ways and shown.stage in _LEAVING else []),
        *(_when(shown, width, short) if not shown.stage.is_out else []),
        *([_before(shown, width)] if not shown.stage.is_out else []),
        *_let_through(shown, width),
        *(_found(shown, width) if not shown.stage.is_out else []),
    ]
    return [part for at, one in enumerate(parts) for part in (([block(BLANK)] if at else []) + [one])]


def _head(shown: Shown, width: int) -> Block:
    row = shown.row
    right: tuple[Span, ...] = ((f"{shown.market_name} {shapes().dot} rev {row.revision}", "muted"),)
    subject = prose(row.subject or "no subject", width, "muted" if row.subject else "faint")
    address = prose(row.email, width, "faint") if row.email and row.email != row.recipient else ()
    return block(Line(((row.recipient or row.email or row.site, "bold"),), right), address, subject)


def _tried(shown: Shown, width: int) -> list[Block]:
    """What the last try came to, where that is not plain from the rest."""
    outcome = shown.outcome
    if outcome is None or outcome.reason is None or (outcome.status is Status.BLOCKED and shown.stage is Stage.BLOCKED):
        return []
    severity = {Status.FAILED: "error", Status.BLOCKED: "warning"}.get(outcome.status, "info")
    return [
        block(
            heading({Status.FAILED: "Did not leave", Status.BLOCKED: "Stayed"}.get(outcome.status, "Last time")),
            prose(outcome.reason, width),
            shape=(shapes().severity(severity), _WORDS[severity]),
        )
    ]


def _blocked(shown: Shown, width: int, override: bool) -> list[Block]:
    if shown.stage is not Stage.BLOCKED:
        return []
    hint = (("o", "bold accent"), (" override", "muted")) if override else ()
    head = heading("Blocked by", right=hint)
    if not shown.blocking:
        return [block(head, line((" ".join(shown.row.blocked_by), "bold")))]
    first, *others = shown.blocking
    return [block(head, finding_lines(first, width)), *(block(finding_lines(other, width)) for other in others)]


def finding_lines(finding: Finding, width: int) -> tuple[Line, ...]:
    """Shape, code and name; below them the message, what to write instead, and where the rule comes from."""
    severity = str(finding.severity)
    shape = (f"{shapes().severity(severity)} ", _WORDS[severity])
    source = _SOURCE_WORDS.get(finding.source, "muted")
    return (
        line(shape, (finding.code, "bold"), (f" {finding.name}", "muted")),
        *prose(finding.message, width, indent=2),
        *(prose(_suggestion(finding), width, indent=2) if finding.suggestion else ()),
        *(prose(finding.source, width, source, indent=2) if finding.source else ()),
    )


def _suggestion(finding: Finding) -> tuple[Span, str]:
    return ((f"{shapes().suggestion} ", "accent"), finding.suggestion or "")


def _left(shown: Shown, folder: Path, width: int) -> list[Block]:
    if not shown.departures:
        return []
    lines: list[Line] = [heading("Left")]
    for departure in shown.departures:
        where = place_of(departure, folder)
        said = f"rev {departure.key.revision} {shapes().dot} {day_of(departure.at)}"
        label = short(departure.key.destination)
        lines += fact(label, where, width, source=said)
    return [Block(tuple(lines))]


def place_of(departure: Departure, folder: Path) -> str:
    """Where a mail is that has left: a path, a mailbox, or what was done with it."""
    path = departure.path
    if path.startswith("imap"):
        return mailbox_of(path)
    if path:
        return relative(path, folder)
    return "copied" if departure.key.destination == "clipboard" else "opened in your mail client"


def mailbox_of(url: str) -> str:
    """`Entwürfe of lena@…` from the URL of a mail on a server."""
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    mailbox = unquote(parts.path.lstrip("/").partition(";")[0])
    login = unquote(parts.username or "").partition(";")[0]
    return clean_line(f"{mailbox} of {login}" if login else mailbox)


def _leaves_as(shown: Shown, width: int, short: bool) -> Block:
    """Every way, its place beside it; a way that is not possible is faint, and the chosen one says why in full.

    Where there are few lines, the chosen one and the names of the others.
    """
    lines = [heading("Leaves as", right=(("t", "bold accent"), (" change", "muted")))]
    for one in shown.ways:
        chosen = one.way is shown.way
        if chosen or not short:
            lines.append(_way(one, chosen, width))
        if chosen and one.why_not and not one.past:
            lines += prose(one.why_not, width, "warning", indent=4)
    if short:
        others = ", ".join(one.way.label for one in shown.ways if one.way is not shown.way)
        lines += prose(f"or {others}", width, "faint", indent=4)
    return Block(tuple(lines))


def _way(one: Offer, chosen: bool, width: int) -> Line:
    sign: Span = (shapes().chosen, "accent") if chosen else (shapes().not_chosen, "faint")
    possible = not one.why_not
    label: Span = (f" {one.way.label:<11} ", "bold" if chosen else "" if possible else "faint")
    room = width - width_of([sign, label])
    said = one.said if possible or one.past else "not possible" if chosen else one.brief
    said = said if width_of([(said, "")]) <= room or not possible else said.rpartition("/")[2]
    place = cut_spans([(said, "muted" if possible else "faint")], room)
    return Line((sign, label, *place), fill="on cursor-blur" if chosen else "")


def _when(shown: Shown, width: int, short: bool) -> list[Block]:
    zone = shown.draft.sender.zone if shown.draft.sender is not None else ""
    return when_blocks(shown.market, shown.when, shown.now, width, zone, short=short)


def _before(shown: Shown, width: int) -> Block:
    lines = [heading("Before it leaves")]
    for each in shown.checklist:
        right: Span = (each.source, _SOURCE_WORDS.get(each.source, "muted")) if each.source else ("", "")
        lines += reason(shape_of(each), each.text, width, right=right)
    return Block(tuple(lines))


def shape_of(each: Before) -> Span:
    """The shape of one line of the checklist."""
    return (shapes().ok if each.severity == "ok" else shapes().severity(each.severity), _WORDS[each.severity])


def _let_through(shown: Shown, width: int) -> list[Block]:
    if not shown.overrides:
        return []
    lines: list[Line] = [heading("Let through")]
    for each in shown.overrides:
        lines.append(line((each.code, "bold"), (f" by {each.who}", "muted"), right=[(day_of(each.at), "muted")]))
        lines += prose(each.reason, width)
    return [Block(tuple(lines))]


def _found(shown: Shown, width: int) -> list[Block]:
    """Warnings, infos and what was let through: they stop nothing."""
    if not shown.others:
        return []
    lines: list[Line] = [heading("Found besides")]
    for each in shown.others:
        severity = str(each.severity)
        lines += reason((shapes().severity(severity), _WORDS[severity]), f"{each.code} {each.message}", width)
        if each.suggestion:
            lines += prose(_suggestion(each), width, indent=2)
    return [Block(tuple(lines))]
