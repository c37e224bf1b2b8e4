"""The looks: every text can be read in both, with colours and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color

from qi_tui.ui import theme
from tests.ui.opening import SIZE, app_in, press
from tests.ui.pictures import text

READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text."""

TEXT = ["foreground", "text-muted", "primary", "accent", "warning", "error", "success", "secondary"]
BEHIND = ["background", "surface", "panel"]
PAIRS = [
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("text-muted", "block-cursor-blurred-background"),
    ("foreground", "input-selection-background"),
]


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter first."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("look", theme.THEMES, ids=lambda look: look.name)
def test_every_text_can_be_read_on_every_background(look: object, no_color: bool) -> None:
    assert isinstance(look, type(theme.QI_DARK))
    colors = {**look.to_color_system().generate(), **look.variables}
    pairs = [(text, behind) for text in TEXT for behind in BEHIND] + PAIRS

    def seen(name: str) -> Color:
        color = Color.parse(colors[name])
        return color.monochrome if no_color else color

    weak = {pair: round(contrast(seen(pair[0]), seen(pair[1])), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < READABLE} == {}


async def test_look_is_switched_and_the_screen_stays(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        before = text(app)
        assert app.theme == theme.DARK
        await press(pilot, "ctrl+t")
        assert app.theme == theme.LIGHT
        assert app.screen.styles.background == Color.parse("#ffffff")
        assert text(app) == before
        await press(pilot, "ctrl+t")
        assert app.theme == theme.DARK
