"""The shipped French, Spanish and Portuguese templates, filled as a specialist would: each reads as its country writes.

Every kind is rendered for every market of these languages, in every variant, for a woman, a man, a person whose gender
nobody stated, an organisation and nobody in particular.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from geoout.language.words import count
from geoout.markets.market import LengthUnit
from geoout.markets.reading import load
from geoout.pitches.draft import Kind, Touch
from geoout.pitches.make import make_draft
from geoout.pitches.render import Renderer
from geoout.pitches.templates import find
from geoout.prospects.prospect import Prospect
from tests.pitches.romance_samples import (
    FOLDERS,
    KINDS,
    MAN,
    MARKETS,
    NOBODY,
    PREVIOUS,
    SAMPLES,
    SOMEBODY,
    TEAM,
    WOMAN,
    contact_for,
    draft_of,
    main_text,
    sample_campaign,
)

VARIANTS = range(6)


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(folders=FOLDERS) as one:
        yield one


SALUTATIONS = {
    ("fr", WOMAN): "Bonjour Madame Vaubert,",
    ("fr", MAN): "Bonjour Monsieur Vaubert,",
    ("fr", SOMEBODY): "Bonjour Camille Vaubert,",
    ("fr", TEAM): "Madame, Monsieur,",
    ("ca-fr", WOMAN): "Madame,",
    ("es", WOMAN): "Estimada Sra. Arrabal:",
    ("es", MAN): "Estimado Sr. Arrabal:",
    ("es", SOMEBODY): "Buenos días, Lucía Arrabal:",
    ("es", TEAM): "Estimado equipo de La Casa Templada:",
    ("es", NOBODY): "Buenos días:",
    ("mx", WOMAN): "Estimada Lic. Arrabal:",
    ("mx", TEAM): "Estimado equipo de La Casa Templada:",
    ("mx", NOBODY): "Buen día:",
    ("br", WOMAN): "Prezada Renata,",
    ("br", MAN): "Prezado Renata,",
    ("br", SOMEBODY): "Olá, Renata,",
    ("br", TEAM): "Olá, equipe Casa Morna,",
    ("pt", WOMAN): "Exma. Sra. Renata Vilarim,",
}
CLOSINGS = {
    "fr": "Cordialement,",
    "ca-fr": "Cordialement,",
    "es": "Un cordial saludo,",
    "mx": "Saludos cordiales,",
    "br": "Atenciosamente,",
    "pt": "Com os melhores cumprimentos,",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("key", "who"), SALUTATIONS)
def test_it_begins_as_the_market_greets(renderer: Renderer, key: str, who: str, kind: Kind) -> None:
    body = draft_of(renderer, key, kind, who=who).body
    first, blank, opening = body.split("\n")[:3]
    assert (first, blank) == (SALUTATIONS[key, who], "")
    assert opening[0].isupper() or not opening[0].isalpha()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", CLOSINGS)
def test_it_ends_with_the_market_s_closing_name_signature_and_a_way_out_of_what_they_never_asked_for(
    renderer: Renderer, key: str, kind: Kind
) -> None:
    draft = draft_of(renderer, key, kind)
    mine = SAMPLES[load()[key].language]
    above, mark, below = draft.body.partition("\n\n-- \n")
    assert mark, "the signature opens with its line"
    assert above.endswith(f"\n\n{CLOSINGS[key]}\n{mine['sender_given']} {mine['sender_surname']}")
    for line in (mine["legal_name"], *mine["postal_address"], "https://www.wohnwerk.example"):
        assert line in below.split("\n")
    assert ("\n\n" in below) == (kind.touch is not Touch.REPLY), "the opt-out stands apart"


FRENCH = r"[^\S\u00a0\u202f][:»](?=\s|$)|«[^\u00a0]|[^\u00a0\d]:(?=\s)|'|[“”\"]"
WRONG = {
    "fr": FRENCH + r"|[^\S\u00a0\u202f][;?!](?=\s|$)|[^\u00a0\u202f\s][;?!](?=\s)",
    "ca-fr": FRENCH + r"|\s[;?!]",
    "es": r"\s[:;?!,.»]|«\s|'|[“”\"]",
    "es_419": r"\s[:;?!,.”]|“\s|'|[«»\"]",
    "pt": r"\s[:;?!,.”»]|“\s|«\s|'|\"",
}


def wrong_typography(key: str) -> str:
    """What never stands in a text there; Latin America quotes “so”, Québec sets no space before ; ? and !."""
    language = "es_419" if load()[key].language == "es" and key != "es" else load()[key].language
    return WRONG.get(key, WRONG[language])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", MARKETS)
def test_its_spaces_and_quotation_marks_are_the_language_s(renderer: Renderer, key: str, kind: Kind) -> None:
    language = load()[key].language
    for variant in VARIANTS:
        for who, bare in ((WOMAN, False), (NOBODY, True)):
            draft = draft_of(renderer, key, kind, variant, who, bare=bare)
            text = f"{draft.subject}\n\n{main_text(draft)}"
            assert not (wrong := re.search(wrong_typography(key), text)), (wrong, text)
            assert not re.search(r"  |\n\n\n|\(\s|\s\)|,,|\.\.|\(\)|, \.", draft.body), draft.body
            assert "⟦" not in text, text
            if language == "es":
                assert text.count("¿") == text.count("?")
                assert text.count("¡") == text.count("!")
            elif key == "br":
                assert "«" not in text


LAST = re.compile(r"[.!?…]$|https://\S+$")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", MARKETS)
def test_every_paragraph_is_whole_whatever_is_left_out(renderer: Renderer, key: str, kind: Kind) -> None:
    for variant in VARIANTS:
        for bare in (False, True):
            text = main_text(draft_of(renderer, key, kind, variant, bare=bare))
            for paragraph in text.split("\n\n"):
                assert "\n" not in paragraph
                assert LAST.search(paragraph), paragraph
                assert not re.search(r"[.?!] [a-zà-ÿ]", paragraph), paragraph


@pytest.mark.parametrize("key", MARKETS)
def test_no_two_kinds_share_a_subject_or_an_opening(renderer: Renderer, key: str) -> None:
    subjects: set[str] = set()
    openings: set[str] = set()
    market = load()[key]
    for kind in KINDS:
        template = find(kind, market, FOLDERS)
        for variant in range(len(template.subjects)):
            subjects.add(draft_of(renderer, key, kind, variant).subject)
        for variant in range(len(template.openings)):
            openings.add(main_text(draft_of(renderer, key, kind, variant)).split("\n\n")[0])
    assert len(subjects) == sum(len(find(kind, market, FOLDERS).subjects) for kind in KINDS)
    assert len(openings) == sum(len(find(kind, market, FOLDERS).openings) for kind in KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.touch is Touch.REPLY])
@pytest.mark.parametrize("key", MARKETS)
def test_a_reply_is_short_and_asks_for_nothing(renderer: Renderer, key: str, kind: Kind) -> None:
    """R36: they wrote to us; no question, no new pitch, and a page only where they asked for data."""
    for variant in VARIANTS:
        text = main_text(draft_of(renderer, key, kind, variant))
        assert 40 <= count(text, LengthUnit.WORDS) <= 100
        assert "?" not in text
        assert ("http" in text) == (kind is Kind.MORE_DATA)


@pytest.mark.parametrize(("key", "label"), [("ar", "Publicidad: "), ("pe", "PUBLICIDAD: ")])
def test_the_label_of_the_law_opens_the_subject_of_every_mail_that_offers_something(
    renderer: Renderer, key: str, label: str
) -> None:
    for kind in KINDS:
        for variant in VARIANTS:
            subject = draft_of(renderer, key, kind, variant).subject
            assert subject.startswith(label) == (kind is not Kind.INTRODUCTION and kind.touch is not Touch.REPLY)


@pytest.mark.parametrize("key", MARKETS)
def test_an_introduction_asks_for_nothing(renderer: Renderer, key: str) -> None:
    """R50, R52: no question, no page, no asset; their work comes up in the first paragraph."""
    for variant in VARIANTS:
        draft = draft_of(renderer, key, Kind.INTRODUCTION, variant)
        text = main_text(draft)
        assert "?" not in text
        assert "http" not in text
        assert SAMPLES[load()[key].language]["asset_title"] not in text
        assert SAMPLES[load()[key].language]["personal_line"] in text.split("\n\n")[0]
        template = find(Kind.INTRODUCTION, load()[key], FOLDERS)
        assert "ask" not in template.blocks
        assert not {name for name in template.uses if name.startswith(("asset", "target", "anchor", "figure"))}


@pytest.mark.parametrize("key", ["es", "mx", "co", "br"])
def test_where_rapport_comes_first_their_work_leads(renderer: Renderer, key: str) -> None:
    """R52: the personal line stands in the first paragraph, before who we are."""
    mine = SAMPLES[load()[key].language]
    for kind in KINDS:
        if find(kind, load()[key], FOLDERS).touch is not Touch.FIRST:
            continue
        for variant in VARIANTS:
            text = main_text(draft_of(renderer, key, kind, variant))
            assert mine["personal_line"] in text.split("\n\n")[0]
            assert text.index(mine["personal_line"]) < text.index(mine["sender_surname"])


@pytest.mark.parametrize("key", MARKETS)
def test_a_later_mail_names_the_earlier_one(renderer: Renderer, key: str) -> None:
    previous = PREVIOUS[load()[key].language]
    for kind in (Kind.FOLLOW_UP, Kind.SECOND_TOUCH):
        for variant in VARIANTS:
            draft = draft_of(renderer, key, kind, variant)
            first = main_text(draft).split("\n\n")[0]
            assert previous.subject in first
            assert re.search(r"27 (?:octobre|de octubre|de outubro)", first)
            assert "\n>" not in draft.body
            assert not draft.subject.startswith("Re:")
    assert len(main_text(draft_of(renderer, key, Kind.FOLLOW_UP)).split()) < 80


TO_ONE = {
    "fr": r"\b[Tt](?:u|oi|on|a|es)\b",
    "es": r"\b(?:usted|le|les|lo saluda|permítame|dígame)\b",
    "pt": r"\b(?:você|lhe|lhes|senhor|senhora)\b",
}
GENDERED = {
    "fr": r"\b(?:ravie?|heureu(?:x|se)|honorée?|intéressée?s?|sûre?|certaine?)\b",
    "es": r"\b(?:encantad[oa]|agradecid[oa]|interesad[oa]s?|atent[oa]|honrad[oa]|list[oa])\b",
    "pt": r"\b(?:obrigad[oa]|encantad[oa]|gratos?|gratas?|interessad[oa]s?|honrad[oa])\b",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", MARKETS)
def test_it_fits_a_woman_a_man_and_a_team_alike(renderer: Renderer, key: str, kind: Kind) -> None:
    """No form that depends on the number of readers or on anybody's gender: neither is known to a template."""
    language = load()[key].language
    for variant in VARIANTS:
        texts = {main_text(draft_of(renderer, key, kind, variant, who)) for who in (WOMAN, MAN, SOMEBODY, TEAM)}
        assert len(texts) == 1
        text = texts.pop()
        for pattern in (TO_ONE[language], GENDERED[language]):
            assert not re.search(pattern, text), (re.search(pattern, text), text)


@pytest.mark.parametrize("kind", ["survey", "tool", "report", "dataset", "white-paper", "infographic"])
@pytest.mark.parametrize("key", ["fr", "es", "mx", "br", "pt"])
def test_nouns_of_either_gender_fit_in(renderer: Renderer, key: str, kind: str) -> None:
    """An asset may be une enquête or un rapport: no contraction, no elision, nothing that agrees with it."""
    market = load()[key]
    campaign = sample_campaign(key, False)
    asset = replace(campaign.assets[0], kind=kind)
    prospect = Prospect("warm.example", name="Tibio", market=key, personal_line="…")
    for pitch in KINDS:
        draft = make_draft(
            prospect,
            contact_for(market, WOMAN),
            market,
            campaign,
            pitch,
            renderer,
            date(2026, 11, 3),
            previous=PREVIOUS[market.language],
            asset=asset,
        )
        wrong = r"\b(?:de|em|a|por) [oa] noss[oa]\b|\bde (?:une|une?(?= (?:rapport|outil)))\b|\b(?:intitulée?|titulad[oa])\b"
        assert not re.search(wrong, main_text(draft)), main_text(draft)


WAY_OUT = "Pour ne plus recevoir de courriels de ma part, il suffit de répondre «\u00a0désabonnement\u00a0» à celui-ci."


@pytest.mark.parametrize("kind", KINDS)
def test_quebec_asks_first_and_writes_courriel(renderer: Renderer, kind: Kind) -> None:
    """R49, R63: who writes, then the request; the words are those of the OQLF and every mail says how to leave."""
    for variant in VARIANTS:
        draft = draft_of(renderer, "ca-fr", kind, variant)
        text = main_text(draft)
        assert draft.body.endswith(f"\n\n{WAY_OUT}") == (kind.touch is not Touch.REPLY)
        assert not re.search(r"(?i)\bmails?\b|newsletter|lien rompu|\u202f", f"{draft.subject} {draft.body}")
        if kind not in (Kind.INTRODUCTION, Kind.FOLLOW_UP) and kind.touch is not Touch.REPLY:
            ask = "remplacer" if kind is Kind.BROKEN_LINK else "?"
            assert text.index(ask) < text.index(SAMPLES["fr"]["finding"])
