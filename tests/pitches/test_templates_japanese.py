"""The shipped Japanese templates: every kind whole, in keigo, to a person, a position, an organisation or nobody."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from geoout.language.words import count
from geoout.markets.market import Market
from geoout.markets.reading import load
from geoout.markets.schema import ASSETS
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.fields import Previous
from geoout.pitches.render import Renderer
from geoout.pitches.templates import find, template_folders
from geoout.prospects.prospect import Contact
from tests.pitches.sample_campaign import (
    PAGE,
    VARIANTS,
    campaign_for,
    contact_for,
    findings,
    mail,
    main_text,
    nobody_for,
    samples,
)

FAMILIES = ("REG", "TON", "LEN", "FLD", "ETQ", "LAW005")
MET = ("ETQ001",)
"""Judged with a history in which the two have met, in test_templates_every_market."""
KINDS = tuple(Kind)
EARLIER = Previous("「12都市の暖房費調査2026」公開のお知らせ（ヴォーンヴェルク）", date(2026, 10, 27))
SAMPLE = samples()["ja"]
PERSON, POSITION, ORGANISATION, NOBODY = "person", "position", "organisation", "nobody"


@pytest.fixture(scope="module")
def jp() -> Market:
    return load()["jp"]


@pytest.fixture(scope="module")
def shipped() -> Iterator[Renderer]:
    with Renderer(folders=template_folders()) as one:
        yield one


def reader(market: Market, who: str) -> Contact:
    person = contact_for(market)
    return {
        PERSON: replace(person, department=SAMPLE["department"], role=""),
        POSITION: replace(person, position="編集長"),
        ORGANISATION: replace(person, given="", surname=""),
        NOBODY: nobody_for(market),
    }[who]


def letter(
    market: Market, kind: Kind, shipped: Renderer, variant: int = 0, who: str = PERSON, bare: bool = False
) -> Draft:
    site = "" if who == NOBODY else None
    contact = reader(market, who)
    return mail(market, kind, shipped, variant, contact=contact, site=site, previous=EARLIER, bare=bare)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.touch is Touch.FIRST])
def test_a_first_mail_is_no_stump_without_what_is_optional(jp: Market, kind: Kind, shipped: Renderer) -> None:
    """R46: the market's least length holds for the barest mail too."""
    length = jp.etiquette.length.value
    for variant in VARIANTS:
        assert count(main_text(letter(jp, kind, shipped, variant, bare=True)), length.unit) >= length.least


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("who", "salutation"),
    [
        (PERSON, ["あたたか住まい通信社 編集部", "藤野 様"]),
        (POSITION, ["あたたか住まい通信社", "藤野編集長"]),
        (ORGANISATION, ["あたたか住まい通信社 御中"]),
        (NOBODY, ["ご担当者様"]),
    ],
)
def test_it_honours_its_reader_once(jp: Market, who: str, salutation: list[str], kind: Kind, shipped: Renderer) -> None:
    """R51: 様 after a surname, 御中 after an organisation, a position alone; one of them, on the last line."""
    draft = letter(jp, kind, shipped, who=who)
    lines = draft.body.split("\n")
    assert lines[: len(salutation) + 1] == [*salutation, ""]
    assert len(re.findall("様|御中|編集長", "".join(salutation))) == 1


def test_a_desk_without_a_person_is_addressed_by_its_department(jp: Market, shipped: Renderer) -> None:
    contact = replace(reader(jp, ORGANISATION), department="経済部")
    draft = mail(jp, Kind.INTRODUCTION, shipped, contact=contact)
    assert draft.body.startswith("あたたか住まい通信社 経済部 御中\n\n")


@pytest.mark.parametrize("bare", [False, True], ids=["full", "bare"])
@pytest.mark.parametrize("kind", KINDS)
def test_its_lines_and_marks_are_japanese(jp: Market, kind: Kind, bare: bool, shipped: Renderer) -> None:
    """Sentences end in 。, marks are full-width and paired, brackets do not nest in their own kind, no gaps."""
    for variant in VARIANTS:
        draft = letter(jp, kind, shipped, variant, bare=bare)
        text = main_text(draft).strip()
        assert "\n\n\n" not in draft.body
        assert not re.search(
            r"[ぁ-んァ-ヴ一-龯][,.:;!?()]|[“”\"'⟦⟧]|。。|、、|。、|（）|「」|\s[。、]", draft.subject + text
        )
        assert not re.search("「[^」]*「", draft.subject + text.replace(EARLIER.subject, ""))
        for line in text.split("\n"):
            assert line == "" or line.endswith("。") or re.match(r"https://\S+$|(?:件名|送信日)：\S", line), line
        for sentence in re.findall("[^。\n]+。", text):
            assert len(sentence) <= 90, sentence


HUMBLE_AND_DOUBLE = (
    "拝見いたし|拝読いたし|お伺いいたし|おっしゃられ|ご覧になられ|お越しになられ|(?:お|ご)[^、。]{1,6}になられ"  # twice over
    "|ご(?:案内|連絡|報告|説明|紹介)になり(?:まし|ます)"
    "|ご(?:利用|検討|確認|記載|掲載|明記)し(?:て|ます|まし|いただ)"  # humble words for what the reader does
    "|参考になり|了解|ご苦労|させていただきます|あなた|私は"
)


@pytest.mark.parametrize("kind", KINDS)
def test_its_keigo_is_neither_doubled_nor_turned_round(jp: Market, kind: Kind, shipped: Renderer) -> None:
    """R50, R51: 尊敬語 for the reader, 謙譲語 for us, neither twice in one word; the house's words, not the sample's."""
    for variant in VARIANTS:
        draft = letter(jp, kind, shipped, variant)
        assert not re.search(HUMBLE_AND_DOUBLE, f"{draft.subject}\n{draft.body}")
        assert len(re.findall("何卒", draft.body)) == 1, "the closing has it"


@pytest.mark.parametrize("kind", KINDS)
def test_two_mails_of_one_kind_do_not_begin_alike(jp: Market, kind: Kind, shipped: Renderer) -> None:
    template = find(kind, jp, shipped.folders)
    drafts = [letter(jp, kind, shipped, variant) for variant in VARIANTS]
    assert len({main_text(draft).strip().split("\n\n")[0] for draft in drafts}) == len(template.openings) >= 2
    assert len({draft.subject for draft in drafts}) == len(template.subjects) >= 2
    assert all(len(draft.subject) <= 45 for draft in drafts)


STRANGER = [kind for kind in KINDS if kind not in (Kind.PARTNERSHIP, Kind.FOLLOW_UP) and kind.touch is not Touch.REPLY]


@pytest.mark.parametrize("kind", STRANGER)
def test_a_stranger_apologises_and_says_who_writes(jp: Market, kind: Kind, shipped: Renderer) -> None:
    """R50: 突然のご連絡, then firm and name, before anything else; partners are greeted as partners."""
    for variant in VARIANTS:
        opening = main_text(letter(jp, kind, shipped, variant)).strip().split("\n\n")[0]
        assert re.search("突然の|初めてご連絡", opening)
        assert SAMPLE["brand"] in opening
        assert SAMPLE["sender_surname"] in opening
        assert "お世話になっております" not in opening


ASK = re.compile("ご検討|ご掲載|ご紹介|ご記載|ご教示|リンク|ご覧ください|ご一読|幸いに存じます|お願い|でしょうか|[?？]")


def test_an_introduction_asks_for_nothing(jp: Market, shipped: Renderer) -> None:
    """R50, R52: no request, no question, no page of ours; no answer is expected."""
    template = find(Kind.INTRODUCTION, jp, shipped.folders)
    assert not {"asset.url", "target.url", "anchor"} & set(template.uses)
    for variant in VARIANTS:
        draft = letter(jp, Kind.INTRODUCTION, shipped, variant)
        text = main_text(draft)
        assert not ASK.search(text), ASK.search(text)
        assert PAGE not in draft.body
        assert "https://" not in text
        assert "ご返信のお気遣いには及びません" in text
        assert SAMPLE["personal_line"] in text


@pytest.mark.parametrize("kind", [Kind.FOLLOW_UP, Kind.SECOND_TOUCH])
def test_a_later_mail_names_the_earlier_one(jp: Market, kind: Kind, shipped: Renderer) -> None:
    """Day and subject on lines of their own: a subject with 「」 in it needs no marks around it there."""
    for variant in VARIANTS:
        draft = letter(jp, kind, shipped, variant)
        lines = draft.body.split("\n")
        assert f"件名：{EARLIER.subject}" in lines
        assert "送信日：2026年10月27日" in lines
        assert not draft.subject.startswith("Re:")
        assert SAMPLE["personal_line"] not in draft.body, "the first mail said it"
    short = count(main_text(letter(jp, Kind.FOLLOW_UP, shipped)), jp.etiquette.length.value.unit)
    assert short <= 300
    assert PAGE not in letter(jp, Kind.FOLLOW_UP, shipped).body


@pytest.mark.parametrize("asset", ASSETS)
def test_every_kind_of_asset_fits_its_sentence(jp: Market, asset: str, shipped: Renderer) -> None:
    campaign = campaign_for(jp, asset)
    for kind in KINDS:
        draft = mail(jp, kind, shipped, campaign=campaign)
        assert [one for one in findings(draft, jp, campaign, FAMILIES) if one.code not in MET] == []
        if asset != "survey":
            assert "調査結果" not in draft.subject + draft.body


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.touch is Touch.REPLY])
def test_a_reply_thanks_first_and_asks_for_nothing(jp: Market, kind: Kind, shipped: Renderer) -> None:
    """R36, R51: they wrote to us: no apology for writing, no question, a page only where they asked for data."""
    for variant in VARIANTS:
        draft = letter(jp, kind, shipped, variant)
        text = main_text(draft).strip()
        assert re.search("御礼|感謝|ありがとうございま", "".join(text.split("\n\n")[:2]))
        assert not re.search("突然|でしょうか|[?？]", text)
        assert (PAGE in text) == (kind is Kind.MORE_DATA)
        assert count(text, jp.etiquette.length.value.unit) <= 300


@pytest.mark.parametrize("kind", KINDS)
def test_it_ends_with_closing_signature_and_where_to_refuse(jp: Market, kind: Kind, shipped: Renderer) -> None:
    """The law asks for name, postal address and an address for refusing; all stand below the signature mark."""
    above, mark, below = letter(jp, kind, shipped).body.partition("\n\n-- \n")
    assert mark
    assert above.endswith("\n\n何卒よろしくお願い申し上げます。")
    assert below.startswith(f"{SAMPLE['legal_name']}\n{SAMPLE['sender_role']}　北条 悠真\n")
    for wanted in (*SAMPLE["postal_address"], "電話：+00 000 000000", "メール：office@wohnwerk.example"):
        assert wanted in below
    way_out = re.search(r"\n\n今後のご連絡が不要でしたら、[^。]*office@wohnwerk\.example[^。]*。", below)
    assert bool(way_out) == (kind.touch is not Touch.REPLY)
