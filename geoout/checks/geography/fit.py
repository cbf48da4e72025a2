"""What the geography rules share: who reads the site, what page is offered, and the exception that a note makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geoout.campaign.address import known_markets
from geoout.campaign.structure import split
from geoout.campaign.tags import is_read_by
from geoout.campaign.targets import Page, page_of
from geoout.checks.context import Context
from geoout.language.plain import clean_line
from geoout.markets.names import language_name, territory_name
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import SourceType

_LONGEST_NOTE = 120
_LONGEST_PATH = 60
HOW_TO_NOTE = (
    "It is an international site: write in its form, under “shared audience”, why its readers are yours, and this "
    "stops nothing."
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A page against the readers of the site that would link to it.

    `readers` are the languages that the site's readers read: those of its market and its own; `is_read` whether the
    page is surely or possibly in one of them; `is_preferred` whether it is in the one that the contact prefers.
    """

    page: Page
    readers: tuple[str, ...]
    is_read: bool
    is_preferred: bool


def fit(draft: Draft, context: Context) -> Fit | None:
    """How the draft's target fits the site; None where there is no target or nothing says what language it is in."""
    page = page_of(draft.target, context.campaign) if draft.target else Page()
    if not page.languages:
        return None
    site = context.prospect.language if context.prospect is not None else ""
    readers = tuple(dict.fromkeys(tag for tag in (*context.market.languages, site) if tag))
    preferred = [draft.contact.language] if draft.contact.language else []
    return Fit(page, readers, _any(page, readers), _any(page, preferred))


def _any(page: Page, readers: Iterable[str]) -> bool:
    readers = tuple(readers)
    return any(is_read_by(language, readers) for language in page.languages)


def fit_said(draft: Draft, context: Context) -> str:
    """The target page in a few words: `French page for France, fits`; empty where nothing says what it is."""
    found = fit(draft, context)
    if found is None:
        return ""
    countries = countries_of(found.page.markets)
    said = f"{languages_said(found.page.languages)} page" + (f" for {countries_said(countries)}" if countries else "")
    if not found.is_read:
        return f"{said}; read there: {languages_said(found.readers)}"
    return f"{said}, {'fits' if not countries or context.market.territory in countries else 'market no'}"


def shared_audience(context: Context) -> str:
    """The written note of an international site on the audience it shares with ours (R102); empty for any other."""
    site = context.prospect
    if site is None or site.source_type is not SourceType.INTERNATIONAL:
        return ""
    note = clean_line(site.overlap_note)
    return note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}…"


def lacks_note(context: Context) -> bool:
    """Whether the site is an international one of which nobody wrote whose audience it shares."""
    site = context.prospect
    return site is not None and site.source_type is SourceType.INTERNATIONAL and not site.overlap_note.strip()


def address(url: str, beside: str) -> str:
    """How a page is named beside another of ours: its path, with the host where that differs."""
    host, path = split(url)
    named = path if host == split(beside)[0] else f"{host}{path}"
    return named if len(named) <= _LONGEST_PATH else f"{named[:_LONGEST_PATH]}…"


def languages_said(tags: Iterable[str]) -> str:
    """`English or French`; three at most."""
    return _either(language_name(tag) for tag in tags)


def countries_of(markets: Iterable[str]) -> tuple[str, ...]:
    """The territories of some markets, given by their keys."""
    return tuple(dict.fromkeys(known_markets()[key].territory for key in markets))


def countries_said(territories: Iterable[str]) -> str:
    """`Spain or Mexico`; three at most."""
    return _either(map(territory_name, territories))


def _either(names: Iterable[str]) -> str:
    *some, last = list(dict.fromkeys(names))[:3]
    return f"{', '.join(some)} or {last}" if some else last
