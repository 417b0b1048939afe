"""Everybody sees the places they may open, and no others."""

import pytest

from rptc.ui import nav


class Person:
    """Somebody who holds exactly these permissions."""

    def __init__(self, *permissions):
        self.permissions = permissions

    def has_perm(self, permission):
        return permission in self.permissions


@pytest.fixture
def installed(monkeypatch):
    """Pages that exist: name → address."""
    pages = {
        "desk:home": "/",
        "clients:search": "/clients/",
        "clients:stay-board": "/clients/beds/",
        "reports:table1": "/reports/table1/",
    }
    monkeypatch.setattr(nav, "address", lambda name: pages.get(name, ""))


def names(user):
    return [place.url_name for place, _ in nav.visible_to(user)]


def test_a_stranger_sees_the_desk_alone(installed):
    assert names(Person()) == ["desk:home"]


def test_sari_sees_clients_and_beds_in_their_order(installed):
    assert names(Person("clients.see_stays", "clients.search")) == [
        "desk:home",
        "clients:search",
        "clients:stay-board",
    ]


def test_a_place_that_does_not_exist_yet_is_left_out(installed):
    assert "desk:partner-list" not in names(Person("partners.see"))


@pytest.mark.parametrize(
    ("here", "place"),
    [
        ("/", "desk:home"),
        ("/clients/", "clients:search"),
        ("/clients/K7X/", "clients:search"),
        ("/clients/beds/", "clients:stay-board"),
        ("/clients/beds/admit/", "clients:stay-board"),
        ("/reports/table1/print/", "reports:table1"),
        ("/elsewhere/", None),
    ],
)
def test_the_menu_marks_where_andi_is(installed, here, place):
    andi = Person("clients.search", "clients.see_stays", "reports.see")
    current = nav.current(nav.visible_to(andi), here)
    assert (current and current.url_name) == place


def test_a_person_without_places_is_nowhere():
    assert nav.current([], "/") is None


@pytest.mark.django_db
@pytest.mark.urls("tests.ui.urls")
def test_on_a_phone_the_rest_of_the_menu_is_a_page(as_, sari, monkeypatch):
    monkeypatch.setattr(nav, "address", lambda name: f"/{name}/")
    page = as_(sari).get("/more/")
    bar = page.context["frame"].bottom
    assert len(bar) == nav.IN_THE_BAR + 1 and bar[-1]["icon"] == "more"
    for place in nav.PLACES:
        assert not sari.has_perm(place.permission) or f'href="/{place.url_name}/"' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.urls("tests.ui.urls")
def test_sari_is_named_with_her_role_and_can_sign_out(as_, sari):
    page = as_(sari).get("/more/")
    assert "Pekerja sosial" in page.content.decode() or "Social worker" in page.content.decode()
    assert 'action="/accounts/logout/"' in page.content.decode()


def test_an_address_that_is_not_installed_is_empty():
    assert nav.address("nothing:here") == ""
