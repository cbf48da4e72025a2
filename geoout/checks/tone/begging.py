"""TON004: begging for a link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft, judged
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "begging"


@rule("TON004", "begging", Severity.WARNING, source=guide("from “begging” to “providing value”"), words=_WORDS)
def begging(draft: Draft, context: Context) -> Iterator[Hit]:
    """The text begs for a link or a favour (R36).

    A favour for a stranger is no reason to publish anything. Offer what the reader gains: the finding, the table, the
    local figure; who finds it useful links without being asked to.
    """
    words = for_draft(_WORDS, draft, context.market)
    for part in (Part.SUBJECT, Part.BODY):
        for found in words.find(judged(draft, part)):
            message = f"“{found.text}” asks for a favour instead of offering something."
            yield Hit(part, found.start, found.end, message, found.counterpart or "say what the reader gains")


(
    begging.example("de", body="[[Bitte verlinken]] Sie auf unsere Seite.")
    .example("us", body="[[Please link]] to our page.")
    .example("us", body="The full table is linked below.")
)
