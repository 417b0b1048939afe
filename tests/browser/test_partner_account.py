"""A partner's contact invites a colleague behind her link; the colleague joins on a phone, answers, confirms, says ready,
and reads their own figures. Nobody of the unit but Sari, who hands over, is needed."""

from playwright.sync_api import expect

from partners.models import Member
from referrals.actions import handovers
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Partner, Somebody
from tests.factories import MemberFactory
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures

PASSWORD = "kapal pinisi biru"


def good(page):
    axe(page)
    no_sideways_scroll(page)


def test_a_colleague_is_invited_by_link_joins_answers_confirms_and_reads_the_figures(phone_nojs, phone, way):
    way.to("sent", urgent=True)
    yusuf = Partner(phone_nojs, way.link)
    yusuf.opens_the_link()
    yusuf.opens_the_link("colleague")
    phone_nojs.get_by_label("Rekan kerja", exact=True).check()
    phone_nojs.get_by_label("Nama lengkap rekan kerja").fill("Mira Daeng Contoh")
    phone_nojs.get_by_label("Nomor WhatsApp rekan kerja").fill("0813-5550-0007")
    yusuf.signs("Buat undangan")
    yusuf.sees("Salin tautan sekarang")
    address = phone_nojs.locator(".r-break").first.inner_text()

    mira = Somebody(phone)
    phone.goto(address[address.index("/inbox/") :])
    mira.sees("mira.daeng")
    good(phone)
    phone.get_by_label("Kata sandi baru").fill(PASSWORD)
    phone.get_by_label("Ulangi kata sandi").fill(PASSWORD)
    mira.press("Buka akun saya")
    mira.sees("Menunggu jawaban saya (1)")
    mira.sees("Mendesak")
    good(phone)

    phone.get_by_role("link", name=way.referral.number).click()
    good(phone)
    mira.press("Terima rujukan")
    mira.sees("Jawaban Anda tercatat")
    way.plan("there")
    handovers.confirm(way.referral, leg="there", side="rptc", by=way.sari)
    phone.reload()
    mira.press("Konfirmasi serah terima")
    mira.sees("Serah terima tercatat")
    good(phone)
    mira.press("Siap dijemput")
    mira.sees("Tercatat: siap dijemput")
    way.plan("back")
    mira.follow("Kotak masuk")
    mira.sees("Penjemputan direncanakan (1)")
    phone.get_by_role("link", name="Angka kami").first.click()
    mira.sees("Dijawab tepat waktu")
    good(phone)
    way.referral.refresh_from_db()
    assert way.referral.state == "ready"
    assert list(way.referral.log.exclude(means="").values_list("means", flat=True)) == ["account"] * 3
    assert Member.objects.get().user.username == "mira.daeng"


def test_a_member_keeps_the_account_in_the_office_in_english(desk, sign_in, partner):
    member = MemberFactory(contact=partner.contacts.get(name="Yusuf"))
    member.user.set_password(PASSWORD)
    member.user.save()
    mira = MemberFactory(contact=partner.contacts.get(name="Mira"))
    sign_in(desk, member.user)
    desk.goto("/inbox/colleagues/")
    desk.get_by_role("link", name="English").first.click()
    good(desk)
    desk.get_by_role("link", name=f"End the account {mira.user}").click()
    good(desk)
    desk.get_by_role("button", name="End the account").click()
    desk.get_by_text(f"The account of {mira.user} is closed.").wait_for()
    desk.goto("/inbox/account/")
    desk.get_by_label("Your password").fill(PASSWORD)
    desk.get_by_label("New PIN").fill("123456")
    desk.get_by_label("The same PIN again").fill("123456")
    desk.get_by_role("button", name="Set my PIN").click()
    desk.get_by_text("This PIN is easy to guess").first.wait_for()
    good(desk)
    desk.get_by_label("Your password").fill(PASSWORD)
    desk.get_by_label("New PIN").fill("806317")
    desk.get_by_label("The same PIN again").fill("806317")
    desk.get_by_role("button", name="Set my PIN").click()
    desk.get_by_text("Your PIN is set").wait_for()
    desk.get_by_role("link", name="Change password").click()
    expect(desk.get_by_role("navigation", name="Main menu").get_by_role("link", name="Inbox")).to_be_visible()
    good(desk)


def test_long_names_break_on_the_smallest_phone(phone, sign_in, way):
    """A name without a space, as long as the field lets it be, in the link, the inbox and the list of colleagues."""
    long = "Sitti" * 30
    way.to("sent")
    contact = way.link.contact
    contact.name, way.partner.name = long, "Yayasan" * 20
    contact.save()
    way.partner.save()
    member = MemberFactory(contact=contact, invited_by=long)
    phone.goto(f"/r/{way.link.token}/")
    no_sideways_scroll(phone)
    sign_in(phone, member.user)
    for path in (
        "/inbox/",
        f"/inbox/{way.referral.code}/",
        "/inbox/colleagues/",
        "/inbox/account/",
        "/inbox/figures/",
    ):
        phone.goto(path)
        no_sideways_scroll(phone)
