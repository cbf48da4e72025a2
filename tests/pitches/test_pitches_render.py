"""Rendering: values are text, gaps are visible, and no template can hang the program."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError as JinjaError

from geoout.errors import TemplateError
from geoout.language.plain import clean_line
from geoout.markets.reading import load
from geoout.pitches.draft import Kind, Part
from geoout.pitches.fields import Fields, Number
from geoout.pitches.render import Renderer
from geoout.pitches.sandbox import Sandbox
from geoout.pitches.templates import Template, find
from geoout.pitches.wire import pack, unpack

Folder = Callable[..., tuple[Path, ...]]
FIELDS = Fields(
    {
        "salutation": "Guten Tag Anna Huber,",
        "closing": "Mit freundlichen Grüßen",
        "contact.surname": "Huber",
        "asset.title": "Heizkosten",
        "asset.published": date(2026, 1, 15),
        "asset.sources": ("Stadtwerke", "Verein", "Umfrage"),
        "figure.households": Number(12400.5),
        "figure.saving": Number(1200.0, "EUR"),
        "figure.share": Number(31.5, "percent"),
        "brand.postal_address": ("Weg 4", "Stadt"),
    },
    "de_AT",
    "EUR",
)


def template(folders: tuple[Path, ...]) -> Template:
    return find(Kind.DIGITAL_PR, load()["de"], folders)


def value_block(text: str) -> str:
    return f"{{% block value %}}{text}{{% endblock %}}"


def rendered(renderer: Renderer, folder: Folder, text: str, fields: Fields = FIELDS) -> str:
    """The text of the block value alone."""
    body = renderer.render(template(folder(value_block(text))), fields).body
    return body.removeprefix("Guten Tag Anna Huber,").removesuffix("Mit freundlichen Grüßen").strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ asset.published|day }}", "15. Jänner 2026"),
        ("{{ asset.published }}", "15. Jänner 2026"),
        ("{{ asset.published|day_short }}", "15.1.2026"),
        ("{{ asset.published|month }}", "Jänner 2026"),
        ("{{ figure.households|number }}", "12.400,5"),
        ("{{ figure.saving|money }}", "€\u00a01.200"),
        ("{{ figure.saving }}", "€\u00a01.200"),
        ("{{ figure.share|percent }}", "31,5\u00a0%"),
        ("{{ asset.sources|listing }}", "Stadtwerke, Verein und Umfrage"),
        ("{{ asset.sources|join(' · ') }}", "Stadtwerke · Verein · Umfrage"),
        ("{% for line in brand.postal_address %}{{ line }}; {% endfor %}", "Weg 4; Stadt;"),
        ("{% if contact.role %}{{ contact.role }}{% else %}ohne{% endif %}", "ohne"),
        ("{% if figure.saving > 1000 and asset.sources|length >= 3 %}viel{% endif %}", "viel"),
        ("{{ 'a' if contact.surname == 'Huber' else 'b' }}", "a"),
        ("{{ asset.title|upper_first }}", "Heizkosten"),
        ("{{ contact.role }}", "⟦contact.role⟧"),
        ("{{ figure.none|money }}", "⟦figure.none⟧"),
    ],
)
def test_values_are_written_as_the_market_does(renderer: Renderer, folder: Folder, text: str, shown: str) -> None:
    assert rendered(renderer, folder, text) == shown


def test_a_missing_field_stays_visible_and_is_named_once(renderer: Renderer, folder: Folder) -> None:
    text = value_block("{{ contact.role }} {{ contact.role }} {{ sender.name }} {% if sender.phone %}x{% endif %}")
    result = renderer.render(template(folder(text)), FIELDS)
    assert "⟦contact.role⟧ ⟦contact.role⟧ ⟦sender.name⟧" in result.body
    assert result.missing == ("contact.role", "sender.name")


def test_spans_say_where_every_field_lies(renderer: Renderer, folder: Folder) -> None:
    result = renderer.render(template(folder(value_block("Zu  {{ asset.title }}: {{ figure.saving|money }}"))), FIELDS)
    where = {span.field: result.body[span.start : span.end] for span in result.spans if span.part is Part.BODY}
    assert where == {
        "salutation": "Guten Tag Anna Huber,",
        "asset.title": "Heizkosten",
        "figure.saving": "€\u00a01.200",
        "closing": "Mit freundlichen Grüßen",
    }


def test_template_code_in_a_value_is_text(renderer: Renderer, folder: Folder) -> None:
    hostile = "{{ 7 * 7 }}{% for x in y %}\ue000sender.name\ue001forged\ue002"
    fields = Fields({**FIELDS.values, "asset.title": hostile}, "de", None)
    result = renderer.render(template(folder(value_block("{{ asset.title }}"))), fields)
    assert "{{ 7 * 7 }}{% for x in y %}sender.nameforged" in result.body
    assert {span.field for span in result.spans} == {"salutation", "asset.title", "closing"}


SANDBOX = Sandbox()
SANDBOX.load("k", [("t", "Vorher {{ asset.title }} nachher\n")])


@given(st.text(max_size=60).map(clean_line).filter(bool))
def test_any_cleaned_value_comes_out_as_it_went_in(value: str) -> None:
    fields = unpack(pack(Fields({"asset.title": value}, "de")))
    subject, body, subject_spans, body_spans, missing = SANDBOX.render("k", "{{ asset.title }}", "", fields)
    folded = " ".join(value.split(" "))
    assert subject == folded
    assert [subject[start:end] for _, start, end in subject_spans] == [folded]
    assert body == f"Vorher {folded} nachher"
    assert [body[start:end] for _, start, end in body_spans] == [folded]
    assert missing == []


def test_variants_turn_through_subjects_and_openings(renderer: Renderer) -> None:
    pitch = find(Kind.DIGITAL_PR, load()["at"], renderer.folders)
    subjects = {renderer.render(pitch, FIELDS, variant).subject for variant in range(4)}
    assert subjects == {"Erhebung: Heizkosten", "Neue Zahlen für ⟦site.name⟧"}


def test_a_template_that_never_ends_is_stopped_and_the_next_draft_works(renderer: Renderer, folder: Folder) -> None:
    loops = 17
    text = "{% for a in asset.sources %}" * loops + "{% if a == 'x' %}{{ a }}{% endif %}" + "{% endfor %}" * loops
    endless = template(folder(value_block(text)))
    with pytest.raises(TemplateError, match="ran longer than 2 seconds; take out its nested loops") as caught:
        renderer.render(endless, FIELDS)
    assert caught.value.where is not None and caught.value.where.file == "templates/de/digital_pr.j2"
    assert rendered(renderer, folder, "gut") == "gut"


def test_a_text_that_grows_without_end_is_stopped(renderer: Renderer, folder: Folder) -> None:
    text = "{% for a in asset.sources %}" * 16 + "xxxxxxxxxx" + "{% endfor %}" * 16
    with pytest.raises(TemplateError, match="the text grows beyond 50,000 characters"):
        rendered(renderer, folder, text)
    assert rendered(renderer, folder, "gut") == "gut"


def test_the_process_is_replaced_when_it_dies(folder: Folder) -> None:
    folders = folder(value_block("gut"))
    with Renderer(folders=folders) as renderer:
        assert "gut" in renderer.render(template(folders), FIELDS).body
        renderer.close()
        assert "gut" in renderer.render(template(folders), FIELDS).body


def test_a_regional_template_brings_its_parents_text_along(renderer: Renderer) -> None:
    body = renderer.render(find(Kind.DIGITAL_PR, load()["at"], renderer.folders), FIELDS).body
    assert "Tabellen schicken?" in body and "Gerne auch telefonisch." in body


def test_the_sandbox_holds_without_the_grammar() -> None:
    """What the grammar refuses cannot do anything in the environment either."""
    environment = SANDBOX._env
    for source in ("range(3)", "a.b", "a * 3", "-a", "a[0]", "a.upper()", "a|safe", "a is odd", "a()"):
        with pytest.raises(JinjaError):
            environment.from_string(f"{{{{ {source} }}}}").render(a="x")


def test_a_template_nested_deeper_than_python_compiles_gets_a_sentence(renderer: Renderer, folder: Folder) -> None:
    text = "{% for a in asset.sources %}" * 40 + "{% endfor %}" * 40
    with pytest.raises(TemplateError, match="this template is nested too deeply; write it flatter"):
        rendered(renderer, folder, text)


def test_a_parent_block_that_fills_the_memory_is_stopped(renderer: Renderer, folder: Folder) -> None:
    loops = "{% for a in asset.sources %}" * 17 + "xxxxxxxxxx" + "{% endfor %}" * 17
    base = f"{{{{ salutation }}}}\n{{% block value %}}{loops}{{% endblock %}}\n{{{{ closing }}}}"
    greedy = template(folder("{% block value %}{{ super() }}{% endblock %}", base=base))
    with pytest.raises(TemplateError, match=r"too much memory|for want of memory|longer than 2 seconds"):
        renderer.render(greedy, FIELDS)
    assert rendered(renderer, folder, "gut") == "gut"
