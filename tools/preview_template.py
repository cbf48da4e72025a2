"""Show what a template gives: `python tools/preview_template.py KIND MARKET [--templates DIR] [--variant N] [--bare]`.

Prints every subject and the body with invented sample values, then what lint says. `--lint` alone reads all templates.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sample_pitch import SAMPLES, sample

from geoout.errors import UsageError, UserError
from geoout.markets.names import currency
from geoout.markets.reading import load
from geoout.pitches.draft import Kind, Part
from geoout.pitches.fields import Fields, Number
from geoout.pitches.lint import lint
from geoout.pitches.render import Renderer
from geoout.pitches.spacing import SIGNATURE
from geoout.pitches.templates import Template, all_templates, chain, find, kinds_for, template_folders


def main() -> int:
    """Print a preview or the lint of everything; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("kind", nargs="?", choices=[kind.value for kind in Kind])
    parser.add_argument("market", nargs="?", help="a market key: de, at, us, gb, fr, es, mx, br, jp …")
    parser.add_argument("--templates", type=Path, help="a folder laid over the shipped templates")
    parser.add_argument("--variant", type=int, default=None, help="show only this subject and opening")
    parser.add_argument("--bare", action="store_true", help="leave out every optional field")
    parser.add_argument("--gender", default="unknown", choices=["female", "male", "unknown"])
    parser.add_argument("--lint", action="store_true", help="read every template and say what is wrong")
    options = parser.parse_args()
    folders = template_folders(options.templates)
    try:
        if options.lint or options.kind is None:
            return lint_all(folders)
        return preview(options, folders)
    except UserError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1


def lint_all(folders: tuple[Path, ...]) -> int:
    """Read every template; one line for each thing wrong."""
    problems: list[UserError] = []
    templates = all_templates(folders, problems)  # type: ignore[arg-type]
    lines = [str(problem) for error in problems for problem in error.problems]
    lines += [str(warning) for template in templates for warning in lint(template)]
    print("\n".join(lines) or f"{len(templates)} templates, nothing to say")
    return 1 if lines else 0


def preview(options: argparse.Namespace, folders: tuple[Path, ...]) -> int:
    """Render one template with sample values."""
    markets = load()
    if options.market not in markets:
        raise UsageError(f"{options.market} is no market", hint=f"choose one of {' '.join(markets)}")
    market = markets[options.market]
    if market.language not in SAMPLES:
        raise UsageError(f"there are no sample values in {market.language}", hint="add them to geoout/pitches/samples/")
    kind = Kind(options.kind)
    template = find(kind, market, folders)
    values = sample(market, options.gender)
    if options.bare:
        for name in ("sender.role", "sender.phone", "brand.phone", "brand.company_register", "contact.role",
                     "asset.sources", "site.topic", "site.page_title", "contact.department"):  # fmt: skip
            values.pop(name, None)
    values.update({f"figure.{name[7:]}": Number(12400.0) for name in template.uses
                   if name.startswith("figure.") and name not in values})  # fmt: skip
    variants = range(max(len(template.subjects), len(template.openings)))
    with Renderer(folders=folders) as renderer:
        fields = Fields(values, market.locale, currency(market))
        for variant in variants if options.variant is None else [options.variant]:
            show(renderer, template, fields, variant)
    print(f"kinds for {market.key}: {', '.join(kinds_for(market, folders))}; chain {' '.join(chain(market.locale))}")
    warnings = lint(template)
    print("\n".join(f"lint: {warning}" for warning in warnings) or "lint: nothing to say")
    return 1 if warnings else 0


def show(renderer: Renderer, template: Template, fields: Fields, variant: int) -> None:
    """Print one variant: subject, body, and what is missing."""
    rendered = renderer.render(template, fields, variant)
    text = rendered.body.partition(f"\n{SIGNATURE}\n")[0]
    print(f"── {template.id} · variant {variant} · from {' ← '.join(file.name for file in template.files)}")
    print(f"Subject ({len(rendered.subject)}): {rendered.subject}\n")
    print(rendered.body)
    print(f"\n   {len(text.split())} words, {len(text)} characters above the signature")
    for span in rendered.spans:
        if span.part is Part.SUBJECT:
            print(f"   field in the subject: {span.field}")
    if rendered.missing:
        print(f"   MISSING: {', '.join(rendered.missing)}")
    print()


if __name__ == "__main__":
    raise SystemExit(main())
