"""A workspace template that overrides a shipped one wrongly is refused with file and line, never laid out in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geoout.errors import TemplateError
from geoout.markets.reading import load
from geoout.pitches.draft import Kind
from geoout.pitches.templates import find
from tests.pitches.conftest import BASE, HEAD

Folder = Callable[..., tuple[Path, ...]]
_VALUE = "{% block value %}Neu{% endblock %}"
_LAW = BASE + "{% block law %}Eine kurze Antwort genügt.{% endblock %}\n"


@pytest.mark.parametrize(
    ("pitch", "base", "head", "told"),
    [
        (_VALUE, BASE.replace("{{ salutation }}", ""), HEAD, "base.j2: no mail is without its salutation"),
        (_VALUE, BASE.replace("{{ salutation }}", "Hallo,"), HEAD, "base.j2: no mail is without its salutation"),
        (_VALUE, BASE.replace("{{ closing }}", "Grüße"), HEAD, "base.j2: no mail is without its closing"),
        (
            "{% block value %}{{ salutation }} Neu{% endblock %}", BASE, HEAD,
            "digital_pr.j2, line 14: templates/de/base.j2 writes the salutation already",
        ),
        (f"{_VALUE}\n{{% block law %}}{{% endblock %}}", _LAW, HEAD, "line 15: only a reply may leave out what the law"),
        (_VALUE, _LAW.replace("Eine kurze Antwort genügt.", ""), HEAD, "base.j2, line 7: only a reply may leave out"),
        (_VALUE, BASE, HEAD.replace("touch: first", "touch: reply"), "field touch: a digital_pr mail is no reply mail"),
    ],
)  # fmt: skip
def test_a_mail_without_a_part_or_with_one_twice_is_refused(
    folder: Folder, pitch: str, base: str, head: str, told: str
) -> None:
    """R47, R51: a template cannot lose the salutation, the closing or what the law wants."""
    with pytest.raises(TemplateError) as refused:
        find(Kind.DIGITAL_PR, load()["de"], folder(pitch, base=base, head=head))
    assert told in str(refused.value)


def test_a_salutation_may_be_asked_about_and_stand_in_a_block(folder: Folder) -> None:
    asks = '{% block value %}{% if "Frau" in salutation %}Neu{% else %}Alt{% endif %}{% endblock %}'
    assert find(Kind.DIGITAL_PR, load()["de"], folder(asks))
    inside = "{% block head %}{% endblock %}{% block value %}{% endblock %}{{ closing }}"
    assert find(Kind.DIGITAL_PR, load()["de"], folder("{% block head %}{{ salutation }}{% endblock %}", base=inside))
