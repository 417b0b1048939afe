"""Three people of the main journey, each with a screen: what they press, in the words on the buttons."""

from django.urls import reverse
from django.utils import timezone

from clients.models import Assessment, Episode
from tests.browser.test_assessment import answer
from tests.browser.test_intake import fill
from tests.clients.assessment.conftest import BY_CODE
from tests.clients.intake.test_emergency import TEN

ANSWERS = BY_CODE["anak_sendiri_lem"]["answers"]


class Somebody:
    """A page and what one does on it."""

    def __init__(self, page):
        self.page = page

    def press(self, words):
        self.page.get_by_role("button", name=words, exact=True).click()

    def follow(self, words):
        self.page.get_by_role("link", name=words, exact=True).first.click()

    def sees(self, words):
        self.page.get_by_text(words).first.wait_for()

    def opens(self, referral):
        self.page.goto(reverse("referrals:referral-detail", args=[referral.code]))


class Worker(Somebody):
    """Sari, on the smallest phone."""

    def finds_nobody_and_registers(self, name):
        self.page.goto("/clients/")
        self.page.get_by_role("searchbox").fill(name)
        self.press("Cari")
        self.follow("Daftarkan klien baru")
        self.press("Pakai jalur darurat")
        fill(self.page, TEN | {"alias": name})
        self.press("Buka kasus")

    def assesses(self):
        self.page.get_by_role("link", name="Mulai asesmen").click()
        self.press("Mulai")
        for part in Assessment.objects.get().instrument.content.sections:
            answer(self.page, ANSWERS, [question.key for question in part.questions])
            self.page.get_by_role("button", name="Simpan dan").click()
        self.press("Selesaikan")

    def gives_a_bed(self, bed):
        self.page.goto(f"{reverse('clients:stay-admit')}?episode={Episode.objects.get().code}")
        self.page.select_option("#id_bed", bed.code)
        self.press("Tempatkan")

    def refers(self, partner, days):
        self.page.goto(reverse("referrals:referral-start", args=[Episode.objects.get().code]))
        self.page.select_option("#id_service", "atensi_care")
        self.press("Tampilkan mitra")
        self.follow(f"Pilih {partner.name}")
        self.page.fill("#id_purpose", "Pengasuhan sementara")
        self.page.fill("#id_serve_days", str(days))
        self.press("Simpan draf dan lanjut")
        self.page.locator("input[name=shared][value=alias]").check()
        self.page.get_by_label("Tugas publik").check()
        self.page.fill("#id_no_consent_reason", "Keluarga belum ditemukan")
        self.press("Simpan dan periksa")
        self.press("Ajukan")

    def plans_a_collection_by(self, officer):
        self.follow("Atur penjemputan")
        self.page.fill("#id_planned_for", f"{timezone.localtime():%Y-%m-%dT23:00}")
        self.page.fill("#id_officer", officer)
        self.press("Atur penjemputan")

    def collects_into(self, bed):
        self.follow("Konfirmasi penjemputan")
        self.page.select_option("#id_bed", bed.code)
        self.press("Konfirmasi penjemputan")

    def closes(self):
        self.follow("Tutup rujukan")
        self.page.fill("#id_outcome", "Kembali ke RPTC, lanjut ke keluarga")
        self.press("Tutup rujukan")


class Partner(Somebody):
    """Yusuf, on a phone where scripts do not run, with nothing but his link."""

    def __init__(self, page, link):
        super().__init__(page)
        self.link = reverse("link:open", args=[link.token])

    def opens_the_link(self, act=""):
        self.page.goto(f"{self.link}?act={act}" if act else self.link)

    def signs(self, button):
        self.page.get_by_label("Nama Anda").fill("Yusuf")
        self.page.get_by_label("PIN Anda").fill("246810")
        self.press(button)
