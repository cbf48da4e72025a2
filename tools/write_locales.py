"""Write the catalogs (`make locales`): the source's messages into geoout.pot and every geoout.po, then compile them.

A language of the markets has the whole vocabulary; a territory (`de_CH`) or a variant (`pt_PT`) holds only what differs
from its parents. Translations are kept, messages that the source no longer has are dropped, nothing is ever guessed.
"""

from __future__ import annotations

import io
import re
import string
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from babel.plural import to_gettext

from geoout import files
from geoout.markets.reading import load
from geoout.pitches.templates import chain
from geoout.pitches.vocabulary import FORMS, GENDERS, Message, messages, territories
from geoout.pitches.words import compiled_catalog, plural_categories, read_catalog

LINE = 120
PROJECT = '# {title}\nmsgid ""\nmsgstr ""\n"Project-Id-Version: geoout\\n"\n{lines}\n'


def languages() -> dict[str, tuple[str, ...]]:
    """The languages of the shipped markets with their territories."""
    markets = load()
    return dict(territories(markets[key] for key in markets))


def catalogs(folder: Path) -> list[str]:
    """The names of the catalogs: every language of the markets, and what lies in the folder besides."""
    return sorted({*languages(), *(path.parts[-3] for path in folder.glob("*/LC_MESSAGES/geoout.po"))})


def is_whole(locale: str) -> bool:
    """Whether a catalog must have every message: a language does, what only differs from a parent does not."""
    return locale in languages()


def wanted(locale: str) -> tuple[Message, ...]:
    """The messages that a catalog may have: all, with the territories of its language."""
    spoken = languages()
    return tuple(messages(next((spoken[step] for step in chain(locale) if step in spoken), ())))


def merged(locale: str, source: Path) -> str:
    """The text of a catalog: the source's messages in their order, with the translations that the file has."""
    old = read_catalog(source) if source.is_file() else Catalog()
    new = Catalog(locale=locale)
    new.mime_headers = [("Plural-Forms", _formula(locale))]
    for message in wanted(locale):
        known = old.get(message.id, message.context)
        forms = _forms(known.string) if known is not None else ()
        count = len(plural_categories(locale)) if message.plural else 1
        kept = tuple(forms) if len(forms) == count and not (known and known.fuzzy) else ("",) * count
        if is_whole(locale) or any(kept):
            _add(new, message, kept if message.plural else kept[0])
    lines = [f"Language: {locale}", *_mime(), f"Plural-Forms: {_formula(locale)};"]
    return _written(new, f"Words of geoout in {locale}. {_explained(locale)}", lines)


def template() -> str:
    """The text of geoout.pot: every message of the source, for any language."""
    new = Catalog()
    for message in messages(sorted({code for codes in languages().values() for code in codes})):
        _add(new, message, ("", "") if message.plural else "")
    return _written(new, "Words of geoout, before translation; written by `make locales`.", _mime())


def problems(locale: str, source: Path) -> Iterator[str]:
    """What is wrong with a catalog, each in a sentence that names file and message."""
    name = f"locales/{locale}/LC_MESSAGES/geoout.po"
    catalog = read_catalog(source)
    known = {(message.context, message.id): message for message in wanted(locale)}
    found: set[tuple[str, str]] = set()
    for entry in catalog:
        if not entry.id:
            continue
        key = (entry.context or "", _forms(entry.id)[0])
        message = known.get(key)
        if message is None:
            yield f"{name}: “{key[1]}” ({key[0]}) is not in the vocabulary; run `make locales`."
            continue
        found.add(key)
        yield from (f"{name}: {message.name} {what}." for what in _wrong(locale, message, _forms(entry.string)))
        if entry.fuzzy:
            yield f"{name}: {message.name} is marked fuzzy; settle the translation and remove the mark."
    if is_whole(locale):
        yield from (
            f"{name}: {one.name} is missing; run `make locales`." for key, one in known.items() if key not in found
        )


def unfinished(locale: str, source: Path) -> Iterator[str]:
    """The messages of a catalog that have no translation yet, each in a sentence."""
    name = f"locales/{locale}/LC_MESSAGES/geoout.po"
    for entry in read_catalog(source):
        if entry.id and not all(_forms(entry.string)):
            yield f"{name}: “{_forms(entry.id)[0]}” ({entry.context}) has no translation."


def _wrong(locale: str, message: Message, forms: tuple[str, ...]) -> Iterator[str]:
    count = len(plural_categories(locale)) if message.plural else 1
    if len(forms) != count:
        yield f"has {len(forms)} forms, {locale} has {count}"
    for form in filter(None, forms):
        if _fields(form) != _fields(message.id):
            yield f"has other placeholders than its source: “{form}”"
        if form != form.strip():
            yield f"begins or ends with a space: “{form}”"
        if message.context == FORMS["gender"] and form not in GENDERS:
            yield f"is {form}, which is none of {', '.join(GENDERS)}"


def _fields(text: str) -> list[str]:
    try:
        return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)
    except ValueError:
        return ["a brace that is not closed"]


def _id(message: Message) -> str | tuple[str, str]:
    return (message.id, message.plural) if message.plural else message.id


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


def _add(catalog: Catalog, message: Message, translation: str | tuple[str, ...]) -> None:
    catalog.add(_id(message), translation, context=message.context, auto_comments=[message.note])


def _mime() -> list[str]:
    charset = "Content-Type: text/plain; charset=utf-8"
    return ["MIME-Version: 1.0", charset, "Content-Transfer-Encoding: 8bit"]


def _formula(locale: str) -> str:
    """CLDR's plural rules for gettext, which does not know `e`, the exponent of 1e6: it is always 0 here."""
    return re.sub(r"\be\b", "0", to_gettext(Locale.parse(locale).plural_form)).removesuffix(";")


def _explained(locale: str) -> str:
    """Which form of a unit is for which numbers, with samples from CLDR."""
    rules = Locale.parse(locale).plural_form
    samples: dict[str, list[str]] = {}
    for number in (0, 1, 2, 3, 5, 11, 21, 100, 1.5, 1000000):
        samples.setdefault(rules(number), []).append(f"{number:,}")
    forms = (
        f"[{place}] {name}: {', '.join(samples.get(name, ()))}" for place, name in enumerate(plural_categories(locale))
    )
    return f"Forms of a unit: {'; '.join(forms)}."


def _written(catalog: Catalog, title: str, lines: list[str]) -> str:
    out = io.BytesIO()
    write_po(out, catalog, width=LINE, omit_header=True, no_location=True)
    header = PROJECT.format(title=title, lines="\n".join(f'"{line}\\n"' for line in lines))
    return f"{header}\n{out.getvalue().decode('utf-8').strip()}\n"


def main() -> int:
    """Write and compile; print which files changed."""
    folder = files.shipped("locales")
    _keep(folder / "geoout.pot", template())
    for locale in catalogs(folder):
        source = folder / locale / "LC_MESSAGES" / "geoout.po"
        _keep(source, merged(locale, source))
        compiled = source.with_suffix(".mo")
        if not compiled.is_file() or compiled.stat().st_mtime < source.stat().st_mtime:
            files.write(compiled, compiled_catalog(source), overwrite=True)
    return 0


def _keep(path: Path, text: str) -> None:
    if path.is_file() and path.read_text("utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, text.encode("utf-8"), overwrite=True)
    print(f"wrote {re.sub(r'^.*?locales/', 'locales/', str(path))}")


if __name__ == "__main__":
    raise SystemExit(main())
