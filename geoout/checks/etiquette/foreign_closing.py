"""ETQ016: a closing in a foreign language."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette import closing_line
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Register
from geoout.markets.names import language_name
from geoout.people.address import closings
from geoout.pitches.draft import Draft, Part


@rule("ETQ016", "foreign-closing", Severity.WARNING, source=guide("signals that you are an outsider"))
def foreign_closing(draft: Draft, context: Context) -> Iterator[Hit]:
    """The closing is in another language than the market's (R45, R56).

    “Best regards” below an Italian text is what a template leaves behind. Write the market's own line.
    """
    market = context.market
    if not closing_line.judged(draft, market):
        return
    found = closing_line.foreign_closing(draft, market)
    if found is not None:
        severity = Severity.ERROR if market.etiquette.register.value is Register.FORMAL else None
        message = f"“{found.text.rstrip(',')}” is a closing in {language_name(found.language)}."
        yield Hit(Part.BODY, found.start, found.end, message, closings(market)[0], True, severity)


(
    foreign_closing.example("it", body="Gentile Sig.ra Lang,\n\nabbiamo dei dati.\n\n[[Best regards,]]\nAnna")
    .example("it", body="Gentile Sig.ra Lang,\n\nabbiamo dei dati.\n\nCordiali saluti,\nAnna")
    .example("de", body="Guten Tag,\n\nwir haben Zahlen.\n\n[[Kind regards]]\nJonas Brandt")
    .example("se", body="Hej Katrin!\n\nVi har siffror.\n\n[[Best regards,]] Anna")
    .example("us", body="Hi Katrin,\n\nwe have numbers.\n\nBest regards,\nAmelia")
    .example("jp", body="田中様\n\n調査を行いました。\n\n[[Best regards,]]\n高橋")
)
