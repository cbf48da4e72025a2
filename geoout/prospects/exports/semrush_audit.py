"""Semrush, Backlink Audit: links with a toxicity score, which is Semrush's opinion and stays out of ours."""

from __future__ import annotations

from geoout.prospects.exports.format import Day, Export, Text, Url

SEMRUSH_AUDIT = Export(
    name="semrush-audit",
    title="Semrush backlink audit",
    tool="Semrush",
    needs=(("Source url",), ("Toxicity Score",), ("Target url",)),
    columns=(
        Url("page_url", ("Source url",)),
        Text("page_title", ("Source title",)),
        Day("last_seen", ("Last seen",)),
    ),
)
