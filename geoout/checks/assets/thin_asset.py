"""AST004: too little for readers who value depth."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.assets.regions import DEEP, GERMAN_SPEAKING
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Part

_THIN = 500


@rule("AST004", "thin-asset", Severity.WARNING, source=guide("a 500-word blog post will not earn a link"))
def thin_asset(draft: Draft, context: Context) -> Iterator[Hit]:
    """A blog post, or 500 words or fewer, for a German-speaking market (R38).

    Depth earns links there: offer a white paper, a technical guide or data.
    """
    offered = draft.asset
    if offered is None or context.market.key not in GERMAN_SPEAKING or (offered.kind in DEEP and offered.words is None):
        return
    if offered.words is not None and offered.words <= _THIN:
        message = f"“{offered.title}” has {offered.words} words."
    elif offered.kind == "blog-post":
        message = f"“{offered.title}” is a blog post."
    else:
        return
    yield Hit(Part.ASSET, 0, len(offered.title), message, "offer a white paper, a technical guide or data")


(
    thin_asset.example("de", asset=asset(words=500), fires=True)
    .example("at", asset=asset(kind="blog-post", words=900), fires=True)
    .example("de", asset=asset(words=501))
    .example("us", asset=asset(words=300, language="en"))
)
