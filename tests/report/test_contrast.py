"""Every colour of the page can be read on what is behind it, in both themes (WCAG 2.1)."""

from __future__ import annotations

import re
from itertools import product

import pytest

from qi_tui.report import pages

TEXT, DRAWN = 4.5, 3.0


def themes() -> dict[str, dict[str, str]]:
    """Theme → the colours of its names."""
    style = pages._source("report.css")
    found = re.findall(r":root \{([^}]*)\}", style)
    named = [dict(re.findall(r"--(\w+): (#\w+)", block)) for block in found]
    return dict(zip(("light", "dark", "print"), named, strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_words_can_be_read(theme: str) -> None:
    colours = themes()[theme]
    for ink, ground in product(("ink", "soft", "link", "mark"), ("paper", "band")):
        assert contrast(colours[ink], colours[ground]) >= TEXT, (ink, ground)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_what_is_drawn_can_be_seen(theme: str) -> None:
    colours = themes()[theme]
    for drawn in ("ink", "bar", "mark", "rule"):
        wanted = DRAWN if drawn != "rule" else 2.0
        assert contrast(colours[drawn], colours["paper"]) >= wanted, drawn


def test_numbers_can_be_read_on_every_stretch_of_a_bar() -> None:
    style = pages._source("report.css")
    shades = re.findall(r"\.(?:[lh][123]|m) \{ fill: (#\w+)", style)
    assert len(shades) == 7
    assert min(contrast("#000000", shade) for shade in shades) >= TEXT
