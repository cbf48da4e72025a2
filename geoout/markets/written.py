"""Written: what a YAML file says, with the file, line and field of every value, before anyone asks what it means."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoout.errors import MarketError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

# The shipped file is about 120 KB; a file beyond this was not written by hand.
_MOST_BYTES = 2_000_000
_DEEPEST = 12
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True, eq=False)
class Written:
    """One value of a file: text, a list or a mapping, and where it stands.

    `field` is the dotted path from the top of the file; `line` is where the field is named. Scalars stay text, as
    written: YAML's own guesses turn the territory NO into false and 09:30 into 570.
    """

    value: str | list[Written] | dict[str, Written]
    file: str
    line: int
    field: str

    @property
    def place(self) -> Place:
        """Where it stands, for an error."""
        return Place(self.file, self.line, self.field or None)

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return not self.value

    def wrong(self, what: str, hint: str | None = None) -> MarketError:
        """A problem with this value; `what` is a clause about it."""
        return MarketError(what, self.place, hint)


def read(path: Path) -> Written:
    """What the file at `path` says; its top is a mapping (an empty file is an empty one).

    Raises MarketError, naming file and line: cannot be read, not UTF-8, a tab, broken YAML, the same field twice,
    aliases, control characters.
    """
    name = str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise MarketError(
            f"this file cannot be read ({error.strerror or error})", Place(name), "check its name and permissions"
        ) from None
    return parse(content, name)


def parse(content: bytes, name: str) -> Written:
    """What `content` says; `name` is the file in errors. Raises MarketError like `read`."""
    if len(content) > _MOST_BYTES:
        raise MarketError("this file is too large", Place(name), "check its name")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise MarketError("this is not UTF-8 text", Place(name, line), "save the file as UTF-8") from None
    return _build(text, name)


def _build(text: str, name: str) -> Written:
    import yaml

    try:
        top = _Tree(name).grow(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text, name) from None
    except yaml.YAMLError as error:
        raise _unprintable(error, text, name) from None
    if top is None or top.empty:
        return Written({}, name, 1, "")
    if not isinstance(top.value, dict):
        raise top.wrong("fields are expected here, such as `name:`", "write `field: value` lines")
    return top


class _Tree:
    """Grows the tree from events, without recursion: the composer overflows the C stack on a million brackets.

    `_open` holds the lists and mappings that are not closed yet; of a mapping, `_key` holds the name that waits for its
    value, and the line where it stands.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._top: Written | None = None
        self._open: list[Written] = []
        self._key: list[tuple[str, int] | None] = []

    def grow(self, events: Iterable[Any]) -> Written | None:
        """The whole tree; None for an empty file."""
        from yaml import events as kinds

        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, kinds.ScalarEvent):
                self._scalar(_plain(event, self._place(line)), line)
            elif isinstance(event, kinds.MappingStartEvent):
                self._begin({}, line)
            elif isinstance(event, kinds.SequenceStartEvent):
                self._begin([], line)
            elif isinstance(event, kinds.CollectionEndEvent):
                self._open.pop()
                self._key.pop()
            elif isinstance(event, kinds.AliasEvent):
                raise MarketError("aliases (*name) are not read here", self._place(line), "write the value out")
            elif isinstance(event, kinds.DocumentStartEvent) and self._top is not None:
                raise MarketError("a second document begins here (---)", self._place(line), "keep one per file")
        return self._top

    def _place(self, line: int) -> Place:
        return Place(self._name, line)

    def _wants_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._key[-1] is None

    def _scalar(self, text: str, line: int) -> None:
        if not self._wants_key():
            self._attach(Written(text, self._name, line, ""))
            return
        mapping = self._open[-1]
        if isinstance(mapping.value, dict) and text in mapping.value:
            place = Place(self._name, line, f"{mapping.field}.{text}" if mapping.field else text)
            first = mapping.value[text].line
            raise MarketError(f"this field stands here twice, first in line {first}", place, "remove one of them")
        self._key[-1] = (text, line)

    def _begin(self, value: list[Written] | dict[str, Written], line: int) -> None:
        if self._wants_key():
            raise MarketError("a field's name has to be plain text", self._place(line), "name it in one word")
        if len(self._open) > _DEEPEST:
            raise MarketError("this is nested too deeply", self._place(line), "check the brackets")
        node = Written(value, self._name, line, "")
        self._attach(node)
        self._open.append(node)
        self._key.append(None)

    def _attach(self, node: Written) -> None:
        if not self._open:
            self._top = node
            return
        parent, key = self._open[-1], self._key[-1]
        if isinstance(parent.value, list):
            node.field = f"{parent.field}[{len(parent.value) + 1}]"
            parent.value.append(node)
        elif isinstance(parent.value, dict) and key is not None:
            name, node.line = key
            node.field = f"{parent.field}.{name}" if parent.field else name
            parent.value[name] = node
            self._key[-1] = None


def _plain(event: Any, place: Place) -> str:
    """The scalar's text in NFC; anything invisible that could hide in a mail is refused where it enters."""
    text = str(event.value)
    if event.implicit[0] and text in _EMPTY:
        return ""
    if text.isascii() and text.isprintable():
        return text
    for sign in text:
        if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs") and sign not in "\u200c\u200d":
            raise MarketError(f"an invisible character (U+{ord(sign):04X}) stands here", place, "remove it")
    return unicodedata.normalize("NFC", text)


def _syntax(error: Any, text: str, name: str) -> MarketError:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    rows = text.splitlines()
    # The parser reports a block that began wrongly where it noticed; a tab is the likely culprit and may be above.
    for row in (line, line - 1):
        if 0 <= row < len(rows) and "\t" in rows[row][: len(rows[row]) - len(rows[row].lstrip())]:
            return MarketError("a tab stands where YAML wants spaces", Place(name, row + 1), "indent with spaces")
    what = str(error.problem or "cannot be understood")
    return MarketError(f"this is not YAML: {what}", Place(name, line + 1), "mend the line or the one above it")


def _unprintable(error: Any, text: str, name: str) -> MarketError:
    position = getattr(error, "position", None)
    line = text.count("\n", 0, position) + 1 if isinstance(position, int) and position >= 0 else None
    return MarketError("a control character stands in this file", Place(name, line), "remove it")
