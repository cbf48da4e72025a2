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


@pytest.mark.parametrize(
    ("key", "role", "gender", "salutation"),
    [
        ("pl", "redaktor naczelny", M, "Szanowny Panie Redaktorze,"),
        ("pl", "Redaktor Naczelna", F, "Szanowna Pani Redaktor,"),
        ("pl", "dyrektorka, dział PR", F, "Szanowna Pani Dyrektor,"),
        ("pl", "kierownik działu", M, "Szanowny Panie Kierowniku,"),
        ("pl", "wiceprezes zarządu", M, "Szanowny Panie Prezesie,"),
        ("pl", "asystentka dyrektora", F, "Szanowna Pani,"),
        ("pl", "redaktorka", M, "Szanowny Panie,"),
        ("pl", "redaktor", Gender.UNKNOWN, "Szanowni Państwo,"),
        ("cz", "šéfredaktor", M, "Vážený pane šéfredaktore,"),
        ("cz", "ředitelka pobočky", F, "Vážená paní ředitelko,"),
        ("cz", "zástupce ředitele", M, "Vážený pane Nováku,"),
        ("ua", "головний редактор", M, "Шановний пане редакторе!"),
        ("ua", "заступник головного редактора", M, "Шановний пане!"),
        ("ro", "redactor-șef", F, "Stimată doamnă redactor-șef,"),
        ("ro", "asistent director", M, "Stimate domnule Novák,"),
        ("hu", "főszerkesztő", F, "Tisztelt Főszerkesztő Asszony!"),
        ("hu", "szerkesztő", F, "Tisztelt Novák Jan!"),
        ("it", "direttore responsabile", F, "Gentile Direttrice,"),
        ("it", "assistente del direttore", M, "Gentile Sig. Novák,"),
        ("gr", "διευθυντής σύνταξης", M, "Αξιότιμε κύριε διευθυντά,"),
        ("de", "Chefredakteur", M, "Sehr geehrter Herr Novák,"),
    ],
)
def test_who_holds_an_office_is_called_by_it_where_that_is_usual(
    key: str, role: str, gender: Gender, salutation: str
) -> None:
    """R47, R51: a role that begins with the usual word, and only by a form for the stated gender."""
    assert to(key, given="Jan", surname="Novák", role=role, gender=gender).salutation == salutation


def test_a_title_or_a_patronymic_comes_before_the_office() -> None:
    assert to("pl", title="dr", role="redaktor", gender=M).salutation == "Szanowny Panie Doktorze,"
    found = to("ua", given="Олена", patronymic="Петрівна", role="редакторка", gender=F)
    assert found.salutation == "Шановна Олено Петрівно!"


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
        ("cn", {"given": "晓宇", "surname": "沈", "position": "副主编"}, "尊敬的沈主编：\n您好！"),
        ("cn", {"given": "晓宇", "surname": "沈", "role": "常务副总"}, "尊敬的沈总：\n您好！"),
        ("tw", {"given": "子晴", "surname": "許", "position": "副總編輯"}, "許總編輯 您好："),
        ("tw", {"given": "子晴", "surname": "許", "position": "副理"}, "許副理 您好："),
        ("hk", {"given": "子晴", "surname": "區", "role": "副總編輯"}, "區總編輯：\n您好！"),
        ("kr", {"given": "민준", "surname": "김", "position": "부편집장"}, "김민준 부편집장님께"),
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
