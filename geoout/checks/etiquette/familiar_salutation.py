"""ETQ019: a greeting for friends."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import compared
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Register
from geoout.people.address import address
from geoout.pitches.draft import Draft, Part


@rule("ETQ019", "familiar-salutation", Severity.WARNING, source=guide("formal and professional"))
def familiar_salutation(draft: Draft, context: Context) -> Iterator[Hit]:
    """The mail begins as one between friends does, in a market that is formal with strangers (R47).

    Hallo, Salut, Ciao and 你好 presume an acquaintance. Begin with the market's own line; once the answer begins with
    Hallo, so may yours.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted or context.market.etiquette.register.value is not Register.FORMAL:
        return
    begin = both.written.start
    for found in both.written.of("familiar"):
        message = f"“{found.text}” is how friends are greeted."
        place = (Part.BODY, begin + found.start, begin + found.end)
        if found.replaces:
            yield Hit(*place, message, found.counterpart, True)
        else:
            yield Hit(*place, message, address(draft.contact, context.market).salutation)


(
    familiar_salutation.example("de", body="[[Hallo]] Frau Lang,\n\nwir haben Zahlen.")
    .example("de", body="Guten Tag Frau Lang,\n\nwir haben Zahlen.")
    .example("fr", body="[[Salut]] Katrin,\n\nnous avons des chiffres.")
    .example("us", body="Hi Katrin,\n\nwe have numbers.")
    .example("cn", body="[[你好]]！\n\n我们完成了一项调查。")
)
