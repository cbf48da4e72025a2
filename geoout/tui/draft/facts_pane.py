"""The facts beside the text: what the market expects, and whom and what this draft is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from geoout.campaign.campaign import Campaign
from geoout.desk.desk import Desk
from geoout.errors import GeooutError
from geoout.markets.market import Law, Market, Opening, Source, Statement
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact, Gender, Prospect
from geoout.tui.draft.preview import is_rtl
from geoout.tui.ink import BLANK, Line, Span, cut, line, width_of
from geoout.tui.outbox.shown import sign_off_said
from geoout.tui.widgets.blocks import Block, block, heading, prose

_LABEL = 9
_MOST_TO_AVOID = 5
_LONGEST_CLAUSE = 36
_SHORT = {"guide": ("guide", ""), "house": ("house", "faint")}
_NOTHING: Span = ("none yet", "muted")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pane shows besides the draft: read once when a draft is opened."""

    market: Market | None
    market_name: str
    prospect: Prospect | None
    last_contact: date | None
    introduced: bool
    campaign: Campaign | None
    full_name: str
    sender_name: str
    sender_native: str
    target_page: str
    sign_off: str = ""


def facts_of(desk: Desk, draft: Draft) -> Facts:
    """Gather the facts of a draft; what cannot be read stays empty."""
    from geoout.markets.names import language_name, name
    from geoout.people.names import full_name

    market = desk.markets.get(draft.market)
    try:
        campaign: Campaign | None = desk.campaign
    except GeooutError:
        campaign = None
    prospect = next(iter(desk.store.prospects.many([draft.prospect])), None) if draft.prospect else None
    page = ""
    if campaign is not None and market is not None:
        from geoout.checks.context import Context
        from geoout.checks.geography.fit import fit_said

        page = fit_said(draft, Context(market, campaign, prospect=prospect))
    locale = market.locale if market else "en"
    sender = draft.sender
    return Facts(
        market=market,
        market_name=name(market) if market else draft.market,
        prospect=prospect,
        last_contact=desk.store.history.last_contact(draft.site, draft.contact.email, besides=draft.id),
        introduced=bool(draft.prospect) and desk.store.history.was_introduced(draft.prospect),
        campaign=campaign,
        full_name=full_name(draft.contact, locale),
        sender_name=full_name(sender, sender.native[0] if sender.native else "en") if sender else "",
        sender_native=" and ".join(dict.fromkeys(map(language_name, (tag.split("-")[0] for tag in sender.native))))
        if sender
        else "",
        target_page=page,
        sign_off=sign_off_said(desk.store.history.sign_off(draft, locale)),
    )


def recipient(draft: Draft, facts: Facts) -> str:
    """Who is written to: title and name, else role, department, organisation, address."""
    contact = draft.contact
    if contact.has_name:
        return f"{contact.title} {facts.full_name}".strip()
    return contact.position or contact.role or contact.department or contact.organisation or contact.email or "nobody"


def facts_blocks(draft: Draft, facts: Facts, width: int, anchor: Span = ("", ""), *, title: bool = True) -> list[Block]:
    """The pane: the market first, then the facts.

    `anchor` is what verification says of the anchor, and how it is drawn where a finding is about it; without `title`
    a float's head names the market.
    """
    blocks: list[Block] = []
    if facts.market is not None:
        card: list[Span | str] = [("e", "bold accent"), (" card", "muted")]
        blocks += [block(heading(facts.market_name, right=card), BLANK)] if title else []
        blocks.append(block(*_market(facts.market, width), BLANK))
    blocks.append(block(heading("Facts"), *_facts(draft, facts, width, anchor)))
    return blocks


def _market(market: Market, width: int) -> list[Sequence[Line]]:
    etiquette = market.etiquette
    length = etiquette.length.value
    avoid = etiquette.avoid.value
    more = " …" if len(avoid) > _MOST_TO_AVOID else ""
    rows = [
        _said("register", _first_clause(etiquette.register_note.value), width, etiquette.register_note),
        _said("address", _first_clause(etiquette.honorific.value), width, etiquette.honorific),
        _said("length", f"{length.least}–{length.most} {length.unit}", width, etiquette.length),
        _said("opening", etiquette.opening.value.replace("-", " "), width, etiquette.opening),
    ]
    if avoid:
        rows.append(_said("avoid", ", ".join(avoid[:_MOST_TO_AVOID]) + more, width, etiquette.avoid))
    return [*rows, _law(market.law, width)]


def _law(law: Law, width: int) -> Sequence[Line]:
    note = prose(f"{re.split(r'[;,]', law.name)[0]}, a note", width, "faint", indent=_LABEL)
    return [*_row("law", law.regime, width), *note]


def _facts(draft: Draft, facts: Facts, width: int, anchor: Span) -> list[Sequence[Line]]:
    prospect, contact = facts.prospect, draft.contact
    market = facts.market
    rows: list[Sequence[Line]] = [
        _row("to", recipient(draft, facts), width),
        _beneath(_about(contact), width),
        _row("site", draft.site or _NOTHING, width),
        _beneath(_scores(prospect), width),
    ]
    if prospect is not None and prospect.guidelines:
        rows.append(_row("rules", prospect.guidelines, width))
    if draft.asset is not None:
        rows += [_row("asset", draft.asset.title, width), _beneath(_kind(draft), width)]
    else:
        rows.append(_row("asset", _NOTHING, width))
    rows.append(_row("target", _path(draft.target) or _NOTHING, width))
    rows.append(_beneath(facts.target_page, width))
    rows.append(_row("anchor", (draft.anchor, anchor[1]) if draft.anchor else _NOTHING, width))
    rows.append(_beneath(anchor[0] if draft.anchor else "", width))
    rows.append(_row("tactic", tactic(draft), width))
    rows.append(_row("claims", _claims(draft), width))
    before = f"written to {facts.last_contact:%-d %b %Y}" if facts.last_contact else "never written to"
    rows.append(_row("before", before, width))
    if market is not None and market.etiquette.opening.value in (Opening.RELATIONSHIP_FIRST, Opening.RAPPORT_FIRST):
        rows.append(_row("intro", "introduced" if facts.introduced else ("no introducer known", "muted"), width))
    if facts.sign_off:
        rows.append(_row("review", facts.sign_off, width))
    rows.append(_row("sender", facts.sender_name or ("none set", "error"), width))
    rows.append(_beneath(f"native {facts.sender_native}" if facts.sender_native else "", width))
    return rows


def tactic(draft: Draft) -> str:
    """The kind of mail in words: `digital PR`, `guest contribution`."""
    return draft.kind.value.replace("_", " ").replace(" pr", " PR")


def _first_clause(text: str) -> str:
    clause = str(re.split(r"[;:.](?: |$)", text)[0])
    return clause if width_of([(clause, "")]) <= _LONGEST_CLAUSE else clause.partition(",")[0]


def _about(contact: Contact) -> str:
    stated = "" if not contact.has_name else "no gender stated" if contact.gender is Gender.UNKNOWN else contact.gender
    role = contact.role or contact.position if contact.has_name else contact.organisation
    return ", ".join(part for part in (role, str(stated)) if part)


def _scores(prospect: Prospect | None) -> str:
    if prospect is None:
        return "not in the list any more"
    metric = prospect.authority
    if metric is None:
        return f"local {prospect.local}"
    day = f", {metric.day:%-d %b}" if metric.day else ""
    return f"local {prospect.local} · auth {metric.value:.0f} ({metric.tool}{day})"


def _kind(draft: Draft) -> str:
    asset = draft.asset
    assert asset is not None
    return f"{asset.kind.replace('-', ' ')}, {asset.origin.value}"


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts.path if len(parts.path) > 1 else url


def _claims(draft: Draft) -> Span | str:
    figures = draft.asset.figures if draft.asset else ()
    if not figures:
        return ("no figures", "muted")
    sourced = sum(1 for figure in figures if figure.source.strip())
    return (f"{sourced} of {len(figures)} with a source", "" if sourced == len(figures) else "warning")


def _row(label: str, value: Span | str, width: int) -> Sequence[Line]:
    """A labelled value; right-to-left text stands on lines of its own."""
    span = (value, "") if isinstance(value, str) else value
    before = (label.ljust(_LABEL), "muted")
    if is_rtl(span[0]):
        return [line(before), *prose(span, width)]
    first, *rest = prose(span, width - _LABEL)
    return [Line((before, *first.left)), *(Line(((" " * _LABEL, ""), *row.left)) for row in rest)]


def _beneath(text: str, width: int) -> Sequence[Line]:
    return prose(text, width, "muted", indent=0 if is_rtl(text) else _LABEL) if text else ()


def _said(label: str, text: str, width: int, statement: Statement[object]) -> Sequence[Line]:
    """A statement about the market; where it comes from stands at the right of its last line, or below it."""
    rows = list(_row(label, text, width))
    source, words = _source(statement.source)
    if width_of(rows[-1].left) + width_of([(source, "")]) + 1 <= width:
        rows[-1] = Line(rows[-1].left, ((source, words),))
        return rows
    return [*rows, *_source_row(source, words, width)]


def _source_row(source: str, words: str, width: int) -> Sequence[Line]:
    return [line(right=[(cut(source, width - _LABEL), words)])]


def _source(source: Source) -> tuple[str, str]:
    if source.id in _SHORT:
        return _SHORT[source.id]
    return re.split(r" on |, | \(|: ", source.title)[0], "muted"
