"""Every shipped template, in every market that uses it, to every shape of contact: whole, and clean by its own rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from geoout.campaign.anchor_use import AnchorUse
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.registry import check
from geoout.language.words import count
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.render import Renderer
from geoout.pitches.sign_off import Standing
from geoout.pitches.templates import find, kinds_for, template_folders
from geoout.prospects.prospect import Contact, Gender
from tests.pitches.sample_campaign import TODAY, campaign_for, contact_for, mail, main_text, nobody_for

SHAPES = ("female", "male", "unknown", "no name", "title", "organisation")
EXCEPTED = ("REV", "AST009")
"""The missing sign-off, and the notice that guest posts are not enough in the United States (R37)."""

MARKETS = tuple(load())


@pytest.fixture(scope="module")
def shipped() -> Iterator[Renderer]:
    with Renderer(folders=template_folders()) as one:
        yield one


def reader(key: str, shape: str) -> Contact:
    market = load()[key]
    if shape == "no name":
        return nobody_for(market)
    if shape == "organisation":
        return replace(contact_for(market), given="", surname="", title="", patronymic="", gender=Gender.UNKNOWN)
    gender = {"female": Gender.FEMALE, "male": Gender.MALE, "title": Gender.FEMALE}.get(shape, Gender.UNKNOWN)
    person = contact_for(market, gender)
    return person if shape == "title" else replace(person, title="")


def letter(key: str, kind: Kind, shape: str, shipped: Renderer, variant: int, bare: bool) -> Draft:
    return mail(load()[key], kind, shipped, variant, contact=reader(key, shape), bare=bare)


class Met:
    """A history in which the two have met, so that a pitch may ask where an introduction comes first (R50, R52)."""

    def do_not_contact(self, email: str, domain: str) -> str | None:
        return None

    def last_contact(self, domain: str, email: str, *, besides: int = 0) -> date | None:
        return None

    def was_introduced(self, prospect: int) -> bool:
        return True

    def sign_off(self, draft: Draft, locale: str) -> Standing:
        return Standing()

    def anchor_uses(self, target: str, market: str, *, besides: int = 0) -> Sequence[AnchorUse]:
        return ()

    def mails_left(self, prospect: int, email: str, *, besides: int = 0) -> Sequence[tuple[Touch, date]]:
        return ()


def complaints(draft: Draft) -> list[str]:
    """What the program says at the touch that the market allows: an introduction to strangers, an ask to who was met."""
    market = load()[draft.market]
    history = None if draft.kind is Kind.INTRODUCTION else Met()
    found = check(draft, Context(market, campaign_for(market), history, TODAY))
    worse = [one for one in found if one.severity is not Severity.INFO and not one.code.startswith(EXCEPTED)]
    return [f"{one.code} {one.part} “{one.text}” {one.message}" for one in worse]


@pytest.mark.parametrize("key", MARKETS)
def test_a_market_has_every_kind(key: str, shipped: Renderer) -> None:
    assert kinds_for(load()[key], shipped.folders) == tuple(Kind)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("key", MARKETS)
def test_every_reader_gets_a_whole_and_clean_mail(key: str, kind: Kind, shipped: Renderer) -> None:
    """R45 to R56, R126: no error and no warning, nothing missing, for six shapes of contact, full and bare."""
    template = find(kind, load()[key], shipped.folders)
    turns = max(len(template.subjects), len(template.openings), 2)
    for shape in SHAPES:
        for bare in (False, True):
            for variant in range(turns if shape == "unknown" else 2):
                draft = letter(key, kind, shape, shipped, variant, bare)
                case = f"{template.id}, {shape}, variant {variant}{', bare' if bare else ''}"
                assert draft.missing == (), case
                assert complaints(draft) == [], f"{case}\n\n{draft.subject}\n\n{draft.body}"


@pytest.mark.parametrize("key", MARKETS)
def test_an_introduction_offers_nothing(key: str, shipped: Renderer) -> None:
    """R30, R50: it is whole without an asset or a page, and whoever has none yet can write it."""
    market = load()[key]
    nothing = replace(campaign_for(market), assets=(), targets=())
    for variant in range(3):
        draft = mail(market, Kind.INTRODUCTION, shipped, variant, contact=reader(key, "unknown"), campaign=nothing)
        assert draft.missing == (), draft.body


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.touch is Touch.FIRST])
@pytest.mark.parametrize("key", MARKETS)
def test_a_first_mail_has_the_markets_length(key: str, kind: Kind, shipped: Renderer) -> None:
    """R46: counted in the market's own unit, without salutation, closing and signature."""
    length = load()[key].etiquette.length.value
    for variant in range(3):
        assert count(main_text(letter(key, kind, "unknown", shipped, variant, False)), length.unit) <= length.most


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("key", MARKETS)
def test_neighbours_never_read_alike(key: str, kind: Kind, shipped: Renderer) -> None:
    """Two subjects at least; two openings at least where a mail opens a conversation."""
    template = find(kind, load()[key], shipped.folders)
    one, two = (letter(key, kind, "unknown", shipped, variant, False) for variant in (0, 1))
    assert one.subject != two.subject, template.id
    if kind.touch is Touch.FIRST:
        assert main_text(one) != main_text(two), template.id
    assert set(template.gloss) >= {"ask"} or kind is Kind.INTRODUCTION or kind.touch is Touch.REPLY
