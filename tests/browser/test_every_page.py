"""Every page that somebody can open: readable by everybody, no wider than the screen, light enough for a weak network.

Indonesian on the smallest phone, English on an office screen. The addresses come from the table of access; states of
single pages (errors, done, empty) are visited by the journeys of their parts.
"""

import gzip

import pytest

from rptc.accounts.models import User
from tests.browser.conftest import DESK, PHONE
from tests.browser.helpers import axe, no_sideways_scroll
from tests.house.test_access import ROLES, address, read
from tests.house.world import World

LATER = 30_000  # bytes, compressed, of a page whose styles and script are at home already (H11)
NO_PAGE = (
    "calendar",
    "healthz",
    "ui:language",
    "partner-export",
    "referral-export",
    "stay-export",
    "register-template",
    "register-faults",
    "table1-csv",
    "photo",
    "portrait-show",
    "scan",
    "minutes",
    "-blank",
    "-fit",
    "-pdf",
    "-preview",
    "-reading",
)


def pages(world, role):
    """Addresses that answer this role with a page."""
    column = ROLES.index(role)
    opened = [
        name for (name, method), answers in read().items() if method == "get" and answers[column] == "200"
    ]
    return [address(name, world) for name in opened if not name.endswith(NO_PAGE)]


@pytest.fixture
def world():
    return World()


@pytest.fixture
def visit(open_page, sign_in, world, live_server):
    """Open every page of a role in a language and a viewport, with a check for each."""

    def go(role, language, viewport):
        user = (
            None
            if role == "visitor"
            else User.objects.create_user(
                f"semua-{role}", full_name="Semua Halaman", role=role, unit=world.unit
            )
        )
        if role == "partner_officer":
            world.become_member(user)
        page = open_page(viewport)
        page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        if user:
            sign_in(page, user)
        seen = pages(world, role)
        for path in seen:
            answer = page.goto(path)
            assert answer.status == 200, path
            assert len(gzip.compress(answer.body())) <= LATER, path
            assert page.locator("html").get_attribute("lang") == language
            no_sideways_scroll(page)
            axe(page)
        return len(seen)

    return go


@pytest.mark.parametrize(
    ("role", "least"), [("unit_head", 60), ("system_admin", 5), ("partner_officer", 7), ("visitor", 5)]
)
def test_every_page_in_indonesian_on_a_phone(visit, role, least):
    assert visit(role, "id", PHONE) >= least


@pytest.mark.parametrize(("role", "least"), [("unit_head", 60), ("administration", 20), ("visitor", 5)])
def test_every_page_in_english_on_an_office_screen(visit, role, least):
    assert visit(role, "en", DESK) >= least
