"""Person names as Unicode CLDR has them written: UTS 35 part 8, for every locale that CLDR has data of."""

from __future__ import annotations

from geoout.people.person_names.format_name import format_name, is_own_script
from geoout.people.person_names.options import Formality, Length, Order, Usage

__all__ = ["Formality", "Length", "Order", "Usage", "format_name", "is_own_script"]
