"""What one calls the reader's house in the languages that have an own word for it: 貴社, 귀지, 贵刊."""

from __future__ import annotations

_WORDS = {
    "ja": {
        "trade publication": "貴誌", "newspaper": "貴紙", "directory": "貴サイト", "chamber or body": "貴会",
        "blogger": "貴ブログ", "partner": "貴社", "international": "貴サイト", "other": "貴サイト",
    },
    "ko": {
        "trade publication": "귀지", "newspaper": "귀지", "directory": "귀 사이트", "chamber or body": "귀 단체",
        "blogger": "귀 블로그", "partner": "귀사", "international": "귀 사이트", "other": "귀 사이트",
    },
    "zh-Hans": {
        "trade publication": "贵刊", "newspaper": "贵报", "directory": "贵网站", "chamber or body": "贵会",
        "blogger": "贵博客", "partner": "贵公司", "international": "贵网站", "other": "贵网站",
    },
    "zh-Hant": {
        "trade publication": "貴刊", "newspaper": "貴報", "directory": "貴網站", "chamber or body": "貴會",
        "blogger": "貴站", "partner": "貴公司", "international": "貴網站", "other": "貴網站",
    },
}  # fmt: skip


def your_house(language: str, source_type: str) -> str:
    """The polite word for a site of this type in `language` (BCP 47); empty where the language has none (R51).

    `source_type` is a value of `SourceType`; an unknown one gets the word for any site.
    """
    words = _WORDS.get(language, {})
    return words.get(source_type) or words.get("other", "")
