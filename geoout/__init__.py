"""geoout: a terminal workbench for earning links in other countries, one careful mail at a time."""

__version__ = "0.1.0"
