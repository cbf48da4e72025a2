"""Sign-off: who may sign what, what counts, what voids it (R53, R54)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.campaign.campaign import Reviewer, Sender
from geoout.errors import UsageError
from geoout.markets.reading import load
from geoout.pitches.changes import How, changes
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.fixtures import Shape, contact_of, fixtures
from geoout.pitches.render import Renderer
from geoout.pitches.reviewing import draft_text, named, send_back, sign, template_text
from geoout.pitches.sign_off import Check, Review, Verdict, What, covers, draft_hash, needs_native, standing
from geoout.pitches.templates import find
from geoout.prospects.prospect import Contact, Gender

NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)
LOUISE = Reviewer("louise", "Louise Arnaud", ("fr-FR",))
DRAFT = Draft("fr", Kind.DIGITAL_PR, Touch.FIRST, "Objet", "Bonjour,\n\nle texte.", Contact(), id=3, revision=2)
TEXT = draft_text(DRAFT, load()["fr"])


@pytest.mark.parametrize(
    ("native", "locale", "is_covered"),
    [
        ("es", "es_MX", True), ("es-MX", "es_MX", True), ("es-MX", "es_419", True), ("es-ES", "es_MX", False),
        ("es-MX", "es_ES", False), ("pt-BR", "pt_PT", False), ("pt-PT", "pt_PT", True), ("fr-FR", "fr_CA", False),
        ("zh-Hans", "zh_Hant_TW", False), ("zh-Hant", "zh_Hant_HK", True), ("no", "nb_NO", True), ("de", "fr_FR", False),
    ],
)  # fmt: skip
def test_r53_a_native_speaker_of_one_country_does_not_sign_for_another(
    native: str, locale: str, is_covered: bool
) -> None:
    assert covers(native, locale) is is_covered


def test_r54_signing_needs_all_three_points() -> None:
    with pytest.raises(UsageError) as refused:
        sign(TEXT, LOUISE, [Check.IDIOMS], NOW)
    assert str(refused.value).startswith("cultural references, tone of voice not looked at yet")
    review = sign(TEXT, LOUISE, Check, NOW, "très bien", "Kim")
    assert (review.verdict, review.checked, review.language) == (Verdict.SIGNED, tuple(Check), "fr-FR")
    assert (review.hash, review.words[""].body, review.by) == (draft_hash(DRAFT), DRAFT.body, "Kim")


def test_r53_who_is_no_native_of_the_language_cannot_sign() -> None:
    nils = Reviewer("nils", "Nils Berger", ("de", "en"))
    with pytest.raises(UsageError, match="Nils Berger is a native speaker of German and English, not of French"):
        sign(TEXT, nils, Check, NOW)
    with pytest.raises(UsageError, match="reviews for ch-fr, and this is for fr"):
        sign(TEXT, replace(LOUISE, native=("fr",), markets=("ch-fr",)), Check, NOW)


@pytest.mark.parametrize("comment", ["", "  \n ", "\u200b"])
def test_a_text_is_not_returned_without_a_comment(comment: str) -> None:
    with pytest.raises(UsageError, match="returned with a comment"):
        send_back(TEXT, LOUISE, comment, NOW)


def test_a_reviewer_is_found_by_id_or_name() -> None:
    twin = Reviewer("louise2", "Louise Arnaud", ("fr",))
    assert named([LOUISE], "Louise Arnaud") is named([LOUISE, twin], "louise") is LOUISE
    for known, wanted, said in (
        ([LOUISE, twin], "Louise Arnaud", "names two reviewers; use one of louise, louise2"),
        ([LOUISE], "eva", "eva is no reviewer in campaign.yaml; use one of louise"),
        ([], "eva", "there are no reviewers yet"),
    ):
        with pytest.raises(UsageError, match=said):
            named(known, wanted)


def test_r54_any_edit_voids_and_the_last_word_counts() -> None:
    signed = sign(TEXT, LOUISE, Check, NOW)
    returned = send_back(TEXT, LOUISE, "trop froid", NOW)
    here, locale = draft_hash(DRAFT), "fr_FR"
    assert standing(here, locale, []).is_signed is False
    assert standing(here, locale, [signed]).signed is signed
    assert standing(here, locale, [signed, returned]).returned is returned
    assert standing(here, locale, [returned, signed]).is_signed
    assert standing(here, locale, [replace(signed, stands=False)]).voided is None
    assert standing(here, "de_DE", [signed]).is_signed is False
    for edited in (replace(DRAFT, body="Bonjour,\n\nle texte. "), replace(DRAFT, subject="ObjetB", body="onjour")):
        assert standing(draft_hash(edited), locale, [signed]).voided is signed


def test_r53_a_native_sender_signs_by_writing_unless_the_market_wants_a_second_native() -> None:
    market = load()["fr"]
    strict = replace(market, review=replace(market.review, value="native"))
    native = replace(DRAFT, sender=Sender("c", "Camille", "Roussel", "c@acme.example", ("fr-FR",)))
    assert needs_native(DRAFT, market) and not needs_native(native, market)
    assert needs_native(native, strict) and not needs_native(replace(native, touch=Touch.FOLLOW_UP), strict)
    author = Reviewer("camille", "Camille Roussel", ("fr",), email="C@acme.example")
    with pytest.raises(UsageError, match="wrote this text, and this market wants a second native speaker"):
        sign(draft_text(native, strict), author, Check, NOW)


def test_r53_a_template_is_signed_with_everything_it_extends(renderer: Renderer) -> None:
    template = find(Kind.DIGITAL_PR, load()["at"], renderer.folders)
    eva = Reviewer("eva", "Eva Musterfrau", ("de-AT",))
    review = sign(template_text(template, ["at"]), eva, Check, NOW)
    assert set(review.parts) == {file.name for file in template.files} and len(review.parts) > 1
    assert standing(template.chain_hash, template.locale, [review]).is_signed
    assert not standing("0" * 64, template.locale, [review]).is_signed


@pytest.mark.parametrize("key", ["de", "fr", "mx", "br", "jp", "gb"])
def test_a_template_is_read_as_six_people_would_have_it(key: str) -> None:
    market = load()[key]
    with Renderer() as shipped:
        template = find(Kind.DIGITAL_PR, market, shipped.folders)
        found = fixtures(template, market, shipped)
    assert len(found) == len(Shape) * max(len(template.subjects), len(template.openings))
    assert not any("⟦" in words.subject + words.body for words in found.values())
    first = {shape: found[f"{shape}/0"].body.split("\n\n")[0] for shape in Shape}
    assert len(set(first.values())) >= 3, "a woman, somebody and nobody are not addressed alike"


def test_a_fixture_is_who_it_says() -> None:
    shapes = {shape: contact_of(load()["de"], shape) for shape in Shape}
    stated = [shapes[one].gender for one in (Shape.FEMALE, Shape.MALE, Shape.UNKNOWN)]
    assert stated == [Gender.FEMALE, Gender.MALE, Gender.UNKNOWN]
    assert shapes[Shape.TITLE].title and not shapes[Shape.FEMALE].title
    assert not shapes[Shape.ORGANISATION].has_name and shapes[Shape.ORGANISATION].organisation
    assert not shapes[Shape.NO_NAME].has_name and not shapes[Shape.NO_NAME].organisation


def test_changes_point_at_whole_words() -> None:
    rows = changes("Guten Tag,\nich schreibe Ihnen heute.", "Guten Tag,\nich schreibe Ihnen morgen gern.")
    assert [(row.how, row.change) for row in rows] == [(How.SAME, 0), (How.REMOVED, 1), (How.ADDED, 1)]
    assert [text for text, differs in rows[1].pieces if differs] == ["heute"]
    assert [text for text, differs in rows[2].pieces if differs] == ["morgen gern"]


_TEXTS = st.text(st.sampled_from("ab 。漢字é.\n"), max_size=60)


@given(_TEXTS, _TEXTS)
def test_changes_lose_nothing(old: str, new: str) -> None:
    rows = changes(old, new)
    assert "\n".join(row.text for row in rows if row.how is not How.REMOVED) == new
    assert "\n".join(row.text for row in rows if row.how is not How.ADDED) == old
    assert (old == new) == all(row.how is How.SAME for row in rows)


def test_a_review_names_its_text() -> None:
    assert TEXT.called == "draft 3"
    assert isinstance(sign(TEXT, LOUISE, Check, NOW), Review) and TEXT.what is What.DRAFT
