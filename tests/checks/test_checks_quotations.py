"""SND008 in every language: what mail programs write above a quotation, and what people write in a follow-up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geoout.checks.phrases import Phrases, languages, load
from geoout.checks.registry import rule_of
from geoout.checks.sending.follow_up_quotes import quotation
from geoout.markets.reading import load as load_markets
from geoout.pitches.draft import Kind
from geoout.pitches.render import Renderer
from geoout.pitches.templates import template_folders
from geoout.prospects.prospect import Gender
from tests.pitches.sample_campaign import contact_for, mail, nobody_for

RULE = rule_of("SND008")
assert RULE is not None and RULE.words is not None
FOLDER = RULE.words
MARKETS = load_markets()
WHO = "Jonas Brandt <jonas@acme.example>"

# By language: lines that a program puts above a quotation; a line break inside stands for one inside.
QUOTED: dict[str, tuple[str, ...]] = {
    "en": (
        f"On Tue, 3 Nov 2026 at 09:12, {WHO} wrote:", "On 11/3/26 09:12, Jonas Brandt wrote:",
        f"On Nov 3, 2026, at 9:12 AM, {WHO} wrote:", f"On Tue, 3 Nov 2026 at 09:12, {WHO}\nwrote:",
        f"On Tuesday, November 3, 2026 at 09:12:00 AM GMT+1, {WHO} wrote:", "Begin forwarded message:",
        "------- Original Message -------", "From: Jonas Brandt\nSent: Tuesday, November 3, 2026 9:12 AM\nTo: Ana",
        f"*From:* {WHO}\n*Date:* Tuesday, 3 November 2026", "________________________________\nFrom: Jonas\nSent: Tue",
    ),
    "de": (
        f"Am Di., 3. Nov. 2026 um 09:12 Uhr schrieb {WHO}:", "Am 03.11.26 um 09:12 schrieb Jonas Brandt:",
        f"Am 03.11.2026 um 09:12 hat {WHO} geschrieben:", f"Am 3. November 2026 09:12:00 MEZ schrieb {WHO}:",
        "-----Ursprüngliche Nachricht-----", "-------- Weitergeleitete Nachricht --------",
        "Anfang der weitergeleiteten Nachricht:", "Von: Jonas Brandt\nGesendet: Dienstag, 3. November 2026 09:12\nAn: K",
        "Gesendet: Dienstag, 03. November 2026 um 09:12 Uhr\nVon: Jonas\nAn: Katrin",
    ),
    "fr": (
        f"Le mar. 3 nov. 2026 à 09:12, {WHO} a écrit :", "Le 03/11/2026 à 09:12, Jonas Brandt a écrit :",
        f"Le 3 nov. 2026 à 09:12, {WHO} a\nécrit :", "-----Message d’origine-----",
        "Début du message transféré :", "De : Jonas Brandt\nEnvoyé : mardi 3 novembre 2026 09:12\nÀ : Claire",
    ),
    "nl": (
        f"Op di 3 nov 2026 om 09:12 schreef {WHO}:", "Op 3-11-2026 om 09:12 schreef Jonas Brandt:",
        f"Op 3 nov 2026 om 09:12 heeft {WHO} het volgende geschreven:", "-----Oorspronkelijk bericht-----",
        "Van: Jonas Brandt\nVerzonden: dinsdag 3 november 2026 09:12\nAan: Anna",
    ),
    "es": (
        "El mar, 3 nov 2026 a las 9:12, Jonas Brandt (<jonas@acme.example>) escribió:",
        "El 3/11/26 a las 9:12, Jonas Brandt escribió:", f"El 3 nov 2026, a las 9:12, {WHO} escribió:",
        "-----Mensaje original-----", "De: Jonas\nEnviado el: martes, 3 de noviembre de 2026 9:12\nPara: Ana",
    ),
    "pt": (
        f"Em ter., 3 de nov. de 2026 às 09:12, {WHO} escreveu:", "Às 09:12 de 03/11/2026, Jonas Brandt escreveu:",
        f"{WHO} escreveu (terça, 3/11/2026 à(s) 09:12):", "No dia 3/11/2026, às 09:12, Jonas Brandt escreveu:",
        "-----Mensagem original-----", "De: Jonas\nEnviada em: terça-feira, 3 de novembro de 2026 09:12\nPara: Ana",
    ),
    "it": (
        f"Il giorno mar 3 nov 2026 alle ore 09:12 {WHO} ha scritto:", "Il 03/11/2026 09:12, Jonas Brandt ha scritto:",
        "-----Messaggio originale-----", "Inizio messaggio inoltrato:",
        "Da: Jonas Brandt\nInviato: martedì 3 novembre 2026 09:12\nA: Sofia",
    ),
    "sv": (
        f"Den tis 3 nov. 2026 kl 09:12 skrev {WHO}:", "Den 2026-11-03 kl. 09:12, skrev Jonas Brandt:",
        f"3 nov. 2026 kl. 09:12 skrev {WHO}:", "-----Ursprungligt meddelande-----",
        "Från: Jonas\nSkickat: den 3 november 2026 09:12\nTill: Anna",
    ),
    "nb": (
        f"tir. 3. nov. 2026 kl. 09:12 skrev {WHO}:", "Den 03.11.2026 09:12, skrev Jonas Brandt:",
        "-----Opprinnelig melding-----", "Fra: Jonas\nSendt: tirsdag 3. november 2026 09:12\nTil: Anna",
    ),
    "da": (
        f"Den tirs. 3. nov. 2026 kl. 09.12 skrev {WHO}:", "Den 03-11-2026 kl. 09:12 skrev Jonas Brandt:",
        "-----Oprindelig meddelelse-----", "Fra: Jonas\nSendt: 3. november 2026 09:12\nTil: Anna",
    ),
    "fi": (
        "ti 3. marrask. 2026 klo 9.12 Jonas Brandt (jonas@acme.example) kirjoitti:",
        f"{WHO} kirjoitti 3.11.2026 kello 9.12:", "Jonas Brandt kirjoitti 3.11.2026 klo 9.12:",
        "-----Alkuperäinen viesti-----", "Lähettäjä: Jonas\nLähetetty: tiistai 3. marraskuuta 2026 9.12",
    ),
    "pl": (
        f"wt., 3 lis 2026 o 09:12 {WHO} napisał(a):", "W dniu 3.11.2026 o 09:12, Jonas Brandt pisze:",
        f"Wiadomość napisana przez {WHO} w dniu 3 lis 2026, o godz. 09:12:", "-----Oryginalna wiadomość-----",
        "-------- Treść przekazanej wiadomości --------", "Od: Jonas\nWysłano: wtorek, 3 listopada 2026 09:12\nDo: Anna",
    ),
    "cs": (
        f"út 3. 11. 2026 v 9:12 odesílatel {WHO} napsal:", "Dne 03. 11. 26 v 9:12 Jonas Brandt napsal(a):",
        f"3. 11. 2026 v 9:12, {WHO}:", "---------- Původní e-mail ----------", "-----Původní zpráva-----",
        "Od: Jonas\nKomu: marek@firma.example\nDatum: 3. 11. 2026 9:12:00",
    ),
    "hu": (
        f"{WHO} ezt írta (időpont: 2026. nov. 3., K, 9:12):", "2026. 11. 03. 9:12 keltezéssel, Jonas Brandt írta:",
        "-------- Eredeti üzenet --------", "Feladó: Jonas\nElküldve: 2026. november 3., kedd 9:12\nCímzett: Anna",
    ),
    "ro": (
        f"În mar., 3 nov. 2026 la 09:12, {WHO} a scris:", "Pe 03.11.2026 09:12, Jonas Brandt a scris:",
        "-----Mesaj original-----", "De la: Jonas\nTrimis: marți, 3 noiembrie 2026 09:12\nCătre: Ana",
    ),
    "el": (
        f"Στις Τρί 3 Νοε 2026 στις 9:12 π.μ., ο χρήστης {WHO} έγραψε:",
        "Στις 3/11/2026 9:12 π.μ., ο/η Jonas Brandt έγραψε:", "-------- Αρχικό μήνυμα --------",
        "Από: Jonas\nΣτάλθηκε: Τρίτη, 3 Νοεμβρίου 2026 9:12 πμ\nΠρος: Μαρία",
    ),
    "tr": (
        f"{WHO}, 3 Kas 2026 Sal, 09:12 tarihinde şunu yazdı:", f"{WHO} şunları yazdı (3 Kas 2026 09:12):",
        "3.11.2026 09:12 tarihinde Jonas Brandt yazdı:", "-----Özgün İleti-----", "-------- İletilmiş Mesaj --------",
        "Kimden: Jonas\nGönderildi: 3 Kasım 2026 Salı 09:12\nKime: Ayşe",
    ),
    "ru": (
        f"вт, 3 нояб. 2026 г. в 09:12, {WHO}:", "03.11.2026 09:12, Jonas Brandt пишет:",
        f"3 нояб. 2026 г., в 09:12, {WHO} написал(а):", f"Вторник, 3 ноября 2026, 9:12 +03:00 от {WHO}:",
        "-------- Перенаправленное сообщение --------", "От: Jonas\nОтправлено: 3 ноября 2026 г. 9:12\nКому: Анна",
    ),
    "uk": (
        f"вт, 3 лист. 2026 р. о 09:12 {WHO} пише:", "03.11.26 09:12, Jonas Brandt пише:",
        f"3 листопада 2026, 09:12:00, від {WHO}:", "-----Оригінальне повідомлення-----",
        "Від: Jonas\nНадіслано: 3 листопада 2026 р. 9:12\nКому: Олена",
    ),
    "he": (
        "\u202bבתאריך יום ג׳, 3 בנוב׳ 2026 ב-9:12 מאת \u202aJonas Brandt\u202c\u200f <\u202ajonas@acme.example\u202c\u200f>:\u202c",
        f"ב-3 בנוב׳ 2026, בשעה 9:12, {WHO} כתב/ה:", "בתאריך 03/11/2026 בשעה 9:12, Jonas Brandt כתב:",
        "-----הודעה מקורית-----", "מאת: Jonas\nנשלח: יום שלישי 3 נובמבר 2026 9:12\nאל: נועה",
    ),
    "ar": (
        f"في الثلاثاء، 3 نوفمبر 2026 في 9:12 ص تمت كتابة ما يلي بواسطة {WHO}:",
        f"في ٣ نوفمبر ٢٠٢٦، الساعة ٩:١٢ ص، كتب/كتبت {WHO}:", "في 3/11/2026 9:12 ص، كتب Jonas Brandt:",
        "-----الرسالة الأصلية-----", "من: Jonas\nتم الإرسال: 3 نوفمبر 2026 9:12 ص\nإلى: ليلى",
    ),
    "ja": (
        f"2026年11月3日(火) 9:12 {WHO}:", f"2026/11/03 9:12、{WHO}のメール:", "On 2026/11/03 9:12, Jonas Brandt wrote:",
        "-----元のメッセージ-----", "-------- 転送メッセージ --------", "差出人: Jonas\n送信日時: 2026年11月3日 9:12\n宛先: 田中",
    ),
    "ko": (
        f"2026년 11월 3일 (화) 오전 9:12, {WHO}님이 작성:", f"2026. 11. 3. 오전 9:12, {WHO} 작성:",
        "--------- 원본 메일 ---------", "-----Original Message-----\nFrom: Jonas",
        "보낸 사람: Jonas\n보낸 날짜: 2026년 11월 3일 화요일 오전 9:12\n받는 사람: 김",
    ),
    "zh-Hans": (
        f"{WHO} 于2026年11月3日周二 09:12写道：", "在 2026-11-03 09:12:00，\"Jonas\" <jonas@acme.example> 写道：",
        "在 2026/11/3 9:12, Jonas Brandt 写道:", "------------------ 原始邮件 ------------------", "---- 回复的原邮件 ----",
        "发件人: Jonas\n发送时间: 2026年11月3日 9:12\n收件人: 王",
    ),
    "zh-Hant": (
        f"{WHO} 於 2026年11月3日 週二 上午9:12寫道：", f"{WHO} 於 2026年11月3日 上午9:12 寫道：",
        "-----原始郵件-----", "寄件者: Jonas\n寄件日期: 2026年11月3日 上午 09:12\n收件者: 王",
    ),
    "th": (
        f"ในวันที่ อ. 3 พ.ย. 2026 เวลา 09:12 {WHO} เขียนว่า:", "เมื่อ 3 พ.ย. 2569 เวลา 09:12 Jonas Brandt เขียนว่า:",
        "-----ข้อความต้นฉบับ-----", "จาก: Jonas\nส่งเมื่อ: 3 พฤศจิกายน 2569 9:12\nถึง: สมชาย",
    ),
    "vi": (
        f"Vào Th 3, 3 thg 11, 2026 vào lúc 09:12 {WHO} đã viết:", "Vào 03/11/2026 09:12, Jonas Brandt đã viết:",
        "-----Thư gốc-----", "Từ: Jonas\nĐã gửi: Thứ Ba, 3 tháng 11, 2026 9:12\nĐến: Lan",
    ),
    "id": (
        f"Pada tanggal Sel, 3 Nov 2026 pukul 09.12 {WHO} menulis:", "Pada 03/11/2026 09.12, Jonas Brandt menulis:",
        "-----Pesan Asli-----", "Dari: Jonas\nDikirim: 3 November 2026 9:12\nKepada: Sari",
    ),
}  # fmt: skip

# What a person writes there, a colon at the end of some of it. Nothing in it is a quotation.
WRITTEN: dict[str, tuple[str, ...]] = {
    "en": (
        "As I wrote on May 5, 2026:", "The Harbour Post wrote on 3 November 2025:", "I wrote to you on 3 November.",
        "From: 12 cities\nTo: one table", "the original message may have been lost", "Three things, as of 3 November:",
    ),
    "de": (
        "wie ich am 5. Mai 2026 schrieb:", "Am 3.11. schrieb ich Ihnen:", "Ihr Blatt schrieb am 3. November 2025:",
        "wie am 5. Mai geschrieben, haben wir 12 Städte verglichen.", "Von: zwölf Städten ist die Rede.",
        "Unsere Zahlen, Stand 03.11.2026:",
    ),
    "fr": ("comme je vous l'écrivais le 5 mai 2026 :", "Votre journal a écrit le 3 novembre 2025 :", "Données au 03/11 :"),
    "nl": ("zoals ik op 5 mei 2026 schreef:", "Uw krant schreef op 3 november 2025:", "Van: twaalf steden"),
    "es": ("como le escribí el 5 de mayo de 2026:", "Su diario escribió el 3 de noviembre de 2025:"),
    "pt": ("como lhe escrevi em 5 de maio de 2026:", "O seu jornal escreveu em 3 de novembro de 2025:"),
    "it": ("come le ho scritto il 5 maggio 2026:", "Il suo giornale ha scritto il 3 novembre 2025:"),
    "sv": ("som jag skrev den 5 maj 2026:", "Er tidning skrev den 3 november 2025:"),
    "nb": ("som jeg skrev 5. mai 2026:", "Avisen deres skrev 3. november 2025:"),
    "da": ("som jeg skrev den 5. maj 2026:", "Jeres avis skrev den 3. november 2025:"),
    "fi": ("kuten kirjoitin 5.5.2026:", "Lehtenne kirjoitti 3. marraskuuta 2025:"),
    "pl": ("jak pisałem 5 maja 2026 r.:", "Państwa redakcja napisała 3 listopada 2025 r.:"),
    "cs": ("jak jsem psal 5. května 2026:", "Váš list napsal 3. listopadu 2025:"),
    "hu": ("ahogy május 5-én írtam:", "Az Önök lapja 2025. november 3-án írta:"),
    "ro": ("cum v-am scris pe 5 mai 2026:", "Ziarul dumneavoastră a scris pe 3 noiembrie 2025:"),
    "el": ("όπως σας έγραψα στις 5 Μαΐου 2026:", "Η εφημερίδα σας έγραψε στις 3 Νοεμβρίου 2025:"),
    "tr": ("5 Mayıs 2026 tarihinde yazdığım gibi:", "Gazeteniz 3 Kasım 2025'te yazdı:"),
    "ru": ("как я писал 5 мая 2026 года:", "Ваше издание написало 3 ноября 2025 года:", "я написал вам 3 ноября:"),
    "uk": ("як я писав 5 травня 2026 року:", "Ваше видання пише 3 листопада 2025 року:"),
    "he": ("כפי שכתבתי ב-5 במאי 2026:", "העיתון שלכם כתב ב-3 בנובמבר 2025:"),
    "ar": ("كما كتبت لكم في 5 مايو 2026:", "كتبت صحيفتكم في 3 نوفمبر 2025:"),
    "ja": ("5月5日にお送りしたメールの件です。", "2025年11月3日の貴紙のメール:", "11月3日時点の結果:"),
    "ko": ("5월 5일에 보내 드린 메일과 관련하여:", "2026년 11월 3일 작성:"),
    "zh-Hans": ("如我在2026年5月5日的邮件中所写：", "贵刊2025年11月3日写道："),
    "zh-Hant": ("如我在2026年5月5日的郵件中所寫：", "貴刊2025年11月3日寫道："),
    "th": ("ตามที่ดิฉันเขียนเมื่อวันที่ 5 พฤษภาคม 2026:", "หนังสือพิมพ์ของท่านเขียนว่า 3 พ.ย. 2025:"),
    "vi": ("như tôi đã viết ngày 5 tháng 5 năm 2026:", "Quý báo đã viết ngày 3/11/2025:"),
    "id": ("seperti yang saya tulis pada 5 Mei 2026:", "Koran Anda menulis pada 3 November 2025:"),
}  # fmt: skip


def lists(language: str) -> tuple[Phrases, ...]:
    return (load(FOLDER, language), load(FOLDER, "en"))


def test_every_language_is_tried() -> None:
    assert set(QUOTED) == set(WRITTEN) == set(languages(FOLDER))


@pytest.mark.parametrize(("language", "lines"), [(one, line) for one, several in QUOTED.items() for line in several])
def test_what_mail_programs_write_above_a_quotation_begins_one(language: str, lines: str) -> None:
    text = f"Text\n\n{lines}\n\nText 1"
    start, end = quotation(text, lists(language)) or (0, 0)
    begun = next(line for line in lines.split("\n") if line.strip("_"))
    assert text[start:end] == begun
    windows = quotation(text.replace("\n", "\r\n"), lists(language))
    assert windows is not None and text.replace("\n", "\r\n")[slice(*windows)] == begun


@pytest.mark.parametrize(("language", "line"), [(one, line) for one, several in WRITTEN.items() for line in several])
def test_what_people_write_of_an_earlier_mail_is_no_quotation(language: str, line: str) -> None:
    assert quotation(f"Text\n\n{line}\n\nText 1", lists(language)) is None


@pytest.fixture(scope="module")
def shipped() -> Iterator[Renderer]:
    with Renderer(folders=template_folders()) as one:
        yield one


@pytest.mark.parametrize("key", MARKETS)
def test_no_shipped_follow_up_seems_to_quote_in_any_language(key: str, shipped: Renderer) -> None:
    market = MARKETS[key]
    every = tuple(load(FOLDER, language) for language in languages(FOLDER))
    for contact in (*(contact_for(market, gender) for gender in Gender), nobody_for(market)):
        draft = mail(market, Kind.FOLLOW_UP, shipped, contact=contact)
        assert draft.body and quotation(draft.body, every) is None
