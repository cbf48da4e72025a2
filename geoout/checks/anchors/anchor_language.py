"""ANC001 and ANC002: the anchor text's language."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, guide, rule
from geoout.language.anchor import Verdict, verify
from geoout.markets.names import language_name
from geoout.pitches.draft import Draft, Part


def _verdict(draft: Draft, context: Context) -> Verdict | None:
    if not draft.anchor.strip():
        return None
    own: tuple[str, ...] = ()
    if context.campaign is not None:
        own = context.campaign.anchors.get(context.market.key, ()) + tuple(
            anchor
            for target in context.campaign.targets
            if target.market == context.market.key
            for anchor in target.anchors
        )
    return verify(draft.anchor, context.market.languages, brand=draft.brand, own=own)


def _places(draft: Draft) -> Iterator[tuple[Part, int, int]]:
    """The anchor itself and, so that it shows in the editor, where it stands in the body."""
    at = draft.body.find(draft.anchor)
    if at >= 0:
        yield Part.BODY, at, at + len(draft.anchor)
    else:
        yield Part.ANCHOR, 0, len(draft.anchor)


@rule("ANC001", "anchor-language-undecided", Severity.INFO, source=HOUSE)
def anchor_language_undecided(draft: Draft, context: Context) -> Iterator[Hit]:
    """The anchor is too short or too international to tell its language.

    Loanwords and names read the same in many languages. Nothing is wrong; someone who reads the language should look.
    """
    verdict = _verdict(draft, context)
    if verdict is not None and verdict.verdict == "undecided":
        for part, start, end in _places(draft):
            yield Hit(part, start, end, f"The anchor's language cannot be told: {verdict.reason}.")


@rule("ANC002", "anchor-language", Severity.ERROR, source=guide("use the local language for anchor text"))
def anchor_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The anchor is in another language than the site's readers read (R66, R67).

    A foreign anchor in a local text looks placed and tells search engines little about the page. Use an anchor of the
    campaign for this market; brand, web address and number anchors are neutral.
    """
    verdict = _verdict(draft, context)
    if verdict is None or verdict.verdict != "mismatch":
        return
    own = context.campaign.anchors.get(context.market.key, ()) if context.campaign else ()
    language = language_name(context.market.language)
    for part, start, end in _places(draft):
        message = f"The anchor “{draft.anchor}” does not read as {language}: {verdict.reason}."
        yield Hit(part, start, end, message, own[0] if own else None, bool(own))


anchor_language.example("de", anchor="[[compare home insurance online]]", body="Guten Tag.").example(
    "de", anchor="Hausratversicherung vergleichen", body="Guten Tag."
).example("jp", anchor="[[home insurance comparison]]", body="はじめまして。").example(
    "de", anchor="Acme Vergleich", brand="Acme Vergleich", body="Guten Tag."
).example("de", anchor="https://acme.example/de/", body="Guten Tag.")
anchor_language_undecided.example("de", anchor="[[Marketing Tools]]", body="Guten Tag.").example(
    "de", anchor="Hausratversicherung im Vergleich", body="Guten Tag."
)
