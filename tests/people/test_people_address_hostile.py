"""Names as they come: markup, pictures, marks, capitals, titles in the wrong field, other scripts (R51)."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.markets.reading import load
from geoout.people.address import Address, address
from geoout.people.capitals import recased
from geoout.prospects.prospect import Contact, Gender

MARKETS = load()
F, M = Gender.FEMALE, Gender.MALE
NEUTRAL = "Sehr geehrte Damen und Herren,"


def to(key: str, **contact: Any) -> Address:
    return address(Contact(**contact), MARKETS[key])


@pytest.mark.parametrize(
    ("surname", "salutation"),
    [
        ("Huber 😀", "Sehr geehrte Frau Huber,"),
        ("<b>Huber</b>", "Sehr geehrte Frau Huber,"),
        ("\u202eHuber\u200f", "Sehr geehrte Frau Huber,"),
        ("Huber (Haus und Heim)", "Sehr geehrte Frau Huber,"),
        ("Huber, MBA", "Sehr geehrte Frau Huber,"),
        ("Huber MD PhD", "Sehr geehrte Frau Huber,"),
        ("Huber III", "Sehr geehrte Frau Huber,"),
        ("Huber geb. Meier", "Sehr geehrte Frau Huber,"),
        ("„Huber“", "Sehr geehrte Frau Huber,"),
        ("Huber-", "Sehr geehrte Frau Huber,"),
        ("Freifrau von Stein", "Sehr geehrte Frau von Stein,"),
        ("HUBER", "Sehr geehrte Frau Huber,"),
        ("müller-lüdenscheidt", "Sehr geehrte Frau Müller-Lüdenscheidt,"),
        ("O'BRIEN", "Sehr geehrte Frau O'Brien,"),
        ("von der Heide", "Sehr geehrte Frau von der Heide,"),
        ("de la Cruz", "Sehr geehrte Frau de la Cruz,"),
        ("Dr. Huber", "Sehr geehrte Frau Dr. Huber,"),
        ("Frau Huber", "Sehr geehrte Frau Huber,"),
        ("<script>alert(1)</script>", NEUTRAL),
        ("x" * 300, NEUTRAL),
        ("anna@example.com", NEUTRAL),
        ("{title}", NEUTRAL),
        ("Hubеr", NEUTRAL),  # a Cyrillic е
        ("藤野", NEUTRAL),
        ("???", NEUTRAL),
    ],
)
def test_a_surname_is_written_rightly_or_left_out(surname: str, salutation: str) -> None:
    found = to("de", given="Anna", surname=surname, gender=F)
    assert found.salutation == salutation
    assert found.fallback == (salutation == NEUTRAL)
    if found.fallback:
        assert "surname" in found.reason


def test_a_title_in_the_given_field_is_a_title() -> None:
    assert to("de", given="Prof. Dr. Anna", surname="Huber").salutation == "Guten Tag Prof. Dr. Anna Huber,"
    assert to("us", given="Dr. Dana", surname="Okafor").salutation == "Dear Dr. Okafor,"
    assert to("us", given="Ms. Dana", surname="Okafor").salutation == "Hi Dana,"
    assert to("de", given="Dr.", surname="Huber", gender=F).salutation == "Sehr geehrte Frau Dr. Huber,"
    assert to("us", given="J. R.", surname="Okafor").salutation == "Hi J. R.,"


def test_what_was_put_right_or_left_out_is_said() -> None:
    assert "Anna Huber" in to("us", given="ANNA", surname="huber").reason
    assert "too long" in to("us", given="x" * 300).reason
    assert "Japanese letters" in to("de", given="ゆい", surname="Huber", gender=F).reason


@pytest.mark.parametrize(
    ("name", "language", "written"),
    [
        ("VAN DER BERG", "nl", "van der Berg"), ("DE LUCA", "it", "De Luca"), ("MCDONALD", "en", "McDonald"),
        ("IŞIL", "tr", "Işıl"), ("inci", "tr", "İnci"), ("IJSBRAND", "nl", "IJsbrand"), ("D'ANGELO", "it", "D'Angelo"),
        ("AJ", "en", "AJ"), ("LeBlanc", "en", "LeBlanc"), ("ПЕТРОВА", "ru", "Петрова"), ("de la cruz", "es", "de la Cruz"),
        ("ΠΑΠΑΔΑΚΗΣ", "el", "ΠΑΠΑΔΑΚΗΣ"), ("中村", "ja", "中村"), ("la rocca", "fr", "La Rocca"), ("de", "fr", "De"),
    ],
)  # fmt: skip
def test_capitals_are_put_right(name: str, language: str, written: str) -> None:
    assert recased(name, language) == written


@pytest.mark.parametrize(
    ("key", "given_name", "surname", "salutation"),
    [
        ("jp", "Taro", "Tanaka", "ご担当者様"),
        ("jp", "ジョン", "スミス", "スミス 様"),
        ("kr", "Anna", "Huber", "Anna Huber 님께"),
        ("cn", "Anna", "Huber", "尊敬的Huber女士：\n您好！"),
        ("ru", "Anna", "Huber", "Уважаемая госпожа Huber!"),
        ("gr", "Anna", "Huber", "Αξιότιμη κυρία Huber,"),
        ("il", "Anna", "Huber", "שלום Anna,"),
        ("ae", "Anna", "Huber", "الأستاذة Anna Huber المحترمة،\nتحية طيبة وبعد،"),
        ("us", "美咲", "藤野", "Hello,"),
    ],
)
def test_a_name_in_another_script(key: str, given_name: str, surname: str, salutation: str) -> None:
    assert to(key, given=given_name, surname=surname, gender=F).salutation == salutation


@pytest.mark.parametrize(
    ("key", "contact", "salutation"),
    [
        ("us", {"surname": "Okafor", "gender": F}, "Dear Ms. Okafor,"),
        ("us", {"surname": "Okafor"}, "Hello,"),
        ("de", {"given": "Katrin"}, NEUTRAL),
        ("fr", {"given": "Katrin", "gender": F}, "Madame,"),
        ("cz", {"given": "Jan", "gender": M}, "Vážený pane,"),
        ("es", {"given": "Lucía", "gender": F}, "Estimada Lucía:"),
        ("pt", {"given": "Marta", "gender": F}, "Exma. Senhora,"),
        ("jp", {"given": "美咲", "organisation": "住まい通信社"}, "住まい通信社\nご担当者様"),
        ("il", {"surname": "כהן", "gender": M}, "שלום מר כהן,"),
        ("in", {"given": "Kavitha", "gender": F}, "Dear Ms. Kavitha,"),
        ("se", {"surname": "Lindqvist"}, "Hej!"),
    ],
)
def test_half_a_name_gets_the_next_best_form_and_says_so(key: str, contact: dict[str, Any], salutation: str) -> None:
    found = to(key, **contact)
    assert (found.salutation, found.fallback) == (salutation, True)
    assert "is known" in found.reason


def test_a_stated_gender_without_a_name_is_used() -> None:
    assert to("fr", gender=F).salutation == "Madame,"
    assert to("de", gender=F, organisation="Haus und Heim").salutation == NEUTRAL


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20), st.sampled_from(list(Gender)))
def test_nothing_that_comes_in_breaks_out(first: str, last: str, title: str, gender: Gender) -> None:
    contact = Contact(given=first, surname=last, title=title, gender=gender, organisation=first, role=last)
    for key in ("us", "de", "cz", "gr", "jp", "kr", "ae", "th", "vn"):
        found = address(contact, MARKETS[key])
        assert found.salutation and "{" not in found.salutation and "<" not in found.salutation
        assert found.salutation.count("\n") <= 1
        assert not set(found.salutation) & set("\u202e\u200f\x00\x1b")
        if gender is Gender.UNKNOWN and key in ("de", "cz", "gr"):
            assert "Frau " not in found.salutation and "paní" not in found.salutation


def test_a_market_without_cldr_data_is_addressed_too(tmp_path: Path) -> None:
    """A language whose name CLDR knows, but nothing else."""
    overlay = tmp_path / "markets.yaml"
    overlay.write_text("markets:\n  de:\n    locale: ht_HT\n    territory: HT\n", "utf-8")
    market = load(overlay)["de"]
    assert address(Contact(given="Anna", surname="Huber"), market).salutation == "Guten Tag Anna Huber,"


def test_a_salutation_of_a_workspace_may_have_several_patterns(tmp_path: Path) -> None:
    overlay = tmp_path / "markets.yaml"
    overlay.write_text(
        "markets:\n  de:\n    etiquette:\n      titles_kept: [{title: Graf, female: Gräfin}]\n      salutation:\n"
        "        is:\n          female: ['Liebe {title!} {surname},', 'Liebe Frau {surname},']\n"
        "          male: 'Lieber Herr {surname},'\n          unknown: 'Guten Tag {full_name},'\n"
        "          no_name: 'Guten Tag,'\n          organisation: 'Guten Tag,'\n        from: house\n",
        "utf-8",
    )
    market = load(overlay)["de"]
    anna = Contact(given="Anna", surname="Huber", gender=F)
    assert address(anna, market).salutation == "Liebe Frau Huber,"
    assert address(Contact(surname="Huber", gender=F, title="Graf"), market).salutation == "Liebe Gräfin Huber,"
