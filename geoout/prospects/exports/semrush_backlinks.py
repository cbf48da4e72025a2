"""Semrush, Backlink Analytics: 19 columns since 2025, 15 before; UTF-8 with commas. Page scores are not a site's."""

from __future__ import annotations

from geoout.prospects.exports.format import Day, Export, Text, Url

_COLUMNS = (
    Url("page_url", ("Source url",)),
    Text("page_title", ("Source title",)),
    Day("last_seen", ("Last seen",)),
)

SEMRUSH_BACKLINKS = Export(
    name="semrush-backlinks",
    title="Semrush backlinks",
    tool="Semrush",
    needs=(("Page ascore",), ("Source url",), ("Target url",), ("Anchor",)),
    columns=_COLUMNS,
)

SEMRUSH_BACKLINKS_OLD = Export(
    name="semrush-backlinks-2019",
    title="Semrush backlinks, before 2020",
    tool="Semrush",
    needs=(("Page score",), ("Page trust score",), ("Source url",), ("Target url",)),
    columns=_COLUMNS,
)
