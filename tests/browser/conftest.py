"""Chromium for the journeys: one browser a session, a fresh context a test, and no forgiveness for script errors.

Where there is no Chromium these tests skip and say so; RPTC_BROWSER=required turns that into a failure.
"""

import os
import shutil
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, sync_playwright

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


def chromium():
    """The path of a Chromium, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    """The one browser. Playwright's event loop makes Django think of async code, here only."""
    if not chromium():
        refuse = pytest.fail if os.environ.get("RPTC_BROWSER") == "required" else pytest.skip
        refuse("No Chromium found: install chromium, or name one in CHROMIUM.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        for kind, verb in product((Page, Locator), ("click", "press")):
            patch.setattr(kind, verb, _whole(getattr(kind, verb)))
        yield playwright.chromium.launch(executable_path=chromium(), chromium_sandbox=False, args=list(QUIET))


def _whole(act):
    """A click or key that leads to another page is over when that page is whole: nothing after it reads half of it."""

    def wait(target, *args, **options):
        act(target, *args, **options)
        getattr(target, "page", target).wait_for_load_state()

    return wait


@pytest.fixture
def faults():
    """What went wrong in the pages of this test: script errors and refusals of the content security policy."""
    found = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def open_page(browser, live_server, faults):
    """Opens pages, each in a context of its own: `open_page(viewport, **options)`."""
    contexts = []

    def new(viewport, **options):
        place = {"locale": "id-ID", "timezone_id": "Asia/Makassar", "base_url": live_server.url}
        context = browser.new_context(viewport=viewport, **place, **options)
        context.set_default_timeout(10_000)
        context.on("page", lambda page: _listen(page, faults))
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


def _listen(page, faults):
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda said: _refused(said) and faults.append(f"{page.url}: {said.text}"))


def _refused(message):
    return "Content Security Policy" in message.text


@pytest.fixture
def phone(open_page):
    """A page on the smallest phone, 360 × 640."""
    return open_page(PHONE)


@pytest.fixture
def phone_nojs(open_page):
    """The same phone, where scripts do not run."""
    return open_page(PHONE, java_script_enabled=False)


@pytest.fixture
def desk(open_page):
    """A page on an office screen, 1280 × 800."""
    return open_page(DESK)


@pytest.fixture
def sign_in(live_server):
    """`sign_in(page, user)`: the page's context carries that user's session."""

    def enter(page, user):
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )

    return enter
