"""LAW005: no way to say no."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part, Touch

_WORDS = Path(__file__).parent / "opt_out"


@cache
def _phrases(language: str) -> tuple[str, ...]:
    path = _WORDS / f"{language}.txt"
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


@rule("LAW005", "opt-out-missing", Severity.ERROR, source=HOUSE, words_for=("de", "en", "es", "fr", "ja", "pt"))
def opt_out_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """A first mail does not say how to decline further ones.

    One sentence is enough: that a short answer stops all further mail. It is asked for by law in most markets and by
    courtesy in all.
    """
    phrases = _phrases(context.market.language.split("-")[0])
    if draft.touch is not Touch.FIRST or not phrases:
        return
    text = draft.body.casefold()
    if not any(all(piece in text for piece in phrase.split(" … ")) for phrase in phrases):
        law = context.market.law
        asked = "opt-out" in law.must_contain
        message = "The text does not say how to decline further mail."
        yield Hit(
            Part.BODY,
            0,
            0,
            message,
            "keep the opt-out line of the template",
            severity=None if asked else Severity.WARNING,
            source=f"{law.name}, a note" if asked else HOUSE,
        )


(
    opt_out_missing.example("de", body="Guten Tag,\n\nwir haben Zahlen.", fires=True)
    .example("de", body="Wenn Sie keine weitere Nachricht wünschen, genügt eine kurze Antwort.")
    .example("us", body="Hi,\n\nwe have numbers.", fires=True)
    .example("us", body="If you would rather not hear from me again, just reply and I will not write again.")
    .example("fr", body="Bonjour", fires=True)
    .example("fr", body="Si vous ne souhaitez plus recevoir de message de ma part, répondez simplement à ce courriel.")
    .example("es", body="Buenos días", fires=True)
    .example("es", body="Si prefiere no recibir más mensajes, responda a este correo.")
    .example("br", body="Bom dia", fires=True)
    .example("br", body="Caso prefira não receber novas mensagens, basta responder a este e-mail.")
    .example("jp", body="はじめまして。", fires=True)
    .example("jp", body="今後のご連絡が不要の場合は、その旨ご返信ください。")
)
