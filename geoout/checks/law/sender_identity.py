"""LAW001 and LAW002: who writes, and from where."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.people.names import join_name
from geoout.pitches.draft import Draft, Part


@rule("LAW001", "sender-identity", Severity.ERROR, source=HOUSE)
def sender_identity(draft: Draft, context: Context) -> Iterator[Hit]:
    """The text does not say who writes or for whom.

    A first mail that hides its sender is unlawful in nearly every market, and no editor answers it. Keep the sender's
    name and the firm's in the text or the signature.
    """
    if draft.sender is None and context.campaign is None:
        return
    if draft.sender is None:
        yield Hit(Part.BODY, 0, 0, "No sender is chosen.", "add one for this market under senders in campaign.yaml")
        return
    source = f"{context.market.law.name}, a note" if context.market.law.name else HOUSE
    if draft.sender.surname not in draft.body:
        name = join_name(draft.sender.given, draft.sender.surname, context.market.locale)
        yield Hit(Part.BODY, 0, 0, f"The sender’s name, {name}, is not in the text.", "sign the mail", source=source)
    names = _firm_names(draft, context)
    if names and not any(name in draft.body for name in names):
        yield Hit(
            Part.BODY, 0, 0, f"The firm, {names[0]}, is not in the text.", "name it in the signature", source=source
        )


def _firm_names(draft: Draft, context: Context) -> list[str]:
    brand = context.campaign.brand if context.campaign else None
    names = [brand.legal_name, brand.name, *brand.aliases] if brand else [draft.brand]
    return [name for name in names if name]


@rule("LAW002", "postal-address-missing", Severity.ERROR, source=HOUSE)
def postal_address_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """The market's law asks for a postal address and the text has none.

    Put the firm's address under `brand.postal_address` in campaign.yaml; the signature carries it. A note, not legal
    advice.
    """
    law = context.market.law
    if "postal-address" not in law.must_contain or context.campaign is None:
        return
    lines = context.campaign.brand.postal_address
    if not lines or not any(line in draft.body for line in lines):
        yield Hit(
            Part.BODY,
            0,
            0,
            "The firm’s postal address is not in the text.",
            "keep it in the signature",
            source=law.name,
        )


(
    sender_identity.example("de", sender=None, fires=True)
    .example("de", sender=None, context={"campaign": None})
    .example("de", body="Guten Tag.", fires=True)
    .example("de")
)
postal_address_missing.example("us", body="Hi Ann,\n\nhello.", fires=True).example("us")
