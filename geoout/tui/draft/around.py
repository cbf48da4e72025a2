"""Around: what the text of a draft asks of the screen around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from geoout.tui.draft.preview import Preview


class Around(Protocol):
    """The Draft screen, as its parts see it: they say what has changed, it draws what depends on that."""

    def written(self) -> None:
        """The draft is another text now: measure and check it."""
        ...

    def kept(self) -> None:
        """What is stored is another revision now, or could not be stored."""
        ...

    def reopen(self) -> None:
        """Read and show again what stands around the text."""
        ...

    def findings_shown(self) -> None:
        """Other findings are shown: what depends on them is drawn again."""
        ...

    def whose(self) -> str:
        """Whose draft it is, for a float's head."""
        ...

    def small_preview(self) -> Preview | None:
        """The mail as it would leave, for the pane; None where there is no room."""
        ...
