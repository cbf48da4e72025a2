"""Templates: pitches as files, found along the chain of a locale's parents and read whole before they are used."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geoout import files
from geoout.errors import Place, TemplateError
from geoout.markets.market import Market, Register
from geoout.pitches.draft import Kind, Touch

if TYPE_CHECKING:
    from geoout.pitches.front_matter import FrontMatter
    from geoout.pitches.grammar import Parsed

BASE = "base.j2"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One file of a chain: its name as shown (`templates/de/base.j2`), where it is, and its jinja text.

    The front matter is blanked in `body`, so that its lines count as in the file.
    """

    name: str
    path: Path
    body: str


@dataclass(frozen=True, slots=True)
class Template:
    """A pitch that can be rendered.

    `id` is `de/digital_pr`; `tactic` one of the five of R41; `gloss` says in English what each block says; `files` is
    the chain: the pitch, then what it extends; `chain_hash` the SHA-256 of all their bytes; `blocks` those that the
    pitch or a parent of the same name fills; `uses` every field that any of it names.
    """

    id: str
    kind: Kind
    touch: Touch
    register: Register
    title: str
    subjects: tuple[str, ...]
    gloss: Mapping[str, str]
    author: str
    reviewed: str
    chain_hash: str
    path: Path
    tactic: str
    openings: tuple[str, ...]
    locale: str
    files: tuple[TemplateFile, ...]
    blocks: frozenset[str]
    uses: frozenset[str]


def template_folders(workspace_templates: Path | None = None) -> tuple[Path, ...]:
    """The folders in which templates are looked for: the workspace's, when it has any, over the shipped ones."""
    own = (workspace_templates,) if workspace_templates is not None and workspace_templates.is_dir() else ()
    return (*own, files.shipped("templates"))


@lru_cache(maxsize=256)
def chain(locale: str) -> tuple[str, ...]:
    """A locale and its CLDR parents without root: `es_MX es_419 es`, `en_GB en_001 en`, `de_AT de`."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        name = str(Locale.parse(locale.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        name = locale.replace("-", "_")
    exceptions = get_global("parent_exceptions")
    names: list[str] = []
    while name and name != "root":
        names.append(name)
        name = exceptions.get(name) or name.rpartition("_")[0]
    return tuple(names)


def find(kind: Kind, market: Market, folders: Sequence[Path]) -> Template:
    """The template of this kind for a market: the nearest locale first, within one the earlier folder.

    Raises TemplateError: there is none, or it cannot be read.
    """
    template = _load(kind.value, market.locale, tuple(folders))
    if template is None:
        what = f"there is no {kind.value} template for {market.key} ({market.locale})"
        raise TemplateError(what, hint=f"write {chain(market.locale)[-1]}/{kind.value}.j2 in the workspace's templates")
    return template


def kinds_for(market: Market, folders: Sequence[Path]) -> tuple[Kind, ...]:
    """Which kinds have a template for this market, in the order of `Kind`; reads no file."""
    return tuple(kind for kind in Kind if any(True for _ in _candidates(f"{kind.value}.j2", market.locale, folders)))


def all_templates(folders: Sequence[Path], problems: list[TemplateError] | None = None) -> list[Template]:
    """Every template of every locale, by id. A broken one is raised, or added to `problems` when that is given."""
    names = {(path.parent.name, path.stem) for folder in folders for path in folder.glob("*/*.j2") if path.name != BASE}
    found: list[Template] = []
    for locale, stem in sorted(names):
        try:
            template = _load(stem, locale, tuple(folders))
        except TemplateError as error:
            if problems is None:
                raise
            problems.append(error)
        else:
            if template is not None:
                found.append(template)
    return found


def _candidates(name: str, locale: str, folders: Sequence[Path]) -> Iterator[Path]:
    for step in chain(locale):
        for folder in folders:
            path = folder / step / name
            if path.is_file():
                yield path


def _load(stem: str, locale: str, folders: tuple[Path, ...]) -> Template | None:
    """The template, read again only when one of the files that it could come from has changed."""
    pitches = tuple(_candidates(f"{stem}.j2", locale, folders))
    if not pitches:
        return None
    bases = tuple(_candidates(BASE, locale, folders))
    stamps = tuple((path.stat().st_mtime_ns, path.stat().st_size) for path in (*pitches, *bases))
    return _read(pitches, bases, stamps)


@lru_cache(maxsize=512)
def _read(pitches: tuple[Path, ...], bases: tuple[Path, ...], stamps: tuple[tuple[int, int], ...]) -> Template:
    from geoout.pitches.front_matter import read_front_matter
    from geoout.pitches.grammar import parse
    from geoout.pitches.whole_mail import check_mail

    digest = hashlib.sha256()
    texts: list[TemplateFile] = []
    parsed: list[Parsed] = []
    front: FrontMatter | None = None
    path: Path | None = pitches[0]
    while path is not None:
        raw = _bytes(path)
        digest.update(len(raw).to_bytes(8, "big") + raw)
        name = "/".join(path.parts[-3:])
        head, body = _split(_decoded(raw, name), name)
        if path.name != BASE:
            front = read_front_matter(head, name, child=front)
        texts.append(TemplateFile(name, path, body))
        parsed.append(parse(body, name))
        path = _parent(parsed[-1], path, pitches, bases)
    assert front is not None
    _check_blocks(parsed)
    front.check(texts[0].name, pitches[0].stem)
    check_mail(parsed, front.touch)
    return Template(
        id=f"{pitches[0].parent.name}/{pitches[0].stem}",
        kind=front.kind,
        touch=front.touch,
        register=front.register,
        title=front.title,
        subjects=front.subjects,
        gloss=front.gloss,
        author=front.author,
        reviewed=front.review,
        chain_hash=digest.hexdigest(),
        path=pitches[0],
        tactic=front.tactic,
        openings=front.openings,
        locale=pitches[0].parent.name,
        files=tuple(texts),
        blocks=frozenset().union(
            *(one.filled for one, text in zip(parsed, texts, strict=True) if text.path.name != BASE)
        ),
        uses=frozenset().union(front.uses, *(one.fields for one in parsed)),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(f"cannot be read ({error.strerror})", Place(str(path))) from error


def _decoded(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise TemplateError("this is not UTF-8", Place(name, line), "save the file as UTF-8") from None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _split(text: str, name: str) -> tuple[str, str]:
    """The YAML between the two `---` lines, and the rest with as many empty lines before it."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:index]), "\n" * (index + 1) + "\n".join(lines[index + 1 :])
    raise TemplateError("the front matter has no end", Place(name, 1), "close it with a line of ---")


def _parent(parsed: Parsed, path: Path, pitches: tuple[Path, ...], bases: tuple[Path, ...]) -> Path | None:
    """The file that a file extends: base.j2 from the near end of the chain, or the next one of its own name."""
    wanted = parsed.extends
    if wanted is None:
        if path.name != BASE:
            raise TemplateError("it extends nothing, so nothing is laid out", Place(parsed.file), f'extend "{BASE}"')
        return None
    own = bases if path.name == BASE else pitches
    if wanted == path.name:
        rest = own[own.index(path) + 1 :]
    elif wanted == BASE:
        rest = bases
    else:
        hint = f'write "{BASE}", or "{path.name}" for the same template of the parent locale'
        raise TemplateError(f"a template cannot extend {wanted}", Place(parsed.file), hint)
    if not rest:
        raise TemplateError(f"there is no {wanted} in any parent locale", Place(parsed.file), "write one")
    return rest[0]


def _check_blocks(parsed: Sequence[Parsed]) -> None:
    """Every block of a child must be one that a parent lays out, else its text would vanish."""
    for index, one in enumerate(parsed[:-1]):
        known = {name for parent in parsed[index + 1 :] for name in parent.blocks}
        for name, line in one.blocks.items():
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"write {near[0]}" if near else f"use one of {', '.join(sorted(known))}"
                raise TemplateError(
                    f"no parent lays out a block {name}, so it is never shown", Place(one.file, line), hint
                )
    for index, one in enumerate(parsed):
        for name, line in one.supers.items():
            if not any(name in parent.blocks for parent in parsed[index + 1 :]):
                raise TemplateError(
                    f"super() in {name} has no parent block to call", Place(one.file, line), "remove it"
                )
