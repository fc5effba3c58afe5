"""The README's pictures, from the real app: `python -m tests.browser.pictures [FOLDER]`.

Compare after a fresh run of the pair that it opens with: light with a test opened, dark with both Shift tabs, and on a
phone. Results and Training of what is shipped. Review before a vote, after it in the dark, and on a phone.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE, ROOT, run_app

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LOOKS = {"": (WIDE, False), "-dark": (WIDE, True), "-phone": (PHONE, False)}
TALL = {"results": 1180, "training": 840}
"""Pixels, where the usual height would cut what belongs together."""


def open_page(browser: Browser, url: str, *, viewport: dict[str, int], dark: bool = False) -> Page:
    """The page, with its model loaded: the header says so."""
    page = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.wait_for_selector(".pane.adapted")
    page.wait_for_selector(".top:has-text('model ready')")
    return page


def open_judged(browser: Browser, url: str, *, viewport: dict[str, int], dark: bool = False) -> Page:
    """The page after a run with the settings of the stored result."""
    page = open_page(browser, url, viewport=viewport, dark=dark)
    page.click("#generate")
    page.wait_for_selector(".state-line:is(.waiting, .writing)")
    page.wait_for_selector(".state-line.done")
    return page


def open_shifts(page: Page) -> None:
    for side in ("base", "adapted"):
        page.click(f"label[for={side}-shift]")
        page.wait_for_selector(f".pane.{side} .shift .listing")
    page.mouse.move(0, 0)


def open_tab(page: Page, name: str, ready: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()
    page.wait_for_selector(ready, state="visible")
    page.mouse.move(0, 0)


def picture_compare(browser: Browser, url: str, folder: Path) -> None:
    for ending, (viewport, dark) in LOOKS.items():
        page = open_judged(browser, url, viewport=viewport, dark=dark)
        if dark:
            open_shifts(page)
        elif viewport is WIDE:
            page.locator(".case:visible summary").first.click()
            page.mouse.move(0, 0)
        take(page, folder / f"compare{ending}.png")


def picture_results(browser: Browser, url: str, folder: Path) -> None:
    for ending, (viewport, dark) in LOOKS.items():
        tall = viewport | {"height": TALL["results"]} if viewport is WIDE else viewport
        page = open_page(browser, url, viewport=tall, dark=dark)
        open_tab(page, "Results", ".problems")
        take(page, folder / f"results{ending}.png")


def picture_training(browser: Browser, url: str, folder: Path) -> None:
    page = open_page(browser, url, viewport=WIDE | {"height": TALL["training"]})
    open_tab(page, "Training", ".training-page .card")
    take(page, folder / "training.png")


def picture_review(browser: Browser, url: str, folder: Path) -> None:
    for ending, (viewport, dark) in LOOKS.items():
        page = open_page(browser, url, viewport=viewport, dark=dark)
        open_tab(page, "Review", "#review-start")
        page.get_by_label("Pairs").first.click()
        page.get_by_role("option", name="sides differ").click()
        page.click("#review-start")
        page.wait_for_selector(".review [data-act=left]")
        if dark:
            page.keyboard.press("2")
            page.wait_for_selector(".review .said")
        page.mouse.move(0, 0)
        take(page, folder / f"review{ending}.png")


def take(page: Page, file: Path) -> None:
    page.screenshot(path=file, animations="disabled")  # fades are at their end
    page.context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "assets")
    folder = parser.parse_args().folder
    with (
        TemporaryDirectory() as votes,
        run_app("--reviews", f"{votes}/reviews.sqlite") as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for pictures in (picture_compare, picture_results, picture_review, picture_training):
            pictures(browser, url, folder)
        browser.close()


if __name__ == "__main__":
    main()
