"""How languages call somebody: vocatives, patronymics, titles and positions that take the place of the name (R51)."""

from typing import Any

import pytest

from geoout.markets.reading import load
from geoout.people.address import Address, address
from geoout.people.forms.courtesy import your_house
from geoout.people.forms.positions import position_in
from geoout.prospects.prospect import Contact, Gender, SourceType

MARKETS = load()
F, M = Gender.FEMALE, Gender.MALE


def to(key: str, **contact: Any) -> Address:
    return address(Contact(**contact), MARKETS[key])


@pytest.mark.parametrize(
    ("surname", "called"),
    [
        ("Novák", "Nováku"), ("Hájek", "Hájku"), ("Němec", "Němče"), ("Svoboda", "Svobodo"), ("Beneš", "Beneši"),
        ("Veselý", "Veselý"), ("Krejčí", "Krejčí"), ("Martinů", "Martinů"), ("Urban", "Urbane"), ("Kolář", "Koláři"),
        ("Král", "Králi"), ("Müller", "Müllere"), ("Novák-Veselý", "Nováku-Veselý"),
    ],
)  # fmt: skip
def test_a_czech_is_called_in_the_vocative(surname: str, called: str) -> None:
    found = to("cz", given="Jan", surname=surname, gender=M)
    assert (found.salutation, found.fallback) == (f"Vážený pane {called},", False)


@pytest.mark.parametrize("surname", ["Smith", "Šnek", "Nováková", "Kos", "Blake", "van der Berg", "Петров", "o2"])
def test_a_czech_vocative_that_is_not_certain_is_not_written(surname: str) -> None:
    found = to("cz", given="Jan", surname=surname, gender=M)
    assert (found.salutation, found.fallback) == ("Vážený pane,", True)
    assert surname in found.reason or "letters" in found.reason or "not a name" in found.reason


def test_a_czech_woman_keeps_her_surname_and_a_form_that_is_not_hers_is_left_out() -> None:
    assert to("cz", surname="Nováková", gender=F).salutation == "Vážená paní Nováková,"
    assert to("cz", surname="Novák", gender=F).salutation == "Vážená paní,"
    assert to("cz", surname="Nováková").salutation == "Dobrý den,"


@pytest.mark.parametrize(
    ("key", "title", "gender", "salutation"),
    [
        ("cz", "Ing.", F, "Vážená paní inženýrko,"),
        ("cz", "MUDr", M, "Vážený pane doktore,"),
        ("cz", "prof. Ing., CSc.", M, "Vážený pane profesore,"),
        ("pl", "prof. dr hab.", F, "Szanowna Pani Profesor,"),
        ("pl", "dr", M, "Szanowny Panie Doktorze,"),
        ("pl", "mgr", M, "Szanowny Panie,"),
        ("gr", "Καθ.", M, "Αξιότιμε κύριε καθηγητά,"),
        ("gr", "Δρ", F, "Αξιότιμη Δρ. Παπαδοπούλου,"),
        ("ua", "проф.", M, "Шановний пане професоре!"),
        ("tr", "Prof. Dr.", F, "Sayın Prof. Dr. Χ Παπαδοπούλου,"),
        ("fr", "Me", F, "Maître,"),
        ("ca-fr", "Dr", F, "Docteure,"),
        ("it", "Dott.", F, "Gentile Dott.ssa Παπαδοπούλου,"),
        ("pt", "Dr.", F, "Exma. Sra. Dra. Χ Παπαδοπούλου,"),
        ("il", 'ד"ר', F, "שלום ד״ר Παπαδοπούλου,"),
        ("ae", "د.", F, "الدكتورة Χ Παπαδοπούλου المحترمة،\nتحية طيبة وبعد،"),
        ("jp", "弁護士", F, "ご担当者様"),
        ("us", "dr", F, "Dear Dr. Παπαδοπούλου,"),
        ("gb", "Prof", F, "Dear Professor Παπαδοπούλου,"),
    ],
)
def test_a_title_is_used_as_it_is_there(key: str, title: str, gender: Gender, salutation: str) -> None:
    surname, given = ("Παπαδοπούλου", "Χ") if key == "gr" else ("Rossi", "A")
    expected = salutation if key == "gr" else salutation.replace("Παπαδοπούλου", "Rossi").replace("Χ ", "A ")
    assert to(key, given=given, surname=surname, gender=gender, title=title).salutation == expected


def test_a_title_that_contradicts_the_gender_makes_the_salutation_neutral() -> None:
    found = to("it", given="Andrea", surname="Rossi", title="Dott.ssa", gender=M)
    assert (found.salutation, found.fallback) == ("Gentile Andrea Rossi,", True)
    assert "contradict" in found.reason
    found = to("ru", given="Анна", surname="Петрова", patronymic="Сергеевна", gender=M)
    assert found.salutation == "Здравствуйте, Анна Сергеевна!" and "contradict" in found.reason


@pytest.mark.parametrize(
    ("given", "patronymic", "gender", "salutation"),
    [
        ("Олена", "Петрівна", F, "Шановна Олено Петрівно!"),
        ("Андрій", "Миколайович", M, "Шановний Андрію Миколайовичу!"),
        ("Наталя", "", F, "Шановна пані Наталю!"),
        ("Дар’я", "", F, "Шановна пані Дар’є!"),
        ("Анна-Марія", "", F, "Шановна пані Анно-Маріє!"),
        ("Ігор", "", M, "Шановний пане Ігорю!"),
        ("Олена", "", M, "Шановний пане!"),
        ("Anna", "", F, "Шановна пані!"),
        ("Олена", "Петрівна", Gender.UNKNOWN, "Доброго дня!"),
    ],
)
def test_a_ukrainian_is_called_in_the_vocative(given: str, patronymic: str, gender: Gender, salutation: str) -> None:
    assert to("ua", given=given, patronymic=patronymic, gender=gender).salutation == salutation


def test_a_ukrainian_without_patronymic_misses_nothing_but_a_russian_does() -> None:
    assert not to("ua", given="Олена", gender=F).fallback
    found = to("ru", given="Анна", surname="Петрова", gender=F)
    assert (found.salutation, found.fallback) == ("Уважаемая Анна!", True)
    assert "patronymic" in found.reason


@pytest.mark.parametrize(
    ("surname", "called"),
    [
        ("Παπαδόπουλος", "Παπαδόπουλε"), ("Παπαδάκης", "Παπαδάκη"), ("Παππάς", "Παππά"), ("Ρίτσος", "Ρίτσο"),
        ("Γιαννάκος", "Γιαννάκο"), ("Γραμματικός", "Γραμματικέ"), ("Παπανδρέου", "Παπανδρέου"), ("Huber", "Huber"),
    ],
)  # fmt: skip
def test_a_greek_is_called_in_the_vocative(surname: str, called: str) -> None:
    assert to("gr", surname=surname, gender=M).salutation == f"Αξιότιμε κύριε {called},"


@pytest.mark.parametrize(("surname", "gender"), [("Παπαδάκης", F), ("Θεοδωρής Χρήστους", M), ("ΠΑΠΑΔΑΚΗΣ", M)])
def test_a_greek_form_that_is_not_certain_is_not_written(surname: str, gender: Gender) -> None:
    found = to("gr", surname=surname, gender=gender)
    assert found.salutation in ("Αξιότιμη κυρία,", "Αξιότιμε κύριε,") and found.fallback


@pytest.mark.parametrize(
    ("key", "contact", "salutation"),
    [
        ("jp", {"given": "美咲", "surname": "藤野", "role": "編集部 編集長"}, "藤野編集長"),
        ("jp", {"given": "美咲", "surname": "藤野", "role": "ライター"}, "藤野 様"),
        ("jp", {"given": "美咲", "surname": "藤野", "position": "部長様"}, "藤野部長"),
        ("jp", {"given": "美咲", "surname": "藤野", "title": "弁護士"}, "藤野 先生"),
        ("kr", {"given": "민준", "surname": "김", "role": "편집장"}, "김민준 편집장님께"),
        ("kr", {"given": "민준", "surname": "김", "role": "기자님"}, "김민준 기자님께"),
        ("kr", {"role": "편집장"}, "편집장님께"),
        ("kr", {"given": "민준", "surname": "김", "role": "editor"}, "김민준 님께"),
        ("cn", {"given": "伟", "surname": "王", "role": "编辑部副主编"}, "尊敬的王主编：\n您好！"),
        ("cn", {"given": "伟", "surname": "王", "gender": M}, "尊敬的王先生：\n您好！"),
        ("tw", {"given": "小明", "surname": "王", "role": "總編輯"}, "王總編輯 您好："),
        ("hk", {"given": "大文", "surname": "陳", "role": "主任"}, "陳主任：\n您好！"),
    ],
)
def test_a_position_takes_the_place_of_the_honorific(key: str, contact: dict[str, Any], salutation: str) -> None:
    assert to(key, **contact).salutation == salutation


def test_what_somebody_does_is_no_position_elsewhere() -> None:
    assert position_in("Chefredakteurin", "de") == position_in("Editor in Chief", "ja") == ""
    assert position_in("部長代理", "ja") == ""


@pytest.mark.parametrize(
    ("key", "contact", "salutation"),
    [
        ("nl", {"given": "Anna", "surname": "de Vries", "gender": F}, "Geachte mevrouw De Vries,"),
        ("nl", {"given": "Anna", "surname": "de Vries"}, "Beste Anna de Vries,"),
        ("hu", {"given": "Anna", "surname": "Nagy", "gender": F}, "Tisztelt Nagy Anna!"),
        ("hu", {"given": "Anna", "surname": "Nagyné Kiss", "gender": F}, "Tisztelt Nagyné Kiss Anna!"),
        ("hu", {"surname": "Nagyné", "gender": F}, "Tisztelt Nagyné!"),
        ("hu", {"surname": "Nagy", "gender": M}, "Tisztelt Nagy Úr!"),
        ("vn", {"given": "Thị Mai Lan", "surname": "Nguyễn", "gender": F}, "Kính gửi chị Mai Lan,"),
        ("vn", {"given": "Nguyễn Văn Hùng", "gender": M}, "Kính gửi anh Hùng,"),
        ("vn", {"given": "Lan", "surname": "Nguyễn"}, "Kính gửi anh/chị Lan,"),
        ("th", {"given": "Anna", "surname": "Huber"}, "เรียน คุณ Anna"),
        ("id", {"surname": "Suharti", "gender": F}, "Yth. Ibu Suharti,"),
        ("tr", {"given": "Ayşe", "gender": F}, "Merhaba Ayşe Hanım,"),
        ("ca-fr", {"given": "Zoé", "surname": "Gagnon", "gender": F}, "Madame,"),
        ("ch-de", {"given": "Urs", "surname": "Meier", "gender": M}, "Sehr geehrter Herr Meier"),
    ],
)
def test_names_stand_as_the_market_puts_them(key: str, contact: dict[str, Any], salutation: str) -> None:
    assert to(key, **contact).salutation == salutation


def test_east_asian_languages_have_a_word_for_the_readers_house() -> None:
    """R51: 貴社, 貴誌, 귀지, 贵刊."""
    assert your_house("ja", SourceType.PUBLICATION) == "貴誌"
    assert your_house("zh-Hans", SourceType.PUBLICATION) == "贵刊"
    assert your_house("de", SourceType.PUBLICATION) == ""
    for language in ("ja", "ko", "zh-Hans", "zh-Hant"):
        assert all(your_house(language, one) for one in SourceType)
