"""The registry: rules are found by walking this folder, at the first check and never before."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

import geoout.checks
from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.checks.rule import Rule
from geoout.pitches.draft import Draft, Part

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_PARTS = {part: place for place, part in enumerate(Part)}


@cache
def rules() -> tuple[Rule, ...]:
    """All rules by code: every module one folder below this one that holds a Rule."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(geoout.checks.__path__, "geoout.checks."):
        if module.ispkg or module.name.count(".") != 3:
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Rule):
                if value.code in found and found[value.code] is not value:
                    raise ValueError(f"{module.name}: code {value.code} is taken by another rule")
                found[value.code] = value
    return tuple(found[code] for code in sorted(found))


def rule_of(code: str) -> Rule | None:
    """The rule with this code or name, in any case."""
    wanted = code.casefold()
    return next((rule for rule in rules() if wanted in (rule.code.casefold(), rule.name)), None)


def check(
    draft: Draft,
    context: Context,
    *,
    received: Draft | None = None,
    before_each: Callable[[], object] = lambda: None,
) -> list[Finding]:
    """Everything the rules say about `draft`: errors first, then by place.

    `received` is the draft as it came, for the rules that judge what a view for readers leaves out. `before_each` is
    called before every rule: it may wait, and raise to give up.
    """
    seen = {True: received or draft, False: draft}
    findings: list[Finding] = []
    for rule in rules():
        before_each()
        findings.extend(rule.check(seen[rule.as_received], context))
    return sorted(findings, key=lambda f: (_ORDER[f.severity], _PARTS[f.part], f.start, f.code))
