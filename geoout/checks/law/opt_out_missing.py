"""LAW005: no way to say no."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part, Touch

_WORDS = Path(__file__).parent / "opt_out"


@rule("LAW005", "opt-out-missing", Severity.ERROR, source=HOUSE, words=_WORDS)
def opt_out_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """A first mail does not say how to decline further ones.

    One sentence is enough: that a short answer stops all further mail. It is asked for by law in most markets and by
    courtesy in all.
    """
    ways = for_draft(_WORDS, draft, context.market)
    if draft.touch is Touch.FIRST and ways and not ways.find(draft.body):
        law = context.market.law
        asked = "opt-out" in law.must_contain
        message = "The text does not say how to decline further mail."
        yield Hit(
            Part.BODY,
            0,
            0,
            message,
            "keep the opt-out line of the template",
            severity=None if asked else Severity.WARNING,
            source=f"{law.name}, a note" if asked else HOUSE,
        )


(
    opt_out_missing.example("de", body="Guten Tag,\n\nwir haben Zahlen.", fires=True)
    .example("de", body="Wenn Sie keine weitere Nachricht wünschen, genügt eine kurze Antwort.")
    .example("us", body="Hi,\n\nwe have numbers.", fires=True)
    .example("us", body="If you would rather not hear from me again, just reply and I will not write again.")
    .example("jp", body="はじめまして。", fires=True)
)
