"""Front matter: the YAML head of a pitch, read with the line of every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar, cast

import yaml

from geoout.errors import Place, TemplateError
from geoout.markets.market import Register
from geoout.pitches.draft import Kind, Touch

E = TypeVar("E", bound=StrEnum)

TACTICS = ("digital_pr", "guest_contribution", "resource_page", "partnership", "original_content")
"""The five tactics of R41."""

KEYS = ("kind", "touch", "register", "title", "tactic", "author", "review", "subjects", "openings", "gloss")
_REQUIRED = ("kind", "touch", "register", "title", "tactic", "author", "review", "subjects")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a pitch says; `given` are the keys that it, or the template it extends, really has."""

    kind: Kind = Kind.DIGITAL_PR
    touch: Touch = Touch.FIRST
    register: Register = Register.FORMAL
    title: str = ""
    tactic: str = ""
    author: str = ""
    review: str = ""
    subjects: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    gloss: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    given: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()

    def check(self, file: str, stem: str) -> None:
        """Raise TemplateError for what is missing once all parents are read, or does not fit the file's name."""
        problems = [
            TemplateError("the front matter lacks this", Place(file, 1, key), "add it")
            for key in _REQUIRED
            if key not in self.given
        ]
        if "kind" in self.given and self.kind.value != stem:
            problems.append(TemplateError(f"the file is called {stem}.j2", Place(file, 1, "kind"), f"write {stem}"))
        if {"kind", "touch"} <= self.given and self.touch is not self.kind.touch:
            what, hint = f"a {self.kind} mail is no {self.touch} mail", f"write {self.kind.touch}"
            problems.append(TemplateError(what, Place(file, 1, "touch"), hint))
        if "subjects" in self.given and len(self.subjects) < 2:
            problems.append(TemplateError("there must be two subjects at least", Place(file, 1, "subjects"), "add one"))
        if "openings" in self.given and len(self.openings) < 2:
            problems.append(TemplateError("there must be two openings at least", Place(file, 1, "openings"), "add one"))
        if problems:
            raise TemplateError.of(problems)


def read_front_matter(text: str, file: str, *, child: FrontMatter | None = None) -> FrontMatter:
    """The head of one file; `child` is that of the template which extends this one, and wins.

    Raises TemplateError with file, line and field, all problems at once.
    """
    reader = _Reader(file)
    try:
        root = yaml.compose(text, Loader=_LOADER) if text.strip() else None
    except yaml.YAMLError as error:
        raise _not_yaml(error, text, file) from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise TemplateError("the front matter must be lines of `field: value`", Place(file, 2))
    mine = reader.read(root) if root is not None else FrontMatter()
    if reader.problems:
        raise TemplateError.of(reader.problems)
    if child is None:
        return mine
    inherited = {key: getattr(mine, key) for key in mine.given - child.given - {"gloss"}}
    gloss = MappingProxyType({**mine.gloss, **child.gloss})
    given, uses = mine.given | child.given, mine.uses | child.uses
    return replace(child, **inherited, gloss=gloss, given=given, uses=uses)


def _not_yaml(error: yaml.YAMLError, text: str, file: str) -> TemplateError:
    for number, line in enumerate(text.split("\n"), start=2):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return TemplateError("a tab character indents this line", Place(file, number), "use spaces")
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it is not YAML"
    return TemplateError(f"the front matter cannot be read ({problem})", Place(file, mark.line + 2 if mark else 1))


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[TemplateError] = []
        self.uses: set[str] = set()

    def wrong(self, node: yaml.Node, key: str, what: str, hint: str | None = None) -> None:
        self.problems.append(TemplateError(what, Place(self.file, _line(node), key), hint))

    def read(self, root: yaml.MappingNode) -> FrontMatter:
        nodes: dict[str, yaml.Node] = {}
        for key_node, value in root.value:
            key = str(key_node.value)
            if key not in KEYS:
                from difflib import get_close_matches

                near = get_close_matches(key, KEYS, n=1)
                hint = f"write {near[0]}" if near else f"use {', '.join(KEYS)}"
                self.wrong(key_node, key, "the front matter has no such field", hint)
            elif key in nodes:
                self.wrong(key_node, key, "this field is there twice", "remove one")
            else:
                nodes[key] = value
        gloss = nodes.get("gloss")
        read = {
            "kind": self.choice(nodes, "kind", Kind),
            "touch": self.choice(nodes, "touch", Touch),
            "register": self.choice(nodes, "register", Register),
            "tactic": self.tactic(nodes),
            "title": self.text(nodes, "title"),
            "author": self.text(nodes, "author"),
            "review": self.text(nodes, "review"),
            "subjects": self.lines(nodes, "subjects"),
            "openings": self.lines(nodes, "openings"),
            "gloss": self.gloss(gloss) if gloss is not None else None,
        }
        known = {key: value for key, value in read.items() if value is not None}
        return replace(FrontMatter(**known), given=frozenset(nodes), uses=frozenset(self.uses))  # type: ignore[arg-type]

    def text(self, nodes: dict[str, yaml.Node], key: str) -> str | None:
        node = nodes.get(key)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.wrong(node, key, "this must be a line of text")
            return None
        return str(node.value).strip()

    def choice(self, nodes: dict[str, yaml.Node], key: str, choices: type[E]) -> E | None:
        text = self.text(nodes, key)
        if text is None:
            return None
        try:
            return choices(text)
        except ValueError:
            self.wrong(nodes[key], key, f"{text} is none of {', '.join(choices)}", "choose one")
            return None

    def tactic(self, nodes: dict[str, yaml.Node]) -> str | None:
        text = self.text(nodes, "tactic")
        if text is not None and text not in TACTICS:
            self.wrong(nodes["tactic"], "tactic", f"{text} is none of {', '.join(TACTICS)}", "choose one")
        return text

    def lines(self, nodes: dict[str, yaml.Node], key: str) -> tuple[str, ...] | None:
        """Texts of a list, each a line of jinja that may name fields."""
        from geoout.pitches.grammar import parse

        node = nodes.get(key)
        if node is None:
            return None
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(node, key, "this must be a list of lines, each after a dash")
            return None
        texts: list[str] = []
        for item in node.value:
            text = str(item.value).strip() if isinstance(item, yaml.ScalarNode) else ""
            if not text or "\n" in text:
                self.wrong(item, key, "this must be one line of text, in quotes")
                continue
            try:
                parsed = parse(text, self.file, first_line=_line(item))
            except TemplateError as error:
                self.problems.append(TemplateError(error.what, Place(self.file, _line(item), key), error.hint))
                continue
            if parsed.blocks or parsed.extends:
                self.wrong(item, key, "blocks belong below the front matter")
            if "opening" in parsed.fields and key == "openings":
                self.wrong(item, key, "an opening cannot name itself")
            self.uses |= parsed.fields
            texts.append(text)
        return tuple(texts)

    def gloss(self, node: yaml.Node) -> Mapping[str, str] | None:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, "gloss", "this must be lines of `block: what it says in English`")
            return None
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        return MappingProxyType({str(key.value): str(value.value).strip() for key, value in pairs})


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 2  # the `---` above it, and lines count from one
