"""The registry on a telephone and in the office: nothing sticks out, nothing is unreadable, filters need no script."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories as make
from tests.browser.helpers import axe, no_sideways_scroll
from tests.desk.partners.test_list import promise, refer


@pytest.fixture
def registry():
    """One partner with something late and everything recorded, one with nothing at all."""
    sentra = make.PartnerFactory(name="Sentra Contoh Bahari", kind="ministry_unit", capacity=20)
    for kind in ("atensi_care", "atensi_therapy", "atensi_vocational"):
        make.ServiceFactory(partner=sentra, kind=kind, meant_for="female", age_min=6, age_max=17)
    make.ContactFactory(
        partner=sentra, position="Kepala Tata Usaha", email="tata.usaha.sentra.contoh@contoh.go.id"
    )
    make.DocumentFactory(partner=sentra, kind="pks", number="119/PKS/DINSOS/SENTRA-CONTOH-BAHARI/2026")
    make.DocumentFactory(partner=sentra, kind="pks", seen=False, number="")
    promise(refer(sentra), days_late=3, original=10)
    make.PartnerFactory(name="Yayasan Bina Samudra", ended_on=None)
    return sentra


def addresses(partner):
    contact, document = partner.contacts.get(), partner.documents.filter(seen=True).get()
    of_partner = ["partner-edit", "partner-end", "service-add", "contact-add", "document-add"]
    return [
        reverse("desk:partner-list"), reverse("desk:partner-list") + "?kind=police", reverse("partners:partner-new"),
        reverse("desk:partner-page", args=[partner.code]), reverse("partners:contact-pin", args=[contact.code]),
        reverse("partners:document-terminate", args=[document.code]), reverse("partners:document-renew", args=[document.code]),
        *(reverse(f"partners:{name}", args=[partner.code]) for name in of_partner),
    ]  # fmt: skip


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_every_page_of_the_registry_fits_and_reads(request, registry, sign_in, rina, screen):
    page = request.getfixturevalue(screen)
    sign_in(page, rina)
    for address in addresses(registry):
        page.goto(address)
        axe(page)
        no_sideways_scroll(page)


@pytest.mark.parametrize("screen", ["phone", "desk"])
@pytest.mark.parametrize("name", ["service-add", "contact-add", "document-add", "partner-edit"])
def test_a_form_with_faults_says_so_above_the_heading(request, registry, sign_in, wati, screen, name):
    page = request.getfixturevalue(screen)
    sign_in(page, wati)
    page.goto(reverse(f"partners:{name}", args=[registry.code]))
    for field in page.locator("main input[type=text]:visible").all():
        field.fill("")
    if page.locator("[name=phone]").count():
        page.fill("[name=phone]", "12")
    page.click("main form button[type=submit]")
    assert page.locator(".r-errors").is_visible() and page.title().startswith("Kesalahan:")
    axe(page)
    no_sideways_scroll(page)


def test_bu_rina_takes_a_filter_away_without_script(registry, phone_nojs, sign_in, rina):
    sign_in(phone_nojs, rina)
    phone_nojs.goto(reverse("desk:partner-list") + "?kind=ministry_unit")
    assert phone_nojs.locator("tbody tr").count() == 1
    phone_nojs.click(".r-chips a >> nth=0")
    assert phone_nojs.locator("tbody tr").count() == 2
    phone_nojs.click(".r-filter summary")
    phone_nojs.select_option("[name=document]", "none")
    phone_nojs.locator(".r-filter__body button").last.click()
    assert phone_nojs.locator("tbody tr").count() == 1 and "document=none" in phone_nojs.url


def test_wati_gives_a_pin_on_her_phone_and_reads_it_once(registry, phone, sign_in, wati):
    sign_in(phone, wati)
    contact = registry.contacts.get()
    type(contact).objects.update(pin_hash="", pin_set_at=None)
    phone.goto(reverse("partners:contact-pin", args=[contact.code]))
    phone.get_by_role("button", name="Beri PIN").click()
    pin = phone.locator(".r-done__code").inner_text()
    axe(phone)
    no_sideways_scroll(phone)
    phone.get_by_role("link", name="Sudah saya catat").click()
    contact.refresh_from_db()
    assert contact.knows(pin) and contact.pin_set_at <= timezone.now()
    assert pin not in phone.content() and phone.get_by_text("Sudah diberi").is_visible()
