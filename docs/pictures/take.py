"""Take the README's pictures from a running demo: `make run` in one window, `make pictures` in another."""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
BASE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
PASSWORD = "kapal pinisi biru"  # noqa: S105 - the demo's
TELEPHONE, SCREEN = {"width": 360, "height": 780}, {"width": 1280, "height": 900}


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        take(signed_in(browser, "rina", SCREEN), "/", "head")
        take(signed_in(browser, "sari", TELEPHONE), "/", "worker")
        late = signed_in(browser, "rina", SCREEN)
        take(late, first_link(late, "/referrals/?late=rptc", "main .r-tasks a"), "referral")
        worker = signed_in(browser, "sari", SCREEN)
        door = partner_link(worker)
        take(browser.new_context(viewport=TELEPHONE).new_page(), door, "partner")
        browser.close()


def signed_in(browser, name, viewport):
    page = browser.new_context(viewport=viewport).new_page()
    page.goto(f"{BASE}/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    return page


def first_link(page, path, selector):
    page.goto(BASE + path)
    return page.locator(selector).first.get_attribute("href")


def partner_link(page):
    """The address of the first link that waits for a partner's answer."""
    page.goto(BASE + first_link(page, "/referrals/?state=sent", "main .r-tasks a"))
    text = page.locator("main").text_content()
    return "/r/" + text.split("/r/")[1].split("/")[0] + "/"


def take(page, path, name):
    page.goto(BASE + path)
    page.screenshot(path=HERE / f"{name}.png")
    sys.stdout.write(f"{name}.png {path}\n")


if __name__ == "__main__":
    main()
