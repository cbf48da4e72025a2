from __future__ import annotations

from pathlib import Path

import pytest

from geoout.language import inflection
from geoout.language.anchor_fold import bare, fold

# One word a row: all of its forms are the same word (R68).
FORMS = {
    "ar": ["تأمين التأمين", "شركة الشركة شركات والشركات", "السيارة سيارة سيارات"],
    "bg": ["застраховка застраховката застраховки застраховките", "хотел хотелът хотели", "евтин евтини евтината"],
    "ca": ["assegurança assegurances", "comparar compara comparem", "hotel hotels", "camió camions"],
    "cs": ["pojištění pojištěním", "hypotéka hypotéky hypotéku hypoték hypotékou", "levný levné levného levných",
           "porovnání porovnáním", "byt bytu bytem byty bytů"],
    "da": ["forsikring forsikringen forsikringer forsikringerne forsikrings", "billig billige billigt",
           "hus huset huse husene", "sammenligne sammenligner"],
    "de": ["Hausratversicherung Hausratversicherungen", "Haus Häuser Häusern Hauses", "günstig günstige günstigen günstiger",
           "vergleichen vergleiche vergleicht", "Kredit Kredite Krediten Kredits", "Auto Autos", "Reise Reisen",
           "Versicherer Versicherern Versicherers"],
    "el": ["ασφάλεια ασφάλειας ασφάλειες ασφαλειών", "ξενοδοχείο ξενοδοχεία ξενοδοχείων", "φθηνός φθηνή φθηνά φθηνές",
           "ταξίδι ταξιδιού ταξίδια"],
    "en": ["policy policies", "car cars", "compare compares compared comparing", "insurance insurances", "box boxes"],
    "es": ["seguro seguros", "barato barata baratos baratas", "comparar compara comparando",
           "habitación habitaciones"],
    "et": ["kindlustus kindlustuse kindlustust kindlustused", "hotell hotelli hotellid hotellis", "odav odava odavad",
           "laen laenu laenud laenude"],
    "fa": ["بیمه بیمه‌ها بیمه‌های", "کتاب کتابها کتاب‌های"],
    "fi": ["vakuutus vakuutuksen vakuutukset vakuutuksia vakuutukseen vakuutusta vakuutusten", "laina lainan lainat lainoja lainaa lainojen",
           "pankki pankin pankit pankkien pankissa", "hotelli hotellin hotellit hotelleja hotellissa",
           "kotivakuutus kotivakuutukset kotivakuutuksen", "asunto asunnon asunnot asuntoja"],
    "fr": ["assurance assurances", "comparer comparez comparé", "animal animaux", "jeu jeux", "sportif sportive sportives",
           "heureux heureuse"],
    "he": ["ביטוח הביטוח ביטוחים", "דירה הדירה דירות", "מלון במלון המלון"],
    "hi": ["बीमा बीमे", "गाड़ी गाड़ियाँ गाड़ियों", "होटल होटलों", "योजना योजनाएँ योजनाओं"],
    "hr": ["osiguranje osiguranja osiguranjem", "kredit krediti kredita kreditom", "jeftin jeftini jeftina jeftinog",
           "kuća kuće kući kućom", "usporedba usporedbe usporedbi"],
    "hu": ["biztosítás biztosítások biztosítást biztosításról biztosítása biztosítással", "lakás lakást lakások lakásban lakásra",
           "hitel hitelek hitelt hitelhez", "ház házak házat házzal"],
    "id": ["asuransi asuransinya", "bandingkan banding"],
    "it": ["assicurazione assicurazioni", "economico economica economici economiche", "prestito prestiti",
           "confrontare confronta confrontando", "albergo alberghi", "viaggio viaggi"],
    "lt": ["draudimas draudimo draudimą draudimai draudimui", "paskola paskolos paskolą paskolų", "pigus pigūs pigių"],
    "lv": ["apdrošināšana apdrošināšanas apdrošināšanu", "kredīts kredīti kredītu kredītus", "māja mājas mājām", "lēts lēta lēti lētas"],
    "nb": ["forsikring forsikringen forsikringer forsikringene", "billig billige", "hus huset husene", "lån lånet", "reise reisen reiser"],
    "nl": ["verzekering verzekeringen", "huis huizen", "goedkoop goedkope", "vergelijken vergelijk", "prijs prijzen",
           "lening leningen", "brief brieven", "huisje huisjes"],
    "pl": ["ubezpieczenie ubezpieczenia ubezpieczeń ubezpieczeniem ubezpieczeniu", "tani tanie taniego tanich", "kredyt kredytu kredyty kredytów",
           "hipoteczny hipoteczne hipotecznego", "mieszkanie mieszkania mieszkaniu mieszkań", "samochód samochodu",
           "pożyczka pożyczki pożyczkę pożyczek", "droga drodze drogi", "możliwość możliwości"],
    "pt": ["seguro seguros", "avião aviões", "barato baratas", "residencial residenciais", "viagem viagens", "comparar compare"],
    "ro": ["asigurare asigurări asigurarea asigurărilor", "casă case casa caselor", "credit credite creditul creditelor",
           "ieftin ieftine ieftină", "mașină mașini mașina"],
    "ru": ["страхование страхования страхованием страхованию", "квартира квартиры квартиру квартир квартирой", "банк банка банки банков",
           "дешёвый дешевая дешевые дешевых", "страховка страховки страховку страховок", "купить купи", "скидка скидок",
           "кредит кредита кредиты кредитов", "компания компании компаний", "автомобиль автомобиля автомобилей",
           "ипотека ипотеки ипотеку"],
    "sk": ["poistenie poistenia poistením", "byt bytu byty bytov", "lacný lacné lacného", "hypotéka hypotéky hypotéku"],
    "sl": ["zavarovanje zavarovanja zavarovanj zavarovanjem", "kredit kredita krediti", "hiša hiše hiši hišo"],
    "sv": ["försäkring försäkringen försäkringar försäkringarna", "billig billiga billigt", "lån lånen lånet", "hus huset husen", "resa resan resor resorna",
           "nyckel nyckeln", "pojke pojkar"],
    "tr": ["sigorta sigortası sigortalar sigortaları sigortanın sigortaya", "kredi kredisi krediler kredinin",
           "kitap kitabı kitaplar", "konut konutu", "çocuk çocuğu çocuklar"],
    "uk": ["страхування страхуванням страхуванню", "квартира квартири квартиру квартир", "дешевий дешеві дешевих", "позика позики позик",
           "кредит кредиту кредити кредитів"],
    "ur": ["گاڑی گاڑیاں گاڑیوں", "کتاب کتابیں کتابوں"],
    "mr": ["पुस्तक पुस्तके पुस्तकांचे"],
}  # fmt: skip
# Words of one root that are not one word: insurance is not insured, a bank is no banker.
OTHERS = {
    "cs": ["pojištění pojišťovna", "byt bytový", "auto autor"],
    "da": ["forsikring forsikre", "hus husleje"],
    "de": ["Versicherung Versicherer", "Versicherung versichern", "Versicherung Versicherte", "Hausratversicherung Hausrat", "Autor Auto",
           "Haus Haushalt", "Reise Reisender", "Kredit Kreditkarte", "Bank Bankett"],
    "en": ["insurance insurer", "insurance insured", "insure insurance", "home homely", "bank banker", "car card", "lend lender"],
    "es": ["seguro seguridad", "comparar comparador", "casa casino"],
    "fi": ["vakuutus vakuuttaa", "laina lainaaja", "hotelli hotellihuone"],
    "fr": ["assurance assureur", "assurance assuré", "compte comptable", "port portable"],
    "hu": ["biztosítás biztosító", "lakás lakatos"],
    "it": ["assicurazione assicurare", "casa casinò", "conto contabile"],
    "nl": ["verzekering verzekeraar", "huis huishouden"],
    "pl": ["ubezpieczenie ubezpieczyciel", "bank bankier", "dom domowy"],
    "pt": ["seguro seguradora", "casa casino"],
    "ru": ["страхование страховка", "страхование страховщик", "банк банкир", "дом домашний", "кредит кредитный"],
    "sv": ["försäkring försäkra", "hus husbil", "bil bild"],
    "tr": ["sigorta sigortacı", "ev evlilik", "kredi kredibilite"],
    "uk": ["страхування страховик", "банк банкір"],
}  # fmt: skip


def _folded(row: str) -> list[str]:
    return [bare(fold(word)) for word in row.split()]


@pytest.mark.parametrize(("language", "row"), [(code, row) for code, rows in FORMS.items() for row in rows])
def test_r68_forms_of_one_word_are_the_same(language: str, row: str) -> None:
    first, *others = _folded(row)
    wrong = [other for other in others if not inflection.same_word(first, other, language)]
    assert not wrong, f"not the same as {first}"


@pytest.mark.parametrize(("language", "row"), [(code, row) for code, rows in OTHERS.items() for row in rows])
def test_r68_words_of_one_root_are_not_the_same_word(language: str, row: str) -> None:
    one, other = _folded(row)
    assert not inflection.same_word(one, other, language)


@pytest.mark.parametrize("language", [code for code in FORMS if code not in ("he", "es", "id")])
def test_r70_most_forms_of_a_word_have_one_key(language: str) -> None:
    words = [_folded(row) for row in FORMS[language]]
    pairs = [(row[0], other) for row in words for other in row[1:]]
    together = sum(inflection.stem(one, language) == inflection.stem(other, language) for one, other in pairs)
    assert together >= len(pairs) * 0.5


def test_endings_are_closed_lists_with_their_source() -> None:
    for path in Path(inflection.__file__).with_name("endings").glob("*.txt"):
        head = " ".join(path.read_text(encoding="utf-8").splitlines()[:2])
        assert "Source:" in head and "Licence:" in head, path.name
    assert set(inflection.languages()) >= set(FORMS)


def test_an_unknown_language_knows_only_the_word_itself() -> None:
    assert inflection.same_word("hus", "hus", "xx")
    assert not inflection.same_word("hus", "husen", "xx")
    assert not inflection.same_word("hus", "husen", "../de")
    assert inflection.stem("husen", "xx") == "husen"
