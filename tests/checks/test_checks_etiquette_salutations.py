"""Salutations and closings checked (R45, R47, R51, R52): whatever is right there, in any shape, is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.checks.registry import rules
from geoout.markets.market import Market, Register
from geoout.markets.reading import load
from geoout.people.address import address, closings
from geoout.pitches.draft import Draft, FieldSpan, Kind, Part, Touch
from geoout.prospects.prospect import Contact, Gender
from tests.checks.etiquette_letters import FINE

MARKETS = load()
OURS = [rule for rule in rules() if rule.code.startswith("ETQ") and 2 <= int(rule.code[3:]) <= 19]
NAMES = {
    "ja": ("結衣", "藤野", "鈴木"), "ko": ("민준", "김", "이"), "zh-Hans": ("小明", "王", "李"),
    "zh-Hant": ("小明", "王", "李"), "th": ("สมชาย", "ใจดี", "สุขใจ"), "vi": ("Lan", "Nguyễn", "Trần"),
    "ru": ("Анна", "Иванова", "Смирнова"), "uk": ("Олена", "Шевченко", "Коваль"), "he": ("נועה", "כהן", "לוי"),
    "el": ("Μαρία", "Παπαδοπούλου", "Γεωργίου"), "ar": ("ليلى", "حداد", "منصور"),
    "cs": ("Jana", "Nováková", "Dvořáková"), "nl": ("Anna", "de Vries", "Berger"),
}  # fmt: skip
OTHER_GIVEN = {
    "ja": "健", "ko": "서준", "zh-Hans": "伟", "zh-Hant": "偉", "th": "วิชัย", "vi": "Minh", "ru": "Ольга", "uk": "Марія",
    "he": "תמר", "el": "Ελένη", "ar": "سارة",
}  # fmt: skip
ORGANISATIONS = {"ja": "みなと出版", "ko": "한빛신문", "zh-Hans": "新房报", "zh-Hant": "新房報", "ar": "بيت الدفء"}
POSITIONS = {"ja": "編集長", "ko": "편집장", "zh-Hans": "主编", "zh-Hant": "主編"}


def person(market: Market, gender: Gender = Gender.UNKNOWN) -> Contact:
    given, surname, _ = NAMES.get(market.language, ("Morgan", "Ashby", ""))
    return Contact(
        given=given, surname=surname, gender=gender, organisation=ORGANISATIONS.get(market.language, "Warm House")
    )


def somebody_else(market: Market, gender: Gender) -> Contact:
    surname = NAMES.get(market.language, ("", "", "Berger"))[2]
    return replace(person(market, gender), given=OTHER_GIVEN.get(market.language, "Sofia"), surname=surname)


def shapes(market: Market) -> Iterator[Contact]:
    """The shapes a contact may have: both genders and none, titles, half a name, a position, an organisation, nobody."""
    whole = person(market)
    for gender in Gender:
        one = replace(whole, gender=gender)
        yield one
        yield from (replace(one, title=kept.title) for kept in market.etiquette.titles_kept)
        yield replace(one, title="Dr.")
        yield replace(one, given="")
        yield replace(one, surname="")
        yield replace(one, patronymic="Сергеевна")
        yield replace(one, position=POSITIONS.get(market.language, "Editor"))
    yield replace(whole, given="", surname="")
    yield replace(whole, organisation="")
    yield Contact()


def mail(market: Market, contact: Contact, salutation: str, closing: str | None = None) -> Draft:
    text = f"{salutation}\n\n2026\n\n{closing or closings(market)[0]}\nA B"
    return Draft(market.key, Kind.DIGITAL_PR, Touch.FIRST, "", text, contact)


def said(market: Market, draft: Draft) -> list[Finding]:
    context = Context(market)
    return [finding for rule in OURS for finding in rule.check(draft, context)]


def codes(market: Market, draft: Draft) -> set[str]:
    return {finding.code for finding in said(market, draft)}


@pytest.mark.parametrize("key", MARKETS)
def test_r47_r51_whatever_address_gives_is_left_alone(key: str) -> None:
    """As typed text, with no field to vouch for it: every shape of a contact, every closing of the market."""
    market = MARKETS[key]
    for contact in shapes(market):
        right = address(contact, market).salutation
        assert said(market, mail(market, contact, right)) == [], right
    for closing in closings(market):
        assert said(market, mail(market, Contact(), address(Contact(), market).salutation, closing)) == [], closing


@pytest.mark.parametrize(("key", "contact", "lines"), FINE, ids=[f"{key}-{n}" for n, (key, _, _) in enumerate(FINE)])
def test_r51_what_people_write_there_is_no_error_and_no_warning(
    key: str, contact: Contact, lines: tuple[str, ...]
) -> None:
    market = MARKETS[key]
    for line in lines:
        found = said(market, mail(market, contact, line))
        assert [f"{one.code} {one.text} {one.message}" for one in found if one.severity is not Severity.INFO] == [], (
            line
        )


@pytest.mark.parametrize("key", MARKETS)
def test_r51_the_form_for_the_other_gender_is_an_error_that_mends_itself(key: str) -> None:
    market = MARKETS[key]
    her, him = person(market, Gender.FEMALE), person(market, Gender.MALE)
    if address(her, market).salutation == address(him, market).salutation or key == "hu":
        return  # Hungarian calls a woman by her name alone, which is right for everyone
    for contact, wrong in ((her, him), (him, her)):
        right = address(contact, market).salutation
        found = said(market, mail(market, contact, address(wrong, market).salutation))
        assert {one.code for one in found} == {"ETQ005"}
        assert found[0].severity is Severity.ERROR
        draft = mail(market, contact, address(wrong, market).salutation)
        mended = draft.body[: found[0].start] + (found[0].suggestion or "") + draft.body[found[0].end :]
        assert mended.startswith(right)


@pytest.mark.parametrize("key", MARKETS)
def test_r51_a_gender_that_nobody_stated_is_not_guessed(key: str) -> None:
    market = MARKETS[key]
    guessed = address(person(market, Gender.MALE), market).salutation
    if guessed == address(person(market), market).salutation:
        return
    assert codes(market, mail(market, person(market), guessed)) == {"ETQ005"}


@pytest.mark.parametrize("key", MARKETS)
def test_r51_another_readers_name_is_an_error(key: str) -> None:
    market = MARKETS[key]
    contact = person(market, Gender.FEMALE)
    wrong = address(somebody_else(market, Gender.FEMALE), market).salutation
    if wrong != address(contact, market).salutation:
        assert codes(market, mail(market, contact, wrong)) == {"ETQ006"}


@pytest.mark.parametrize("key", [key for key, market in MARKETS.items() if not market.language.startswith("en")])
def test_r45_english_above_and_below_a_foreign_text_is_told(key: str) -> None:
    """R45, R56: an error where the market is formal, a warning elsewhere; the market's own line can take its place."""
    market = MARKETS[key]
    contact = person(market, Gender.FEMALE)
    found = said(market, mail(market, contact, f"Dear {contact.given},", "Best regards,"))
    assert [one.code for one in found] == ["ETQ004", "ETQ016"]
    formal = market.etiquette.register.value is Register.FORMAL
    assert {one.severity for one in found} == {Severity.ERROR if formal else Severity.WARNING}
    assert [one.suggestion for one in found] == [address(contact, market).salutation, closings(market)[0]]
    assert all(one.replaces for one in found)


def test_r51_a_title_that_austria_keeps_is_missed_and_one_that_nobody_stated_is_not_added() -> None:
    at = MARKETS["at"]
    huber = Contact(given="Anna", surname="Huber", gender=Gender.FEMALE, title="Mag.")
    (found,) = said(at, mail(at, huber, "Sehr geehrte Frau Huber,"))
    assert (found.code, found.severity, found.text, found.suggestion) == (
        "ETQ010", Severity.ERROR, "Huber", "Mag. Huber",
    )  # fmt: skip
    (found,) = said(at, mail(at, replace(huber, title=""), "Sehr geehrte Frau DDr. Huber,"))
    assert (found.code, found.text, found.suggestion) == ("ETQ011", "DDr. Huber", "Huber")


def test_r51_a_salutation_that_stands_as_its_field_gave_it_is_never_blamed() -> None:
    de = MARKETS["de"]
    draft = mail(de, person(de, Gender.FEMALE), "Sehr geehrter Herr Berger,")
    assert codes(de, draft) == {"ETQ005", "ETQ006"}
    whole = (FieldSpan("salutation", Part.BODY, 0, len("Sehr geehrter Herr Berger,")),)
    assert codes(de, replace(draft, spans=whole)) == set()


def test_r51_a_contact_who_prefers_another_language_may_be_greeted_in_it() -> None:
    it = MARKETS["it"]
    contact = replace(person(it, Gender.FEMALE), language="en")
    assert codes(it, mail(it, contact, "Dear Morgan,", "Best regards,")) == set()


def test_r52_somebody_known_by_name_is_named() -> None:
    es = MARKETS["es"]
    contact = person(es, Gender.FEMALE)
    assert codes(es, mail(es, contact, "Buenos días:")) == {"ETQ012"}
    assert codes(es, mail(es, Contact(), "Buenos días:")) == set()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(MARKETS)),
    st.builds(Contact, given=st.text(max_size=12), surname=st.text(max_size=12), title=st.text(max_size=8),
              organisation=st.text(max_size=12), gender=st.sampled_from(Gender)),
    st.text(max_size=60),
)  # fmt: skip
def test_no_name_and_no_line_breaks_a_rule(key: str, contact: Contact, line: str) -> None:
    """Names from outside are hostile: spans lie inside the text whatever they hold."""
    market = MARKETS[key]
    for salutation in (line, address(contact, market).salutation, f"{line} {contact.surname} {contact.given}"):
        draft = mail(market, contact, salutation, line)
        for one in said(market, draft):
            assert 0 <= one.start <= one.end <= len(draft.body)
