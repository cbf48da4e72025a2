"""ANC005 to ANC007: an anchor whose letters are not what they look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.language.anchor_text import OddityKind, oddities, unseen_in, without_markup, without_unseen
from geoout.language.look_alikes import Disguise, Disguised, disguised_words
from geoout.language.script import script_of_letter
from geoout.pitches.anchor_place import places_of
from geoout.pitches.draft import Draft, Part

_SCRIPTS = {"Latn": "Latin", "Grek": "Greek", "Cyrl": "Cyrillic", "Armn": "Armenian", "Cher": "Cherokee"}
_SHOWN = 3


def _hit(draft: Draft, message: str, suggestion: str) -> Hit:
    """The finding where the anchor stands in the body, so that it shows in the editor; else at the anchor itself.

    The suggestion is the whole anchor: it is put in place of the field and of its place in the body at once.
    """
    places = places_of(draft, Part.ANCHOR)
    part, (start, end) = (Part.BODY, places[0]) if places else (Part.ANCHOR, (0, len(draft.anchor)))
    return Hit(part, start, end, message, suggestion or None, bool(suggestion))


@rule("ANC005", "look-alike-letters", Severity.ERROR, source="Unicode UTS 39, confusable letters")
def look_alike_letters(draft: Draft, context: Context) -> Iterator[Hit]:
    """A word of the anchor is disguised: letters of another alphabet stand in place of those they look like.

    Spam filters look for exactly that, and search engines index another word than the one that is read. It comes from a
    wrong keyboard or from a text that was made to deceive. Put the plain word in its place; Latin names beside another
    script, units and words such as IT-компания are left alone.
    """
    campaign = context.campaign
    names = (draft.brand, *((campaign.brand.name, *campaign.brand.aliases) if campaign is not None else ()))
    anchor = draft.anchor.strip()
    found = disguised_words(anchor, context.market.languages, tuple(name for name in dict.fromkeys(names) if name))
    if not found:
        return
    plain = anchor
    for one in reversed(found):
        plain = plain[: one.start] + one.plain + plain[one.end :]
    yield _hit(draft, f"{' '.join(map(_told, found[:_SHOWN]))}", plain)


def _told(one: Disguised) -> str:
    """The sentence on one word: which letters are whose."""
    looks = f"“{one.text}” only looks like “{one.plain}”"
    if one.how is Disguise.STYLED:
        return f"{looks}: its letters are styled ones that no search finds."
    scripts = [_SCRIPTS.get(script_of_letter(letter) or "", "of another alphabet") for letter in one.swapped]
    if one.how is not Disguise.MIXED and len(set(scripts)) == 1:
        return f"{looks}: it is written in {scripts[0]} letters."
    letters = [f"{letter} is {script}" for letter, script in zip(one.swapped, scripts, strict=True)]
    return f"{looks}: {', '.join(letters[:_SHOWN])}{' …' if len(letters) > _SHOWN else ''}."


@rule("ANC006", "invisible-characters", Severity.WARNING, source=HOUSE, as_received=True)
def invisible_characters(draft: Draft, context: Context) -> Iterator[Hit]:
    """The anchor holds characters that nobody sees: zero-width, soft hyphens, or ones that reorder what is read.

    They are pasted along unseen; the link's text is then another one than it seems, and no report finds it again. Put
    the clean anchor in its place. Joiners of Persian, Hindi and emoji and marks of right-to-left text are left alone.
    """
    unseen = dict.fromkeys("".join(unseen_in(draft.anchor)))
    if unseen:
        codes = [f"{unicodedata.name(sign, 'control character').lower()} (U+{ord(sign):04X})" for sign in unseen]
        more = " and others" if len(codes) > _SHOWN else ""
        clean = without_unseen(draft.anchor).strip()
        yield _hit(draft, f"The anchor holds what nobody sees: {', '.join(codes[:_SHOWN])}{more}.", clean)


@rule("ANC007", "html-entity", Severity.WARNING, source=HOUSE)
def html_entity(draft: Draft, context: Context) -> Iterator[Hit]:
    """The anchor holds HTML as it is written, not as it is read: &amp;amp;, &amp;nbsp;, a tag.

    It is left over from an export. In a mail the recipient reads the code, and pastes it as it is. Put the plain text
    in its place.
    """
    kinds = (OddityKind.ENTITY, OddityKind.MARKUP)
    code = list(dict.fromkeys(one.text for one in oddities(draft.anchor) if one.kind in kinds))
    if code:
        shown = ", ".join(text if len(text) <= 30 else f"{text[:29]}…" for text in code[:_SHOWN])
        more = " and others" if len(code) > _SHOWN else ""
        yield _hit(draft, f"The anchor holds HTML code: {shown}{more}.", without_markup(draft.anchor))


(
    look_alike_letters.example("de", anchor="[[Hausrаt vergleichen]]", body="Guten Tag.")
    .example("ru", anchor="[[cтраховка дома]]", body="Добрый день.")
    .example("de", anchor="[[Асmе Vergleich]]", body="Guten Tag.")
    .example("de", anchor="Hausrаt vergleichen", body="Siehe [[Hausrаt vergleichen]].")
    .example("jp", anchor="Acmeの暖房費調査", body="はじめまして。")
    .example("ru", anchor="IT-компания и 3D-печать", body="Добрый день.")
    .example("de", anchor="Widerstand in kΩ, TNFα", body="Guten Tag.")
    .example("br", anchor="osiguranje и осигурање", body="Olá.")
)
(
    invisible_characters.example("de", anchor="[[Haus\u00adrat]]", body="Guten Tag.")
    .example("de", anchor="[[\u202eHausrat]]", body="Guten Tag.")
    .example("us", anchor="home\u200bowners", body="See [[home\u200bowners]].")
    .example("ae", anchor="تأمين المنزل\u200f", body="تحية طيبة")
    .example("de", anchor="Hausrat 👩\u200d💻", body="Guten Tag.")
)
(
    html_entity.example("de", anchor="[[Haus &amp; Rat]]", body="Guten Tag.")
    .example("fr", anchor="[[<b>assurance</b>]]", body="Bonjour,")
    .example("us", anchor="AT&T, R&D and Q&A", body="Hi.")
)
