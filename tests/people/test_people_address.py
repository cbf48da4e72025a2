"""How a mail begins and ends (R47, R51): from the market's patterns, by stated gender, with the titles kept there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.markets.market import Title
from geoout.markets.reading import load
from geoout.people.address import address, closings
from geoout.people.patterns import fill, lacking
from geoout.people.titles import kept_title, title_alone
from geoout.prospects.prospect import Contact, Gender

HUBER = Contact(given="Anna", surname="Huber", gender=Gender.FEMALE, title="Dr.", organisation="Haus und Heim")
FUJINO = Contact(given="美咲", surname="藤野", organisation="住まい通信社")


@pytest.mark.parametrize(
    ("market", "contact", "salutation"),
    [
        ("de", HUBER, "Sehr geehrte Frau Dr. Huber,"),
        ("de", replace(HUBER, gender=Gender.MALE, title=""), "Sehr geehrter Herr Huber,"),
        ("at", replace(HUBER, title="Mag. BA"), "Sehr geehrte Frau Mag. Huber,"),
        ("fr", HUBER, "Bonjour Docteur Huber,"),
        ("fr", replace(HUBER, title=""), "Bonjour Madame Huber,"),
        ("mx", replace(HUBER, title="Lic.", surname="Arrabal"), "Estimada Lic. Arrabal:"),
        ("us", HUBER, "Dear Dr. Huber,"),
        ("us", replace(HUBER, title=""), "Hi Anna,"),
        ("jp", FUJINO, "住まい通信社\n藤野 様"),
        ("jp", replace(FUJINO, organisation=""), "藤野 様"),
    ],
)
def test_a_person_is_addressed_as_the_market_expects(market: str, contact: Contact, salutation: str) -> None:
    assert address(contact, load()[market]).salutation == salutation


def test_a_position_takes_the_place_of_sama_and_never_stands_beside_it() -> None:
    """R51: 田中部長, not 田中部長様."""
    found = address(replace(FUJINO, surname="田中", position="部長"), load()["jp"])
    assert found.salutation.endswith("田中部長")
    assert "様" not in found.salutation


def test_an_organisation_is_addressed_as_one() -> None:
    """R51: 御中 for organisations, and it is no fallback when nobody else is meant."""
    found = address(Contact(organisation="住まい通信社"), load()["jp"])
    assert (found.salutation, found.fallback) == ("住まい通信社 御中", False)


def test_an_unstated_gender_gets_the_neutral_form_and_says_so() -> None:
    found = address(replace(HUBER, gender=Gender.UNKNOWN), load()["de"])
    assert found.salutation == "Guten Tag Dr. Anna Huber,"
    assert found.fallback
    assert found.reason == "Neutral: the gender is not stated."


def test_where_everyone_is_addressed_alike_an_unstated_gender_is_no_fallback() -> None:
    assert not address(replace(HUBER, gender=Gender.UNKNOWN), load()["us"]).fallback
    assert not address(FUJINO, load()["jp"]).fallback


@pytest.mark.parametrize("contact", [Contact(), Contact(given="Anna", gender=Gender.FEMALE)])
def test_without_a_surname_german_mail_addresses_nobody_in_particular(contact: Contact) -> None:
    found = address(contact, load()["de"])
    assert (found.salutation, found.fallback) == ("Sehr geehrte Damen und Herren,", True)


def test_the_site_stands_in_for_a_contact_without_organisation() -> None:
    assert "住まい通信社" in address(Contact(), load()["jp"], "住まい通信社").salutation


@pytest.mark.parametrize(
    ("market", "organisation", "salutation"),
    [
        ("gb", "The Letting Page", "Dear Letting Page team,"),
        ("us", "the Warm House", "Hello Warm House team,"),
        ("nz", "The Warm House", "Kia ora Warm House team,"),
        ("gb", "Theatre Notes", "Dear Theatre Notes team,"),
        ("gb", "Behind The Door", "Dear Behind The Door team,"),
        ("gb", "THE Journal", "Dear THE Journal team,"),
        ("gb", "The The", "Dear The team,"),
        ("gb", "The", "Dear The team,"),
    ],
)
def test_a_name_that_begins_with_the_loses_it_before_team(market: str, organisation: str, salutation: str) -> None:
    """R47: “Dear The Letting Page team” is nobody's English."""
    assert address(Contact(organisation=organisation), load()[market]).salutation == salutation


def test_the_article_of_a_name_stays_where_no_team_follows() -> None:
    assert address(Contact(organisation="The Cover"), load()["jp"]).salutation == "The Cover 御中"


def test_every_market_has_a_salutation_and_a_closing_for_every_contact() -> None:
    contacts = [
        HUBER,
        replace(HUBER, gender=Gender.UNKNOWN),
        Contact(),
        Contact(organisation="X"),
        Contact(surname="Y"),
    ]
    for market in load().values():
        for contact in contacts:
            found = address(contact, market)
            assert found.salutation.strip() and "{" not in found.salutation and "  " not in found.salutation, market.key
            assert found.closing == closings(market)[0]


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(list(Gender)))
def test_no_name_can_break_out_of_its_line_or_be_read_as_a_pattern(
    given_name: str, surname: str, gender: Gender
) -> None:
    contact = Contact(given=given_name + "{title}", surname=surname + "\r\nBcc: x", gender=gender)
    salutation = address(contact, load()["de"]).salutation
    assert "\n" not in salutation
    assert "{title}" in salutation or "Frau" in salutation or "Herr" in salutation


def test_an_empty_title_takes_its_space_with_it_and_braces_in_values_mean_nothing() -> None:
    values = {"surname": "{given}", "given": "Anna", "title": "", "patronymic": ""}
    assert fill("Frau {title} {surname},", values) == "Frau {given},"
    assert fill("Estimada {title|Sra.} {surname}:", values) == "Estimada Sra. {given}:"
    assert fill("{title}\nFrau {surname},", values) == "Frau {given},"
    assert lacking("Hi {patronymic}", values) == "patronymic"
    assert lacking("Dear {title!} {surname},", values) == "title"
    assert lacking("Dear {title} {surname|you},", values) is None


DR, PROF = Title("Dr.", female="Dra."), Title("Prof.", also=("Professor",))


@pytest.mark.parametrize(
    ("title", "kept", "shown"),
    [
        ("Dr. med.", (DR, PROF), "Dr."),
        ("prof dr", (DR, PROF), "Prof. Dr."),
        ("Prof.Dr. rer. nat.", (DR, PROF), "Prof. Dr."),
        ("dr.med.", (DR,), "Dr."),
        ("Professor", (PROF,), "Prof."),
        ("Dr. Dr.", (DR,), "Dr. Dr."),
        ("Prof. Dr.", (DR, Title("Prof. Dr.")), "Prof. Dr."),
        ("Dipl.-Ing.", (DR,), ""),
        ("Dipl.-Ing.", (Title("Dipl.-Ing."), Title("Ing.")), "Dipl.-Ing."),
        ("MBA, Dr., PhD", (DR,), "Dr."),
        ("Dr.", (), ""),
        ("." * 300, (DR,), ""),
    ],
)
def test_only_titles_that_the_market_keeps_are_used(title: str, kept: tuple[Title, ...], shown: str) -> None:
    assert kept_title(title, kept) == shown


def test_a_woman_is_addressed_with_the_feminine_title_where_there_is_one() -> None:
    assert kept_title("Dr.", (DR,), "female") == "Dra."
    assert kept_title("Dra.", (DR,)) == "Dra.", "without a stated gender the title stays as it was stated"
    assert kept_title("Dr.", (DR,)) == kept_title("Dr.", (DR,), "male") == "Dr."


def test_case_tells_the_indonesian_physician_from_the_doctor() -> None:
    """R51: dr. is a physician, Dr. a doctorate."""
    kept = load()["id"].etiquette.titles_kept
    assert [kept_title(one, kept) for one in ("dr.", "dr", "Dr.", "DR", "Prof. Dr.")] == [
        "dr.",
        "dr.",
        "Dr.",
        "Dr.",
        "Prof. Dr.",
    ]


def test_the_highest_title_takes_the_place_of_the_name() -> None:
    kept = load()["cz"].etiquette.titles_kept
    assert title_alone("Ing. arch.", kept, "female") == "architektko"
    assert title_alone("Ing., Ph.D.", kept, "male") == "doktore"
    assert title_alone("Bc.", kept, "male") == ""
    assert title_alone("Ing.", kept, "unknown") == "", "its form needs the gender"
