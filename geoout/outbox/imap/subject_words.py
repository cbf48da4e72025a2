"""What mail programs put before a subject when they answer, by language, and a subject without it.

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
    "da": ("sv", "vs", "svar"),
    "no": ("sv", "svar"),
    "sv": ("sv", "svar"),
    "fi": ("vs", "vast", "vastaus"),
    "es": ("rv", "resp", "respuesta"),
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
    "ja": ("返信", "返", "回答"),
    "ko": ("답장", "회신", "답변"),
    "zh": ("回复", "回覆", "答复", "答覆", "回應"),
    "th": ("ตอบ", "ตอบกลับ"),
    "vi": ("tl", "trả lời", "hồi âm"),
    "id": ("bls", "balas"),
}
AUTOMATIC = {
    "en": ("automatic reply", "auto reply", "auto-reply", "autoreply", "out of office", "out of the office"),
    "de": ("automatische antwort", "abwesenheitsnotiz", "abwesend", "abwesenheit"),
    "fr": ("réponse automatique", "absence du bureau", "message d'absence"),
    "nl": ("automatisch antwoord", "afwezig", "afwezigheid"),
    "da": ("automatisk svar", "autosvar", "ikke til stede"),
    "no": ("automatisk svar", "autosvar", "fraværsmelding"),
    "sv": ("automatiskt svar", "autosvar", "frånvaromeddelande"),
    "fi": ("automaattinen vastaus", "poissaoloviesti"),
    "es": ("respuesta automática", "fuera de la oficina"),
    "pt": ("resposta automática", "fora do escritório", "ausência temporária"),
    "it": ("risposta automatica", "fuori sede", "fuori ufficio"),
    "pl": ("automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź"),
    "cs": ("automatická odpověď", "mimo kancelář"),
    "hu": ("automatikus válasz", "házon kívül"),
    "ro": ("răspuns automat",),
    "el": ("αυτόματη απάντηση",),
    "tr": ("otomatik yanıt", "otomatik cevap"),
    "ru": ("автоматический ответ", "автоответ"),
    "uk": ("автоматична відповідь", "автовідповідь"),
    "he": ("מענה אוטומטי", "תשובה אוטומטית"),
    "ar": ("رد تلقائي", "الرد التلقائي"),
    "ja": ("自動応答", "自動返信", "不在通知"),
    "ko": ("자동 회신", "자동 응답", "부재중"),
    "zh": ("自动答复", "自动回复", "自動回覆", "自動答覆"),
    "th": ("ตอบกลับอัตโนมัติ",),
    "vi": ("trả lời tự động",),
    "id": ("balasan otomatis",),
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
    return " ".join(unicodedata.normalize("NFKC", text[:_LONGEST]).casefold().split())


def _any(table: dict[str, tuple[str, ...]]) -> str:
    words = {_folded(word) for words in table.values() for word in words}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LEADING = re.compile(rf"(?:(?:{_any(REPLY)})\.? ?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\))? ?: ?|\[[^\[\]]{{1,24}}\] ?)(?=.)")
_AUTOMATIC = re.compile(rf"(?:\[[^\[\]]{{1,24}}\] ?)?(?:{_any(AUTOMATIC)})(?![^\W_])")
