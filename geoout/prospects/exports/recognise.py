"""Which format a header belongs to: one, several, or none, with the closest and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geoout.prospects.domain import site_of
from geoout.prospects.exports.ahrefs_backlinks import AHREFS_BACKLINKS
from geoout.prospects.exports.ahrefs_referring_domains import AHREFS_REFERRING_DOMAINS
from geoout.prospects.exports.contacts import CONTACTS, GOOGLE_CONTACTS, HUBSPOT_CONTACTS, OUTLOOK_CONTACTS
from geoout.prospects.exports.format import Export, folded, lacking
from geoout.prospects.exports.plain import BARE_LIST, PLAIN
from geoout.prospects.exports.screaming_frog import SCREAMING_FROG_INLINKS
from geoout.prospects.exports.search_console import SEARCH_CONSOLE_LATEST_LINKS, SEARCH_CONSOLE_LINKING_SITES
from geoout.prospects.exports.semrush_audit import SEMRUSH_AUDIT
from geoout.prospects.exports.semrush_backlinks import SEMRUSH_BACKLINKS, SEMRUSH_BACKLINKS_OLD

EXPORTS: tuple[Export, ...] = (
    AHREFS_BACKLINKS,
    AHREFS_REFERRING_DOMAINS,
    SEMRUSH_BACKLINKS,
    SEMRUSH_BACKLINKS_OLD,
    SEMRUSH_AUDIT,
    SEARCH_CONSOLE_LATEST_LINKS,
    SEARCH_CONSOLE_LINKING_SITES,
    SCREAMING_FROG_INLINKS,
    GOOGLE_CONTACTS,
    OUTLOOK_CONTACTS,
    HUBSPOT_CONTACTS,
    CONTACTS,
    PLAIN,
    BARE_LIST,
)
"""Every format geoout reads. A header is claimed by the format that needs most of its words."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several formats claim the header equally."""

    candidates: tuple[Export, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No format claims the header; `closest` would, had it the words `lacks`."""

    closest: Export
    lacks: tuple[str, ...]


def recognise(header: Sequence[str]) -> Export | Ambiguous | Unknown:
    """The format of this header row, by its words in any order, without case and extra spaces."""
    words = {folded(name) for name in header}
    claims = [each for each in EXPORTS if each.needs and not lacking(each, header)]
    claims = [each for each in claims if not each.fallback] or claims
    if claims:
        most = max(len(each.needs) for each in claims)
        best = [each for each in claims if len(each.needs) == most]
        return best[0] if len(best) == 1 else Ambiguous(tuple(best))
    if len(words) == 1 and site_of(header[0]):
        return BARE_LIST
    closest = min(
        (each for each in EXPORTS if each.needs),
        key=lambda each: (len(lacking(each, header)) / len(each.needs), not each.fallback),
    )
    return Unknown(closest, tuple(lacking(closest, header)))
