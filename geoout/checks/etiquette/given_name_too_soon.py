"""ETQ008: a given name where a stranger is called by the surname."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import GENDERED, Compared, compared
from geoout.checks.etiquette.mending import mended
from geoout.checks.etiquette.name_words import Piece
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Market, Opening, Register
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact, Gender

_EASED = frozenset({"in", "hu", "it", "pt"})
"""Formal markets where a stranger's given name is forward rather than rude; so it is where rapport comes first."""


@rule("ETQ008", "given-name-too-soon", Severity.WARNING, source=guide("using “Sie” instead of “Du”"))
def given_name_too_soon(draft: Draft, context: Context) -> Iterator[Hit]:
    """The salutation has the given name alone where a stranger is called by the surname, or by no name (R47, R51).

    Hallo Katrin, 太郎様 and 민준님 are for colleagues and friends. Write the form of address with the surname; the
    person will say when it is time for the given name.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted or both.misgenders(draft.contact):
        return
    used, due = both.written.uses, both.right.uses
    if Piece.GIVEN not in used or used & {Piece.SURNAME, Piece.SURNAME2, Piece.PATRONYMIC}:
        return
    if not draft.contact.surname or (Piece.GIVEN in due and Piece.SURNAME not in due):
        return
    name = next(one.right for one in both.written.names if one.piece is Piece.GIVEN)
    yield mended(
        both, context.market, f"“{name}” is the given name; a stranger is not called by it here.",
        severity=_severity(both, context.market),
    )  # fmt: skip


def _severity(both: Compared, market: Market) -> Severity:
    """How grave it is; less so beside a form of address where the whole name is usual (Sayın …, later Ayşe Hanım)."""
    if Piece.GIVEN in both.right.uses and both.written.sections & GENDERED:
        return Severity.INFO
    if market.etiquette.register.value is not Register.FORMAL:
        return Severity.INFO
    warm = market.etiquette.opening.value is Opening.RAPPORT_FIRST or market.key in _EASED
    return Severity.WARNING if warm else Severity.ERROR


_LANG = Contact(given="Katrin", surname="Lang", gender=Gender.FEMALE)
_TANAKA = Contact(given="太郎", surname="田中")
_KIM = Contact(given="민준", surname="김")
(
    given_name_too_soon.example("de", contact=_LANG, body="Sehr geehrte Frau [[Katrin]],\n\nwir haben Zahlen.")
    .example("de", contact=_LANG, body="[[Hallo Katrin]],\n\nwir haben Zahlen.")
    .example("de", contact=_LANG, body="Sehr geehrte Frau Lang,\n\nwir haben Zahlen.")
    .example("de", contact=_LANG, body="Sehr geehrte Frau Katrin Lang,\n\nwir haben Zahlen.")
    .example("es", contact=_LANG, body="Estimada [[Katrin]]:\n\nhemos terminado una encuesta.")
    .example("us", contact=_LANG, body="Hi Katrin,\n\nwe have numbers.")
    .example("jp", contact=_TANAKA, body="[[太郎]]様\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="田中様\n\n突然のご連絡失礼いたします。")
    .example("kr", contact=_KIM, body="김민준 님께\n\n새로운 조사 결과를 전합니다.")
)
