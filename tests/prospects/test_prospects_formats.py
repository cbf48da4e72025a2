"""Every format has a small invented sample, is claimed by it alone, and reads it as expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geoout.errors import ImportFailed
from geoout.prospects.exports.format import Export, lacking
from geoout.prospects.exports.recognise import EXPORTS, Unknown, recognise
from geoout.prospects.imported import ImportedRow
from geoout.prospects.reading import read

SAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    "ahrefs-backlinks": (
        (
            "Referring page title,Referring page URL,Language,Platform,Domain rating,Domain traffic,Target URL,Anchor,"
            "First seen,Last seen,Page category\n"
            "Ein Titel,https://www.haus.example/a,de,wordpress,41,1200,https://brand.example/,Brand,"
            "2026-01-02 10:00:00,2026-11-03 11:00:00,Home > Living\n"
        ),
        {"domain": "haus.example", "language": "de", "authority": 41.0, "traffic": 1200.0,
         "last_seen": date(2026, 11, 3), "page_url": "https://www.haus.example/a",
         "declared": {"topic": "Home > Living", "platform": "wordpress"}},
    ),
    "ahrefs-referring-domains": (
        (
            "Domain,Is spam,DR,Dofollow ref. domains,Dofollow linked domains,Traffic ,Keywords,Links to target,"
            "First seen,Lost\n"
            "haus.example,false,41,10,3,1200,9,2,11 Nov 2023,\n"
        ),
        {"domain": "haus.example", "authority": 41.0, "traffic": 1200.0, "last_seen": date(2023, 11, 11)},
    ),
    "semrush-backlinks": (
        (
            "Page ascore,Source title,Source url,Target url,Anchor,External links,Last seen\n"
            "18,Ein Titel,https://haus.example/a,https://brand.example/,Brand,3,2026-02-09\n"
        ),
        {"domain": "haus.example", "page_title": "Ein Titel", "authority": None, "last_seen": date(2026, 2, 9)},
    ),
    "semrush-backlinks-2019": (
        (
            "Page score,Page trust score,Source title,Source url,Target url,Anchor,External links,Internal links,"
            "Nofollow,Frame,Form,Image,Sitewide,First seen,Last seen\n"
            "18,20,Ein Titel,https://haus.example/a,https://brand.example/,Brand,3,4,false,false,false,false,false,"
            "2018-01-01,2019-02-09\n"
        ),
        {"domain": "haus.example", "last_seen": date(2019, 2, 9)},
    ),
    "semrush-audit": (
        (
            "Source title,Source url,Target url,Anchor,Toxicity Score,Toxic markers,First seen,Last seen,Nofollow\n"
            'Ein Titel,https://haus.example/a,https://brand.example/,"brand, more",7,,2026-09-20,2026-10-01,FALSE\n'
        ),
        {"domain": "haus.example", "last_seen": date(2026, 10, 1)},
    ),
    "search-console-latest-links": (
        'Linking page,Last crawled\nhttps://haus.example/a,"Sep 15, 2026"\n',
        {"domain": "haus.example", "last_seen": date(2026, 9, 15)},
    ),
    "search-console-linking-sites": (
        'Site,Linking pages,Target pages\nhaus.example,"1,240",12\n',
        {"domain": "haus.example", "page_url": ""},
    ),
    "screaming-frog-inlinks": (
        "Type,Source,Destination,Anchor,Follow,Link Position\nHyperlink,https://haus.example/,https://brand.example/,B,true,Content\n",
        {"domain": "haus.example", "page_url": "https://haus.example/"},
    ),
    "google-contacts": (
        (
            "First Name,Last Name,Name Prefix,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,"
            "E-mail 2 - Value,Website 1 - Value\n"
            "Ana,Ruiz,Dra.,Revista Uno,Editora,Work,ana@uno.example,a.ruiz@example.com,https://uno.example/equipo\n"
        ),
        {"domain": "uno.example", "given": "Ana", "surname": "Ruiz", "title": "Dra.", "role": "Editora", "gender": "",
         "email": "ana@uno.example", "note": "also a.ruiz@example.com"},
    ),
    "outlook-contacts": (
        (
            "First Name,Last Name,Title,E-mail Address,E-mail 2 Address,Company,Job Title,Department,Web Page,Notes\n"
            "Bo,Lind,Mr.,bo@lind.example,,Lind AB,Editor,Web,,met in May\n"
        ),
        {"domain": "lind.example", "gender": "male", "title": "", "role": "Editor", "department": "Web",
         "note": "met in May"},
    ),
    "hubspot-contacts": (
        (
            "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Contact owner\n"
            "901,Gaëlle,Perrin,g.perrin@fromage.example,01,Acheteuse,Fromage SA,Someone\n"
        ),
        {"domain": "fromage.example", "given": "Gaëlle", "role": "Acheteuse", "organisation": "Fromage SA"},
    ),
    "contacts": (
        (
            "domain,email,first name,last name,gender,title,role,organisation\n"
            "haus.example,k.vogel@haus.example,Katrin,Vogel,female,Dr.,editor,Haus Verlag\n"
        ),
        {"domain": "haus.example", "given": "Katrin", "surname": "Vogel", "gender": "female", "title": "Dr.",
         "role": "editor"},
    ),
    "table": (
        "Domain,DR,Traffic,Status,Contact,Link Type\nhaus.example,41,1200,PENDING,Email,Guest Post\n",
        {"domain": "haus.example", "authority": 41.0, "declared": {"status": "PENDING"}, "email": ""},
    ),
    "list": ("haus.example\nwww.zwei.example\n", {"domain": "haus.example", "line": 1}),
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_a_format_reads_its_sample(name: str, tmp_path: Path):
    text, expected = SAMPLES[name]
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    reading = read(path)
    assert reading.format.name == name
    row = next(iter(reading))
    assert isinstance(row, ImportedRow)
    assert {field: getattr(row, field) for field in expected} == expected


def test_every_format_has_a_sample():
    assert sorted(SAMPLES) == sorted(each.name for each in EXPORTS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_header_is_claimed_by_one_format_in_any_order_and_case(name: str):
    header = SAMPLES[name][0].split("\n")[0].split(",")
    for words in (header, header[::-1], [f" {word.upper()}  " for word in header]):
        found = recognise(words)
        assert isinstance(found, Export)
        assert found.name == name


def test_an_unknown_header_names_the_closest_format_and_what_it_lacks(tmp_path: Path):
    found = recognise(["Linking page count", "Last crawled"])
    assert isinstance(found, Unknown)
    assert (found.closest.name, found.lacks) == ("search-console-latest-links", ("Linking page",))
    path = tmp_path / "export.csv"
    path.write_text("Linking page count,Last crawled\n3,2026-01-01\n")
    with pytest.raises(
        ImportFailed, match=r"closest format is Search Console latest links, which also has: Linking page"
    ):
        read(path)


def test_lacking_is_empty_for_a_claimed_header():
    assert lacking(EXPORTS[0], SAMPLES["ahrefs-backlinks"][0].split("\n")[0].split(",")) == []


@pytest.mark.parametrize(
    "header",
    [
        "domain,email,first name,last name,gender,title,role,organisation",
        "Domäne,E-Mail-Adresse,Vorname,Nachname,Geschlecht,Titel,Funktion,Firma",
        "domaine,courriel,prénom,nom,sexe,titre,fonction,société",
        "dominio,correo electrónico,nombre,apellidos,sexo,tratamiento,cargo,empresa",
        "domínio,e-mail,nome,sobrenome,gênero,título,função,empresa",
        "sito,indirizzo email,nome,cognome,genere,titolo,ruolo,azienda",
        "ドメイン,メールアドレス,名,姓,性別,敬称,役職,会社名",
    ],
)
def test_contacts_in_seven_languages(header: str, tmp_path: Path):
    path = tmp_path / "contacts.csv"
    path.write_text(header + "\nhaus.example,x@haus.example,Gio,Rossi,f,Dr.,r,o\n", encoding="utf-8")
    reading = read(path)
    row = next(iter(reading))
    assert isinstance(row, ImportedRow)
    assert reading.unused_columns == ()
    assert (row.domain, row.email, row.given, row.surname) == ("haus.example", "x@haus.example", "Gio", "Rossi")
    assert (row.gender, row.title, row.role, row.organisation) == ("female", "Dr.", "r", "o")


@pytest.mark.parametrize(
    ("name", "given", "surname", "note"),
    [
        ("Ruiz, Ana", "Ana", "Ruiz", ""),
        ("山田 太郎", "太郎", "山田", ""),
        ("Nagy Anna", "", "", "name as written: Nagy Anna"),
    ],
)
def test_a_full_name_is_parted_only_where_the_writing_says_how(
    name: str, given: str, surname: str, note: str, tmp_path: Path
):
    path = tmp_path / "contacts.csv"
    path.write_text(f'email;full name\nx@haus.example;"{name}"\n', encoding="utf-8")
    row = next(iter(read(path)))
    assert isinstance(row, ImportedRow)
    assert (row.given, row.surname, row.note) == (given, surname, note)
