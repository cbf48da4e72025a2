"""Above the text: to whom, about what. The subject is edited in its place."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.checks.finding import Finding
from geoout.tui.ink import Line, Span
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes
from geoout.tui.widgets.textline import TextLine

_UNDERLINE = {"error": "underline2 error", "warning": "underline warning", "info": "underline"}


class Recipient(Lined):
    """`To  Dr. Katrin Vogelsang  k.vogelsang@…`; narrow: the name, the site, the market, and when it was saved."""

    def __init__(self) -> None:
        super().__init__(id="to")
        self.who = self.email = self.beside = ""
        self.state: tuple[Span, ...] = ()

    def show(self, who: str, email: str, beside: str) -> None:
        """Show another recipient; `beside` is what stands by the name where it is narrow."""
        self.who, self.email, self.beside = who, email, beside
        self.redraw()

    def say(self, state: Sequence[Span]) -> None:
        """Show when it was saved."""
        if tuple(state) != self.state:
            self.state = tuple(state)
            self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """One line."""
        if self.screen.size.width < 100:
            return [Line(((self.who, "bold"), ("  ", ""), (self.beside, "muted")), tuple(self.state))]
        email: tuple[Span, ...] = (("  ", ""), (self.email, "muted")) if self.email else ()
        return [Line((("To      ", "muted"), (self.who, "bold"), *email))]


class SubjectLabel(Lined):
    """The word before the subject, or the worst finding's shape in the margin where it is narrow."""

    def __init__(self) -> None:
        super().__init__(id="subject-label")
        self.severity = ""

    def say(self, severity: str) -> None:
        """Show the shape of this severity, none for none."""
        if severity != self.severity:
            self.severity = severity
            self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """The shape hangs left of the text's column."""
        shape: Span = (shapes().severity(self.severity), _WORDS[self.severity]) if self.severity else (" ", "")
        word: tuple[Span, ...] = (("Subject ", "muted"),) if width > 3 else ()
        return [Line(((" ", ""), shape, (" ", ""), *word))]


_WORDS = {"error": "error", "warning": "warning", "info": "muted"}


class SubjectLine(TextLine):
    """The subject, with its findings underlined; at rest it is seen from its start."""

    def __init__(self) -> None:
        super().__init__("", hint="no subject yet", painted=self._painted, id="subject")
        self.findings: tuple[Finding, ...] = ()

    def set(self, value: str) -> None:
        """Put another subject there, seen from its start."""
        super().set(value)
        self.on_blur()

    def on_blur(self) -> None:
        """Another pane has the focus."""
        self.at = self._left = 0
        self.redraw()

    def on_focus(self) -> None:
        """Its title or cursor shows it."""
        self.at = len(self.value)

    def underline(self, findings: Sequence[Finding]) -> None:
        """Draw these findings of the subject."""
        self.findings = tuple(findings)
        self.redraw()

    def _painted(self, text: str) -> list[Span]:
        weight = "bold" if self.screen.size.width >= 100 else ""
        marks = [weight] * len(text)
        for finding in reversed(self.findings):
            if text[finding.start : finding.end] == finding.text:
                words = f"{weight} {_UNDERLINE[finding.severity]}".strip()
                marks[finding.start : finding.end] = [words] * (finding.end - finding.start)
        spans: list[Span] = []
        for character, words in zip(text, marks, strict=True):
            if spans and spans[-1][1] == words:
                spans[-1] = (spans[-1][0] + character, words)
            else:
                spans.append((character, words))
        return spans


class Cut(Lined):
    """The line that cuts off the mail's head, inset by a cell on both sides."""

    def lines(self, width: int) -> Sequence[Line]:
        """One rule."""
        return [Line(((shapes().rule * width, "rule"),))]
