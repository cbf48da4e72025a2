"""The themes: dark, light and one for 16 colours, all with the same tokens. Widgets name tokens, never colours."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

# token: (dark, light, the terminal's own 16 colours)
TOKENS: dict[str, tuple[str, str, str]] = {
    "background": ("#15181d", "#fcfbf8", "ansi_default"),  # content
    "surface": ("#1d2128", "#f1eee7", "ansi_default"),  # the two bands, fields at rest, toasts
    "panel": ("#20252d", "#ffffff", "ansi_default"),  # what floats
    "foreground": ("#d9dde4", "#24272d", "ansi_default"),  # content
    "muted": ("#9aa3b1", "#5b626d", "ansi_default"),  # labels, second reading
    "faint": ("#667080", "#858b94", "ansi_bright_black"),  # scaffolding: zero, hints, axis
    "rule": ("#2f353f", "#dcd8cf", "ansi_bright_black"),  # lines between panes, the empty part of a gauge
    "accent": ("#6fb1e8", "#1b62ab", "ansi_bright_blue"),  # here, chosen, a key, ours
    "cursor": ("#213347", "#dde9f5", "ansi_default"),  # the row under the cursor, pane has focus
    "cursor-blur": ("#23282f", "#ece9e2", "ansi_default"),  # the same, focus is elsewhere
    "data": ("#55799c", "#8fb0d2", "ansi_blue"),  # other people's bars and dots
    "data-alert": ("#e5b454", "#cf9a3a", "ansi_yellow"),  # the unusual one
    "error": ("#f07f7c", "#b0251d", "ansi_bright_red"),
    "warning": ("#e5b454", "#885600", "ansi_yellow"),
    "ok": ("#8fc489", "#2b7440", "ansi_green"),
    "added": ("#1d3328", "#dcefdd", "ansi_default"),  # diff, background only
    "removed": ("#3b2529", "#f8e0dc", "ansi_default"),
}

_OWN = ("muted", "faint", "rule", "cursor", "cursor-blur", "data", "data-alert", "ok", "added", "removed")
DARK, LIGHT, SIXTEEN = "geoout-dark", "geoout-light", "geoout-16"


def own_variables(column: int = 0) -> dict[str, str]:
    """The tokens that Textual does not have, for `App.get_theme_variable_defaults` and the themes' variables."""
    return {token: TOKENS[token][column] for token in _OWN}


def _theme(name: str, column: int) -> Theme:
    colour = {token: values[column] for token, values in TOKENS.items()}
    return Theme(
        name=name,
        dark=column != 1,
        ansi=column == 2,
        primary=colour["accent"],
        secondary=colour["accent"],
        accent=colour["accent"],
        background=colour["background"],
        surface=colour["surface"],
        panel=colour["panel"],
        foreground=colour["foreground"],
        error=colour["error"],
        warning=colour["warning"],
        success=colour["ok"],
        variables={
            **own_variables(column),
            **({"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"} if column == 2 else {}),
            "input-cursor-background": colour["foreground"] if column < 2 else "ansi_white",
            "input-cursor-foreground": colour["background"] if column < 2 else "ansi_black",
            "input-selection-background": colour["cursor"] if column < 2 else "ansi_blue",
            "input-selection-foreground": colour["foreground"] if column < 2 else "ansi_white",
        },
    )


def themes() -> tuple[Theme, ...]:
    """All themes, the default one first."""
    return (_theme(DARK, 0), _theme(LIGHT, 1), _theme(SIXTEEN, 2))


def theme_for(environ: Mapping[str, str]) -> str:
    """The theme's name that suits a terminal.

    `GEOOUT_THEME` (dark, light, 16) decides, else what TERM and COLORTERM can show, then the background that COLORFGBG
    tells.
    """
    wanted = environ.get("GEOOUT_THEME", "").strip().lower()
    if wanted in ("dark", "light", "16"):
        return f"geoout-{wanted}"
    term = environ.get("TERM", "")
    many = environ.get("COLORTERM", "") in ("truecolor", "24bit") or any(
        word in term for word in ("256", "kitty", "alacritty", "ghostty", "wezterm", "direct", "foot")
    )
    if not many and term in ("linux", "xterm", "screen", "tmux", "vt100", "vt220", "rxvt", "ansi", "cygwin", "console"):
        return SIXTEEN
    return LIGHT if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DARK
