"""Look-alike letters: a disguised word is found and spelled out, and honest mixtures of scripts stay silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.look_alikes import Disguise, disguised_words, mixed_words, plain_spelling


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Vеrsicherung vergleichen", "Versicherung"),
        ("сar insurance", "car"),
        ("insurаnсe", "insurance"),
        ("Mосква", "Москва"),
        ("cтраховка", "страховка"),
        ("осигурaње", "осигурање"),
        ("Ασφάλειa", "Ασφάλεια"),
        ("ΑBC-Schutz", "ABC"),
        ("Ꭺcme", "Acme"),
        ("ассurаnсe", "accurance"),
        ("vitаlité", "vitalité"),
        ("Vеr\u200bsicherung", "Versicherung"),
        ("Vеr\u00adsicherung", "Versicherung"),
        ("ёlan", "ëlan"),
    ],
)
def test_a_word_that_mixes_alphabets_is_read_in_the_one_that_fits(text: str, plain: str) -> None:
    (found,) = disguised_words(text)
    assert (found.how, found.plain) == (Disguise.MIXED, plain)
    assert text[found.start : found.end] == found.text and found.swapped
    assert plain in plain_spelling(text)


def test_the_language_says_which_letter_is_meant() -> None:
    """і is a letter of Ukrainian and none of Russian: a Latin i in a Russian word is no look-alike of one."""
    (found,) = mixed_words("вiтамiн", ("uk",))
    assert found.plain == "вітамін" and found.swapped == ("i",)
    assert not mixed_words("витамiн", ("ru",))


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("IT-компания, 3D-печать, SEO и HR", ("ru",)),
        ("SMSка для HRов, PDFки", ("ru",)),
        ("на Windowsе и в Excelе", ("ru",)),
        ("Acmeの保険と年金", ("ja",)),
        ("ＷＥＢマーケティング", ("ja",)),
        ("Widerstand in kΩ, μm und µF, TNFα, βCarotin, ΔT", ("de",)),
        ("osiguranje и осигурање", ("sr",)),
        ("bảo hiểm nhân thọ điện tử", ("vi",)),
        ("şişirme ıslak İstanbul", ("tr",)),
        ("ασφάλεια Acme αυτοκινήτου", ("el",)),
        ("iМойка, eПлатежи", ("ru",)),
        ("Москва", ("de",)),
        ("Reise nach Москва", ("de",)),
        ("H₂O, ℹ️ Ⓜ №5 ™", ("de",)),
        ("ביטוח Acme רכב", ("he",)),
        ("Հայաստան", ("hy",)),
        ("", ()),
    ],
)
def test_what_people_write_stays_silent(text: str, languages: tuple[str, ...]) -> None:
    assert disguised_words(text, languages) == ()


def test_a_word_wholly_in_another_alphabet_beside_the_reader_s_own() -> None:
    (found,) = disguised_words("Reise сосо buchen", ("de",))
    assert (found.how, found.text, found.plain) == (Disguise.WHOLE, "сосо", "coco")
    assert disguised_words("Reise сосо buchen", ("ru", "de")) == ()


def test_a_brand_spelled_in_another_alphabet() -> None:
    """A spoof has letters that only look alike; what a market calls the brand in its own letters is no spoof."""
    for languages in (("de",), ("ru",)):
        (found,) = disguised_words("Асме Vergleich", languages, ("Acme",))
        assert (found.how, found.text, found.plain) == (Disguise.BRAND, "Асме", "Acme")
    assert disguised_words("Атом", ("ru",), ("Atom",)) == ()
    assert disguised_words("Атом", ("de",), ("Atom",))[0].plain == "Atom"
    assert disguised_words("Acme", ("de",), ("Acme",)) == disguised_words("Acme", ("ru",), ("Асме",)) == ()


def test_styled_letters_are_a_disguise_outside_east_asia() -> None:
    assert [one.plain for one in disguised_words("𝐕𝐞𝐫𝐬 ⓐⓒⓜⓔ ＷＥＢ", ("de",))] == ["Vers", "acme", "WEB"]
    assert [one.plain for one in disguised_words("𝐕𝐞𝐫𝐬 ＷＥＢ", ("ja",))] == ["Vers"]


@given(
    st.text(st.sampled_from("aeocpxyABCаеосрхуАВСοανΑΒΕİßﬁ \u0301\u200b\u00ad-.Ａ𝐀ⒶµΩ漢の")),
    st.sampled_from(["", "de", "ru", "el"]),
)
def test_words_are_inside_in_order_and_once(text: str, language: str) -> None:
    languages = (language,) if language else ()
    found = disguised_words(text, languages, ("Acme", "Асме", "ΑΒΓ"))
    ends = [0]
    for one in found:
        assert ends[-1] <= one.start < one.end <= len(text) and text[one.start : one.end] == one.text
        ends.append(one.end)
    plain = plain_spelling(text, languages)
    assert plain_spelling(plain, languages) == plain
