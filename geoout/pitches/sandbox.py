"""The sandbox in which templates run: values are text, gaps stay visible, and nothing else can be reached.

The grammar (grammar.py) has already refused everything but fields, filters, conditions, blocks and loops over a list.
The sandbox trusts it no more than needed: no globals, no tests, no attributes but those of fields, no calls but
`super()`, no operators, and an end to how long a text can grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference
from jinja2.sandbox import ImmutableSandboxedEnvironment

from geoout.errors import TemplateError
from geoout.pitches import localised
from geoout.pitches.fields import GROUPS, SHAPES, Fields, FieldValue, Number
from geoout.pitches.grammar import FILTERS, parse
from geoout.pitches.spacing import END, FIELD, VALUE, Spans, tidy, unmark

MOST_TEXT = 50_000
"""Characters that a subject and body may have together; a first mail has 2,000."""

_NO_MARKS = str.maketrans("", "", FIELD + VALUE + END)


@dataclass(frozen=True, slots=True)
class Value:
    """What a field holds while a template runs; `raw` is None where it is missing. Missing is false."""

    field: str
    raw: FieldValue | None

    def __bool__(self) -> bool:
        return self.raw is not None

    def __iter__(self) -> Iterator[Value]:
        for item in self.raw if isinstance(self.raw, tuple) else ():
            yield Value(self.field, item)

    def __eq__(self, other: object) -> bool:
        return self.raw is not None and self.plain() == (other.plain() if isinstance(other, Value) else other)

    def __hash__(self) -> int:
        return hash((self.field, self.raw))

    def __lt__(self, other: object) -> bool:
        return self._compared(other, lambda mine, theirs: mine < theirs)

    def __le__(self, other: object) -> bool:
        return self._compared(other, lambda mine, theirs: mine <= theirs)

    def __gt__(self, other: object) -> bool:
        return self._compared(other, lambda mine, theirs: mine > theirs)

    def __ge__(self, other: object) -> bool:
        return self._compared(other, lambda mine, theirs: mine >= theirs)

    def __contains__(self, other: object) -> bool:
        plain = self.plain()
        wanted = other.plain() if isinstance(other, Value) else other
        return wanted in plain if isinstance(plain, tuple) else str(wanted) in str(plain) if self else False

    def plain(self) -> Any:
        """The raw value as Python compares it."""
        return self.raw.value if isinstance(self.raw, Number) else self.raw

    def _compared(self, other: object, how: Callable[[Any, Any], bool]) -> bool:
        theirs = other.plain() if isinstance(other, Value) else other
        mine = self.plain()
        if isinstance(mine, int | float) and isinstance(theirs, int | float):
            return how(mine, theirs)
        return how(mine, theirs) if mine is not None and type(mine) is type(theirs) else False


@dataclass(frozen=True, slots=True)
class Group:
    """A dotted name's first half: `contact`, `asset`, `figure`."""

    name: str
    values: Mapping[str, FieldValue]

    def member(self, name: str) -> Value:
        """The field `name` of this group, perhaps missing."""
        full = f"{self.name}.{name}"
        return Value(full, self.values.get(full))


class Environment(ImmutableSandboxedEnvironment):
    """jinja2 with everything taken out that the grammar does not need."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a group; nothing else has attributes."""
        if isinstance(obj, Group):
            return obj.member(attribute)
        raise SecurityError(f"{attribute} cannot be reached")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Nothing has items."""
        raise SecurityError(f"{argument} cannot be reached")

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  as in jinja2
        """The parent's block; nothing else can be called."""
        if isinstance(__obj, BlockReference) and not args and kwargs.keys() <= {"_block_vars", "_loop_vars"}:
            return __obj()
        raise SecurityError("only super() can be called")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """No operator works on anything."""
        raise SecurityError(f"`{operator}` is not for templates")

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        """No operator works on anything."""
        raise SecurityError(f"`{operator}` is not for templates")

    def join_path(self, template: str, parent: str) -> str:
        """The parent of file n of a chain is its file n + 1, whatever it is called."""
        key, _, index = parent.rpartition("/")
        return f"{key}/{int(index) + 1}"


class _Chains(BaseLoader):
    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.files:
            raise TemplateNotFound(template)
        return self.files[template], template, lambda: True


class Sandbox:
    """Holds compiled chains and renders them. One thread at a time."""

    def __init__(self) -> None:
        self._chains = _Chains()
        self._missing: dict[str, None] = {}
        self._locale = "en"
        self._currency: str | None = None
        self._lines: dict[str, Template] = {}
        env = Environment(
            loader=self._chains,
            undefined=StrictUndefined,
            autoescape=False,
            finalize=self._shown,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=512,
            auto_reload=False,
        )
        env.globals.clear()
        env.tests.clear()
        env.filters = {name: getattr(self, f"_{name}") for name in FILTERS}
        self._env = env

    def load(self, key: str, files: Sequence[tuple[str, str]]) -> None:
        """Take a chain of files (name, text), the pitch first, its parents after it. Raises TemplateError."""
        for index, (name, text) in enumerate(files):
            parse(text, name)
            self._chains.files[f"{key}/{index}"] = text

    def render(self, key: str, subject: str, opening: str, fields: Fields) -> tuple[str, str, Spans, Spans, list[str]]:
        """Subject, body, spans of the subject, spans of the body, and the names of the missing fields.

        `subject` and `opening` are one-line templates; an empty opening is a missing field when it is asked for.
        """
        self._missing.clear()
        self._locale, self._currency = fields.locale, fields.currency
        root = _root(fields.values)
        if opening:
            root["opening"] = self._run(self._line(opening), root)
        head = self._run(self._line(subject), root)
        body = self._run(self._env.get_template(f"{key}/0"), root)
        subject_text, subject_spans = tidy(*unmark(head.replace("\n", " ")))
        body_text, body_spans = tidy(*unmark(body))
        return subject_text, body_text, subject_spans, body_spans, list(self._missing)

    def _line(self, source: str) -> Template:
        if source not in self._lines:
            parse(source, "")
            self._lines[source] = self._env.from_string(source)
        return self._lines[source]

    def _run(self, template: Template, root: dict[str, Any]) -> str:
        parts: list[str] = []
        size = 0
        for part in template.generate(root):
            parts.append(part)
            size += len(part)
            if size > MOST_TEXT:
                raise TemplateError(f"the text grows beyond {MOST_TEXT:,} characters")
        return "".join(parts)

    def _shown(self, value: Any) -> str:
        """What an expression puts into the text: a marked field, a visible gap, or text that is marked already."""
        if not isinstance(value, Value):
            return str(value)
        if value.raw is None:
            self._missing[value.field] = None
            return f"⟦{value.field}⟧"
        if isinstance(value.raw, str):
            text = value.raw
        elif isinstance(value.raw, Number):
            text = localised.quantity(value.raw, self._locale)
        elif isinstance(value.raw, tuple):
            text = localised.listing(value.raw, self._locale)
        else:
            text = localised.day(value.raw, self._locale)
        return f"{FIELD}{value.field}{VALUE}{text.translate(_NO_MARKS)}{END}"

    def _apply(self, value: Value, kind: type, how: Callable[[Any], FieldValue]) -> Value:
        if not isinstance(value.raw, kind):
            return Value(value.field, None)
        return Value(value.field, how(value.raw))

    def _day(self, value: Value) -> Value:
        return self._apply(value, date, lambda raw: localised.day(raw, self._locale))

    def _day_short(self, value: Value) -> Value:
        return self._apply(value, date, lambda raw: localised.day_short(raw, self._locale))

    def _month(self, value: Value) -> Value:
        return self._apply(value, date, lambda raw: localised.month(raw, self._locale))

    def _year(self, value: Value) -> Value:
        return self._apply(value, date, lambda raw: localised.year(raw, self._locale))

    def _number(self, value: Value) -> Value:
        return self._apply(value, Number, lambda raw: localised.number(raw, self._locale))

    def _percent(self, value: Value) -> Value:
        return self._apply(value, Number, lambda raw: localised.percent(raw, self._locale))

    def _money(self, value: Value, currency: str | None = None) -> Value:
        code = currency or self._currency
        return self._apply(value, Number, lambda raw: localised.money(raw, self._locale, code))

    def _listing(self, value: Value) -> Value:
        return self._apply(value, tuple, lambda raw: localised.listing(raw, self._locale))

    def _join(self, value: Value, by: str = ", ") -> Value:
        return self._apply(value, tuple, lambda raw: by.join(raw))

    def _length(self, value: Value) -> Value:
        return Value(value.field, Number(float(len(value.raw) if isinstance(value.raw, tuple) else 0)))

    def _upper_first(self, value: Any) -> Any:
        if isinstance(value, Value):
            return self._apply(value, str, lambda raw: raw[:1].upper() + raw[1:])
        return value


def _root(values: Mapping[str, FieldValue]) -> dict[str, Any]:
    """What a template sees at the top: every group, and every field without a dot."""
    known: dict[str, Any] = {name: Group(name, values) for name in GROUPS}
    known.update({name: Value(name, values.get(name)) for name in SHAPES if "." not in name})
    return known
