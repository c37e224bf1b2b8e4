"""The page in a real browser, where there is one: both themes can be read, and it prints."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qi_tui.report.web.html import report_html
from tests.report.reported import rater, report
from tests.store.files import library

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with two rounds, all bars and a rater's own marks."""
    of = library().need("effective-redesign")
    path = tmp_path / "report.html"
    path.write_bytes(report_html(report(of, rounds=2, mine=rater(of, 3))))
    return path


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("there is no Chromium here to look at the page with")
    return Browse(found, tmp_path)


class Browse:
    """Headless Chromium with a profile of its own."""

    def __init__(self, path: str, place: Path) -> None:
        self.path, self.place = path, place

    def __call__(self, page: Path, *options: str) -> str:
        """Open a page; what Chromium prints, its complaints about the page included."""
        fixed = ("--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr")
        profile = f"--user-data-dir={self.place / 'profile'}"
        done = subprocess.run(
            [self.path, *fixed, profile, *options, page.as_uri()],
            capture_output=True,
            timeout=120,
            check=True,
        )
        complaints = done.stderr.decode("utf-8", "replace")
        assert "Content Security Policy" not in complaints, complaints
        return done.stdout.decode("utf-8")


def test_its_style_is_let_in_and_nothing_is_refused(browse: Browse, page: Path) -> None:
    assert "Chief executive commitment" in browse(page, "--dump-dom")


def test_it_prints_on_a4(browse: Browse, page: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    made = pdf.read_bytes()
    assert made.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95" in made or b"/MediaBox [0 0 595" in made


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_are_drawn(browse: Browse, page: Path, tmp_path: Path, theme: str) -> None:
    picture = tmp_path / f"{theme}.png"
    scheme = f"--blink-settings=preferredColorScheme={int(theme == 'light')}"
    browse(page, "--hide-scrollbars", "--window-size=900,600", scheme, f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG")
