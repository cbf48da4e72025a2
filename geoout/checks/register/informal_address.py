"""REG001: the reader is addressed as a friend."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule, said_by
from geoout.language.mask import mask
from geoout.language.register import FOLDER, base_language, find
from geoout.language.register.analyser import judged_by
from geoout.markets.market import Market, Register
from geoout.markets.names import territory_name
from geoout.pitches.draft import Draft, Part


@rule(
    "REG001",
    "informal-address",
    Severity.ERROR,
    source=guide("using “Sie” instead of “Du”"),
    words=FOLDER,
)
def informal_address(draft: Draft, context: Context) -> Iterator[Hit]:
    """The text addresses the reader informally where strangers are addressed formally (R47).

    Du, tu, tú, vosotros, ты, bạn or plain-form sentences from a stranger read as disrespect or as a translation. Write
    the formal form; quotations, web addresses and filled-in fields are never judged. Where a market takes either form,
    nothing is said.
    """
    register = context.market.etiquette.register
    if register.value is not Register.FORMAL:
        return
    language = context.market.locale.replace("_", "-")
    spans = [(s.start, s.end) for s in draft.spans if s.part is Part.BODY]
    alone = " (judged by endings alone)" if judged_by(base_language(language)) == "endings alone" else ""
    for part, text, own in ((Part.SUBJECT, draft.subject, []), (Part.BODY, draft.body, spans)):
        for hit in find(language, text, mask(text, own)):
            if hit.register != "informal":
                continue
            message = f"“{hit.text}” addresses the reader informally{alone}; {_expected(context.market)}"
            source = said_by(register.source) if register.source.id != "guide" else None
            place = (part, hit.start, hit.end)
            yield Hit(*place, _sentence(message), hit.formal or None, _is_word(hit.formal), source=source)


def _expected(market: Market) -> str:
    """What the market writes instead: the first clause of its note on register, without the exceptions."""
    clause = market.etiquette.register_note.value.partition(";")[0]
    return f"{territory_name(market.territory)} expects {clause}"


def _is_word(formal: str) -> bool:
    """Whether the counterpart can stand in the text; in parentheses it only describes what to write."""
    return bool(formal) and formal[0] not in "(（"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "。")) else f"{text}."


(
    informal_address.example("de", body="Falls [[dich]] die Tabellen interessieren, sende ich sie gern.")
    .example("de", body="Haben Sie Interesse? Sie sind frei zugänglich. Die Zahlen? Sie liegen vor.")
    .example("de", body="Der Slogan „Kannst du das?“ stammt von 2014, siehe https://du.example/dein-weg.")
    .example("fr", body="Je serais ravi d'avoir [[ton]] avis sur notre enquête.")
    .example("fr", body="Le ton de votre article nous a plu ; auriez-vous un instant ?")
    .example("es", body="¿Qué te parece si lo publicas?".replace("te", "[[te]]").replace("publicas", "[[publicas]]"))
    .example("es", body="Le agradecería su opinión sobre el estudio.")
    .example("pt", body="Queria saber a [[tua]] opinião.")
    .example("br", body="Você poderia avaliar a pesquisa?")
    .example("it", body="Se Le interessa, Le invio i dati: i punti principali sono sei.")
    .example("it", body="Posso inviarLe i dati o [[preferisci]] le tabelle?")
    .example("be-nl", body="Wat vindt u ervan? Ik hoor graag [[jouw]] mening.")
    .example("nl", body="Wat vind je van onze studie?")
    .example("ru", body="Будьте добры, [[напиши]], интересны ли вам данные.")
    .example("vn", body="Nếu [[bạn]] quan tâm, tôi xin gửi dữ liệu.")
    .example("vn", body="Kết quả có thể hữu ích cho bạn đọc của quý báo.")
    .example("ar", body="Si le interesa, [[podés]] citar los datos.")
    .example("jp", body="突然のご連絡失礼いたします。調査を担当しております高橋と申します。")
)
