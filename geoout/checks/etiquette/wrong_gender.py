"""ETQ005: a form of address for another gender than the stated one, or for a guessed one."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import compared
from geoout.checks.etiquette.mending import mended
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact, Gender


@rule("ETQ005", "wrong-gender", Severity.ERROR, source=guide("the correct honorifics are non-negotiable"))
def wrong_gender(draft: Draft, context: Context) -> Iterator[Hit]:
    """The salutation calls a woman Herr, a man Frau, or either when nobody has stated the gender (R47, R51).

    A wrong one ends the conversation, and a name does not tell: Andrea, Kim, Jean and Sascha are men and women. Where
    the gender is not on record, the market's neutral form is right; or ask, and record it.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted or not both.misgenders(draft.contact):
        return
    spoken, contact = both.written.gender or Gender.UNKNOWN, draft.contact
    blamed = both.written.of(spoken.value)
    words = " ".join(f"“{one.text}”" for one in blamed)
    stated = {Gender.FEMALE: "a woman", Gender.MALE: "a man"}.get(contact.gender)
    is_for = "a woman" if spoken is Gender.FEMALE else "a man"
    known = f"the contact is {stated}" if stated else "the contact's gender is not stated, and it is never guessed"
    over = (blamed[0].start, blamed[-1].end)
    yield mended(both, context.market, f"{words} is for {is_for}; {known}.", over=over)


_HER = Contact(given="Katrin", surname="Lang", gender=Gender.FEMALE, email="k.lang@wohnwert.example")
_HIM = Contact(given="Jean", surname="Moreau", gender=Gender.MALE)
_WHO = Contact(given="Andrea", surname="Rossi")
_WANG = Contact(given="小明", surname="王", gender=Gender.FEMALE)
(
    wrong_gender.example("de", contact=_HER, body="Sehr [[geehrter Herr]] Lang,\n\nwir haben Zahlen.")
    .example("de", contact=_HER, body="Sehr geehrte Frau Lang,\n\nwir haben Zahlen.")
    .example("de", contact=_WHO, body="[[Sehr geehrte Frau]] Rossi,\n\nwir haben Zahlen.")
    .example("de", contact=_WHO, body="Guten Tag Andrea Rossi,\n\nwir haben Zahlen.")
    .example("de", contact=_WHO, body="Sehr geehrte Damen und Herren,\n\nwir haben Zahlen.")
    .example("fr", contact=_HIM, body="Bonjour [[Madame]] Moreau,\n\nnous avons des chiffres.")
    .example("fr", contact=_HIM, body="Bonjour Monsieur Moreau,\n\nnous avons des chiffres.")
    .example("ca-fr", contact=_WHO, body="[[Monsieur]],\n\nnous avons des chiffres.")
    .example(
        "it", contact=_WHO, body="Gentile [[Sig.ra]] Rossi,\n\nabbiamo dei dati.".replace("[[Sig.ra]]", "[[Sig.ra]]")
    )
    .example("cn", contact=_WANG, body="尊敬的王[[先生]]：\n您好！\n\n我们完成了一项调查。")
    .example("cn", contact=_WANG, body="尊敬的王女士：\n您好！\n\n我们完成了一项调查。")
    .example("us", contact=_WHO, body="[[Dear Ms. Rossi]],\n\nwe have numbers.")
    .example("us", contact=_WHO, body="Hi Andrea,\n\nwe have numbers.")
)
