"""ANC003: the same anchor once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from geoout.campaign.anchor_use import UNBLAMED, normalised, same_anchor
from geoout.campaign.suggestions import suggest
from geoout.checks.anchors.earlier_uses import Uses, at_anchor, quoted, uses_of, where
from geoout.checks.anchors.sample import asked
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.language.anchor_kind import AnchorKind
from geoout.pitches.draft import Draft, Kind


@rule("ANC003", "anchor-repeated", Severity.WARNING, source=guide("using the same anchor text too often"))
def anchor_repeated(draft: Draft, context: Context) -> Iterator[Hit]:
    """The same anchor for the same page and market as often as the campaign's own limit, or more often (R70).

    Editors word links differently; one wording on many sites shows that somebody handed it out. Case, white space and
    spelling in Unicode make no difference, and with `anchor_forms` neither do the forms of a word. A site counts once,
    a follow-up is no second use. The brand's name, addresses and pictures repeat by nature and are left alone; phrases
    like “click here” are only mentioned. Offer other words: another of the page's anchors, a phrase around the keyword.
    How often is too often no source says: `anchor_repeats` in campaign.yaml is the campaign's own limit.
    """
    uses = uses_of(draft, context, lambda use: use.kind not in UNBLAMED)
    if uses is None:
        return
    limit = uses.settings.anchor_repeats
    language, forms = context.market.language, uses.settings.anchor_forms
    same = same_anchor(uses.earlier, uses.this.anchor, language, inflected=forms)
    if len(same) + 1 < limit:
        return
    message = (
        f"{quoted(uses.this.anchor)} would be the anchor to this page at the {_ordinal(len(same) + 1)} site of this "
        f"market, the campaign’s own limit is the {_ordinal(limit)}; before at {where(same)}."
    )
    found = at_anchor(draft, message, _least_used(draft, context, uses))
    yield replace(found, severity=Severity.INFO) if uses.this.kind is AnchorKind.GENERIC else found


def _least_used(draft: Draft, context: Context, uses: Uses) -> str | None:
    """Of the anchors that the campaign could use the one that it used least, where that is below its limit."""
    language, forms = context.market.language, uses.settings.anchor_forms

    def key(anchor: str) -> str:
        return normalised(anchor, language, inflected=forms)

    spent = Counter(key(use.anchor) for use in (uses.this, *uses.earlier))
    offered = [one.text for one in suggest(draft.anchor, context.campaign, context.market, draft.target)]
    least = min(offered, key=lambda text: spent[key(text)], default=None)
    return least if least is not None and spent[key(least)] + 1 < uses.settings.anchor_repeats else None


def _ordinal(number: int) -> str:
    """`4th`, `21st`, `112th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_THREE = asked("Hausrat im Vergleich", "HAUSRAT im  Vergleich", "Hausrat im Vergleich")
(
    anchor_repeated.example("de", anchor="[[Hausrat im Vergleich]]", body="Guten Tag.", context=_THREE)
    .example("de", anchor="Hausrat im Vergleich", body="Zum [[Hausrat im Vergleich]] geht es hier.", context=_THREE)
    .example("de", anchor="Was gehört zum Hausrat?", context=_THREE)
    .example("de", anchor="Hausrat im Vergleich", kind=Kind.INTRODUCTION, context=_THREE)
    .example("de", anchor="Hausrat im Vergleich", context=asked("Hausrat im Vergleich"))
    .example("de", anchor="Acme Vergleich", context=asked(*["Acme Vergleich"] * 9))
    .example("de", anchor="acme.example", context=asked(*["acme.example"] * 9))
)
