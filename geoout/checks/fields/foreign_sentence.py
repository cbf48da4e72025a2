"""FLD014 and FLD015: a subject or a sentence that stayed in another language."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.fields.mail_reading import reading, wanted
from geoout.checks.fields.text_language import foreign_language
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import language_name
from geoout.pitches.draft import Draft, Part

_MACHINE = guide("reads like a machine wrote it")


@rule("FLD014", "subject-language", Severity.WARNING, source=guide("English-language emails to foreign webmasters"))
def subject_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The subject is in another language than the market's (R44, R56).

    It is all that most recipients read. Write it in the language of the mail; titles in quotation marks may stay.
    """
    read = reading(draft, context.market)
    other = foreign_language(judged(draft, Part.SUBJECT), read.own, least=3)
    if other is not None:
        told = f"this market reads {language_name(context.market.language)}"
        told = "the mail does not" if other in wanted(draft, context.market) else told
        message = f"The subject reads as {language_name(other)}; {told}."
        start = len(draft.subject) - len(draft.subject.lstrip())
        yield Hit(Part.SUBJECT, start, len(draft.subject.rstrip()), message, "write it in the market's language")


@rule("FLD015", "untranslated-sentence", Severity.WARNING, source=_MACHINE)
def untranslated_sentence(draft: Draft, context: Context) -> Iterator[Hit]:
    """A sentence stayed in another language (R56).

    It shows that the text was made from a translation or a template of another market. Write it anew; quotations in
    quotation marks and filled-in fields are left alone.
    """
    read = reading(draft, context.market)
    if read.whole is not None:  # FLD004 says so
        return
    for start, end, other in read.parts:
        yield Hit(Part.BODY, start, end, f"This reads as {language_name(other)}.", "write it anew")


_TEXT = "Guten Tag Frau Lang,\n\nwir haben eine Umfrage gemacht. {} Die Tabellen sind frei.\n\nGruß"
(
    subject_language.example("de", subject="[[A survey of the heating costs in your city]]", body="Guten Tag.")
    .example("jp", subject="[[New survey of home heating]]", body="はじめまして。")
    .example("us", subject="[[Eine Umfrage zu den Heizkosten]]", body="Hi.")
    .example("de", subject="Heizkosten in zwölf Städten: The State of Heating", body="Guten Tag.")
    .example("de", subject="Home Energy Report 2026", body="Guten Tag.")
    .example("jp", subject="暖房費の調査（Home Heating Survey Report）", body="はじめまして。")
)
(
    untranslated_sentence.example("de", body=_TEXT.format("[[You can use all of the tables for your readers]]."))
    .example("de", body=_TEXT.format("Der Bericht heißt State of Home Heating."))
    .example("fr", body="Bonjour,\n\nNous avons publié « The state of the art in your home ». Merci à vous.\n\nA")
)
