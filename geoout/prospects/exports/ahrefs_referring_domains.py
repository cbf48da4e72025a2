"""Ahrefs, Site Explorer, Referring domains. `Traffic` has been seen with a blank after it, which is not compared."""

from __future__ import annotations

from geoout.prospects.exports.format import Day, Export, Number, Url

AHREFS_REFERRING_DOMAINS = Export(
    name="ahrefs-referring-domains",
    title="Ahrefs referring domains",
    tool="Ahrefs",
    needs=(("Domain",), ("DR", "Domain rating"), ("Dofollow ref. domains",), ("Links to target",)),
    columns=(
        Url("domain", ("Domain",)),
        Number("authority", ("DR", "Domain rating")),
        Number("traffic", ("Traffic",)),
        Day("last_seen", ("Last seen", "First seen")),
    ),
)
