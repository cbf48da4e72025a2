"""ETQ004: a salutation in a foreign language."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import foreign, where
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Register
from geoout.markets.names import language_name
from geoout.people.address import address
from geoout.pitches.draft import Draft, Part


@rule("ETQ004", "foreign-salutation", Severity.WARNING, source=guide("signals that you are an outsider"))
def foreign_salutation(draft: Draft, context: Context) -> Iterator[Hit]:
    """The salutation is in another language than the market's (R45, R47).

    “Dear Sofia” above an Italian text shows at the first word that the mail was translated or copied. Write the
    market's own line.
    """
    place = where(draft, context.market)
    if place is None:
        return
    start, end = place
    found = foreign(draft.body[start:end], context.market)
    if found is None:
        return
    language, phrase = found
    severity = Severity.ERROR if context.market.etiquette.register.value is Register.FORMAL else None
    message = f"“{phrase.text}” is a salutation in {language_name(language)}."
    yield Hit(Part.BODY, start, end, message, address(draft.contact, context.market).salutation, True, severity)


(
    foreign_salutation.example("it", body="[[Dear Katrin,]]\n\nabbiamo concluso un'indagine.")
    .example("it", body="Gentile Sig.ra Lang,\n\nabbiamo concluso un'indagine.")
    .example("fr", body="[[Hallo Frau Lang,]]\n\nnous venons de terminer une enquête.")
    .example("fr", body="Bonjour Madame Lang,\n\nnous venons de terminer une enquête.")
    .example("se", body="[[Dear Katrin,]]\n\nvi har gjort en undersökning.")
    .example("se", body="Hej Katrin!\n\nVi har gjort en undersökning.")
    .example("ca-en", body="[[Bonjour Katrin,]]\n\nwe have finished a survey.")
    .example("jp", body="[[Dear Tanaka-sama,]]\n\n突然のご連絡失礼いたします。")
)
