"""The detail of a prospect as blocks: score, authority, checklist, contacts, drafts, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from geoout.prospects.checklist import ITEMS, label
from geoout.prospects.prospect import Contact, Metric, Prospect
from geoout.tui.ink import BLANK, Line, Span, line
from geoout.tui.prospects.reasons import long_reason
from geoout.tui.shapes import shapes
from geoout.tui.widgets.detail import Block, block, gauge_line, heading, prose, reason

if TYPE_CHECKING:
    from geoout.markets.market import Market
    from geoout.store.draft_rows import DraftRow

_OF_100: Span = (" of 100", "faint")


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the detail of one prospect says; `blocked` maps addresses and the domain to why nobody writes there."""

    prospect: Prospect
    market: Market | None = None
    market_name: str = ""
    drafts: Sequence[DraftRow] = ()
    blocked: Mapping[str, str] = field(default_factory=dict)
    today: date = date.min
    compact: bool = False


def blocks(shown: Shown, width: int) -> list[Block]:
    """The blocks; those with an id can be opened: `site`, `checklist`, `contact:3`, `draft:7`, `notes`."""
    return [
        _site(shown, width),
        _score(shown, width),
        _authority(shown, width),
        _checklist(shown, width),
        *_contacts(shown, width),
        *_drafts(shown),
        *_channels(shown, width),
        *_notes(shown, width),
    ]


def _site(shown: Shown, width: int) -> Block:
    prospect = shown.prospect
    said = " · ".join(filter(None, (prospect.name, prospect.topic, prospect.audience)))
    lines = [heading(prospect.domain), *(prose(said, width, "muted") if said else ())]
    if reason_ := shown.blocked.get(prospect.domain):
        lines += reason((shapes().error, "error"), f"never contact: {reason_}", width)
    return block(lines, id="site")


def _score(shown: Shown, width: int) -> Block:
    prospect = shown.prospect
    to = f"Local to {shown.market_name}" if prospect.market else "Local to no market yet"
    lines = [
        BLANK,
        heading(to, right=[(str(prospect.local), "bold"), _OF_100]),
        gauge_line(prospect.local, 100, width),
    ]
    for evidence in sorted(prospect.evidence, key=lambda each: -each.points):
        shape: Span = (shapes().ok, "ok") if evidence.points > 0 else (shapes().none, "faint")
        if evidence.points < 0:
            shape = (shapes().warning, "warning")
        points: Span = (f"{evidence.points:+d}", "") if evidence.points else ("0", "faint")
        lines += reason(shape, long_reason(evidence), width, right=points)
    rest = prospect.local - sum(evidence.points for evidence in prospect.evidence)
    if rest:
        lines += reason((shapes().none, "faint"), "not explained by evidence", width, right=f"{rest:+d}")
    return block(lines)


def _authority(shown: Shown, width: int) -> Block:
    metric = shown.prospect.authority
    number = [(f"{metric.value:.0f}", "bold"), _OF_100] if metric else [(shapes().unknown, "faint")]
    lines = [BLANK, heading("Authority", right=number)]
    if metric:
        lines += prose(f"{_seen(metric, shown.today)} · for context", width, "muted")
    else:
        lines += prose("no tool has said", width, "faint")
    if traffic := shown.prospect.traffic:
        lines.append(
            line(("traffic  ", "muted"), (_seen(traffic, shown.today), "muted"), right=[f"{traffic.value:,.0f}"])
        )
    return block(lines)


def _checklist(shown: Shown, width: int) -> Block:
    given = dict(shown.prospect.answers)
    yes = sum(given.values())
    lines = [BLANK, heading("Checklist", right=[(str(yes), "bold"), (f" of {len(ITEMS)}", "faint")])]
    rest = list(ITEMS)
    run = next((at for at, item in enumerate(ITEMS) if given.get(item.letter) is not True), len(ITEMS))
    if shown.compact and run > 2:
        words = f"{ITEMS[0].letter}–{ITEMS[run - 1].letter}"
        lines.append(line((shapes().ok, "ok"), f" all {run}: ", (words, "faint")))
        rest = rest[run:]
    for item in rest:
        name = label(item.letter, shown.market_name if shown.prospect.market else "its market")
        answer = given.get(item.letter)
        if answer is None:
            lines += _unanswered(item.letter, name, width, "not yet")
        elif answer:
            lines += reason((shapes().ok, "ok"), name, width, letter=item.letter)
        else:
            lines += reason((shapes().warning, "warning"), name, width, letter=item.letter, right=("no", "warning"))
    return block(lines, id="checklist")


def _unanswered(letter: str, name: str, width: int, remark: str) -> tuple[Line, ...]:
    return reason((shapes().none, "faint"), name, width, letter=letter, right=(remark, "faint"))


def _contacts(shown: Shown, width: int) -> Iterator[Block]:
    contacts = shown.prospect.contacts
    number: Span = (str(len(contacts)), "bold") if contacts else ("0", "faint")
    yield block(BLANK, heading("Contacts", right=[number]))
    for contact in contacts:
        yield block(_contact(shown, contact, width), id=f"contact:{contact.id}")
    if not contacts:
        yield block(line(("nobody yet   ", "muted"), ("c", "bold accent"), (" new contact", "muted")))


def _contact(shown: Shown, contact: Contact, width: int) -> list[Line]:
    about = contact.role or contact.department if contact.has_name else "role"
    lines = [line(called(contact, shown.market), right=[(about, "muted")] if about else [])]
    if contact.email:
        lines.append(line((contact.email, "muted")))
    if shown.market is not None:
        said = salutation(contact, shown.market, shown.prospect.name)
        for each in said.split("\n"):
            lines += prose(each, width, "muted")
    if why := shown.blocked.get(contact.email):
        lines += reason((shapes().error, "error"), f"never contact: {why}", width)
    if contact.basis:
        lines += reason((shapes().ok, "ok"), contact.basis, width)
    elif shown.market is not None and "opt-in" in shown.market.law.regime:
        lines += reason((shapes().warning, "warning"), "no consent on record", width)
    if contact.personal_line:
        lines += prose(contact.personal_line, width)
    if contact.notes:
        lines += prose(contact.notes, width, "muted")
    return lines


def called(contact: Contact, market: Market | None) -> str:
    """What a contact is called in a list: title and name in the market's order, else the role or address."""
    if not contact.has_name:
        return contact.position or contact.role or contact.department or contact.email or contact.organisation or "–"
    from geoout.people.names import full_name

    name = full_name(contact, market.locale if market else contact.language or "en")
    return " ".join(filter(None, (contact.title, name, contact.position)))


def salutation(contact: Contact, market: Market, site: str) -> str:
    """The salutation that this contact would get."""
    from geoout.people.address import address

    return address(contact, market, site).salutation


def _drafts(shown: Shown) -> Iterator[Block]:
    if not shown.drafts:
        return
    yield block(BLANK, heading("Drafts", right=[(str(len(shown.drafts)), "bold")]))
    for draft in shown.drafts:
        yield block(line(draft.subject or draft.kind, right=[(str(draft.state), "muted")]), id=f"draft:{draft.id}")


def _channels(shown: Shown, width: int) -> Iterator[Block]:
    if shown.market is None or not shown.market.practice.channels.value:
        return
    channels = shown.market.practice.channels
    source = {"guide": "guide", "house": "house"}.get(channels.source.id, "cited")
    yield block(
        BLANK,
        heading("Channels", right=[(source, "faint" if source == "house" else "muted")]),
        prose(" · ".join(channels.value), width),
    )


def _notes(shown: Shown, width: int) -> Iterator[Block]:
    prospect = shown.prospect
    said = (
        ("personal line", prospect.personal_line),
        ("shared audience", prospect.overlap_note),
        ("guidelines", prospect.guidelines),
        ("page", prospect.page_title),
        ("", prospect.notes),
    )
    lines: list[Line] = []
    for name, text in said:
        if text:
            lines += prose([(f"{name}  ", "muted") if name else "", text], width)
    if lines:
        yield block(BLANK, heading("Notes"), lines, id="notes")


def _seen(metric: Metric, today: date) -> str:
    """`Ahrefs, 3 Nov`: who said it and when."""
    tool = metric.tool or "no tool named"
    return f"{tool}, {day(metric.day, today)}" if metric.day else tool


def day(when: date, today: date) -> str:
    """A day as short as it can be: `3 Nov`, with the year when it is another one."""
    return f"{when.day} {when:%b}" + (f" {when.year}" if when.year != today.year else "")
