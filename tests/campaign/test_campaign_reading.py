"""campaign.yaml: what is right is read, what is wrong is named with file, line and field, all of it at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.campaign.campaign import Campaign, Figure, Origin, Structure
from geoout.campaign.reading import parse_campaign, read
from geoout.campaign.starter import STARTER
from geoout.errors import CampaignError, UserError
from geoout.markets.reading import load

LEAST = """\
name: Herbst
brand:
  name: Beispiel
  legal_name: Beispiel GmbH
  website: https://www.example.com/
markets: [de, no, ch-fr]
"""


def parse(text: str) -> Campaign:
    return parse_campaign(text.encode(), "campaign.yaml", load())


def problems(text: str | bytes) -> list[str]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(CampaignError) as caught:
        parse_campaign(content, "campaign.yaml", load())
    assert str(caught.value).count("\n") == 0
    return [str(one) for one in caught.value.problems]


def test_the_least_that_a_campaign_says() -> None:
    campaign = parse(LEAST)
    assert campaign.markets == ("de", "no", "ch-fr")  # `no` is Norway, not False
    assert campaign.brand.legal_name == "Beispiel GmbH"
    assert campaign.settings.cap_per_export == 50
    assert campaign.structure is Structure.SINGLE


def test_all_that_a_campaign_can_say() -> None:
    campaign = parse(
        LEAST
        + """\
senders:
  - id: lena
    given: Lena
    surname: Öztürk
    email: lena@example.com
    native: [de, tr]
    role: {de: Redakteurin}
    phone: +49 30 000000
targets:
  - url: https://www.example.com/de/ratgeber
    market: de
    keyword: Heizkosten
    anchors: [Heizkosten im Vergleich]
    hreflang: {de-de: https://www.example.com/de/ratgeber, x-default: https://www.example.com/}
assets:
  - id: heizen
    title: Wie Haushalte heizen
    kind: survey
    market: de
    origin: original
    url: https://www.example.com/de/heizen
    finding: >
      Zwei von drei Haushalten heizen
      mit Gas.
    figures:
      households: {value: 1204, source: "Eigene Erhebung", day: 2026-10-15}
      share: {value: 66.5, unit: percent, source: Eigene Erhebung}
    words: 1800
    published: 2026-11-02
keywords: {de: [Heizkosten]}
competitors: {de: [rival.example, "https://www.other.example/x"]}
settings: {cap_per_export: 20, cctld_weight: 2.5}
database: postgresql://localhost/geoout
"""
    )
    (target,), (asset,), (sender,) = campaign.targets, campaign.assets, campaign.senders
    assert target.language == asset.language == "de"
    assert list(target.hreflang) == ["de-DE", "x-default"]
    assert asset.origin is Origin.ORIGINAL
    assert asset.finding == "Zwei von drei Haushalten heizen mit Gas."
    assert asset.figures[0] == Figure("households", 1204.0, None, "Eigene Erhebung", date(2026, 10, 15))
    assert asset.published == date(2026, 11, 2)
    assert sender.writes("tr")
    assert sender.phone == "+49 30 000000"
    assert campaign.competitors == {"de": ("rival.example", "www.other.example")}
    assert campaign.settings.cap_per_export == 20
    assert campaign.structure is Structure.SUBDIRECTORY


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: x\n\tbrand: y\n", "line 2: a tab at column 1"),
        ("name: x\nbrand:\n  \tname: y\n", "line 3: a tab at column 3"),
        ("markets:\n  -\tde: x\n", "line 2: a tab at column 4"),
    ],
)
def test_a_tab_is_named_plainly_with_its_column(text: str, place: str) -> None:
    (problem,) = problems(text)
    assert problem == f"campaign.yaml, {place}; YAML wants spaces."


def test_all_problems_at_once_in_the_order_of_the_file() -> None:
    found = problems("""\
nmae: Herbst
brand:
  name: Beispiel
  website: ftp://example.com
markets: [de, uk, DE]
senders:
  - id: lena
    given: Lena
    surname: Kolb
    email: lena@example
    native: [deutsch]
targets:
  - url: /de/
    market: ch
settings:
  cctld_weight: 6
  cap_per_export: 1.5
""")
    text = "\n".join(found)
    for wanted in (
        "line 1, field nmae: nmae is not a field of a campaign; did you mean name?",
        "a campaign does not say name",
        "line 4, field brand.website: ftp://example.com is not a web address; begin it with https://",
        "a brand does not say legal_name",
        "line 5, field markets[2]: uk is not a market",
        "line 10, field senders[1].email: the domain needs a dot",
        "deutsch is not a language code",
        "line 13, field targets[1].url: /de/ is not a web address",
        "ch is not a market; did you mean ch-de or ch-fr?",
        "line 16, field settings.cctld_weight: 6 is out of range; choose 1 to 5",
        "1.5 is not a whole number",
    ):
        assert wanted in text
    lines = [int(at.group(1)) for one in found if (at := re.search(r"line (\d+)", one))]
    assert lines == sorted(lines)


@pytest.mark.parametrize("code", ["en-UK", "en_uk"])
def test_r100_en_uk_is_not_a_code(code: str) -> None:
    (problem,) = problems(
        LEAST
        + f"targets:\n  - url: https://www.example.com/\n    market: de\n    hreflang: {{{code}: https://www.example.com/}}\n"
    )
    assert "did you mean en-GB?" in problem


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "example.com",
        "https://a b.example/",
        "https://user:pass@www.example.com/",
        "https://localhost/",
        "https://[::1/",
        "https://www.example.com:x/",
        "file:///etc/passwd",
    ],
)
def test_only_web_addresses(url: str) -> None:
    assert "is not a web address" in problems(LEAST.replace("https://www.example.com/", f'"{url}"'))[0]


def test_two_of_a_kind_are_noticed() -> None:
    sender = "  - {id: lena, given: Lena, surname: Kolb, email: l@example.com, native: [de]}\n"
    (problem,) = problems(LEAST + "senders:\n" + sender * 2)
    assert "lena stands here twice" in problem
    (problem,) = problems(LEAST + "name: Frühling\n")
    assert "line 7" in problem


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"- a\n", b"name: [", b"a: &a [*a]\n", b"name: x\x00\n", b"[" * 100_000, b"x", b"\xef\xbb\xbf"],
)
def test_what_is_no_campaign_at_all_is_one_sentence(content: bytes) -> None:
    assert all(one.startswith("campaign.yaml") for one in problems(content))


def test_invisible_characters_are_refused() -> None:
    assert "U+202E" in problems(LEAST.replace("Beispiel GmbH", "Bei\u202espiel"))[0]


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (LEAST + text).encode("utf-8", "replace")))
def test_anything_is_a_campaign_or_a_sentence(content: bytes) -> None:
    try:
        parse_campaign(content, "campaign.yaml", load())
    except UserError as error:
        assert isinstance(error, CampaignError)
        assert str(error).startswith("campaign.yaml")


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CampaignError, match="geoout init"):
        read(tmp_path)


def test_read_takes_the_overlay_of_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "campaign.yaml").write_text(LEAST, encoding="utf-8")
    assert read(tmp_path).name == "Herbst"
    (tmp_path / "campaign.yaml").write_text(LEAST.replace("[de,", "[xx,"), encoding="utf-8")
    with pytest.raises(CampaignError) as caught:
        read(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'campaign.yaml'}, line 6")


def test_the_starter_reads_as_it_is_and_reaches_nobody() -> None:
    campaign = parse(STARTER)
    assert campaign.senders[0].email.endswith("@example.com")
    assert not re.search(r"@(?!example\.com)", STARTER)


def test_every_example_of_the_starter_is_right() -> None:
    example = re.compile(r"^( *)# ( *(?:- )?[A-Za-z_-]+:(?: .*)?)$")
    lines = [example.sub(r"\1\2", line) for line in STARTER.splitlines() if line != "assets: []"]
    campaign = parse("\n".join(lines))
    assert campaign.assets[0].figures[0].key == "households"
    assert campaign.targets[0].hreflang["de-DE"]
    assert campaign.brand.phone
    assert campaign.brand.company_register
    assert campaign.competitors["gb"]
    assert campaign.database
