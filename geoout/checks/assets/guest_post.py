"""AST009: a guest post where more is expected."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.assets.regions import HERO, wants_hero
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Kind, Part


@rule("AST009", "guest-post-alone", Severity.WARNING, source=guide("standard guest posting is often insufficient"))
def guest_post_alone(draft: Draft, context: Context) -> Iterator[Hit]:
    """A guest contribution or a plain article offered in the United States (R37, R62).

    Newsrooms and trade journals there want hero content: a tool, original research, a point of view backed by data.
    Pitch the research itself, and let an article follow from it.
    """
    offered = draft.asset
    if not wants_hero(context.market):
        return
    plain = offered is not None and offered.kind in ("article", "blog-post")
    if draft.kind is Kind.GUEST_CONTRIBUTION or (draft.kind is Kind.DIGITAL_PR and plain):
        title = offered.title if offered else ""
        message = "A guest post or an article alone is often not enough here."
        yield Hit(Part.ASSET, 0, len(title), message, f"offer one of: {', '.join(HERO)}")


(
    guest_post_alone.example("us", kind=Kind.GUEST_CONTRIBUTION, asset=asset(language="en"), fires=True)
    .example("us", asset=asset(kind="blog-post", language="en"), fires=True)
    .example("us", asset=asset(kind="tool", language="en"))
    .example("gb", kind=Kind.GUEST_CONTRIBUTION, asset=asset(language="en"))
)
