"""Screaming Frog, All Inlinks: links inside and out of a crawled site; the page that links is the prospect."""

from __future__ import annotations

from geoout.prospects.exports.format import Export, Url

SCREAMING_FROG_INLINKS = Export(
    name="screaming-frog-inlinks",
    title="Screaming Frog all inlinks",
    tool="Screaming Frog",
    needs=(("Source",), ("Destination",), ("Anchor", "Anchor Text"), ("Link Position", "Follow")),
    columns=(Url("page_url", ("Source",)),),
)
