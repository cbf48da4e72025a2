"""Templates are found along the locale's parents, and what is wrong in one is said with file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geoout.errors import TemplateError
from geoout.markets.reading import load
from geoout.pitches.draft import Kind
from geoout.pitches.lint import lint
from geoout.pitches.templates import Template, all_templates, chain, find, kinds_for
from tests.pitches.conftest import HEAD

TEMPLATES = Path(__file__).parent / "templates"
Folder = Callable[..., tuple[Path, ...]]


def found(folders: tuple[Path, ...], market: str = "de") -> Template:
    return find(Kind.DIGITAL_PR, load()[market], folders)


@pytest.mark.parametrize(
    ("locale", "parents"),
    [
        ("de_AT", ("de_AT", "de")),
        ("en_US", ("en_US", "en")),
        ("en_GB", ("en_GB", "en_001", "en")),
        ("es-MX", ("es_MX", "es_419", "es")),
        ("pt_BR", ("pt_BR", "pt")),
        ("ja_JP", ("ja_JP", "ja")),
    ],
)
def test_a_locale_inherits_from_its_cldr_parents(locale: str, parents: tuple[str, ...]) -> None:
    assert chain(locale) == parents


def test_a_regional_template_says_only_what_differs() -> None:
    austrian, german = found((TEMPLATES,), "at"), found((TEMPLATES,), "de")
    assert (austrian.id, austrian.title) == ("de_AT/digital_pr", "Presseaussendung zu einer Erhebung")
    assert austrian.subjects == german.subjects
    assert [file.name for file in austrian.files] == [
        "templates/de_AT/digital_pr.j2",
        "templates/de/digital_pr.j2",
        "templates/de/base.j2",
    ]
    assert austrian.chain_hash != german.chain_hash


def test_the_workspace_overrides_a_shipped_template_and_any_edit_changes_the_hash(folder: Folder) -> None:
    own = folder("{% block value %}Neu{% endblock %}")
    before = found((*own, TEMPLATES))
    assert before.path.is_relative_to(own[0])
    (own[0] / "de" / "base.j2").write_text("{{ salutation }} {% block value %}{% endblock %}{{ closing }}!", "utf-8")
    assert found((*own, TEMPLATES)).chain_hash != before.chain_hash


def test_which_kinds_a_market_has_is_known_without_reading_them() -> None:
    assert kinds_for(load()["at"], (TEMPLATES,)) == (Kind.DIGITAL_PR, Kind.INTRODUCTION, Kind.FOLLOW_UP)
    assert kinds_for(load()["us"], (TEMPLATES,)) == ()
    with pytest.raises(TemplateError, match="there is no digital_pr template for us"):
        found((TEMPLATES,), "us")


def test_a_broken_template_does_not_hide_the_others(folder: Folder) -> None:
    base = (TEMPLATES / "de" / "base.j2").read_text("utf-8")
    broken = folder("{% block value %}{{ nothing }}{% endblock %}", base=base)
    problems: list[TemplateError] = []
    ids = [template.id for template in all_templates((*broken, TEMPLATES), problems)]
    assert "ja/introduction" in ids and "de/digital_pr" not in ids
    assert [problem.where.line for problem in problems if problem.where] == [14, 14]


@pytest.mark.parametrize(
    ("pitch", "sentence"),
    [
        ("{% block value %}\n{{ contact.surnmae }}{% endblock %}",
         "templates/de/digital_pr.j2, line 15: there is no field contact.surnmae; write contact.surname."),
        ("{% block value %}{{ surname }}{% endblock %}", "line 14: there is no field surname; write contact.surname."),
        ("{% block value %}{{ contact }}{% endblock %}", "line 14: contact holds fields and is none; name one, such"),
        ("{% block vlaue %}x{% endblock %}", "no parent lays out a block vlaue, so it is never shown; write value."),
        ("{% block value %}x", "line 14: unexpected end of template"),
        ("{% block value %}{{ anchor|uper_first }}{% endblock %}", "no filter uper_first; write upper_first."),
        ("{% block value %}{{ anchor|day }}{% endblock %}", "the filter day wants a date, this is text."),
        ("Hallo\n{% block value %}x{% endblock %}", "text outside the blocks is never shown; move it into a block."),
        ("{% block value %}{{ super() }}{{ super() }}{% endblock %}", "super() is in the block value twice."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_what_was_meant(folder: Folder, pitch: str, sentence: str) -> None:
    with pytest.raises(TemplateError) as caught:
        found(folder(pitch))
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    "pitch",
    [
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ anchor ~ anchor }}",
        "{{ anchor|default('x') }}",
        "{{ anchor or 'x' }}",
        "{{ anchor is defined }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ anchor.__class__ }}",
        "{{ ''.join(anchor) }}",
        "{{ asset.sources[0] }}",
        "{{ lipsum() }}",
        "{{ cycler }}",
        "{{ self.value() }}",
        "{{ super.__init__ }}",
        "{{ anchor|format('%1000000000d') }}",
        "{{ anchor|join('x') }}",
        "{% set x = 'a' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{% include 'base.j2' %}",
        "{% import 'base.j2' as b %}",
        "{% filter upper %}x{% endfilter %}",
        "{% for a in asset.sources recursive %}{{ loop(a) }}{% endfor %}",
        "{% for contact in asset.sources %}{{ contact }}{% endfor %}",
        "{{ '\ue000' }}",
        "{{ x if anchor }}",
    ],
)
def test_what_could_hang_hide_or_reach_out_is_refused_before_it_runs(folder: Folder, pitch: str) -> None:
    with pytest.raises(TemplateError) as caught:
        found(folder(f"{{% block value %}}{pitch}{{% endblock %}}"))
    assert caught.value.where is not None and caught.value.where.line == 14


@pytest.mark.parametrize("parent", ["../../secret.j2", "/etc/passwd", "other.j2", "de/base.j2"])
def test_a_template_extends_its_base_and_nothing_else(folder: Folder, parent: str) -> None:
    folders = folder("")
    (folders[0] / "de" / "digital_pr.j2").write_text(f'---\n---\n{{% extends "{parent}" %}}', "utf-8")
    with pytest.raises(TemplateError, match="a template cannot extend"):
        found(folders)


def test_a_base_that_extends_itself_ends_with_a_sentence(folder: Folder) -> None:
    with pytest.raises(TemplateError, match=r"there is no base\.j2 in any parent locale"):
        found(folder("", base='{% extends "base.j2" %}'))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("touch: first", "touch: frist", "line 3, field touch: frist is none of first, second"),
        (
            "title: Ein Hinweis",
            "titel: Ein Hinweis",
            "line 5, field titel: the front matter has no such field; write title",
        ),
        ('  - "Noch ein Hinweis"\n', "", "field subjects: there must be two subjects at least; add one."),
        (
            '"Hinweis"',
            '"{{ asset.titel }}"',
            "line 10, field subjects: there is no field asset.titel; write asset.title",
        ),
        ("tactic: digital_pr", "tactic: spam", "line 6, field tactic: spam is none of digital_pr"),
        ("author: house", "\tauthor: house", "line 7: a tab character indents this line; use spaces."),
        ("kind: digital_pr", "kind: partnership", "field kind: the file is called digital_pr.j2; write digital_pr."),
        ("author: house\n", "", "field author: the front matter lacks this; add it."),
        ("review: unreviewed", "review: [a", "the front matter cannot be read"),
    ],
)
def test_front_matter_is_checked_with_line_and_field(folder: Folder, old: str, new: str, sentence: str) -> None:
    with pytest.raises(TemplateError) as caught:
        found(folder("{% block value %}x{% endblock %}", head=HEAD.replace(old, new)))
    assert any(sentence in str(problem) for problem in (caught.value, *caught.value.problems))


def test_all_problems_of_a_front_matter_are_told_at_once(folder: Folder) -> None:
    head = HEAD.replace("touch: first", "touch: frist").replace("register: formal", "register: posh")
    with pytest.raises(TemplateError) as caught:
        found(folder("", head=head))
    assert len(caught.value.problems) == 2


def test_a_file_that_is_not_utf8_is_named_with_its_line(folder: Folder) -> None:
    folders = folder("")
    (folders[0] / "de" / "digital_pr.j2").write_bytes(b"---\nkind: digital_pr\ntitle: Gr\xfc\xdfe\n---\n")
    with pytest.raises(TemplateError, match="line 3: this is not UTF-8; save the file as UTF-8"):
        found(folders)


def test_lint_wants_an_offer_and_a_reason_for_readers_in_a_first_mail(folder: Folder) -> None:
    """R36, R126."""
    words = [str(one) for one in lint(found(folder("{% block value %}x{% endblock %}")))]
    assert any("field reader_value" in one for one in words)
    assert any("field gloss.value" in one for one in words)
    assert not lint(found((TEMPLATES,)))
