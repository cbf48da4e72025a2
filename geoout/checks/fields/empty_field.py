"""FLD001: a field that nobody filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, text_of
from geoout.pitches.draft import Draft, Part

_GAP = re.compile("⟦([^⟦⟧\n]{1,80})⟧")


@rule("FLD001", "empty-field", Severity.ERROR, source=HOUSE)
def empty_field(draft: Draft, context: Context) -> Iterator[Hit]:
    """A field the template needs is empty.

    The gap stands in the text as ⟦name⟧. A mail with a hole in it tells the reader that a machine wrote to a list.
    Fill the field at the prospect or in campaign.yaml and draft again, or write over the gap.
    """
    for part in (Part.SUBJECT, Part.BODY):
        for gap in _GAP.finditer(text_of(draft, part)):
            name = gap.group(1)
            yield Hit(part, gap.start(), gap.end(), f"The field {name} is empty.", f"fill {name} or write over the gap")


empty_field.example("de", body="Sehr geehrte Frau Lang,\n\n[[⟦personal_line⟧]]\n").example(
    "de", body="Sehr geehrte Frau Lang,\n\nIhr Beitrag hat mir gefallen.\n"
).example("fr", subject="Enquête : [[⟦asset.title⟧]]")
