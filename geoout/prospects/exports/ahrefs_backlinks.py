"""Ahrefs, Site Explorer, Backlinks: 37 columns in 2026, UTF-16 with tabs, or UTF-8 with commas when saved again."""

from __future__ import annotations

from geoout.prospects.exports.format import Day, Export, Number, Text, Url

AHREFS_BACKLINKS = Export(
    name="ahrefs-backlinks",
    title="Ahrefs backlinks",
    tool="Ahrefs",
    needs=(
        ("Referring page URL",),
        ("Referring page title",),
        ("Domain rating", "DR"),
        ("Target URL",),
        ("Anchor",),
        ("First seen",),
    ),
    columns=(
        Url("page_url", ("Referring page URL",)),
        Text("page_title", ("Referring page title",)),
        Text("language", ("Language",)),
        Number("authority", ("Domain rating", "DR")),
        Number("traffic", ("Domain traffic",)),
        Day("last_seen", ("Last seen",)),
        Text("declared.topic", ("Page category",)),
        Text("declared.platform", ("Platform",)),
    ),
)
