"""ANC001 and ANC002: the anchor text's language."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.suggestions import suggest, verdict_of
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, guide, rule
from geoout.language.anchor import Answer, Verdict
from geoout.language.plain import clean_line
from geoout.markets.names import language_name
from geoout.pitches.anchor_place import places_of
from geoout.pitches.draft import Draft, Part

_LONGEST_SAID = 80


def _verdict(draft: Draft, context: Context) -> Verdict | None:
    if not draft.anchor.strip():
        return None
    return verdict_of(draft.anchor, context.campaign, context.market, draft.brand)


def _hit(draft: Draft, context: Context, message: str) -> Hit:
    """The finding where the anchor is linked in the body, so that it shows in the editor; else at the anchor itself."""
    places = places_of(draft, Part.ANCHOR)
    if len(places) > 1:
        message += f" It stands {len(places)} times in the text; the first one is meant."
    offered = suggest(draft.anchor, context.campaign, context.market, draft.target)
    suggestion = offered[0].text if offered else None
    part, (start, end) = (Part.BODY, places[0]) if places else (Part.ANCHOR, (0, len(draft.anchor)))
    return Hit(part, start, end, message, suggestion, suggestion is not None)


def _named(draft: Draft) -> str:
    anchor = clean_line(draft.anchor)
    return f"The anchor “{anchor if len(anchor) <= _LONGEST_SAID else f'{anchor[:_LONGEST_SAID]}…'}”"


def _why(verdict: Verdict) -> str:
    """The rule that decided the language, then the one that decided the kind (R68)."""
    language, _, kind = verdict.reason.partition("; ")
    return f"{language}. Its kind is {kind or verdict.kind}."


@rule("ANC001", "anchor-language-undecided", Severity.INFO, source=HOUSE)
def anchor_language_undecided(draft: Draft, context: Context) -> Iterator[Hit]:
    """The anchor is too short or too international to tell its language.

    Loanwords and names read the same in many languages. Nothing is wrong; someone who reads the language should look.
    """
    verdict = _verdict(draft, context)
    if verdict is not None and verdict.verdict is Answer.UNDECIDED:
        yield _hit(draft, context, f"{_named(draft)} may be in any language: {_why(verdict)}")


@rule("ANC002", "anchor-language", Severity.ERROR, source=guide("use the local language for anchor text"))
def anchor_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The anchor is in another language than the site's readers read (R66, R67).

    A foreign anchor in a local text looks placed and tells search engines little about the page. Use the target page's
    own anchors, the campaign's for this market, or what people there call the subject; brand, web address and number
    anchors are neutral.
    """
    verdict = _verdict(draft, context)
    if verdict is not None and verdict.verdict is Answer.MISMATCH:
        language = language_name(context.market.language)
        yield _hit(draft, context, f"{_named(draft)} does not read as {language}: {_why(verdict)}")


anchor_language.example("de", anchor="[[compare home insurance online]]", body="Guten Tag.").example(
    "de", anchor="Hausratversicherung vergleichen", body="Guten Tag."
).example("jp", anchor="[[home insurance comparison]]", body="はじめまして。").example(
    "de", anchor="Acme Vergleich", brand="Acme Vergleich", body="Guten Tag."
).example("de", anchor="https://acme.example/de/", body="Guten Tag.").example(
    "de", anchor="Insurance", body="Mehr dazu steht unter [[Insurance]] auf unserer Seite."
).example("fr", anchor="[[how to compare home insurance]]", body="Bonjour.")
anchor_language_undecided.example("de", anchor="[[Marketing Tools]]", body="Guten Tag.").example(
    "de", anchor="Hausratversicherung im Vergleich", body="Guten Tag."
)
