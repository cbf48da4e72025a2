"""The demo: a filled workspace with invented people, sites and mails that can reach nobody."""

from geoout.desk.demo.make import make_demo

__all__ = ["make_demo"]
