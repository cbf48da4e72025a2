"""FLD004: a draft in another language than the market's."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.language.detect import detect, knows, likelihoods
from geoout.language.mask import mask
from geoout.markets.names import language_name
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_SURE = 0.9
_ENOUGH = 40
_SAMPLE = 400
_WRITTEN = (
    "cs", "da", "de", "en", "es", "fi", "fr", "hu", "id", "it", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk",
)  # fmt: skip


@rule("FLD004", "wrong-language-draft", Severity.ERROR, source=guide("English-language emails to foreign webmasters"))
def wrong_language_draft(draft: Draft, context: Context) -> Iterator[Hit]:
    """The text is not in a language of the market (R44).

    English mails to foreign editors are what spam filters and readers expect of mass mailing. Draft again from a
    template in the market's language, or note at the contact that it prefers this one.
    """
    start, end = anatomy(draft).main
    spans = [(s.start, s.end) for s in draft.spans if s.part is Part.BODY]
    text = mask(draft.body, spans)[start:end]
    if len("".join(text.split())) < _ENOUGH:
        return
    wanted = {tag.split("-")[0] for tag in (*context.market.languages, draft.contact.language) if tag}
    if _reads_as(text, wanted):
        return
    guess = detect(text)
    if guess is None or guess.confidence < _SURE or guess.language.split("-")[0] in wanted:
        return
    read, written = language_name(context.market.language), language_name(guess.language)
    message = f"The text reads as {written}; this market reads {read}."
    yield Hit(Part.BODY, start, end, message, "draft again in the market's language")


def _reads_as(text: str, wanted: set[str]) -> bool:
    """Whether a wanted language is the likeliest of those that drafts are written in: the plain case, and cheap."""
    ours = tuple(sorted(language for language in wanted if knows(language)))
    rivals = tuple(language for language in _WRITTEN if language not in wanted)
    if not ours:
        return False
    likely = likelihoods(text[:_SAMPLE].lower(), ours + rivals)
    return max(likely[: len(ours)]) > max(likely[len(ours) :])


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
