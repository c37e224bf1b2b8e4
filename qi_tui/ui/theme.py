"""The two looks of the program: dark, and light for a projector; each also for 16 colours.

Every colour of text stands at 4.5:1 or more (WCAG 2.2, 1.4.3) on what it is drawn on, as it reaches
the terminal: in full colour, brought down to 256, or without colours; a test works the ratios out.
A terminal of 16 colours shows each of them as it likes, so there only such pairs are used as can
be read in the palettes of the Linux console, xterm and Windows alike.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = "qi-dark"
LIGHT = "qi-light"
FEW = "-16"
"""Ends the names of the looks for 16 colours."""

QI_DARK = Theme(
    name=DARK,
    dark=True,
    primary="#6cb6ff",
    secondary="#9ecbff",
    accent="#ffc857",
    warning="#ffb454",
    error="#ff8080",
    success="#7ee0a1",
    foreground="#e8e8e8",
    background="#12161c",
    surface="#1a2028",
    panel="#202733",
    text_alpha=1.0,
    variables={
        "text-muted": "#b4bcc8",
        "footer-key-foreground": "#ffc857",
        "footer-foreground": "#e8e8e8",
        "footer-background": "#202733",
        "block-cursor-foreground": "#10141a",
        "block-cursor-background": "#6cb6ff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#e8e8e8",
        "block-cursor-blurred-background": "#33404f",
        "input-selection-background": "#33608f",
        "border": "#6cb6ff",
        "border-blurred": "#5a6675",
    },
)

QI_LIGHT = Theme(
    name=LIGHT,
    dark=False,
    primary="#004f9e",
    secondary="#0b5cad",
    accent="#703200",
    warning="#7a4a00",
    error="#a80f1e",
    success="#0b6130",
    foreground="#15181c",
    background="#ffffff",
    surface="#f6f7f9",
    panel="#e6e9ee",
    text_alpha=1.0,
    variables={
        "text-muted": "#464e59",
        "footer-key-foreground": "#703200",
        "footer-foreground": "#15181c",
        "footer-background": "#e6e9ee",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#004f9e",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#15181c",
        "block-cursor-blurred-background": "#cdd6e2",
        "input-selection-background": "#a9cdf5",
        "border": "#004f9e",
        "border-blurred": "#6b7583",
    },
)

_BLACK, _GREY, _WHITE = "#000000", "#aaaaaa", "#ffffff"
_BLUE, _RED = "#0000aa", "#aa0000"
_BRIGHT_GREEN, _BRIGHT_YELLOW, _BRIGHT_CYAN = "#55ff55", "#ffff55", "#55ffff"

FEW_DARK = Theme(
    name=f"{DARK}{FEW}",
    dark=True,
    primary=_BRIGHT_CYAN,
    secondary=_BRIGHT_CYAN,
    accent=_BRIGHT_YELLOW,
    warning=_BRIGHT_YELLOW,
    error=_BRIGHT_YELLOW,
    success=_BRIGHT_GREEN,
    foreground=_WHITE,
    background=_BLACK,
    surface=_BLACK,
    panel=_BLACK,
    text_alpha=1.0,
    variables={
        "text-muted": _GREY,
        "footer-key-foreground": _BRIGHT_YELLOW,
        "footer-foreground": _WHITE,
        "footer-background": _BLACK,
        "block-cursor-foreground": _BLACK,
        "block-cursor-background": _GREY,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": _WHITE,
        "block-cursor-blurred-background": _BLUE,
        "input-selection-background": _BLUE,
        "border": _BRIGHT_CYAN,
        "border-blurred": _GREY,
    },
)

FEW_LIGHT = Theme(
    name=f"{LIGHT}{FEW}",
    dark=False,
    primary=_BLUE,
    secondary=_BLUE,
    accent=_RED,
    warning=_RED,
    error=_RED,
    success=_BLUE,
    foreground=_BLACK,
    background=_WHITE,
    surface=_WHITE,
    panel=_WHITE,
    text_alpha=1.0,
    variables={
        "text-muted": _BLACK,
        "footer-key-foreground": _RED,
        "footer-foreground": _BLACK,
        "footer-background": _WHITE,
        "block-cursor-foreground": _WHITE,
        "block-cursor-background": _BLUE,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": _BLACK,
        "block-cursor-blurred-background": _GREY,
        "input-selection-background": _GREY,
        "border": _BLUE,
        "border-blurred": _BLACK,
    },
)

THEMES = (QI_DARK, QI_LIGHT, FEW_DARK, FEW_LIGHT)


def first(color_system: str | None) -> str:
    """The look to begin with, by how the terminal tells its colours (rich's names)."""
    return f"{DARK}{FEW}" if color_system in ("standard", "windows") else DARK


def other(name: str) -> str:
    """The look to switch to."""
    few = FEW if name.endswith(FEW) else ""
    return f"{LIGHT if name.startswith(DARK) else DARK}{few}"
