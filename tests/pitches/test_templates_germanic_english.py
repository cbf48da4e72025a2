"""The shipped German and English templates, filled with sample values: what each market's reader would get."""

import re
from collections.abc import Iterator

import pytest

from geoout.language.words import count
from geoout.markets.reading import load
from geoout.markets.schema import ASSETS
from geoout.pitches.draft import Kind, Touch
from geoout.pitches.render import Renderer
from geoout.pitches.templates import find, template_folders
from geoout.prospects.prospect import Gender
from tests.pitches.sample_campaign import (
    EARLIER,
    VARIANTS,
    campaign_for,
    contact_for,
    findings,
    mail,
    main_text,
    nobody_for,
    samples,
)

KEYS = ("de", "at", "ch-de", "us", "ca-en", "gb", "ie", "au", "nz", "in")
FIRST = [kind for kind in Kind if kind.touch is Touch.FIRST]
REPLIES = [kind for kind in Kind if kind.touch is Touch.REPLY]


@pytest.fixture(scope="module")
def shipped() -> Iterator[Renderer]:
    with Renderer(folders=template_folders()) as one:
        yield one


@pytest.mark.parametrize("kind", FIRST)
@pytest.mark.parametrize("key", KEYS)
def test_a_first_mail_is_no_stump_without_what_is_optional(key: str, kind: Kind, shipped: Renderer) -> None:
    """R46: the market's least length holds for the barest mail too."""
    market = load()[key]
    length = market.etiquette.length.value
    for variant in VARIANTS:
        assert count(main_text(mail(market, kind, shipped, variant, bare=True)), length.unit) >= length.least


@pytest.mark.parametrize("bare", [False, True], ids=["full", "bare"])
@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("key", KEYS)
def test_nothing_in_a_mail_looks_put_together(key: str, kind: Kind, bare: bool, shipped: Renderer) -> None:
    """R56: no doubled spaces or marks, no gaps, no stray sentence starts, each paragraph ends as one."""
    market = load()[key]
    for variant in VARIANTS:
        draft = mail(market, kind, shipped, variant, bare=bare)
        text = f"{draft.subject}\n{draft.body}"
        assert not re.search(
            r"  |\n{3}| [,.;:?!]|[,;:] ?[.,;]|\.\.|\(\)|⟦|⟧|“”|„“|«»|‘’", text.replace("\n-- \n", "\n")
        )
        assert "\n\n\n" not in draft.body
        for paragraph in main_text(draft).strip().split("\n\n"):
            assert paragraph.rstrip("”").endswith((".", "?", "!")) or re.search(r"https://\S+$", paragraph), paragraph
            assert not re.search(r"[.?!] [a-zäöü]", paragraph), paragraph


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("key", KEYS)
def test_every_opening_and_every_subject_is_another(key: str, kind: Kind, shipped: Renderer) -> None:
    market = load()[key]
    template = find(kind, market, shipped.folders)
    drafts = [mail(market, kind, shipped, variant) for variant in VARIANTS]
    assert len({main_text(draft).strip().split("\n\n")[0] for draft in drafts}) == len(template.openings)
    assert len({draft.subject for draft in drafts}) == len(template.subjects)
    assert all(len(draft.subject) <= 78 for draft in drafts)


@pytest.mark.parametrize(
    ("key", "gender", "salutation", "closing"),
    [
        ("de", Gender.FEMALE, "Sehr geehrte Frau Dr. Falkenried,", "Mit freundlichen Grüßen"),
        ("de", Gender.MALE, "Sehr geehrter Herr Dr. Falkenried,", "Mit freundlichen Grüßen"),
        ("at", Gender.UNKNOWN, "Guten Tag Dr. Katrin Falkenried,", "Mit freundlichen Grüßen"),
        ("ch-de", Gender.FEMALE, "Sehr geehrte Frau Dr. Falkenried", "Freundliche Grüsse"),
        ("us", Gender.MALE, "Hi Morgan,", "Best,"),
        ("ca-en", Gender.UNKNOWN, "Hi Morgan,", "Best regards,"),
        ("gb", Gender.FEMALE, "Dear Morgan,", "Kind regards,"),
        ("ie", Gender.UNKNOWN, "Hi Morgan,", "Kind regards,"),
        ("au", Gender.UNKNOWN, "Hi Morgan,", "Kind regards,"),
    ],
)
@pytest.mark.parametrize("kind", list(Kind))
def test_a_mail_begins_and_ends_as_the_market_does(
    key: str, gender: Gender, salutation: str, closing: str, kind: Kind, shipped: Renderer
) -> None:
    """R47: after a comma German goes on in lower case unless a noun or a name begins; the Swiss begin a sentence."""
    market = load()[key]
    for variant in VARIANTS:
        draft = mail(market, kind, shipped, variant, contact=contact_for(market, gender))
        lines = draft.body.split("\n")
        assert lines[0] == salutation
        name = f"{draft.sender.given} {draft.sender.surname}" if draft.sender else ""
        assert f"\n\n{closing}\n{name}\n" in draft.body
        assert "\n-- \n" in draft.body
        first = lines[2]
        if key in ("de", "at"):
            assert first[0].islower() or first.startswith(("Ihr", "Sie", "Wärmeblatt"))
        else:
            assert first[0].isupper()
        if key == "ch-de":
            assert not set("ß„“") & set(draft.body.partition("\n-- \n")[0] + draft.subject)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    ("key", "nobody", "firm"),
    [
        ("de", "Sehr geehrte Damen und Herren,", "Sehr geehrte Damen und Herren,"),
        ("us", "Hello,", "Hello Warm House team,"),
        ("gb", "Hello,", "Dear Warm House team,"),
    ],
)
def test_a_mail_to_nobody_in_particular_greets_the_house(
    key: str, nobody: str, firm: str, kind: Kind, shipped: Renderer
) -> None:
    market = load()[key]
    assert mail(market, kind, shipped, contact=nobody_for(market)).body.split("\n")[0] in (nobody, firm)


@pytest.mark.parametrize("asset", ["tool", "white-paper", "technical-guide", "report", "dataset", "regulatory-guide"])
@pytest.mark.parametrize("key", ["de", "us", "gb"])
def test_every_kind_of_asset_fits_its_sentence(key: str, asset: str, shipped: Renderer) -> None:
    market = load()[key]
    campaign = campaign_for(market, asset)
    for kind in Kind:
        draft = mail(market, kind, shipped, campaign=campaign)
        assert findings(draft, market, campaign) == []
        assert not re.search(
            r"\ba (?!one)[aeio]|\b(?:einen|unseren) (?:Umfrage|Online|Whitepaper|Infografik)", draft.body
        )


@pytest.mark.parametrize("key", KEYS)
def test_an_introduction_asks_for_nothing(key: str, shipped: Renderer) -> None:
    """R50, R52: no question, no page of ours but the one in the signature."""
    market = load()[key]
    for variant in VARIANTS:
        text = main_text(mail(market, Kind.INTRODUCTION, shipped, variant))
        assert "https://" not in text
        assert "?" not in text.replace("darf ich mich kurz vorstellen?", "")


@pytest.mark.parametrize("key", KEYS)
def test_a_follow_up_is_short_and_names_the_earlier_mail(key: str, shipped: Renderer) -> None:
    market = load()[key]
    for variant in VARIANTS:
        draft = mail(market, Kind.FOLLOW_UP, shipped, variant)
        text = main_text(draft)
        assert EARLIER.subject in text
        assert "2026" in text
        assert len(text.split()) <= 90
        assert "https://" not in text
        assert not any(line.startswith(">") for line in draft.body.split("\n"))


@pytest.mark.parametrize("kind", REPLIES)
@pytest.mark.parametrize("key", KEYS)
def test_a_reply_is_short_asks_nothing_and_needs_no_way_out(key: str, kind: Kind, shipped: Renderer) -> None:
    """R36: they wrote to us, so there is no question, no new pitch and no opt-out line; the signature stays."""
    for variant in VARIANTS:
        draft = mail(load()[key], kind, shipped, variant)
        text = main_text(draft)
        assert 40 <= len(text.split()) <= 95
        assert "?" not in text
        assert ("https://" in text) == (kind is Kind.MORE_DATA)
        assert "\n\n" not in draft.body.partition("\n-- \n")[2]


ASKING = [Kind.SECOND_TOUCH, *(kind for kind in FIRST if kind is not Kind.INTRODUCTION)]


@pytest.mark.parametrize("kind", ASKING)
def test_an_american_mail_asks_in_its_first_two_sentences_and_gives_a_number(kind: Kind, shipped: Renderer) -> None:
    """R46. A second touch names the first in one sentence more."""
    market = load()["us"]
    for variant in VARIANTS:
        draft = mail(market, kind, shipped, variant)
        text = main_text(draft).strip()
        sentences = re.split(r"(?<=[.?!]”)\s|(?<=[.?!])\s", text)
        asks = [place for place, one in enumerate(sentences) if re.search(r"\?$|suggest|I’d like to", one)]
        assert asks[0] <= (1 if draft.touch is Touch.FIRST else 2)
        assert re.search(r"\d", text)


def test_austria_says_jaenner_and_switzerland_quotes_in_its_own_way(shipped: Renderer) -> None:
    austrian = mail(load()["at"], Kind.DIGITAL_PR, shipped)
    assert "15. Jänner 2026" in austrian.body
    assert "gerne" in austrian.body
    swiss = mail(load()["ch-de"], Kind.DIGITAL_PR, shipped)
    assert "«Heizkosten 2026 in zwölf Städten»" in swiss.body
    assert "15. Januar 2026" in swiss.body


def test_india_introduces_person_and_firm_before_the_reader_s_work(shipped: Renderer) -> None:
    """R52: introduce first."""
    mine = samples()["en"]
    for kind in FIRST:
        for variant in VARIANTS:
            text = main_text(mail(load()["in"], kind, shipped, variant))
            assert text.index(mine["sender_surname"]) < text.index(mine["personal_line"])


@pytest.mark.parametrize(
    ("key", "place"),
    [("de", "in Deutschland"), ("at", "in Österreich"), ("ch-de", "in der Schweiz"), ("in", "in India")],
)
def test_a_pitch_says_why_its_asset_matters_there(key: str, place: str, shipped: Renderer) -> None:
    """R35: the hook of the asset's kind, with the market's own place, where no source speaks for it."""
    market = load()[key]
    for asset in ASSETS:
        draft = mail(market, Kind.DIGITAL_PR, shipped, campaign=campaign_for(market, asset), bare=True)
        assert place in main_text(draft)
        length = market.etiquette.length.value
        assert count(main_text(draft), length.unit) <= length.most


@pytest.mark.parametrize("key", KEYS)
def test_the_signature_says_who_is_behind_the_mail(key: str, shipped: Renderer) -> None:
    market = load()[key]
    mine = samples()[market.language]
    signature = mail(market, Kind.DIGITAL_PR, shipped).body.partition("\n-- \n")[2]
    for wanted in (mine["legal_name"], *mine["postal_address"], "+00 000 000000", "https://www.wohnwerk.example"):
        assert wanted in signature
    assert mine["company_register"] in signature
