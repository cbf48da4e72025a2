"""A draft from a prospect: whom, in which words, with what missing."""

from dataclasses import replace
from datetime import date

import pytest

from geoout.campaign.campaign import Campaign
from geoout.markets.reading import load
from geoout.pitches.draft import Kind, Part, Touch
from geoout.pitches.fields import Previous
from geoout.pitches.make import best_contact, best_kind, make_draft
from geoout.pitches.render import Renderer
from geoout.prospects.prospect import Contact, Prospect, SourceType

TODAY = date(2026, 11, 3)


def test_a_draft_is_written_to_the_best_contact_in_the_markets_words(
    prospect: Prospect, campaign: Campaign, renderer: Renderer
) -> None:
    draft = make_draft(prospect, None, load()["at"], campaign, Kind.DIGITAL_PR, renderer, TODAY)
    assert draft.contact.email == "huber@warm.example"
    assert draft.subject == "Erhebung: Heizkosten 2026"
    assert draft.body.startswith("Sehr geehrte Frau Mag. Huber,\n\nmit Interesse habe ich auf Wärmeblatt gelesen")
    assert "am 15. Jänner 2026 eine Umfrage veröffentlicht" in draft.body
    assert "€\u00a01.200" in draft.body
    assert draft.missing == ()
    assert (draft.touch, draft.template, draft.site, draft.prospect) == (
        Touch.FIRST,
        "de_AT/digital_pr",
        "warm.example",
        7,
    )
    assert draft.anchor == "Heizkosten in Österreich"
    assert draft.sender is not None and draft.sender.id == "j"
    places = {span.field: draft.body[span.start : span.end] for span in draft.spans if span.part is Part.BODY}
    assert places["site.name"] == "Wärmeblatt"
    assert places["sender.name"] == "Jonas Brackwede"


def test_what_nobody_filled_is_named_and_stops_nothing(campaign: Campaign, renderer: Renderer) -> None:
    draft = make_draft(Prospect("bare.example"), None, load()["de"], campaign, Kind.DIGITAL_PR, renderer, TODAY)
    assert draft.missing == ("personal_line",)
    assert "⟦personal_line⟧" in draft.body
    assert draft.body.startswith("Sehr geehrte Damen und Herren,")
    assert "bare.example" in draft.body
    assert draft.contact == Contact()


def test_no_text_of_another_language_slips_in(prospect: Prospect, campaign: Campaign, renderer: Renderer) -> None:
    """A brand that says what it does in German only has nothing to say of itself in a Japanese mail."""
    german = replace(campaign, brand=replace(campaign.brand, about={"de": "Wir messen."}))
    draft = make_draft(prospect, None, load()["jp"], german, Kind.INTRODUCTION, renderer, TODAY)
    assert "brand.about" in draft.missing
    assert "北条 悠真" in draft.body


def test_a_follow_up_names_the_earlier_mail(prospect: Prospect, campaign: Campaign, renderer: Renderer) -> None:
    previous = Previous("Erhebung: Heizkosten", date(2026, 10, 20))
    draft = make_draft(prospect, None, load()["de"], campaign, Kind.FOLLOW_UP, renderer, TODAY, previous=previous)
    assert draft.touch is Touch.FOLLOW_UP
    assert draft.subject == "Nachfrage: Erhebung: Heizkosten"
    assert "am 20. Oktober 2026 habe ich" in draft.body


def test_a_hostile_name_cannot_leave_its_line(prospect: Prospect, campaign: Campaign, renderer: Renderer) -> None:
    evil = replace(prospect, name="Blatt\r\nBcc: x@evil.example\u202e{{ 7*7 }}")
    draft = make_draft(evil, None, load()["de"], campaign, Kind.DIGITAL_PR, renderer, TODAY, variant=1)
    assert draft.subject == "Neue Zahlen für Blatt Bcc: x@evil.example{{ 7*7 }}"


@pytest.mark.parametrize(
    ("market", "history", "wanted", "kind"),
    [
        ("us", False, None, Kind.DIGITAL_PR),
        ("us", False, Kind.RESOURCE_PAGE, Kind.RESOURCE_PAGE),
        ("us", False, Kind.FOLLOW_UP, Kind.DIGITAL_PR),
        ("us", True, Kind.FOLLOW_UP, Kind.FOLLOW_UP),
        ("jp", False, Kind.DIGITAL_PR, Kind.INTRODUCTION),
        ("jp", True, Kind.DIGITAL_PR, Kind.DIGITAL_PR),
        ("es", False, None, Kind.INTRODUCTION),
        ("mx", False, Kind.GUEST_CONTRIBUTION, Kind.INTRODUCTION),
        ("de", False, Kind.DIGITAL_PR, Kind.DIGITAL_PR),
    ],
)
def test_where_people_meet_before_they_ask_the_first_mail_introduces(
    prospect: Prospect, market: str, history: bool, wanted: Kind | None, kind: Kind
) -> None:
    """R50, R52."""
    assert best_kind(load()[market], prospect, history, wanted) is kind


def test_a_partner_is_known_already(prospect: Prospect) -> None:
    """R87."""
    partner = replace(prospect, source_type=SourceType.PARTNER)
    assert best_kind(load()["jp"], partner, False, Kind.PARTNERSHIP) is Kind.PARTNERSHIP


def test_an_address_matters_more_than_a_name() -> None:
    named, reachable = Contact(given="Anna"), Contact(email="desk@warm.example")
    assert best_contact([named, reachable]) is reachable
    assert best_contact([named]) is named
    assert best_contact([]) is None
