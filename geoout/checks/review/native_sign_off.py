"""REV001 and REV002: whether a native speaker stands behind the text."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import language_name
from geoout.people.names import join_name
from geoout.pitches.draft import Draft, Part


def _somebody_native(context: Context) -> bool:
    return context.campaign is not None and any(s.writes(context.market.language) for s in context.campaign.senders)


@rule("REV001", "signed-by-author", Severity.INFO, source=guide("employ native speakers for outreach"))
def signed_by_author(draft: Draft, context: Context) -> Iterator[Hit]:
    """The sender is a native speaker and signs the text by letting it leave (R53).

    Nothing to do: read it once more before it goes.
    """
    if draft.sender is None or context.history is None or not draft.sender.writes(context.market.language):
        return
    name = join_name(draft.sender.given, draft.sender.surname, context.market.locale)
    yield Hit(Part.BODY, 0, 0, f"{name} is a native speaker of this market’s language: letting it leave signs it.")


@rule("REV002", "no-native-sign-off", Severity.ERROR, source=guide("employ native speakers for outreach"))
def no_native_sign_off(draft: Draft, context: Context) -> Iterator[Hit]:
    """No native speaker wrote or signed this text (R53, R55).

    Grammar that is right can still sound wrong. Have a native speaker sign it, or let a sender who is one take it over.
    Where somebody in the campaign could sign, this is a warning; where nobody can, it stops the draft until it is
    overridden with a reason.
    """
    if context.history is None or (draft.sender is not None and draft.sender.writes(context.market.language)):
        return
    if context.history.is_signed(draft.id, draft.revision):
        return
    severity = Severity.WARNING if _somebody_native(context) else None
    message = f"No native speaker of {language_name(context.market.language)} has signed this text."
    yield Hit(Part.BODY, 0, 0, message, "have it signed, or choose a native sender", severity=severity)


class _Record:
    def __init__(self, signed: bool) -> None:
        self.signed = signed

    def is_signed(self, draft: int, revision: int) -> bool:
        return self.signed


signed_by_author.example("de", fires=True, context={"history": _Record(False)}).example("de")
(
    no_native_sign_off.example("pl", fires=True, context={"history": _Record(False)})
    .example("pl", context={"history": _Record(True)})
    .example("de", context={"history": _Record(False)})
)
