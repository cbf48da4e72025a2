from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.language.anchor import Answer, verify


@pytest.mark.parametrize(
    ("anchor", "languages", "answer", "kind"),
    [
        ("https://acme.example/studie", ["ja"], "neutral", "url"),
        ("www.acme.example", ["de"], "neutral", "url"),
        ("acme.example", ["de"], "neutral", "url"),
        ("@acme", ["de"], "neutral", "url"),
        ("42 %", ["de"], "neutral", "other"),
        ("", ["de"], "neutral", "image"),
        ("[image]", ["de"], "neutral", "image"),
        ("Acme", ["de"], "neutral", "branded"),
        ("ACME!", ["ja"], "neutral", "branded"),
        ("Acme pricing guide", ["de"], "mismatch", "branded"),
        ("hier klicken", ["de_AT"], "match", "generic"),
        ("Click here »", ["de"], "mismatch", "generic"),
        ("ver más", ["es_MX"], "match", "generic"),
        ("cliquez ici", ["fr"], "match", "generic"),
        ("こちら", ["ja"], "match", "generic"),
        ("insurance comparison", ["de"], "mismatch", "other"),
        ("Versicherungen vergleichen", ["de"], "match", "other"),
        ("encuesta de hogares", ["pt"], "mismatch", "other"),
        ("household survey", ["ja"], "mismatch", "other"),
        ("宿泊調査の結果", ["ja"], "match", "other"),
        ("Toyota の調査", ["ja"], "match", "other"),
        ("こちらの調査です", ["zh"], "mismatch", "other"),
        ("їжа та напої", ["ru"], "mismatch", "other"),
        ("исследование цен", ["ru"], "match", "other"),
        ("исследование цен", ["de"], "mismatch", "other"),
        ("onderzoek", ["fr", "nl"], "match", "other"),
        ("Marketing", ["de"], "undecided", "other"),
        ("Online-Marketing", ["fr"], "undecided", "other"),
        ("SEO", ["de"], "undecided", "other"),
    ],
)
def test_an_anchor_is_verified_against_the_market(anchor: str, languages: list[str], answer: str, kind: str) -> None:
    """R66, R68: brands, addresses and numbers are neutral; loanwords and names at most abstain."""
    verdict = verify(anchor, languages, brands=["Acme"])
    assert (verdict.verdict, verdict.kind) == (answer, kind)
    assert verdict.reason


@pytest.mark.parametrize("language", ["de", "de-AT", "de_CH"])
def test_r67_insurance_is_not_german_and_versicherung_is(language: str) -> None:
    """R67."""
    assert verify("Insurance", [language]).verdict == "mismatch"
    assert verify("Versicherung", [language]).verdict == "match"


@pytest.mark.parametrize(
    ("anchor", "language", "answer"),
    [
        ("مقارنة أسعار التأمين", "ar", "match"),
        ("مقایسه قیمت بیمه گوشی", "ar", "mismatch"),
        ("बीमा की तुलना करें", "hi", "match"),
        ("विमा योजनांची तुलना करा आणि पैसे वाचवा", "hi", "mismatch"),
        ("poređenje osiguranja", "sr", "match"),
        ("поређење осигурања", "sr", "match"),
        ("порівняння страхування", "ru", "mismatch"),
        ("сравнение на застраховки", "bg", "match"),
        ("perbandingan asuransi rumah", "ms", "match"),
        ("perbandingan asuransi rumah", "id", "match"),
        ("home insurance comparison", "el", "mismatch"),
        ("การเปรียบเทียบประกันภัย", "th", "match"),
        ("보험 비교 사이트", "ko", "match"),
        ("保险比较网站", "ja", "mismatch"),
        ("保险比较网站", "zh-TW", "match"),
        ("Küchenmöbel kaufen", "nl", "mismatch"),
        ("bygga ett hus i trä", "da", "mismatch"),
    ],
)
def test_languages_of_one_script_are_told_apart(anchor: str, language: str, answer: str) -> None:
    """R66: by letters, words and function words; Serbian in both scripts, Malay and Indonesian as one."""
    assert verify(anchor, [language]).verdict == answer


@pytest.mark.parametrize(
    ("anchor", "language"),
    [("Guenstige Kuechen kaufen", "de"), ("comparer les assurances voiture", "fr"), ("porownanie ubezpieczen", "pl"),
     ("seguro de automovil barato", "es"), ("levne pojisteni auta", "cs")],
)  # fmt: skip
def test_an_anchor_typed_without_accents_is_no_other_language(anchor: str, language: str) -> None:
    assert verify(anchor, [language]).verdict == "match"


@pytest.mark.parametrize(
    ("anchor", "languages"),
    [("assurance ménage", ["de", "fr", "it"]), ("assicurazione casa", ["de", "fr", "it"]), ("autoverzekering", ["nl", "fr"]),
     ("car insurance", ["en", "fr"]), ("בית חדש", ["he", "ar"]), ("home insurance", ["hi", "en"])],
)  # fmt: skip
def test_any_language_of_the_market_serves(anchor: str, languages: list[str]) -> None:
    verdict = verify(anchor, languages)
    assert verdict.verdict == "match"
    assert verdict.language in languages


def test_keywords_tell_exact_from_partial() -> None:
    """R68, R69."""
    assert verify("Stromtarife", ["de"], keywords=["stromtarife"]).kind == "exact"
    assert verify("die Stromtarife im Vergleich", ["de"], keywords=["Stromtarife"]).kind == "partial"


def test_the_campaigns_own_anchor_always_matches() -> None:
    assert verify("Household Survey", ["de"], own=["household survey"]).verdict == "match"


def test_a_place_belongs_to_no_language() -> None:
    assert verify("Köln", ["fr"], places=["Köln"]).verdict == "neutral"


@pytest.mark.parametrize(
    "anchor", ["", " \t", "\x1b", "." * 100_000, "a" * 100_000, "a-" * 50_000, "\u202e", "👩\u200d🚀", "@" * 10_000]
)
def test_hostile_anchors_get_an_answer(anchor: str) -> None:
    assert verify(anchor, ["de"]).verdict != "match"


@pytest.mark.parametrize("languages", [[], [""], ["xx"], ["zz-ZZ"], ["tlh"], ["---"], ["../../etc"]])
def test_an_unknown_language_leaves_it_undecided_with_the_reason(languages: list[str]) -> None:
    verdict = verify("Versicherung", languages)
    assert verdict.verdict == "undecided"
    assert verdict.reason


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=60),
    st.lists(st.sampled_from(["de", "sr", "zh-Hant", "ja", "ar", "pt_BR", "no", "fil", "xx"]), max_size=3),
)
def test_no_text_ever_raises(anchor: str, languages: list[str]) -> None:
    verdict = verify(anchor, languages)
    assert verdict.verdict in set(Answer)
    assert 0 <= verdict.confidence <= 1
    assert verdict.reason


WORDS = [
    *(
        "Versicherung",
        "vergleichen",
        "insurance",
        "comparison",
        "seguro",
        "hogar",
        "assurance",
        "maison",
        "保険",
        "比較",
    ),
    *("страхование", "дома", "المنزل", "Küche", "kitchen", "Marketing", "Software", "Acme", "2027", "best", "tarifs"),
    *("onderzoek", "Größe", "ΑΣΦΑΛΕΙΑ", "σπίτι", "SEO", "Node.js", "straße"),
]
ANCHORS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
MARKETS = st.sampled_from(["de", "fr", "es", "ru", "ja", "ar", "el", "sv", "en"])


@settings(max_examples=300, deadline=None)
@given(
    ANCHORS,
    MARKETS,
    st.sampled_from([str.upper, str.lower, str.title, "“{}”".format, '"{}"'.format, "  {}\n".format, "« {} »".format]),
)
def test_case_white_space_and_quotes_change_no_verdict(anchor: str, market: str, written: object) -> None:
    assert callable(written)
    plain, other = verify(anchor, [market]), verify(written(anchor), [market])
    assert (plain.verdict, plain.confidence, plain.kind) == (other.verdict, other.confidence, other.kind)


def test_a_thousand_shuffled_runs_answer_alike() -> None:
    chance = random.Random(1)
    pairs = [(f"{a} {b}", market) for a in WORDS for b in WORDS[:6] for market in ("de", "fr", "ja")]
    first = {pair: verify(pair[0], [pair[1]]) for pair in pairs}
    for _ in range(1000):
        pair = chance.choice(pairs)
        assert verify(pair[0], [pair[1]]) == first[pair]


@pytest.mark.parametrize(
    ("anchor", "languages", "answer"),
    [
        ("cheap travel insurance for students", ("es", "ca", "gl", "eu"), "mismatch"),
        ("Hausratversicherung", ("es", "ca", "gl", "eu"), "mismatch"),
        ("seguro de hogar", ("es", "ca", "gl", "eu"), "match"),
        ("assegurança de la llar", ("es", "ca", "gl", "eu"), "match"),
        ("etxeko asegurua eta bidaiak", ("es", "ca", "gl", "eu"), "match undecided"),
        ("seguro para a casa", ("es", "ca", "gl", "eu"), "match undecided"),
        ("he kōrero mō te whare", ("en", "mi"), "match undecided"),
    ],
)
def test_a_language_that_cannot_be_judged_does_not_excuse_all_others_r66(
    anchor: str, languages: tuple[str, ...], answer: str
) -> None:
    assert verify(anchor, languages).verdict in answer.split()


@pytest.mark.parametrize(
    ("anchor", "language", "answers"),
    [
        ("kitchen", "de", "mismatch"),  # the glossary knows Küche
        ("start-up", "es", "undecided match"),  # the glossary's own Spanish term
        ("Black Friday", "es", "undecided"),  # a loan of two words
        ("文章", "ja", "undecided match"),  # a general phrase of Chinese, and a Japanese word
        ("点击这里", "ja", "mismatch"),
        ("informaţii despre asigurări", "ro", "match"),  # cedillas for commas
        ("hier&nbsp;klicken", "de", "match"),
        ("visa", "de", "undecided match"),  # show in Swedish
    ],
)
def test_lists_and_model_correct_each_other_r66_r67(anchor: str, language: str, answers: str) -> None:
    assert verify(anchor, (language,)).verdict in answers.split()
