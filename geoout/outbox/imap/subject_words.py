"""What mail programs put before a subject when they answer or forward, by language, and a subject without it.

From house knowledge of mail programs in these languages (Outlook, Lotus Notes, Gmail and their translations); facts,
free to use. A prefix counts with or without a number (`Re[2]:`, `AW (3):`), before a colon of any width.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 1000

REPLY = {
    "en": ("re",),
    "de": ("aw", "antwort", "antw"),
    "fr": ("rép", "rep", "réf", "ref"),
    "nl": ("antw", "antwoord", "betr"),
    "da": ("sv", "svar", "vedr"),
    "no": ("sv", "svar", "vedr"),
    "sv": ("sv", "svar", "ang"),
    "fi": ("vs", "vast", "vastaus"),
    "es": ("resp", "respuesta"),
    "pt": ("res", "resp", "resposta"),
    "it": ("r", "rif", "risp"),
    "pl": ("odp",),
    "cs": ("odp", "odpověď"),
    "hu": ("vá", "válasz"),
    "ro": ("răs", "răsp", "răspuns"),
    "el": ("απ", "απάντηση", "σχετ"),
    "tr": ("ynt", "yan", "yanıt", "yanit", "cvp"),
    "ru": ("на", "отв", "ответ"),
    "uk": ("відп", "відповідь", "на"),
    "he": ("השב", "תגובה", "תשובה"),
    "ar": ("رد", "الرد"),
    "ja": ("返信", "返", "回答", "回信"),
    "ko": ("답장", "회신", "답신", "답변"),
    "zh": ("回复", "回覆", "答复", "答覆", "回應", "回信"),
    "th": ("ตอบ", "ตอบกลับ"),
    "vi": ("tl", "trả lời", "hồi âm"),
    "id": ("bls", "balas", "balasan"),
}
FORWARD = {
    "en": ("fwd", "fw"),
    "de": ("wg", "weitergeleitet"),
    "fr": ("tr", "transf", "transféré"),
    "nl": ("doorst", "doorgestuurd"),
    "da": ("vs", "videresendt"),
    "no": ("vs", "videresendt"),
    "sv": ("vb", "vidarebefordrat"),
    "fi": ("vl", "välitetty"),
    "es": ("rv", "reenv", "reenviado"),
    "pt": ("enc", "encaminhada", "encaminhado"),
    "it": ("i", "inoltro"),
    "pl": ("pd", "przekaz"),
    "cs": ("předáno", "přeposláno"),
    "hu": ("tov", "továbbítás"),
    "ro": ("redirecționat",),
    "el": ("πρθ", "προωθ"),
    "tr": ("İlt", "ilt"),
    "ru": ("пересл", "пер", "переслано"),
    "uk": ("пересл", "переслано"),
    "he": ("הועבר",),
    "ar": ("إعادة توجيه", "إعادة إرسال", "تحويل"),
    "ja": ("転送", "転"),
    "ko": ("전달",),
    "zh": ("转发", "转寄", "轉寄", "轉發"),
    "th": ("ส่งต่อ",),
    "vi": ("ct", "chuyển tiếp"),
    "id": ("trs", "terusan", "teruskan"),
}
AUTOMATIC = {
    "en": (
        "automatic reply",
        "auto reply",
        "auto-reply",
        "autoreply",
        "automatic response",
        "out of office",
        "out-of-office",
        "out of the office",
    ),
    "de": ("automatische antwort", "abwesenheitsnotiz", "abwesend", "abwesenheit"),
    "fr": ("réponse automatique", "absence du bureau", "absent du bureau", "message d'absence"),
    "nl": ("automatisch antwoord", "afwezig", "afwezigheid"),
    "da": ("automatisk svar", "autosvar", "ikke til stede"),
    "no": ("automatisk svar", "autosvar", "fraværsmelding"),
    "sv": ("automatiskt svar", "autosvar", "frånvaromeddelande", "frånvarande"),
    "fi": ("automaattinen vastaus", "poissaoloviesti"),
    "es": ("respuesta automática", "fuera de la oficina"),
    "pt": ("resposta automática", "fora do escritório", "ausência temporária"),
    "it": ("risposta automatica", "fuori sede", "fuori ufficio"),
    "pl": ("automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "poza biurem"),
    "cs": ("automatická odpověď", "mimo kancelář", "nepřítomnost"),
    "hu": ("automatikus válasz", "házon kívül"),
    "ro": ("răspuns automat",),
    "el": ("αυτόματη απάντηση",),
    "tr": ("otomatik yanıt", "otomatik yanit", "otomatik cevap"),
    "ru": ("автоматический ответ", "автоответ"),
    "uk": ("автоматична відповідь", "автовідповідь"),
    "he": ("מענה אוטומטי", "תשובה אוטומטית"),
    "ar": ("رد تلقائي", "الرد التلقائي"),
    "ja": ("自動応答", "自動返信", "不在通知"),
    "ko": ("자동 회신", "자동회신", "자동 응답", "자동응답", "부재중"),
    "zh": ("自动答复", "自动回复", "自動回覆", "自動答覆"),
    "th": ("ตอบกลับอัตโนมัติ",),
    "vi": ("trả lời tự động",),
    "id": ("balasan otomatis", "balas otomatis"),
}


def topic_of(subject: str) -> str:
    """A subject to compare: without answers' prefixes and leading tags like [EXTERNAL], case and spacing folded."""
    text = _folded(subject)
    while found := _LEADING.match(text):
        text = text[found.end() :]
    return text


def is_automatic(subject: str) -> bool:
    """Whether a subject begins as automatic replies do."""
    return _AUTOMATIC.match(_folded(subject)) is not None


def _folded(text: str) -> str:
    # Outlook puts marks of direction before the prefix of a Hebrew or Arabic subject; İ casefolds to i and a dot above.
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold().replace("i\u0307", "i")
    return " ".join(_MARKS.sub("", folded).split())


def _any(*words: str) -> str:
    folded = {_folded(word) for word in words}
    return "|".join(re.escape(word) for word in sorted(folded, key=len, reverse=True))


def _all(*tables: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for table in tables for words in table.values() for word in words)


_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_TAG = r"\[[^\[\]]{1,24}\] ?"
_COUNT = r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3}|\d{1,2})?"
_SPACELESS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_LEADING = re.compile(rf"(?:(?:{_any(*_all(REPLY, FORWARD))})\.? ?{_COUNT} ?: ?|{_TAG})(?=.)")
_AUTOMATIC = re.compile(
    rf"(?:{_TAG})?(?:(?:{_any(*_all(AUTOMATIC))})(?![^\W_])"
    rf"|(?:{_any(*(word for word in _all(AUTOMATIC) if _SPACELESS.search(word)))}))"
)
