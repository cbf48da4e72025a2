"""Rules: every example fires exactly where it is marked, or stays clean."""

from __future__ import annotations

import pkgutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geoout.checks
from geoout.checks.phrases import load
from geoout.checks.registry import check, rule_of, rules
from geoout.checks.rule import Example, Rule, text_of
from tests.checks.sound_draft import build

CASES = [(rule, example) for rule in rules() for example in rule.examples]


def _wants(example: Example) -> bool:
    return bool(example.fires) or any("[[" in str(value) for value in example.fields.values())


@pytest.mark.parametrize(
    ("rule", "example"), CASES, ids=[f"{rule.code}-{place}" for place, (rule, _) in enumerate(CASES)]
)
def test_example_fires_exactly_where_it_is_marked(rule: Rule, example: Example) -> None:
    draft, context, expected = build(example)
    found = [(f.part, f.start, f.end) for f in rule.check(draft, context)]
    if example.fires and not expected:
        assert found, "the rule stays silent"
    else:
        assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_rule_is_declared_whole(rule: Rule) -> None:
    """R117: every rule explains itself and shows where it fires and where it does not."""
    assert rule.code[:3].isupper() and rule.code[3:].isdigit()
    assert rule.name == rule.name.lower() and " " not in rule.name
    assert rule.page.count("\n") >= 2, "a page says what, why and what instead"
    assert any(_wants(example) for example in rule.examples), "no example fires"
    assert any(not _wants(example) for example in rule.examples), "no example stays clean"
    covered = {build(example)[1].market.language for example in rule.examples}
    if rule.words is not None:  # a language's own file shows what it finds
        covered |= {language for language in rule.words_for if load(rule.words, language).examples()}
    assert set(rule.words_for) <= covered, "a language has words and no example"


def test_codes_match_their_folder_and_are_unique() -> None:
    prefixes: dict[str, set[str]] = {}
    for rule in rules():
        prefixes.setdefault(rule.look.__module__.split(".")[2], set()).add(rule.code[:3])
    assert all(len(codes) == 1 for codes in prefixes.values()), prefixes
    assert len({rule.name for rule in rules()}) == len(rules())
    folders = {module.name for module in pkgutil.iter_modules(geoout.checks.__path__) if module.ispkg}
    assert folders == set(prefixes)


def test_a_rule_is_found_by_code_and_by_name() -> None:
    assert rule_of("reg001") is rule_of("informal-address") is not None
    assert rule_of("nothing") is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["de", "fr", "es", "br", "jp", "us", "kr", "ae"]), st.text(max_size=300), st.text(max_size=60))
def test_no_text_breaks_a_rule_and_spans_lie_inside(market: str, body: str, subject: str) -> None:
    draft, context, _ = build(Example(market, {}))
    from dataclasses import replace

    draft = replace(draft, body=body, subject=subject, anchor=subject)
    for finding in check(draft, context):
        text = text_of(draft, finding.part)
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
