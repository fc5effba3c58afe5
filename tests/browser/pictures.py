"""The README's pictures of the Compare page, from the real app: `python -m tests.browser.pictures [FOLDER]`.

A fresh run of the pair that the page opens with: light with a test opened, dark with both Shift tabs, and on a phone.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE, ROOT, started

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def judged(browser: Browser, url: str, *, viewport: dict[str, int], dark: bool = False) -> Page:
    """The page after a run with the settings of the stored result."""
    page = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.wait_for_selector(".pane.adapted")
    page.click("#generate")
    page.wait_for_selector(".state-line:is(.waiting, .writing)")
    page.wait_for_selector(".state-line.done")
    return page


def shift(page: Page) -> None:
    for side in ("base", "adapted"):
        page.click(f"label[for={side}-shift]")
        page.wait_for_selector(f".pane.{side} .shift .listing")
    page.mouse.move(0, 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "assets")
    folder = parser.parse_args().folder
    with started() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = judged(browser, url, viewport=WIDE)
        page.locator(".case:visible summary").first.click()
        page.mouse.move(0, 0)
        page.screenshot(path=folder / "compare.png")
        page = judged(browser, url, viewport=WIDE, dark=True)
        shift(page)
        page.screenshot(path=folder / "compare-dark.png")
        page = judged(browser, url, viewport=PHONE)
        page.screenshot(path=folder / "compare-phone.png")
        browser.close()


if __name__ == "__main__":
    main()
