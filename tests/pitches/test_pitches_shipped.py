"""The shipped templates: each can be read, lacks nothing, and none shares a subject with another of its language."""

import subprocess
import sys

import pytest

from geoout.pitches.lint import lint
from geoout.pitches.templates import Template, all_templates, template_folders

SHIPPED = all_templates(template_folders())


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.id)
def test_a_shipped_template_lacks_nothing(template: Template) -> None:
    assert [str(one) for one in lint(template)] == []


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.id)
def test_a_shipped_template_says_which_mail_of_a_conversation_it_is(template: Template) -> None:
    assert template.touch is template.kind.touch


def test_drafting_is_imported_without_the_heavy_libraries() -> None:
    """The first frame does not wait for jinja2, babel or yaml."""
    code = (
        "import sys, geoout.pitches.make, geoout.pitches.lint, geoout.people.address, geoout.pitches.sign_off;"
        "print(sorted({'jinja2', 'babel', 'yaml', 'langdetect'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
