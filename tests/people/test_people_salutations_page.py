"""tests/golden/salutations.md, the page that a native speaker reads (R47, R51)."""

from geoout.markets.reading import load
from geoout.people.address import address
from geoout.prospects.prospect import Contact, Gender
from tools.write_salutations import PAGE, PEOPLE, contacts, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python tools/write_salutations.py and read what changed"


def test_every_market_has_its_invented_people() -> None:
    assert list(PEOPLE) == list(load())


def test_every_shape_of_contact_has_a_salutation_in_every_market() -> None:
    for key, market in load().items():
        shapes = dict(contacts(key))
        assert len(shapes) >= 6
        for contact in shapes.values():
            found = address(contact, market)
            assert found.salutation and found.closing and found.reason.endswith(".")
        assert address(Contact(), market).fallback


def test_the_usual_form_for_a_stated_gender_is_never_a_fallback() -> None:
    """R47: with name and gender nothing is missing, but the patronymic in Russian."""
    for key, market in load().items():
        for shape in ("woman", "man"):
            contact = dict(contacts(key))[shape if key != "ru" else f"{shape}, with patronymic"]
            assert contact.gender is not Gender.UNKNOWN
            assert not address(contact, market).fallback, (key, shape)
