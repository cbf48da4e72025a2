"""FLD004: a draft in another language than the market's."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.fields.mail_reading import reading
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import language_name
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part


@rule("FLD004", "wrong-language-draft", Severity.ERROR, source=guide("English-language emails to foreign webmasters"))
def wrong_language_draft(draft: Draft, context: Context) -> Iterator[Hit]:
    """The text is not in a language of the market (R44).

    English mails to foreign editors are what spam filters and readers expect of mass mailing. Draft again from a
    template in the market's language, or note at the contact that it prefers this one.
    """
    other = reading(draft, context.market).whole
    if other is None:
        return
    start, end = anatomy(draft).main
    read = language_name(context.market.language)
    message = f"The text reads as {language_name(other)}; this market reads {read}."
    yield Hit(Part.BODY, start, end, message, "draft again in the market's language")


_ENGLISH = (
    "[[We have just finished a survey of two thousand households and would be glad to share the results with you.]]"
)
_FRENCH = "Nous venons de terminer une enquête auprès de deux mille foyers et nous vous en proposons les résultats."
(
    wrong_language_draft.example("fr", body=_ENGLISH)
    .example("fr", body=_FRENCH)
    .example("de", body="Guten Tag, ok.")
    .example("gb", body=_ENGLISH.strip("[]"))
)
