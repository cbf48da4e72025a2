"""Japanese and Korean register, which lies in how a sentence ends (R47, R50), with and without the optional analysers."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.mask import mask
from geoout.language.register import analyser, endings

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "register"


@pytest.fixture(autouse=True)
def _by_endings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(analyser.SWITCH, "off")


def informal(language: str, text: str) -> list[tuple[str, str]]:
    hits = endings.find(language, text, mask(text))
    return [(hit.text, hit.formal) for hit in hits if hit.register == "informal"]


def registers(language: str, text: str) -> list[str]:
    return [str(hit.register.value) for hit in endings.find(language, text, mask(text))]


@pytest.mark.parametrize(
    ("language", "text", "hits"),
    [
        ("ja", "調査をした。記事にできるだろう。", [("た", "（です・ます）"), ("だろう", "でしょう")]),
        ("ja", "結果を見てくれ", [("てくれ", "てください")]),
        ("ja", "これは面白いよね、そう思います。結果だよ。", [("だよ", "（です・ます）よ")]),
        ("ko", "조사를 했어.", [("했어", "(-습니다)")]),
        ("ko", "네가 보면 알 거야.", [("네가", "(귀하께서)"), ("거야", "(-예요 / -입니다)")]),
        ("ko", "자료를 보낼게", [("낼게", "(-겠습니다)")]),
        (
            "ko",
            "관심 있니? 나는 그래.",
            [("있니", "(-습니까)"), ("나는", "(저는 / 저도 / 저에게)"), ("그래", "(-습니다 / -요)")],
        ),
    ],
)
def test_plain_endings_and_words_are_found_with_their_counterpart(
    language: str, text: str, hits: list[tuple[str, str]]
) -> None:
    """R47, R50: the span is the ending or the word itself, the suggestion its polite form."""
    assert informal(language, text) == hits


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "調査のお知らせです。回答をいただいた方は二千名でした。図表を使う。"),
        ("ko", "조사 결과를 보내 드립니다. 표도 있습니다. 그냥 써도 돼."),
    ],
)
def test_one_plain_sentence_among_polite_ones_is_flagged(language: str, text: str) -> None:
    assert registers(language, text)[-1] == "informal"
    assert registers(language, text).count("informal") == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "■調査の概要\n・対象：二千世帯に尋ねた\n・一人旅の経験がある\n\n詳しくはご覧ください。\n\n高橋 薫"),
        ("ja", "冬の京都を歩く"),
        ("ja", "山の集い。京都の味わい。"),
        ("ko", "주요 결과\n- 응답자의 62%가 혼자 여행\n- 평균 지출은 하루 8만 원\n\n이미나\n예시리서치 한국어 담당"),
        ("ko", "자료를 정리하고 있어\n귀지의 독자께도 도움이 되리라 생각합니다."),
        ("ko", "왜 이렇게 비싸? 라고 했어요."),
        ("ko", "네 가지 주제를 다루었고, 차이가 나는 이유도 적었습니다."),
    ],
)
def test_headings_lists_names_titles_and_quoted_speech_have_no_plain_register(language: str, text: str) -> None:
    assert informal(language, text) == []


def test_a_stop_inside_a_number_or_address_ends_nothing() -> None:
    assert informal("ko", "평균은 3.5점이고 example.com 자료를 썼습니다.") == []


@given(st.sampled_from(sorted(endings.LANGUAGES)), st.text(max_size=80))
def test_endings_lie_in_the_text_in_order(language: str, text: str) -> None:
    end = 0
    for hit in endings.find(language, text, mask(text)):
        assert end <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        end = hit.end


@pytest.mark.parametrize(("language", "least_caught", "most_alarms"), [("ja", 0.965, 0.02), ("ko", 0.983, 0.0125)])
def test_annotated_pairs_by_endings_alone(language: str, least_caught: float, most_alarms: float) -> None:
    """R47: the plain rules reach their figures without an analyser."""
    path = DATA / f"{language}.jsonl"
    if not path.is_file():
        pytest.skip("the annotated sentence pairs are not here")
    pairs = [pair for line in path.read_text(encoding="utf-8").splitlines() if not (pair := json.loads(line))["same"]]
    assert sum(bool(informal(language, pair["informal"])) for pair in pairs) / len(pairs) >= least_caught
    assert sum(bool(informal(language, pair["formal"])) for pair in pairs) / len(pairs) <= most_alarms


def test_switched_off_or_for_other_languages_nothing_else_judges() -> None:
    assert analyser.judged_by("ko") == "endings alone"
    assert analyser.judged_by("de") == ""
    assert not analyser.ends_in_noun("ko", "검색 이야기")


@pytest.mark.parametrize(
    ("language", "noun", "sentence"),
    [("ja", "京都のふくろう。", "京都で遊ぶ。"), ("ko", "이번 조사 급여.", "이번에 조사해.")],
)
def test_an_analyser_knows_nouns_that_look_like_plain_endings(
    language: str, noun: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert informal(language, noun)  # what the endings alone would say
    monkeypatch.delenv(analyser.SWITCH)
    if not analyser.is_installed(language):
        pytest.skip(f"{analyser.PACKAGES[language].name} is not installed")
    assert informal(language, noun) == []
    assert informal(language, sentence)
    assert analyser.judged_by(language) == analyser.PACKAGES[language].name


def test_in_the_background_nobody_waits_and_the_endings_judge_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def load_slowly() -> analyser.Ends:
        gate.wait()
        return lambda sentence: True

    monkeypatch.delenv(analyser.SWITCH)
    monkeypatch.setattr(analyser, "is_installed", lambda language: True)
    monkeypatch.setattr(analyser, "_loading", analyser._Loading())
    monkeypatch.setitem(analyser._LOADERS, "ko", load_slowly)
    analyser.load_in_background()
    assert analyser.judged_by("ko") == "endings alone"
    assert informal("ko", "이번 조사 급여.")
    gate.set()
    analyser._loading.threads["ko"].join()
    assert analyser.judged_by("ko") == "kiwipiepy"
    assert informal("ko", "이번 조사 급여.") == []


def test_a_broken_analyser_leaves_the_endings_to_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> analyser.Ends:
        raise RuntimeError("model file is damaged")

    monkeypatch.delenv(analyser.SWITCH)
    monkeypatch.setattr(analyser, "is_installed", lambda language: True)
    monkeypatch.setattr(analyser, "_loading", analyser._Loading())
    monkeypatch.setitem(analyser._LOADERS, "ko", fail)
    assert analyser.judged_by("ko") == "endings alone"
    assert informal("ko", "조사를 했어.")
