from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.mask import mask
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
        ("it", "Se vuoi, puoi citare i tuoi dati.", [("vuoi", "vuole"), ("puoi", "può"), ("tuoi", "Suoi")]),
        ("it", "Vorrei mostrarti come lavoriamo.", [("mostrarti", "mostrarla")]),
        ("nl", "Wat vind je van jouw rubriek?", [("je", "u"), ("jouw", "uw")]),
        ("ru", "Напиши, если хочешь.", [("Напиши", "Напишите"), ("хочешь", "хочете")]),
        ("ru", "Тебе понравится.", [("Тебе", "Вам")]),
        ("vi", "Nếu bạn quan tâm, xin trả lời.", [("bạn", "quý vị")]),
        ("hi", "तुम्हारा लेख अच्छा लगा।", [("तुम्हारा", "आपका")]),
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
        ("ja", "調査をしました。結果です。面白い。", "mixed"),
        ("ja", "調査をしました。面白い。", "mixed"),
        ("ja", "調査のお知らせ", "none"),
        ("it", "Le scriviamo per la Sua rubrica.", "formal"),
        ("nl", "Wij schrijven u over uw rubriek.", "formal"),
        ("nl", "Wij schrijven u over jullie rubriek.", "formal"),
        ("nl", "Wij schrijven over jullie rubriek.", "informal"),
        ("ru", "Мы пишем вам о твоей рубрике.", "mixed"),
        ("vi", "Kính gửi Quý công ty", "formal"),
        ("hi", "आप क्या सोचते हैं?", "formal"),
        ("eo", "Ĉu vi respondos?", "none"),
    ],
)
def test_verdict(language: str, text: str, expected: str) -> None:
    assert verdict(language, text) == expected


def test_field_spans_are_not_judged() -> None:
    text = "Wir zitieren Warum du zahlst gern."
    assert informal("de", text)
    assert not find("de", text, "Wir zitieren" + " " * 16 + " gern.")


def test_a_quotation_is_judged_only_where_it_is_all_that_speaks() -> None:
    """R47: a title in quotation marks is never judged, a quoted speech not beside a formal word nor in a draft."""
    speech = "Ils ont répondu : « Nous allons prendre des photos de ton jardin et te créer une page »."
    assert verdict("fr", "L'article « Où vas-tu ? » a plu.") == "none"
    assert verdict("fr", speech) == "informal"
    assert verdict("fr", f"Vous écrivez : {speech}") == "formal"
    assert not find("fr", speech, mask(speech))


def test_an_imperative_begins_a_sentence_and_not_a_wrapped_line() -> None:
    assert informal("fr", "Ce modèle, que le rapport\nutilise partout, est libre.") == []
    assert informal("es", "Estimado Dr. Mira:") == []
    assert informal("fr", "Madame,\nregarde nos chiffres.") == [("regarde", "regardez")]
    assert informal("fr", "Deux idées :\n- regarde nos chiffres\n- utilise la carte") == [
        ("regarde", "regardez"),
        ("utilise", "utilisez"),
    ]


@pytest.mark.parametrize("tag", ["pt-PT", "PT_pt", "pt_PT", "pt"])
def test_a_language_may_be_written_as_any_tag(tag: str) -> None:
    assert verdict(tag, "Queria saber a tua opinião.") == "informal"


def test_every_language_of_the_annotated_pairs_has_rules() -> None:
    """R47: the register languages of the annotated data, and those of further markets."""
    assert {"de", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "vi"} <= LANGUAGES


def test_no_hard_negative_is_flagged() -> None:
    """R47: sentences made to look informal."""
    path = DATA / "hard_negatives.jsonl"
    if not path.is_file():
        pytest.skip("the hard negatives are not here")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["text"] for row in rows if informal(row["lang"], row["text"])] == []


@given(st.sampled_from([*sorted(LANGUAGES), "pt_PT"]), st.text(max_size=80))
def test_hits_lie_in_the_text_in_order(language: str, text: str) -> None:
    end = 0
    for hit in find(language, text):
        assert end <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        end = hit.end


@pytest.mark.parametrize(
    ("language", "least_caught", "most_alarms"),
    [
        ("de", 0.99, 0.005),
        ("fr", 0.99, 0.005),
        ("es", 0.98, 0.005),
        ("hi", 0.98, 0.005),
        ("it", 0.97, 0.01),
        ("ja", 0.96, 0.03),
        ("ko", 0.98, 0.015),
        ("nl", 0.99, 0.01),
        ("pt_PT", 0.98, 0.02),
        ("ru", 0.99, 0.005),
        ("vi", 0.98, 0.01),
    ],
)
def test_annotated_pairs(language: str, least_caught: float, most_alarms: float) -> None:
    """R47: on thousands of sentences that exist in both registers. The figures: benchmarks/eval_register.py."""
    path = DATA / f"{language}.jsonl"
    if not path.is_file():
        pytest.skip("the annotated sentence pairs are not here")
    pairs = [pair for line in path.read_text(encoding="utf-8").splitlines() if not (pair := json.loads(line))["same"]]
    caught = sum(verdict(language, pair["informal"]) in ("informal", "mixed") for pair in pairs)
    alarms = sum(verdict(language, pair["formal"]) in ("informal", "mixed") for pair in pairs)
    assert caught / len(pairs) >= least_caught
    assert alarms / len(pairs) <= most_alarms
