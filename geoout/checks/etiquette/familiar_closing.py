"""ETQ017: a closing for friends."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.closing_line import CLOSINGS, judged, own_closing
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Register
from geoout.people.address import closings
from geoout.pitches.draft import Draft, Part


@rule("ETQ017", "familiar-closing", Severity.WARNING, source=guide("formal and professional"), words=CLOSINGS)
def familiar_closing(draft: Draft, context: Context) -> Iterator[Hit]:
    """The mail closes as one to a friend does (R47).

    LG, Bisous, Abraços and xx are for people one has met; MfG and Cdlt save the writer's time at the reader's cost. End
    with the market's own line.
    """
    market = context.market
    if market.etiquette.register.value is Register.INFORMAL or not judged(draft, market):
        return
    found = own_closing(draft, market)
    if found is not None and found.section == "familiar":
        message = f"“{found.text.rstrip(',')}” is how friends close a mail."
        yield Hit(Part.BODY, found.start, found.end, message, closings(market)[0], True)


(
    familiar_closing.example("de", body="Guten Tag,\n\nwir haben Zahlen.\n\n[[LG]]\nJonas")
    .example("de", body="Guten Tag,\n\nwir haben Zahlen.\n\nViele Grüße\nJonas")
    .example("fr", body="Bonjour,\n\nnous avons des chiffres.\n\n[[Bisous,]]\nClaire")
    .example("us", body="Hi Katrin,\n\nwe have numbers.\n\n[[xx]]\nAmelia")
    .example("us", body="Hi Katrin,\n\nwe have numbers.\n\nCheers,\nAmelia")
)
