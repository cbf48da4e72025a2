"""Everything that the outbox knows of the draft under the cursor, gathered once per move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from geoout.checks.finding import Finding
from geoout.markets.market import Opening
from geoout.outbox.leave import Outcome
from geoout.outbox.ledger import Entry as Departure
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.sign_off import Standing
from geoout.store.draft_rows import DraftRow
from geoout.store.overrides import Override
from geoout.tui.outbox.aftermath import NOTHING, Aftermath, aftermath_of
from geoout.tui.outbox.entries import Stage, counted, day_of, stage_of
from geoout.tui.outbox.ways import Offer, Offers, Way
from geoout.tui.outbox.when import When

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.markets.market import Market


@dataclass(frozen=True, slots=True)
class Before:
    """What must be so before it leaves: its severity (`ok`, `info`, `warning`, `error`), words, and a source."""

    severity: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft with all that decides whether it leaves, and what came of it once it has.

    `outcome` is what the last try in this session came to; `when` the send slot, None where no market says.
    """

    row: DraftRow
    draft: Draft
    stage: Stage
    market: Market | None
    market_name: str
    findings: Sequence[Finding]
    overrides: Sequence[Override]
    departures: Sequence[Departure]
    checklist: Sequence[Before]
    ways: Sequence[Offer]
    way: Way
    now: datetime
    outcome: Outcome | None = None
    when: When | None = None
    aftermath: Aftermath = NOTHING

    @property
    def blocking(self) -> list[Finding]:
        """The errors that nobody let through, one per code."""
        found = {each.code: each for each in self.findings if each.code in self.row.blocked_by}
        return [found[code] for code in self.row.blocked_by if code in found]

    @property
    def others(self) -> list[Finding]:
        """Warnings, infos and errors that were let through; who signed and what day it is there is said elsewhere."""
        said = {*self.row.blocked_by, "REV001", "SND003", "SND004"}
        return [each for each in self.findings if each.code not in said]


def gather(
    desk: Desk,
    row: DraftRow,
    way: Way,
    offers: Offers,
    market: Market | None,
    market_name: str,
    outcome: Outcome | None = None,
    when: When | None = None,
) -> Shown:
    """Ask the store what stands between this draft and the way out; quick enough for each move of the cursor."""
    draft = desk.store.drafts.get(row.id)
    findings = desk.store.findings.of(row.id)
    stage = stage_of(row)
    departures = [each for each in desk.store.ledger.of_draft(row.id) if each.done]
    gone = {each.key.destination: f"left {day_of(each.at)}" for each in departures if each.key.revision == row.revision}
    return Shown(
        row=row,
        draft=draft,
        stage=stage,
        market=market,
        market_name=market_name,
        findings=findings,
        overrides=desk.store.overrides.of(row.id, row.revision),
        departures=departures,
        checklist=list(_checklist(desk, draft, row, market, findings)),
        ways=offers.of(draft, gone),
        way=way,
        now=desk.now(),
        outcome=outcome,
        when=when,
        aftermath=aftermath_of(desk, draft, market) if stage.is_out else NOTHING,
    )


def _checklist(
    desk: Desk, draft: Draft, row: DraftRow, market: Market | None, findings: Sequence[Finding]
) -> list[Before]:
    history = desk.store.history
    listed = history.do_not_contact(draft.contact.email, draft.site)
    written = history.last_contact(draft.site, draft.contact.email, besides=draft.id)
    return [
        _judged(row),
        _native(draft, market, history.sign_off(draft, market.locale if market else "")),
        _written_to(written),
        Before("error", f"on do-not-contact: {listed}") if listed else Before("ok", "not on do-not-contact"),
        *_first_contact(draft, market, findings, bool(draft.prospect) and history.was_introduced(draft.prospect)),
    ]


def _judged(row: DraftRow) -> Before:
    errors, through = len(row.blocked_by), len(row.acknowledged)
    parts = [counted(number, word) for number, word in ((errors, "error"), (row.warnings, "warning")) if number]
    if through:
        parts.append(f"{' '.join(row.acknowledged)} let through")
    if not parts:
        return Before("ok", "no errors, no warnings")
    return Before("error" if errors else "warning", ", ".join(parts))


def _native(draft: Draft, market: Market | None, standing: Standing) -> Before:
    from geoout.markets.names import language_name
    from geoout.people.names import full_name

    if draft.sender is None:
        return Before("error", "no sender is set")
    language = language_name(market.language) if market else "the language"
    name = full_name(draft.sender, market.locale if market else "en")
    source = "" if market is None else _short(market.review.source.title)
    if said := sign_off_said(standing):
        severity = "error" if standing.returned else "warning"
        return Before("ok", said, source) if standing.is_signed else Before(severity, said)
    if market is not None and draft.sender.writes(market.language):
        return Before("ok", f"{name} is a native speaker of {language}", source)
    return Before("warning", f"{name} is no native speaker of {language}", source)


def sign_off_said(standing: Standing) -> str:
    """`signed by … on …`, `returned by …: …`, `signed by … on …, voided by …`; empty where no native spoke."""
    if one := standing.returned:
        return f"returned by {one.name} on {day_of(one.at, year=True)}: {one.comment}"
    if one := standing.signed or standing.template:
        what = "template " if standing.signed is None else ""
        return f"{what}signed by {one.name} on {day_of(one.at, year=True)}"
    if one := standing.voided:
        return f"signed by {one.name} on {day_of(one.at)}, voided by {standing.voided_by or 'an edit'}"
    return ""


def _written_to(day: date | None) -> Before:
    if day is None:
        return Before("ok", "never written to")
    return Before("info", f"last written to on {day.day} {day:%b %Y}")


def _first_contact(
    draft: Draft, market: Market | None, findings: Sequence[Finding], was_introduced: bool
) -> list[Before]:
    """Whether somebody introduced us, where the market wants that before anything is asked (R50, R52)."""
    if market is None or draft.touch is not Touch.FIRST:
        return []
    opening = market.etiquette.opening
    if opening.value not in (Opening.RELATIONSHIP_FIRST, Opening.RAPPORT_FIRST):
        return []
    source = _short(opening.source.title)
    if was_introduced:
        return [Before("ok", "introduced before", source)]
    if draft.kind is Kind.INTRODUCTION:
        return [Before("ok", "an introduction first", source)]
    asks = next((each for each in findings if each.code == "ETQ001"), None)
    return [Before(str(asks.severity) if asks else "info", "asks in a first contact", source)]


def _short(source: str) -> str:
    return {"the guide": "guide", "our own knowledge": "house"}.get(source, source)
