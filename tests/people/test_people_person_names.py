"""Person names by CLDR: the specification's traps one by one, CLDR's own cases, and whatever else comes as a name."""

from __future__ import annotations

import json
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.people import person_names
from geoout.people.person_names import Formality, Length, Order, Usage, format_name
from geoout.people.person_names.capitals import initial_capital, upper
from geoout.people.person_names.fields import PersonName, read_field
from geoout.people.person_names.initials import initials, monogram
from geoout.people.person_names.name_pattern import best_pattern, read_pattern

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "person_names"
DATA = json.loads((Path(person_names.__file__).parent / "patterns.json").read_text("utf-8"))
DE = {"title": "Dr.", "given": "Anna Maria", "given2": "Luise", "surname": "Huber", "locale": "de"}


def filled(pattern: str, **name: str) -> str:
    return read_pattern(pattern).fill(PersonName.of(name), lambda person, field: person.value(field)[0])


@pytest.mark.parametrize("file", sorted(CASES.glob("[a-z]*.txt")), ids=lambda file: file.stem)
def test_cldrs_own_cases_come_out_as_cldr_has_them(file: Path) -> None:
    wrong = []
    name: dict[str, str] = {}
    expected = ""
    for line in file.read_text("utf-8").splitlines():
        key, *cells = [cell.strip() for cell in line.split(";")]
        if key == "name":
            name = {**name, cells[0]: cells[1]}
        elif key == "expectedResult":
            expected = cells[0]
        elif key == "endName":
            name = {}
        elif key == "parameters":
            order, length, usage, formality = cells
            found = format_name(name, file.stem, order=order, length=length, usage=usage, formality=formality)
            wrong += [(name, cells, expected, found)] if found != expected else []
    assert not wrong


def test_cldrs_cases_are_here() -> None:
    if not CASES.is_dir():
        pytest.skip(f"{CASES} is not here")
    assert len(list(CASES.glob("[a-z]*.txt"))) == 20


def test_what_is_not_said_is_the_locales_own() -> None:
    """CLDR's default is medium and informal in German, formal in Japanese."""
    assert format_name(DE, "de") == format_name(DE, "de", length="medium", formality="informal") == "Anna Maria Huber"
    assert format_name(DE, "de", length="long", formality="formal") == "Dr. Anna Maria Luise Huber"


@pytest.mark.parametrize(
    "locale", ["de_AT", "de-at", "DE_at", "deu_AT", "de_Latn_AT", "de-AT-u-co-phonebk", "de_AT.UTF-8"]
)
def test_a_locale_may_be_spelt_in_many_ways(locale: str) -> None:
    assert format_name(DE, locale, order="sorting", length="long", formality="formal") == "Huber, Anna Maria Luise"


@pytest.mark.parametrize("locale", ["", "xx", "tlh", "und", "root", "qqq_Qaaa_QQ", "-", "12", "de" * 400, "日本"])
def test_an_unknown_locale_is_written_as_the_root_does(locale: str) -> None:
    assert format_name({"given": "Anna", "surname": "Huber"}, locale) == "Anna Huber"


@pytest.mark.parametrize(
    ("origin", "reader", "written"),
    [
        ("hu", "hu", "Nagy Anna"),
        ("hu", "de", "Anna Nagy"),
        ("hu_RO", "ja", "Nagy Anna"),  # the name is Latin: Hungarian patterns write it
        ("ko", "de", "Nagy, Anna"),
        ("zh_Hant_TW", "de", "Nagy, Anna"),  # zh_Hant inherits nothing from zh, its names are still surname first
        ("", "hu", "Anna Nagy"),  # nobody knows whose it is
        ("vi", "en", "Nagy Anna"),
    ],
)
def test_the_order_comes_from_the_locale_of_the_name(origin: str, reader: str, written: str) -> None:
    assert format_name({"given": "Anna", "surname": "Nagy", "locale": origin}, reader, formality="formal") == written


def test_an_order_that_is_asked_for_is_kept() -> None:
    name = {"given": "Anna", "surname": "Nagy", "locale": "hu"}
    assert format_name(name, "hu", order="givenFirst") == "Anna Nagy"
    assert format_name(name | {"preferredOrder": "givenFirst"}, "hu") == "Anna Nagy"
    assert format_name(name | {"preferredOrder": "givenFirst"}, "hu", order="surnameFirst") == "Nagy Anna"


@pytest.mark.parametrize(
    ("given", "surname", "origin", "reader", "written"),
    [
        ("駿", "宮崎", "ja", "ja", "宮崎駿"),
        ("アルベルト", "アインシュタイン", "de_CH", "ja", "アルベルト・アインシュタイン"),
        ("アルベルト", "アインシュタイン", "de_CH", "de", "アルベルト・アインシュタイン"),
        ("Albert", "Einstein", "de_CH", "ja", "Albert Einstein"),
        ("阿尔伯特", "爱因斯坦", "de", "zh", "阿尔伯特·爱因斯坦"),
        ("伟", "王", "zh", "ja", "王伟"),
        ("民浩", "金", "ko", "ko", "金民浩"),
        ("민호", "김", "ko", "ko", "김민호"),
        ("Тарас", "Коваль", "uk", "hi", "Тарас Коваль"),
        ("Άννα", "Παππά", "uk", "hi", "Άννα Παππά"),
        ("สมชาย", "ใจดี", "th", "th", "สมชาย ใจดี"),
    ],
)
def test_a_name_in_another_script_is_written_the_way_of_its_own(
    given: str, surname: str, origin: str, reader: str, written: str
) -> None:
    name = {"given": given, "surname": surname, "locale": origin}
    assert format_name(name, reader, length="long", formality="formal") == written


@pytest.mark.parametrize(
    ("pattern", "name", "written"),
    [
        ("{title} {given} {surname}, {credentials}", {"given": "Ada", "surname": "Kern"}, "Ada Kern"),
        ("{given-informal}. ({given2}) {surname}", {"given": "F", "surname": "Baz"}, "F. Baz"),
        ("{given}. ({given2}) {surname}", {"given2": "Bar", "surname": "Baz"}, "Bar) Baz"),
        ("{surname}, {given} {given2}, {title}", {"surname": "Kern", "given": "Ada", "title": "Dr."}, "Kern, Ada Dr."),
        ("{surname} {surname2}, {given}", {"surname": "Kern", "given": "Ada"}, "Kern Ada"),
        ("{given} {surname-prefix} ({title}, {credentials})", {"given": "Ada", "title": "a", "credentials": "b"},
         "Ada (a, b)"),
        ("{surname}{given2}{given}", {"surname": "Kern", "given": "Ada"}, "KernAda"),
        ("“{given}” {surname}", {"given": "Ada", "surname": "Kern"}, "“Ada” Kern"),
        ("\\{{given}\\}", {"given": "Ada"}, "{Ada}"),
    ],
)  # fmt: skip
def test_literals_beside_an_empty_field_go_with_it(pattern: str, name: dict[str, str], written: str) -> None:
    assert filled(pattern, **name) == written


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("{surname}", "Zendaya"),
        ("{given-initial} {surname}", "Zendaya"),
        ("{title} {surname-core}", "Frau Zendaya"),
        ("{given} {surname}", "Zendaya"),
    ],
)
def test_who_has_one_name_stands_where_the_surname_would(pattern: str, written: str) -> None:
    title = {"title": "Frau"} if "title" in pattern else {}
    assert filled(pattern, given="Zendaya", **title) == written


@pytest.mark.parametrize(
    ("given_fields", "plain", "core", "prefix"),
    [
        (
            {"surname-prefix": "von und zu", "surname-core": "Stettbach"},
            "von und zu Stettbach",
            "Stettbach",
            "von und zu",
        ),
        ({"surname": "van Berg", "surname-prefix": "van"}, "van Berg", "van Berg", ""),
        ({"surname": "Berg", "surname-core": "Bergs"}, "Berg", "Berg", ""),
        ({"surname": "Berg"}, "Berg", "Berg", ""),
        ({"surname-core": "Berg"}, "Berg", "Berg", ""),
        ({"surname-prefix": "van"}, "", "", ""),
        ({"surname": "van Berg", "surname-prefix": "van", "surname-core": "Berg"}, "van Berg", "Berg", "van"),
    ],
)
def test_prefix_core_and_plain_agree(given_fields: dict[str, str], plain: str, core: str, prefix: str) -> None:
    """The table of UTS 35, one row a case."""
    assert filled("{surname}", **given_fields) == plain
    assert filled("{surname-core}", **given_fields) == core
    found, left = PersonName.of(given_fields).value(read_field("surname-prefix") or pytest.fail())
    assert (found if not left else "") == prefix


def test_the_dutch_prefix_stands_behind_when_sorting() -> None:
    name = {"given": "Johannes", "surname-prefix": "van den", "surname-core": "Berg", "locale": "nl"}
    assert format_name(name, "nl", order="sorting", length="long", formality="formal") == "Berg, Johannes van den"


def test_the_fullest_alternate_is_taken_then_the_one_with_least_missing() -> None:
    def plain(person: PersonName, field: object) -> str:
        return person.value(field)[0]  # type: ignore[arg-type]

    alternates = ("{surname}, {given}", "{surname} {surname2}, {given}", "{given}")
    one, two = {"given": "Ana", "surname": "Ruiz"}, {"given": "Ana", "surname": "Ruiz", "surname2": "Gil"}
    assert best_pattern(alternates, PersonName.of(one), plain) is read_pattern(alternates[0])
    assert best_pattern(alternates, PersonName.of(two), plain) is read_pattern(alternates[1])
    assert format_name(two | {"locale": "es"}, "es", order="sorting", length="medium", formality="informal") == (
        "Ruiz Gil, Ana"
    )


@pytest.mark.parametrize(
    ("text", "retain", "written"),
    [
        ("John", False, "J."), ("Mary Beth", False, "M. B."), ("Anne-Marie", False, "A. M."), ("Anne-Marie", True, "A.-M."),
        ("Anne - Marie", True, "A. - M."), ("O'Brien", False, "O."), ("d’Arc", False, "d."), ("Élise", False, "É."),
        ("E\u0301lise", False, "E\u0301."), ("क्षितिज कुमार", False, "क्षि. कु."), ("สมชาย", False, "ส."), ("S.", False, "S."),
        ("(Kai) Uwe", False, "K. U."), ("123", False, "123"), ("👩‍👩‍👧", False, "👩‍👩‍👧"), ("德威", False, "德."),
        ("杰思", False, "杰. 思."), ("", False, ""),
    ],
)  # fmt: skip
def test_initials_are_the_first_graphemes_of_words(text: str, retain: bool, written: str) -> None:
    assert initials(text, "{0}.", "{0} {1}", retain=retain) == written


def test_initials_follow_the_locales_patterns() -> None:
    assert initials("Mary Beth", "{0}", "{0}{1}") == "MB"
    assert initials("Jean-Luc Paul", "{0}.", "{0} {1}", retain=True) == "J.-L. P."
    name = {"given": "Jean-Luc", "surname": "Petit", "locale": "fr"}
    assert format_name(name, "fr", length="short", formality="formal") == "J.-L. Petit"


@pytest.mark.parametrize(("text", "sign"), [("Anna", "A"), ("క్ష", "క్ష"), ("เอ", "เ"), ("👩‍👩‍👧x", "👩‍👩‍👧"), ("", "")])
def test_a_monogram_is_one_grapheme(text: str, sign: str) -> None:
    assert monogram(text) == sign


@pytest.mark.parametrize(
    ("language", "small", "capitals"),
    [
        ("el", "Άννα Παππά", "ΑΝΝΑ ΠΑΠΠΑ"), ("el", "Μάιος", "ΜΑΪΟΣ"), ("el", "Ταΰγετος", "ΤΑΫΓΕΤΟΣ"), ("el", "ή", "Ή"),
        ("el", "Ήρα", "ΗΡΑ"), ("el", "Anna é", "ANNA É"), ("el", "ΐ", "Ϊ"), ("tr", "ışık ilgi", "IŞIK İLGİ"),
        ("az", "ilham", "İLHAM"), ("lt", "i̇́", "Í"), ("lt", "į̇́", "Į́"), ("hy", "և", "ԵՎ"), ("de", "Weiß", "WEISS"),
        ("nl", "ijsbrand", "IJSBRAND"), ("en", "ilgi", "ILGI"), ("", "élise", "ÉLISE"),
    ],
)  # fmt: skip
def test_capitals_are_those_of_the_language(language: str, small: str, capitals: str) -> None:
    assert upper(small, language) == unicodedata.normalize("NFC", capitals)


@pytest.mark.parametrize(
    ("language", "text", "capital"),
    [
        ("nl", "van den Berg", "Van den Berg"), ("nl", "ijsbrand", "IJsbrand"), ("de", "ijsbrand", "Ijsbrand"),
        ("tr", "ilgi", "İlgi"), ("el", "άννα", "Άννα"), ("en", "’t Hooft", "’T Hooft"), ("en", "ǆ", "ǅ"), ("en", "—", "—"),
        ("lt", "i̇́ra", "Íra"),
    ],
)  # fmt: skip
def test_an_initial_capital_leaves_the_rest_as_it_is(language: str, text: str, capital: str) -> None:
    assert initial_capital(text, language) == unicodedata.normalize("NFC", capital)


def test_a_greek_monogram_bears_no_accent() -> None:
    name = {"given": "Άννα", "surname": "Έλληνα", "locale": "el"}
    assert format_name(name, "el", usage="monogram", length="long", formality="formal") == "ΑΕ"
    assert format_name(name, "de", usage="monogram", length="long", formality="formal") == "ΑΕ"


def test_georgian_monograms_stay_small() -> None:
    name = {"given": "ნინო", "surname": "კვარაცხელია", "locale": "ka"}
    assert format_name(name, "ka", usage="monogram", length="long", formality="formal") == "ნკ"


def test_a_form_that_is_given_is_not_derived() -> None:
    name = {"given": "Christian", "given-initial": "Chr.", "given-informal": "Chris", "surname": "Kern", "locale": "de"}
    assert format_name(name, "de", length="short", formality="formal") == "Chr. Kern"
    assert format_name({**DE, "given-informal": "Anni"}, "de", formality="informal") == "Anni Huber"


def test_the_latvian_surname_is_genitive_before_a_title() -> None:
    name = {"title": "kungs", "given": "Kārlis", "surname": "Ozoliņš", "surname-genitive": "Ozoliņa", "locale": "lv"}
    found = format_name(name, "lv", order="surnameFirst", usage="addressing", length="long", formality="formal")
    assert found == "Ozoliņa kungs"


@pytest.mark.parametrize("usage", ["addressing", "monogram"])
def test_sorting_is_only_for_referring(usage: str) -> None:
    name = {"given": "Anna", "surname": "Huber", "locale": "de"}
    found = format_name(name, "de", order="sorting", usage=usage, length="long")
    assert found == {"addressing": "Huber, Anna", "monogram": "AH"}[usage]


def test_every_locale_writes_every_combination() -> None:
    name = {"title": "T", "given": "Ada Eva", "given2": "Bea", "surname-prefix": "von", "surname-core": "Cid",
            "surname2": "Dau", "generation": "G", "credentials": "C"}  # fmt: skip
    for locale in DATA["locales"]:
        for order, length, usage, formality in product(Order, Length, Usage, Formality):
            own = {**name, "locale": locale}
            found = format_name(own, locale, order=order, length=length, usage=usage, formality=formality)
            assert found and "{" not in found, (locale, order, length, usage, formality)
            given_only = {"given": "Ada", "locale": locale}
            assert format_name(given_only, locale, order=order, length=length, usage=usage, formality=formality)


@pytest.mark.parametrize("option", ["order", "length", "usage", "formality"])
def test_a_word_that_is_no_option_is_refused(option: str) -> None:
    with pytest.raises(ValueError, match="sideways"):
        format_name(DE, "de", **{option: "sideways"})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({}, ""), ({"title": "Dr."}, ""), ({"given": "  "}, ""), ({"given": "Zendaya"}, "Zendaya"),
        ({"surname": "Huber"}, "Huber"), ({"given": "🦊", "surname": "🦉"}, "🦊 🦉"), ({"given": "An\x00\x1b[31mna"}, "An[31mna"),
        ({"given": "A\u202enna", "surname": "Hu\u200bber"}, "Anna Huber"), ({"given": "<b>Anna</b>"}, "<b>Anna</b>"),
        ({"given": "{given}", "surname": "{0}"}, "{given} {0}"), ({"given": "x" * 300, "surname": "y"}, "x" * 300 + " y"),
        ({"given": "Anna", "surname": "Иванова"}, "Анна"), ({"colour": "red", "given": "Anna"}, "Anna"),
        ({"given": "Anna\nMaria"}, "Anna Maria"),
    ],
)  # fmt: skip
def test_whatever_comes_as_a_name_comes_out_harmless(name: dict[str, str], written: str) -> None:
    found = format_name(name, "en", formality="formal")
    if written == "Анна":  # mixed scripts: the surname says whose patterns hold
        written = "Anna Иванова"
    assert found == written


FIELDS = st.sampled_from([
    "given", "given-informal", "given2", "surname", "surname-prefix", "surname-core", "surname2", "title", "generation",
    "credentials", "locale", "preferredOrder", "given-initial", "nonsense",
])  # fmt: skip
TEXTS = st.text(max_size=30) | st.sampled_from(["Anna", "Jean-Luc", "宮崎", "アンナ", "Ναταλία", "نورة", "ស្រី", "क्षिति"])


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(FIELDS, TEXTS, max_size=8), st.text(max_size=12) | st.sampled_from(sorted(DATA["locales"])),
    st.sampled_from(Order), st.sampled_from(Length), st.sampled_from(Usage), st.sampled_from(Formality),
)  # fmt: skip
def test_no_name_breaks_it(
    name: dict[str, str], locale: str, order: Order, length: Length, usage: Usage, formality: Formality
) -> None:
    found = format_name(name, locale, order=order, length=length, usage=usage, formality=formality)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in found)
    assert ("{" in found) <= any("{" in text for text in name.values())
