"""Compile every locales/<locale>/LC_MESSAGES/geoout.po whose .mo is missing or older (`make locales`)."""

from __future__ import annotations

from geoout import files
from geoout.pitches.words import compiled_catalog


def main() -> int:
    """Write the .mo files; print what was written."""
    for source in sorted(files.shipped("locales").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
            files.write(target, compiled_catalog(source), overwrite=True)
            print(f"compiled {source.parts[-3]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
