"""What the outbox says beside the list: who, what blocks it, where it goes, what was looked at before it leaves."""

from __future__ import annotations

from pathlib import Path

from geoout.checks.finding import Finding
from geoout.outbox.leave import Status
from geoout.tui.ink import BLANK, Line, Span, cut_spans, line, width_of
from geoout.tui.outbox.entries import SHORT, Stage, day_of
from geoout.tui.outbox.hours import reading_hours
from geoout.tui.outbox.shown import Before, Shown
from geoout.tui.outbox.ways import relative
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, fact, heading, prose, reason

_WORDS = {"ok": "ok", "info": "muted", "warning": "warning", "error": "error"}
_SOURCE_WORDS = {"guide": "", "house": "faint"}


def blocks(shown: Shown, folder: Path, width: int, *, ways: bool = True, override: bool = True) -> list[Block]:
    """The whole pane for one draft on `width` cells; `ways` and `override` where these can be chosen here."""
    parts = [
        _head(shown, width),
        *_tried(shown, width),
        *_blocked(shown, width, override),
        *_left(shown, folder, width),
        *([_leaves_as(shown, width)] if ways else []),
        *(_read(shown, width) if shown.stage is not Stage.LEFT else []),
        *([_before(shown, width)] if shown.stage is not Stage.LEFT else []),
        *_let_through(shown, width),
        *_found(shown, width),
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
        where = relative(departure.path, folder) if departure.path else "opened in your mail client"
        said = f"rev {departure.key.revision} {shapes().dot} {day_of(departure.at)}"
        label = SHORT.get(departure.key.destination, departure.key.destination)
        lines += fact(label, where, width, source=said)
    return [Block(tuple(lines))]


def _leaves_as(shown: Shown, width: int) -> Block:
    lines = [heading("Leaves as", right=(("t", "bold accent"), (" change", "muted")))]
    for way, where in shown.ways:
        chosen = way is shown.way
        sign: Span = (shapes().chosen, "accent") if chosen else (shapes().not_chosen, "faint")
        label: Span = (f" {way.label:<11}", "bold" if chosen else "")
        room = width - width_of([sign, label])
        where = where if width_of([(where, "")]) <= room else where.rpartition("/")[2]
        lines.append(Line((sign, label, *cut_spans([(where, "muted")], room)), fill="on cursor-blur" if chosen else ""))
    return Block(tuple(lines))


def _read(shown: Shown, width: int) -> list[Block]:
    market = shown.market
    if market is None:
        return []
    from geoout.markets.clock import local_time, reads_now

    now = local_time(market, shown.now)
    when = f"{now:%a %H:%M} there now" if not reads_now(market, shown.now) else f"{now:%a %H:%M}, read there now"
    head = heading("Read", right=[("geoout sends nothing", "faint")])
    said: list[Span] = [(reading_hours(market), "bold"), (f" {market.calendar.city}", "muted")]
    if width_of(said) + len(when) + 2 <= width:
        return [block(head, line(*said, right=[(when, "muted")]))]
    return [block(head, line(*said), line((when, "muted")))]


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
