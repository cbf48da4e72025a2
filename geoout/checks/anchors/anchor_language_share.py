"""ANC010: another foreign anchor beside earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.anchor_use import Share
from geoout.checks.anchors.earlier_uses import at_anchor, uses_of, where
from geoout.checks.anchors.sample import asked
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.language.anchor import Answer
from geoout.markets.names import language_name
from geoout.pitches.draft import Draft


@rule("ANC010", "anchor-language-share", Severity.INFO, source=guide("natural and varied"))
def anchor_language_share(draft: Draft, context: Context) -> Iterator[Hit]:
    """Another foreign anchor to a page to which earlier ones in this market were foreign too (R71).

    One guest who writes in English is natural; several to one page look like a list that was handed on. The finding
    counts them, it knows no share that would be right. Use an anchor in the market's language, or let it through where
    the sites themselves write in that language.
    """
    uses = uses_of(draft, context, lambda use: use.answer is Answer.MISMATCH)
    if uses is None:
        return
    foreign = [use for use in uses.judged() if use.answer is Answer.MISMATCH]
    if not foreign:
        return
    share = Share(len(foreign) + 1, len(uses.earlier) + 1)
    language = language_name(context.market.language)
    message = f"{share} anchors to this page in this market would not read as {language}; before at {where(foreign)}."
    yield at_anchor(draft, message)


_FOREIGN = asked("compare home insurance online", "Hausrat im Vergleich")
(
    anchor_language_share.example("de", anchor="[[home insurance comparison]]", context=_FOREIGN)
    .example("de", anchor="Hausrat im Vergleich", context=_FOREIGN)
    .example("de", anchor="home insurance comparison", context=asked("Hausrat im Vergleich"))
)
