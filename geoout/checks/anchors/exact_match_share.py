"""ANC004: many anchors that are exactly a keyword."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.anchor_use import exact_share
from geoout.checks.anchors.earlier_uses import at_anchor, quoted, uses_of
from geoout.checks.anchors.sample import asked
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.language.anchor_kind import AnchorKind
from geoout.pitches.draft import Draft


@rule(
    "ANC004",
    "exact-match-share",
    Severity.WARNING,
    source=guide("over-optimised exact-match anchors can look manipulative"),
)
def exact_match_share(draft: Draft, context: Context) -> Iterator[Hit]:
    """One more anchor that is exactly a keyword, where many of the page's anchors in this market already are (R69).

    Nobody who links of their own accord writes the search phrase most of the time. Offer the brand, the title of the
    page, a phrase around the keyword. Sites are counted once, over what has left and older drafts. Which share is safe
    no source says: `exact_anchors` in campaign.yaml is the campaign's own limit, which holds once there are
    `exact_anchors_from` uses.
    """
    uses = uses_of(draft, context, lambda use: use.kind is AnchorKind.EXACT)
    if uses is None:
        return
    share, limit = exact_share([uses.this, *uses.judged()]), uses.settings.exact_anchors
    if share.whole < uses.settings.exact_anchors_from or not share.over(limit):
        return
    message = (
        f"With {quoted(uses.this.anchor)} {share} anchors to this page in this market would be exactly a keyword; the "
        f"campaign’s own limit is {limit * 100:g} %."
    )
    yield at_anchor(draft, message)


_FIVE_OF_NINE = asked(*["Hausratversicherung"] * 5, *["Was zum Hausrat gehört"] * 4)
(
    exact_match_share.example("de", anchor="[[Hausratversicherung]]", context=_FIVE_OF_NINE)
    .example("de", anchor="hausratversicherung", body="Zur [[hausratversicherung]].", context=_FIVE_OF_NINE)
    .example("de", anchor="Was zum Hausrat gehört", context=_FIVE_OF_NINE)
    .example("de", anchor="Hausratversicherung", context=asked("Hausratversicherung"))
    .example("us", anchor="home insurance", context=asked(*["what a household insures"] * 8))
)
