"""REV001 to REV005: whether a native speaker stands behind the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import language_name
from geoout.people.names import join_name
from geoout.pitches.draft import Draft, Part
from geoout.pitches.sign_off import Edit, Review, Standing, Verdict, What, needs_native, writes

_SOURCE = guide("employ native speakers for outreach")
_TONE = guide("idioms, cultural references, and the specific “tone of voice”")


def _severity(context: Context) -> Severity | None:
    """A warning where somebody in the campaign could write this text, else the rule's own (design, decision 1)."""
    campaign = context.campaign
    someone = campaign is not None and any(one.writes(context.market.language) for one in campaign.senders)
    return Severity.WARNING if someone and context.market.review.value != "native" else None


def _asked(draft: Draft, context: Context) -> Standing | None:
    """How the draft stands, where a native speaker besides its author has to sign it and has not."""
    if context.history is None or not needs_native(draft, context.market):
        return None
    found = context.history.sign_off(draft, context.market.locale)
    return None if found.is_signed else found


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b %Y}"


@rule("REV001", "signed-by-author", Severity.INFO, source=_SOURCE)
def signed_by_author(draft: Draft, context: Context) -> Iterator[Hit]:
    """The sender is a native speaker and signs the text by letting it leave (R53).

    Nothing to do: read it once more before it goes.
    """
    if draft.sender is None or context.history is None or needs_native(draft, context.market):
        return
    name = join_name(draft.sender.given, draft.sender.surname, context.market.locale)
    yield Hit(Part.BODY, 0, 0, f"{name} is a native speaker of this market’s language: letting it leave signs it.")


@rule("REV002", "no-native-sign-off", Severity.ERROR, source=_SOURCE)
def no_native_sign_off(draft: Draft, context: Context) -> Iterator[Hit]:
    """No native speaker wrote or signed this text (R53, R55).

    Grammar that is right can still sound wrong. Have a native speaker sign it, or let a sender who is one take it over.
    Where somebody in the campaign could sign, this is a warning; where nobody can, it stops the draft until it is
    overridden with a reason. A market whose review policy is `native` wants a second native speaker for a first mail.
    """
    found = _asked(draft, context)
    if found is None or found.returned is not None or found.voided is not None:
        return
    second = " besides its author" if writes(draft.sender, context.market) else ""
    message = f"No native speaker of {language_name(context.market.language)}{second} has signed this text."
    advice = "have it signed" if second else "have it signed, or choose a native sender"
    yield Hit(Part.BODY, 0, 0, message, advice, severity=_severity(context))


@rule("REV003", "returned-by-native", Severity.ERROR, source=_TONE)
def returned_by_native(draft: Draft, context: Context) -> Iterator[Hit]:
    """A native speaker read exactly this text and returned it with a comment (R54).

    They saw what a check cannot: an idiom, a reference, a tone. Change what the comment names; the edited text then
    waits for them again.
    """
    found = None if context.history is None else context.history.sign_off(draft, context.market.locale).returned
    if found is not None:
        message = f"{found.name} returned this text on {_day(found.at)}: {found.comment.rstrip('.')}."
        yield Hit(Part.BODY, 0, 0, message, "change what the comment names")


@rule("REV004", "sign-off-voided", Severity.ERROR, source=_SOURCE)
def sign_off_voided(draft: Draft, context: Context) -> Iterator[Hit]:
    """A native speaker signed this text, and then it was edited (R53, R54).

    A sign-off is for the words that were read. Have the new ones signed, or take the edit back.
    """
    found = _asked(draft, context)
    if found is None or found.voided is None:
        return
    signed = f"{found.voided.name} signed this text on {_day(found.voided.at)}"
    message = f"{signed}; {found.voided_by or 'an edit'} voided that."
    yield Hit(Part.BODY, 0, 0, message, "have it signed again, or undo the edit", severity=_severity(context))


@rule("REV005", "template-not-reviewed", Severity.INFO, source=_TONE)
def template_not_reviewed(draft: Draft, context: Context) -> Iterator[Hit]:
    """The template of this draft was not reviewed by a native speaker either, so nobody native has read any of it.

    Have the template signed once: drafts that stay as it wrote them are signed with it (R53).
    """
    found = _asked(draft, context)
    if found is not None and draft.template and not found.template_signed:
        message = f"The template {draft.template} is not yet reviewed by a native speaker."
        yield Hit(Part.BODY, 0, 0, message, "have the template signed")


@dataclass(frozen=True, slots=True)
class _Record:
    found: Standing

    def sign_off(self, draft: Draft, locale: str) -> Standing:
        return self.found


_THEN = datetime(2026, 11, 3, tzinfo=UTC)
_SIGNED = Review(What.DRAFT, "1", "", Verdict.SIGNED, "ania", "Ania Wzór", "pl", _THEN)
_RETURNED = Review(What.DRAFT, "1", "", Verdict.RETURNED, "ania", "Ania Wzór", "pl", _THEN, comment="brzmi obco")
_UNREAD = {"history": _Record(Standing())}
_READ = {"history": _Record(Standing(signed=_SIGNED))}
_BACK = {"history": _Record(Standing(returned=_RETURNED))}
_VOID = {"history": _Record(Standing(voided=_SIGNED, voided_by=Edit("the edit to revision 2", _THEN)))}

signed_by_author.example("de", fires=True, context=_UNREAD).example("de")
(
    no_native_sign_off.example("pl", fires=True, context=_UNREAD)
    .example("pl", context=_READ)
    .example("pl", context=_BACK)
    .example("de", context=_UNREAD)
)
returned_by_native.example("pl", fires=True, context=_BACK).example("pl", context=_UNREAD)
sign_off_voided.example("pl", fires=True, context=_VOID).example("pl", context=_READ).example("de", context=_VOID)
(
    template_not_reviewed.example("pl", fires=True, template="pl/digital_pr", context=_UNREAD)
    .example("pl", template="pl/digital_pr", context={"history": _Record(Standing(template_signed=True))})
    .example("pl", template="pl/digital_pr", context=_READ)
)
