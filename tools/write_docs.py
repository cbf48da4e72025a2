"""Writes the pages that the program can write: docs/keys.md, docs/rules.md, docs/markets.md.

    python tools/write_docs.py [--check]

With --check nothing is written, and the exit status is 1 when a page lags behind the program.
"""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def keys() -> str:
    """The action table as a page."""
    from geoout.actions import ACTIONS, GROUPS, SCREENS

    lines = [
        "# Keys",
        "",
        "Made from the table in `geoout/actions.py`. Your own keys go into `keymap.toml` (see the guide).",
        "",
    ]
    for group in GROUPS:
        lines += [f"## {group}", "", "| key | what | where | id |", "|---|---|---|---|"]
        for action in ACTIONS:
            if action.group == group:
                shown = " ".join(f"`{key}`" for key in action.keys).replace("|", "\\|") or "palette"
                where = (
                    "everywhere"
                    if "everywhere" in action.screen
                    else ", ".join(s for s in SCREENS if s in action.screen)
                )
                lines.append(f"| {shown} | {action.label} | {where} | {action.id} |")
        lines.append("")
    return "\n".join(lines)


def rules() -> str:
    """The registry of rules as a page."""
    from geoout.checks.registry import rules as registry

    lines = ["# Rules", "", "Made from `geoout/checks`. `geoout rules CODE` prints one of them.", ""]
    for rule in registry():
        lines += [f"## {rule.code} {rule.name}", "", f"{rule.severity} · {rule.source}", ""]
        lines += [line.strip() for line in rule.page.splitlines()] + [""]
    return "\n".join(lines)


def markets() -> str:
    """The markets in short, as a page."""
    from geoout.markets.names import language_name, name
    from geoout.markets.reading import load

    lines = [
        "# Markets",
        "",
        "Made from `markets.yaml`. `geoout markets KEY` prints all that is known of one, with sources.",
        "",
    ]
    lines += [
        "| key | market | language | register | opening | length | from the guide |",
        "|---|---|---|---|---|---|---|",
    ]
    for market in load().values():
        etiquette = market.etiquette
        length = etiquette.length.value
        cells = (
            f"`{market.key}`",
            name(market),
            language_name(market.language),
            etiquette.register.value,
            etiquette.opening.value,
            f"{length.least}–{length.most} {length.unit}",
            "yes" if market.guide else "nothing",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


PAGES = {"keys.md": keys, "rules.md": rules, "markets.md": markets}


def main() -> int:
    """Write the pages, or with --check name those that lag."""
    lagging = []
    for file, page in PAGES.items():
        path, text = DOCS / file, page()
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
        elif not path.is_file() or path.read_text("utf-8") != text:
            lagging.append(file)
    if lagging:
        print(f"{', '.join(lagging)} lag behind the program; run make docs")
    return 1 if lagging else 0


if __name__ == "__main__":
    sys.exit(main())
