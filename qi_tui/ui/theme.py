"""The two looks of the program: dark, and light for a projector.

Every colour of text stands at 4.5:1 or more (WCAG 2.2, 1.4.3) on the background, the surface and
the panel that it is drawn on; a test works the ratios out.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = "qi-dark"
LIGHT = "qi-light"

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
    panel="#242c37",
    text_alpha=1.0,
    variables={
        "text-muted": "#b4bcc8",
        "footer-key-foreground": "#ffc857",
        "footer-foreground": "#e8e8e8",
        "footer-background": "#242c37",
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
    accent="#8a3a00",
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
        "footer-key-foreground": "#8a3a00",
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

THEMES = (QI_DARK, QI_LIGHT)


def other(name: str) -> str:
    """The look to switch to."""
    return LIGHT if name == DARK else DARK
