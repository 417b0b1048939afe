"""Invented people and things. NIK are synthetic: serials from 9000 up, which real numbers do not reach."""

from datetime import date, timedelta
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image

from clients import models as c
from partners import models as p
from referrals import models as r
from rptc.accounts.models import User
from rptc.files import store
from rptc.places.models import Unit


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    full_name = factory.Sequence(lambda n: f"Petugas Nomor {n}")
    role = "social_worker"

    @factory.lazy_attribute
    def unit(self):
        return Unit.objects.get(code="rptc-makassar")


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = c.Person

    full_name = factory.Sequence(lambda n: f"Baharuddin Contoh {n}")
    sex = "male"
    birth_date = date(2014, 5, 20)
    identity_status = "stated"
    nik_absence_reason = "child_no_document"


def with_nik(person, nik="7371012005149001"):
    """Give a person a synthetic NIK."""
    national_id = c.NationalId.of(person, nik)
    national_id.save()
    return national_id


def photo(by):
    """A stored photo of nobody."""
    picture = BytesIO()
    Image.new("RGB", (40, 40), "brown").save(picture, "JPEG")
    return store.photo(ContentFile(picture.getvalue(), "foto.jpg"), by=by)


class EpisodeFactory(DjangoModelFactory):
    """An open case of a street child that arrived two days ago."""

    class Meta:
        model = c.Episode

    person = factory.SubFactory(PersonFactory)
    number = factory.Sequence(lambda n: f"K-2026-{9000 + n}")
    arrived_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=2))
    arrival_date = factory.LazyAttribute(lambda o: timezone.localdate(o.arrived_at))
    source = "trc_outreach"
    sex = factory.LazyAttribute(lambda o: o.person.sex)
    age = factory.LazyAttribute(lambda o: o.person.age_on(o.arrival_date))
    case_worker = factory.SubFactory(UserFactory)

    @factory.lazy_attribute
    def unit(self):
        return Unit.objects.get(code="rptc-makassar")

    @factory.lazy_attribute
    def ppks_class(self):
        return c.LocalClass.objects.get(code="anak_jalanan")

    @factory.lazy_attribute
    def report_class(self):
        return self.ppks_class.reported_as(self.age)


class FacilityFactory(DjangoModelFactory):
    class Meta:
        model = c.Facility

    code = factory.Sequence(lambda n: f"rumah-{n}")
    name = "Rumah Contoh"
    opened_on = date(2025, 7, 14)

    @factory.lazy_attribute
    def unit(self):
        return Unit.objects.get(code="rptc-makassar")


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = c.Room

    facility = factory.SubFactory(FacilityFactory)
    code = factory.Sequence(lambda n: f"kamar-{n}")
    name = factory.Sequence(lambda n: f"Kamar {n}")


class BedFactory(DjangoModelFactory):
    class Meta:
        model = c.Bed

    room = factory.SubFactory(RoomFactory)
    label = factory.Sequence(lambda n: str(n))
    code = factory.Sequence(lambda n: f"bed-{n}")


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = p.Partner

    name = factory.Sequence(lambda n: f"LKSA Cahaya Contoh {n}")
    kind = "foundation"
    is_example = True


class ContactFactory(DjangoModelFactory):
    """A contact whose PIN is 246810 (set without the slow hasher: tests use md5)."""

    class Meta:
        model = p.Contact
        skip_postgeneration_save = True

    partner = factory.SubFactory(PartnerFactory)
    name = "Yusuf"
    phone = "+6281355512345"

    @factory.post_generation
    def pin(self, create, extracted, **kwargs):
        self.set_pin(extracted or "246810")
        if create:
            self.save()


class MemberFactory(DjangoModelFactory):
    """Somebody with an account who answers as `contact`."""

    class Meta:
        model = p.Member

    contact = factory.SubFactory(ContactFactory)
    partner = factory.LazyAttribute(lambda o: o.contact.partner)
    user = factory.SubFactory(
        UserFactory, role="partner_officer", unit=None, full_name=factory.SelfAttribute("..contact.name")
    )
    invited_by = "Wati"


class ServiceFactory(DjangoModelFactory):
    class Meta:
        model = p.Service

    partner = factory.SubFactory(PartnerFactory)
    kind = "atensi_care"


class DocumentFactory(DjangoModelFactory):
    """A PKS in force for a year around today."""

    class Meta:
        model = p.Document

    partner = factory.SubFactory(PartnerFactory)
    kind = "pks"
    number = factory.Sequence(lambda n: f"119/PKS/{n}")
    signed_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=100))
    starts_on = factory.LazyAttribute(lambda o: o.signed_on)
    ends_on = factory.LazyAttribute(lambda o: o.starts_on + timedelta(days=365))


class ReferralFactory(DjangoModelFactory):
    """A draft of a referral; move it with the actions."""

    class Meta:
        model = r.Referral

    episode = factory.SubFactory(EpisodeFactory)
    partner = factory.SubFactory(PartnerFactory)
    number = factory.Sequence(lambda n: f"R-2026-{9000 + n}")
    service = "atensi_care"
    purpose = "Pengasuhan sementara"
    serve_days = 30
    worker = factory.LazyAttribute(lambda o: o.episode.case_worker)


class IncomingFactory(DjangoModelFactory):
    """A partner asks RPTC to take a boy in, from its account; RPTC owes the answer for two days."""

    class Meta:
        model = r.Incoming

    number = factory.Sequence(lambda n: f"M-2026-{9000 + n}")
    partner = factory.SubFactory(PartnerFactory)
    contact_name = "Yusuf"
    means = "account"
    client = factory.LazyFunction(
        lambda: {"full_name": "Baharuddin", "sex": "male", "age": 9, "asked": "Pengasuhan"}
    )
    initials = "B."
    received_at = factory.LazyFunction(timezone.now)
    recorded_at = factory.LazyAttribute(lambda o: o.received_at)
    made_at = factory.LazyAttribute(lambda o: o.received_at)
    due_set_at = factory.LazyAttribute(lambda o: o.received_at)
    due = factory.LazyAttribute(lambda o: o.received_at + timedelta(days=2))
    original_due = factory.LazyAttribute(lambda o: o.due)
    owed_by = "rptc"
    recorded_by = "Yusuf"


class ReportFactory(DjangoModelFactory):
    """A partner's progress report that nobody has read."""

    class Meta:
        model = r.Report

    referral = factory.SubFactory(ReferralFactory)
    kind = "progress"
    result = "Sudah makan sendiri"
    side = "partner"
    means = "link"
    made_by = "Yusuf"
    at = factory.LazyFunction(timezone.now)
