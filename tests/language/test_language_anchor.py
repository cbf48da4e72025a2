from __future__ import annotations

import pytest

from geoout.language.anchor import verify


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
    verdict = verify(anchor, languages, brand="Acme")
    assert (verdict.verdict, verdict.kind) == (answer, kind)
    assert verdict.reason


def test_keywords_tell_exact_from_partial() -> None:
    """R68, R69."""
    assert verify("Stromtarife", ["de"], keywords=["stromtarife"]).kind == "exact"
    assert verify("die Stromtarife im Vergleich", ["de"], keywords=["Stromtarife"]).kind == "partial"
    assert verify("Stromtarifvergleich", ["de"], keywords=["Stromtarif e"]).kind == "other"


def test_the_campaigns_own_anchor_always_matches() -> None:
    assert verify("Household Survey", ["de"], own=["household survey"]).verdict == "match"


def test_a_place_belongs_to_no_language() -> None:
    assert verify("Köln", ["fr"], places=["Köln"]).verdict == "neutral"


def test_hostile_anchors_get_an_answer() -> None:
    for anchor in ("\x1b", "." * 100_000, "a" * 100_000, "a-" * 50_000, "\u202e", "👩\u200d🚀", "@" * 10_000):
        assert verify(anchor, ["de"]).verdict != "match"
    assert verify("x", []).verdict == "undecided"
