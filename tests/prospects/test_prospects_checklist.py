"""What stops an approval, named (R8, R11, R74)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geoout.prospects.checklist import ITEMS, LETTERS, label, lacking
from geoout.prospects.prospect import Evidence, Prospect, SourceType

READY = Prospect(
    "haus.example",
    language="de",
    topic="insurance",
    audience="tenants",
    answers=tuple((letter, letter != "e") for letter in "abcdefg"),
)


def test_a_looked_at_prospect_lacks_nothing_and_a_no_is_an_answer():
    assert lacking(READY) == ()


def test_a_new_prospect_lacks_all_of_it():
    assert lacking(Prospect("haus.example")) == ("language", "audience", "topic", "visibility", *"abcdefg")


@pytest.mark.parametrize("field", ["language", "audience", "topic"])
def test_an_empty_review_field_is_named(field: str):
    assert lacking(replace(READY, **{field: " "})) == (field,)


def test_an_unanswered_letter_is_named_and_h_answers_itself():
    assert lacking(replace(READY, answers=READY.answers[:-1])) == ("g",)
    assert [item.letter for item in ITEMS if item.computed] == ["h"]


def test_a_directory_must_be_moderated_and_an_international_site_needs_a_note():
    directory = replace(READY, source_type=SourceType.DIRECTORY)
    assert lacking(directory) == ("moderated",)
    assert lacking(replace(directory, evidence=(Evidence("moderated", "editors named", 8, "you"),))) == ()
    abroad = replace(READY, source_type=SourceType.INTERNATIONAL)
    assert lacking(abroad) == ("overlap note",)
    assert lacking(replace(abroad, overlap_note="read by Swiss architects")) == ()


def test_everything_lacking_has_words():
    assert "".join(LETTERS) == "abcdefgh"
    assert label("a", "Germany") == "connected to Germany"
    assert all(label(name) for name in (*lacking(Prospect("x.example")), "overlap note", "moderated"))
