from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.register import LANGUAGES, find, verdict

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "register"


def informal(language: str, text: str) -> list[tuple[str, str]]:
    return [(hit.text, hit.formal) for hit in find(language, text) if hit.register == "informal"]


@pytest.mark.parametrize(
    ("language", "text", "hits"),
    [
        ("de", "Kannst du mir antworten?", [("Kannst", "Können"), ("du", "Sie")]),
        ("de", "Ich danke Dir und deinem Team.", [("Dir", "Ihnen"), ("deinem", "Ihrem")]),
        ("de", "Schau dir die Zahlen an.", [("Schau", "Schauen Sie"), ("dir", "Ihnen")]),
        ("de", "Melde dich gern.", [("Melde", ""), ("dich", "Sie")]),
        ("de", "Habt ihr Interesse? Wir schreiben euch.", [("Habt ihr", "Sie"), ("euch", "Sie / Ihnen")]),
        ("fr", "J'ai lu ton article et je t'écris.", [("ton", "votre"), ("t'", "vous")]),
        ("fr", "Regarde nos chiffres, si tu veux.", [("Regarde", "Regardez"), ("tu", "vous")]),
        ("es", "¿Podrías publicar la encuesta?", [("Podrías", "Podría")]),
        ("es", "Si tienes tiempo, escríbenos.", [("tienes", "tiene"), ("escríbenos", "escríbanos")]),
        ("es", "Vuestro medio nos gusta y os escribimos.", [("Vuestro", "Su"), ("os", "les / se")]),
        ("pt_PT", "Se quiseres, podes citar os dados.", [("quiseres", "quiser"), ("podes", "pode")]),
        ("pt_PT", "Gostava de ajudar-te.", [("te", "lhe")]),
        ("pt_BR", "Oi, galera!", [("Oi", "Olá"), ("galera", "pessoal")]),
        ("ja", "調査をまとめた。記事にできるだろう。", [("た", "（です・ます）"), ("だろう", "でしょう")]),
    ],
)
def test_informal_address_is_found_with_its_counterpart(language: str, text: str, hits: list[tuple[str, str]]) -> None:
    """R47: every form of du, pronoun or verb, and its kin in other languages, with what to write instead."""
    assert informal(language, text) == hits


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Redaktionen haben geantwortet. Sie fanden die Zahlen gut, und ihre Leser auch."),
        (
            "de",
            "Sehr geehrte Frau Dr. Beispiel,\n\nkönnten Sie die Studie erwähnen? Siehe Anhang.\n\nIhr guter Ruf zählt.",
        ),
        ("de", "Der Cirque du Soleil tritt in Köln auf. Die Du-Form vermeiden wir."),
        ("fr", "Madame,\n\nle ton de votre article nous a plu. Pourriez-vous citer l'étude ? A-t-on déjà répondu ?"),
        ("fr", "Nous nous sommes tus. Il tes\u00adte la page."),
        (
            "es",
            "Estimada Sra. Ejemplo:\n\nle escribo por las compras y ventas en partes iguales. ¿Escucha la radio?",
        ),
        ("es", "Las ayudas, notas y cuentas figuran en las páginas. ¿Podría usted citarlas?"),
        (
            "pt_BR",
            "Prezada Sra. Exemplo,\n\nvocê pode citar os dados? As compras e as contas estão nas tabelas deste estudo.",
        ),
        (
            "pt_PT",
            "Exmo. Senhor,\n\ngostaríamos de falar convosco sobre o vosso artigo. As peças de teatro são melhores.",
        ),
        (
            "ja",
            "株式会社例 御中\n\n突然のご連絡失礼いたします。\nご検討のほどよろしくお願いいたします。",
        ),
        ("ja", "「旅に行こうよ」を拝見しました。\n調査の概要：二千世帯に尋ねた\n詳しくはご覧ください。"),
    ],
)
def test_formal_mail_is_left_alone(language: str, text: str) -> None:
    """R47: a sentence that begins with "Sie" (they) is no du, a quotation is nobody's address."""
    assert informal(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Wir danken Ihnen.", "formal"),
        ("de", "Wir danken dir.", "informal"),
        ("de", "Wir danken Ihnen und grüßen dich.", "mixed"),
        ("de", "Die Studie ist da.", "none"),
        ("fr", "Nous vous écrivons.", "formal"),
        ("es", "Le escribimos a usted.", "formal"),
        ("pt_PT", "Escrevemos-lhe sobre um estudo.", "formal"),
        ("ja", "調査をしました。結果です。面白い。", "formal"),
        ("ja", "調査をしました。面白い。", "mixed"),
        ("ja", "調査のお知らせ", "none"),
        ("sv", "Kan du svara?", "none"),
    ],
)
def test_verdict(language: str, text: str, expected: str) -> None:
    assert verdict(language, text) == expected


def test_field_spans_are_not_judged() -> None:
    text = "Wir zitieren Warum du zahlst gern."
    assert informal("de", text)
    assert not find("de", text, "Wir zitieren" + " " * 16 + " gern.")


@given(st.sampled_from([*sorted(LANGUAGES), "pt_PT"]), st.text(max_size=80))
def test_hits_lie_in_the_text_in_order(language: str, text: str) -> None:
    end = 0
    for hit in find(language, text):
        assert end <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        end = hit.end


@pytest.mark.parametrize(
    ("name", "language", "least_caught", "most_alarms"),
    [
        ("de", "de", 0.98, 0.01),
        ("fr", "fr", 0.97, 0.01),
        ("es", "es", 0.95, 0.015),
        ("pt_PT", "pt_PT", 0.95, 0.025),
        ("ja", "ja", 0.93, 0.03),
    ],
)
def test_annotated_pairs(name: str, language: str, least_caught: float, most_alarms: float) -> None:
    """R47: on thousands of sentences that exist in both registers. The figures: benchmarks/eval_register.py."""
    path = DATA / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip("the annotated sentence pairs are not here")
    pairs = [pair for line in path.read_text(encoding="utf-8").splitlines() if not (pair := json.loads(line))["same"]]
    caught = sum(verdict(language, pair["informal"]) in ("informal", "mixed") for pair in pairs)
    alarms = sum(verdict(language, pair["formal"]) in ("informal", "mixed") for pair in pairs)
    assert caught / len(pairs) >= least_caught
    assert alarms / len(pairs) <= most_alarms
