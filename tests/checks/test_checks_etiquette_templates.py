"""Mails from the shipped templates, as if every word had been typed: salutation and closing are the market's (R47, R51)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geoout.markets.reading import load
from geoout.pitches.draft import Kind
from geoout.pitches.render import Renderer
from geoout.pitches.templates import kinds_for, template_folders
from geoout.prospects.prospect import Gender
from tests.pitches.sample_campaign import contact_for, findings, mail, nobody_for, samples

WRITTEN = [key for key, market in load().items() if market.language in samples()]
KINDS = (Kind.DIGITAL_PR, Kind.INTRODUCTION, Kind.FOLLOW_UP)


@pytest.fixture(scope="module")
def shipped() -> Iterator[Renderer]:
    with Renderer(folders=template_folders()) as one:
        yield one


@pytest.mark.parametrize("key", WRITTEN)
def test_r47_r51_a_mail_without_field_spans_is_judged_by_its_words_and_is_right(key: str, shipped: Renderer) -> None:
    market = load()[key]
    kinds = [kind for kind in kinds_for(market, shipped.folders) if kind in KINDS]
    assert kinds
    for kind in kinds:
        for contact in (*(contact_for(market, gender) for gender in Gender), nobody_for(market)):
            draft = replace(mail(market, kind, shipped, contact=contact), spans=())
            found = [one for one in findings(draft, market, families=("ETQ",)) if 2 <= int(one.code[3:]) <= 19]
            assert [f"{one.code} {one.text} {one.message}" for one in found] == []
