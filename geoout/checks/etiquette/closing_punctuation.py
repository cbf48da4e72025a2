"""ETQ018: a sign after the closing where the language has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.closing_line import is_spaced, judged, own_closing
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, rule, said_by
from geoout.people.address import closings
from geoout.pitches.draft import Draft, Part

_LAST_WORD = re.compile(r"(\S+?)\s*[,.;!]+$")


@rule("ETQ018", "closing-punctuation", Severity.INFO, source="house")
def closing_punctuation(draft: Draft, context: Context) -> Iterator[Hit]:
    """A comma stands after the closing where the language has none.

    German, Polish, Czech and the Nordic languages close without one; it came with the English template. Leave it out.
    """
    market = context.market
    if not is_spaced(market) or not judged(draft, market) or any(one[-1] in ",،" for one in closings(market)):
        return
    found = own_closing(draft, market)
    match = _LAST_WORD.search(found.text) if found is not None else None
    if found is None or match is None or "." in match.group(1):
        return
    source = said_by(market.etiquette.closing.source)
    place = (found.start + match.start(), found.end)
    yield Hit(Part.BODY, *place, "Nothing stands after the closing here.", match.group(1), True, source=source)


(
    closing_punctuation.example(
        "de", body="Guten Tag,\n\nwir haben Zahlen.\n\nMit freundlichen [[Grüßen,]]\nJonas Brandt"
    )
    .example("de", body="Guten Tag,\n\nwir haben Zahlen.\n\nMit freundlichen Grüßen\nJonas Brandt")
    .example("us", body="Hi Katrin,\n\nwe have numbers.\n\nBest regards,\nAmelia")
)
