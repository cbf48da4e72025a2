from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from geoout.language import detect as module
from geoout.language.detect import detect, likelihoods

GERMAN = "Guten Tag, ich habe Ihren Beitrag über die Mieten in Köln mit großem Interesse gelesen."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("We surveyed two thousand households about what they pay for electricity.", "en"),
        ("Hemos preguntado a dos mil hogares cuánto pagan por la electricidad.", "es"),
        ("Jeg tror leserne deres ville ha nytte av tallene, og jeg sender dem gjerne hvis dere vil.", "nb"),
        ("貴社のサイトを拝見し、調査結果をお送りします。", "ja"),
    ],
)
def test_the_language_of_a_mail(text: str, language: str) -> None:
    found = detect(text)
    assert found is not None
    assert found.language == language


@pytest.mark.parametrize("text", ["", "ok", "Hotel", "12 345 €", "🙂🙂🙂", "貴社"])
def test_short_text_has_no_language(text: str) -> None:
    assert detect(text) is None


def test_threads_that_come_first_together_all_get_the_same_answer() -> None:
    module._factory = None
    with ThreadPoolExecutor(8) as pool:
        assert {answer.language for answer in pool.map(detect, [GERMAN] * 32) if answer} == {"de"}


def test_likelihoods_prefer_the_right_language() -> None:
    german, english, malay = likelihoods("versicherung vergleichen", ("de", "en", "ms"))
    assert german > english
    assert german > malay
    assert likelihoods("", ("de", "en")) == (0.0, 0.0)
