"""ETQ015: the mail ends without a closing."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.closing_line import closes, foreign_closing, judged
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.people.address import closings
from geoout.pitches.draft import Draft, Part

_PARAGRAPHS = 3
"""Salutation, text and something that may be a closing; with fewer it is a fragment."""


@rule("ETQ015", "missing-closing", Severity.WARNING, source=HOUSE)
def missing_closing(draft: Draft, context: Context) -> Iterator[Hit]:
    """The mail ends without a closing (R47).

    A mail that stops after its last sentence reads as cut off or as a machine's. End with the market's own line and
    the sender's name.
    """
    market = context.market
    whole = len([one for one in draft.body.split("\n\n") if one.strip()]) >= _PARAGRAPHS
    if not whole or draft.missing or not judged(draft, market) or closes(draft, market):
        return
    if foreign_closing(draft, market) is None:
        yield Hit(Part.BODY, 0, 0, "The mail ends without a closing.", closings(market)[0])


_TEXT = "Sehr geehrte Frau Lang,\n\nwir haben Zahlen.\n\n"
(
    missing_closing.example("de", body=_TEXT + "Die Daten sind frei nutzbar.\n\nJonas Brandt", fires=True)
    .example("de", body=_TEXT + "Freundliche Grüße aus Köln\nJonas Brandt")
    .example("de", body=_TEXT + "Mit freundlichen Grüßen\n\nJonas Brandt\n\n-- \nAcme")
    .example("us", body="Hi Katrin,\n\nwe have numbers.\n\nAmelia", fires=True)
    .example("us", body="Hi Katrin,\n\nwe have numbers.\n\nThanks,\nAmelia")
)
