"""Names in the order of the locale."""

import pytest

from geoout.campaign.campaign import Sender
from geoout.people.names import full_name
from geoout.prospects.prospect import Contact


@pytest.mark.parametrize(
    ("given", "surname", "locale", "name"),
    [
        ("Anna", "Huber", "de_AT", "Anna Huber"),
        ("Anna", "Nagy", "hu_HU", "Nagy Anna"),
        ("結衣", "高橋", "ja_JP", "高橋 結衣"),
        ("Anna", "Huber", "ja_JP", "Anna Huber"),
        ("ジョン", "スミス", "ja_JP", "ジョン・スミス"),
        ("민준", "김", "ko_KR", "김민준"),
        ("伟", "王", "zh_Hans_CN", "王伟"),
        ("Lan", "Nguyễn", "vi-VN", "Nguyễn Lan"),
        ("", "Huber", "ja_JP", "Huber"),
        ("Anna", "", "hu", "Anna"),
    ],
)
def test_a_name_stands_in_the_order_of_the_locale(given: str, surname: str, locale: str, name: str) -> None:
    assert full_name(Contact(given=given, surname=surname), locale) == name


def test_both_spanish_surnames_belong_to_the_name() -> None:
    assert full_name(Contact(given="Lucía", surname="Arrabal", surname2="Montes"), "es_ES") == "Lucía Arrabal Montes"


def test_senders_have_names_too() -> None:
    sender = Sender("a", "悠真", "北条", "a@wohnwerk.example", ("ja",))
    assert full_name(sender, "ja_JP") == "北条 悠真"
