"""What no chain of templates may leave out or say twice: else a wrong mail would be laid out in silence."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.errors import Place, TemplateError
from geoout.pitches.draft import Touch
from geoout.pitches.grammar import Parsed

_EVERY_MAIL = ("salutation", "closing")
_LAW = "law"


def check_mail(chain: Sequence[Parsed], touch: Touch) -> None:
    """Raise TemplateError where a mail of this chain, pitch first and base last, would lack a part or repeat it.

    The salutation and the closing are in every mail, once; only a reply may leave out what the law wants.
    """
    base = chain[-1]
    for name in _EVERY_MAIL:
        if not any(name in one.placed for one in chain):
            raise TemplateError(f"no mail is without its {name}", Place(base.file), f"write {{{{ {name} }}}} into it")
    for name in _EVERY_MAIL:
        if all(block is not None for block, _ in base.placed.get(name, ())):
            continue
        for one in chain[:-1]:
            for _, line in one.placed.get(name, ()):
                raise TemplateError(f"{base.file} writes the {name} already", Place(one.file, line), "remove it here")
    for one in chain:
        if touch is not Touch.REPLY and _LAW in one.blocks and _LAW not in one.filled:
            what = "only a reply may leave out what the law wants"
            raise TemplateError(what, Place(one.file, one.blocks[_LAW]), "fill the block law, or remove it here")
