"""Subjects of answers and forwards in every language, and of automatic replies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.markets.reading import load
from geoout.outbox.imap.subject_words import AUTOMATIC, FORWARD, REPLY, is_automatic, topic_of

SUBJECT = "Erhebung: Wie Haushalte heizen"
TOPIC = topic_of(SUBJECT)
PREFIXES = sorted({word for table in (REPLY, FORWARD) for words in table.values() for word in words})


def test_every_language_of_a_market_has_its_words() -> None:
    wanted = {{"nb": "no"}.get(code := market.language.split("-")[0], code) for market in load().values()}
    for table in (REPLY, FORWARD, AUTOMATIC):
        assert wanted <= set(table)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_prefix_comes_off_in_any_form(prefix: str) -> None:
    for form in (
        f"{prefix}: ",
        f"{prefix.upper()} : ",
        f"{prefix.title()}[2]: {prefix}(3): ",
        f"{prefix}：",
        f"{prefix}:",
    ):
        assert topic_of(form + SUBJECT) == TOPIC, form


@pytest.mark.parametrize(
    "subject",
    [
        "Re: AW: Re[2]: {}", "RE: WG: AW: {}", "[EXTERN] AW: {}", "Re: [EXTERNAL] Fwd: {}", "Antwort: AW: {}", "SV: VS: {}",
        "VS: VL: {}", "R: I: {}", "RES: ENC: {}", "RV: RE: {}", "TR : RE : {}", "Odp: PD: {}", "Vá: Tov: {}",
        "YNT: İLT: {}", "Ynt: ilt: {}", "ΑΠ: ΠΡΘ: {}", "Απ: {}", "Отв: Re: {}", "НА: {}", "Відп: {}", "回复：转发： {}",
        "回覆: 轉寄: {}", "答复: {}", "返信：Re: {}", "転送: {}", "답장: 전달: {}", "[답장] {}", "\u200f\u200fRE: {}",
        "\u202bהשב: {}", "رد: إعادة توجيه: {}", "ตอบกลับ: {}", "TRẢ LỜI: CT: {}", "BLS: TRS: {}", "Balas: {}", "Re^2: {}",
        "Re2: {}", "Réf. : {}", "  re:re:RE: {}", "Re: " * 40 + "{}", "Antw: Doorst: {}", "SV: VB: {}", "Rép : {}",
    ],
)  # fmt: skip
def test_chains_of_prefixes_come_off(subject: str) -> None:
    assert topic_of(subject.format(SUBJECT)) == TOPIC


@pytest.mark.parametrize(
    "subject",
    [
        "Recherche: Heizen",
        "Trends: 2026",
        "Iran: Zahlen",
        "Restaurants: Preise",
        "Reenactment",
        "Svarta: x",
        "CTR: Werte",
    ],
)
def test_words_that_only_begin_alike_stay(subject: str) -> None:
    assert topic_of(subject) == subject.casefold()


@pytest.mark.parametrize("language", sorted(AUTOMATIC))
def test_automatic_replies_are_known(language: str) -> None:
    for words in AUTOMATIC[language]:
        for subject in (words, f"{words.capitalize()}: {SUBJECT}", f"[EXTERN] {words.upper()}: x", f"\u200f{words}"):
            assert is_automatic(subject), subject


def test_an_automatic_reply_in_a_script_without_spaces_goes_on() -> None:
    assert is_automatic("自動返信メールです") and is_automatic("自动回复我已收到您的邮件")
    assert not is_automatic("Automatic replyings") and not is_automatic("Wie automatische Antworten wirken")


@given(st.text(max_size=60))
def test_a_topic_has_no_prefix_left(text: str) -> None:
    topic = topic_of(f"AW: {text}")
    assert topic_of(topic) == topic and topic_of(f"Re: {topic}") in (topic, "re:")
