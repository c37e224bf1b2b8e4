"""The colours that reach the terminal: those of each letter, as this terminal is told them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.color import Color, ColorSystem, ColorType
from textual.screen import ModalScreen

from qi_tui.ui.app import QiApp

Triplet = tuple[int, int, int]

PALETTES: Mapping[str, tuple[Triplet, ...]] = {
    "Linux console": (
        *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
        *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
        *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
        *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
    ),
    "xterm": (
        *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0)),
        *((0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
        *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
        *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
    ),
    "Windows": (
        *((12, 12, 12), (197, 15, 31), (19, 161, 14), (193, 156, 0)),
        *((0, 55, 218), (136, 23, 152), (58, 150, 221), (204, 204, 204)),
        *((118, 118, 118), (231, 72, 86), (22, 198, 12), (249, 241, 165)),
        *((59, 120, 255), (180, 0, 158), (97, 214, 214), (242, 242, 242)),
    ),
}
"""What the 16 colours look like: of the kernel's console, of xterm, of Windows from 10 on."""
MANY = (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)
FEW = (ColorSystem.STANDARD,)
READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text; what cannot be used now is exempt."""
SEEN = 2.8
"""The least contrast of a key that cannot be used now; the house's."""


def letters(app: QiApp) -> Iterator[tuple[str, Color, Color]]:
    """The words on the screen with their colour and the one behind them.

    What lies behind a dialog is shaded on purpose; lines and bars are no text.
    """
    if isinstance(app.screen, ModalScreen):
        return
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not any(letter.isalnum() for letter in segment.text):
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            pair = (style.color, style.bgcolor)
            yield segment.text.strip(), *(reversed(pair) if style.reverse else pair)


def unreadable(app: QiApp) -> dict[tuple[str, str], float]:
    """The words on this screen that cannot be read, by the look, with their contrast."""
    unavailable = {
        f"{app.get_key_display(each.binding)} {each.binding.description}"
        for each in app.screen.active_bindings.values()
        if not each.enabled
    }
    found = {}
    for words, color, behind in letters(app):
        ratio = _least(color, behind, FEW if app.console.color_system == "standard" else MANY)
        if ratio < (SEEN if words in unavailable else READABLE):
            found[app.theme, words] = ratio
    return found


def _least(color: Color, behind: Color, systems: tuple[ColorSystem, ...]) -> float:
    return min(
        contrast(_seen(color, system, palette), _seen(behind, system, palette))
        for system in systems
        for palette in PALETTES.values()
    )


def _seen(color: Color, system: ColorSystem, palette: tuple[Triplet, ...]) -> Triplet:
    told = color.downgrade(system)
    if told.type is ColorType.STANDARD and told.number is not None:
        return palette[told.number]
    red, green, blue = told.get_truecolor()
    return red, green, blue


def contrast(one: Triplet, other: Triplet) -> float:
    """The ratio of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter first."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Triplet) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
