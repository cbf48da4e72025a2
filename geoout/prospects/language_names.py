"""Languages as people write them in a column, in English and in the language itself."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final[dict[str, str]] = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "castellano": "es", "portuguese": "pt", "português": "pt", "italian": "it", "italiano": "it",
    "japanese": "ja", "日本語": "ja", "dutch": "nl", "nederlands": "nl", "swedish": "sv", "svenska": "sv",
    "norwegian": "nb", "norsk": "nb", "danish": "da", "dansk": "da", "finnish": "fi", "suomi": "fi", "polish": "pl",
    "polski": "pl", "czech": "cs", "čeština": "cs", "hungarian": "hu", "magyar": "hu", "romanian": "ro",
    "română": "ro", "greek": "el", "ελληνικά": "el", "turkish": "tr", "türkçe": "tr", "russian": "ru",
    "русский": "ru", "ukrainian": "uk", "українська": "uk", "hebrew": "he", "עברית": "he", "arabic": "ar",
    "العربية": "ar", "korean": "ko", "한국어": "ko", "chinese": "zh", "中文": "zh", "thai": "th", "ไทย": "th",
    "vietnamese": "vi", "tiếng việt": "vi", "indonesian": "id", "bahasa indonesia": "id", "hindi": "hi",
}  # fmt: skip
"""The name in lower case, and its BCP 47 tag."""
