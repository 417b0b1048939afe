"""Some thirty living cases: who came when, and how far their story has gone."""

from dataclasses import dataclass

from clients.actions import assess, stays
from clients.actions.register import register
from clients.board import free_beds
from clients.models import Episode, LocalClass
from clients.rooms import misfits
from rptc.demo import answers, shelter
from rptc.demo.clock import ago, at
from rptc.places.models import District


@dataclass(frozen=True)
class Case:
    """One invented client; `days` since arrival, `story` of the referral ("" for none) and its partner."""

    full_name: str
    alias: str
    sex: str
    age: int
    ppks_class: str
    source: str
    days: int
    state: str = "calm"
    story: str = ""
    partner: str = ""
    worker: str = "sari"
    hour: int = 9


BAHARI, PESISIR, HOSPITAL, SAMUDRA, TEDUH = (
    "Sentra Contoh Bahari",
    "LKSA Cahaya Pesisir",
    "RS Contoh Mattoangin",
    "Yayasan Bina Samudra",
    "Rumah Lansia Contoh Teduh",
)
CASES = [
    Case("", "Udin", "male", 12, "lem_aibon", "trc_outreach", 0, "", hour=1),
    Case("Tuan X 07", "", "male", 50, "odgj", "police", 0, "", hour=4),
    Case("Salmiah Rewa", "Dg. Bau", "female", 67, "lansia_terlantar", "citizen", 1, "calm"),
    Case("Rani Situju", "Rani", "female", 16, "anak_terlantar", "uptd_ppa", 1, "danger", "urgent", HOSPITAL),
    Case("Aswar Tompo", "Aco", "male", 9, "anak_jalanan", "joint_sweep", 2, "hurt"),
    Case("Jumriani Lewa", "", "female", 34, "orang_terlantar", "port_terminal", 3, "calm", worker="fadil"),
    Case("Kasim Palallo", "Dg. Tola", "male", 71, "lansia_terlantar", "satpol_pp", 13, "calm", "draft", TEDUH),
    Case("Hamzah Sikki", "Ippang", "male", 14, "pengamen", "joint_sweep", 4, "calm", "submitted", PESISIR),
    Case("Rosdiana Ambo", "", "female", 29, "gelandangan_pengemis", "joint_sweep", 4, "calm", "submitted", SAMUDRA, "fadil"),
    Case("Nasrul Gassing", "Anto", "male", 15, "anak_jalanan", "trc_outreach", 6, "hurt", "sent", PESISIR),
    Case("Murni Dollah", "", "female", 41, "orang_terlantar", "police", 9, "calm", "sent_late", BAHARI),
    Case("Takdir Jamal", "Ical", "male", 13, "manusia_silver", "trc_outreach", 7, "calm", "accepted", BAHARI),
    Case("Kartini Hakim", "", "female", 66, "lansia_terlantar", "kelurahan", 8, "calm", "accepted", TEDUH, "fadil"),
    Case("Yunus Bakri", "Sahar", "male", 11, "anak_jalanan", "citizen", 10, "calm", "half_there", PESISIR),
    Case("Halimah Tahir", "", "female", 38, "odgj", "hospital", 15, "hurt", "in_service", HOSPITAL),
    Case("Ilham Rewa", "Riri", "male", 16, "pengamen", "joint_sweep", 20, "calm", "in_service", BAHARI),
    Case("Fatmawati Nompo", "Tini", "female", 12, "anak_jalanan", "school", 18, "hurt", "in_service", PESISIR, "fadil"),
    Case("Amir Mansyur", "", "male", 45, "gelandangan_pengemis", "joint_sweep", 25, "calm", "due_soon", BAHARI),
    Case("Baharuddin Lallo", "Tn. X 03", "male", 37, "orang_terlantar", "police", 34, "calm", "late_rptc", BAHARI),
    Case("Irmawati Sanusi", "", "female", 24, "tuna_susila", "joint_sweep", 38, "hurt", "late_rptc", BAHARI, "fadil"),
    Case("Ridwan Saleh", "Caya", "male", 15, "anak_jalanan", "trc_outreach", 33, "calm", "late_partner", SAMUDRA),
    Case("Saiful Tenri", "", "male", 14, "pengamen", "joint_sweep", 30, "calm", "extension", PESISIR, "fadil"),
    Case("Nuraeni Patta", "", "female", 63, "lansia_terlantar", "citizen", 26, "calm", "ready", TEDUH),
    Case("Jufri Ambo", "Lewa", "male", 28, "napza", "family", 12, "hurt", "declined", HOSPITAL),
    Case("Hadijah Rauf", "", "female", 15, "anak_terlantar", "kelurahan", 29, "calm", "collected", PESISIR),
    Case("Wahyu Situju", "", "male", 17, "anak_jalanan", "trc_outreach", 40, "calm", "closed", BAHARI),
    Case("Marwah Lewa", "", "female", 33, "gelandangan_pengemis", "joint_sweep", 44, "calm", "closed", SAMUDRA, "fadil"),
    Case("Anwar Mappiare", "", "male", 16, "pengamen", "joint_sweep", 46, "calm", "closed", PESISIR),
    Case("Suriani Palallo", "", "female", 13, "anak_jalanan", "citizen", 48, "calm", "closed", PESISIR),
    Case("Firman Dollah", "", "male", 52, "odgj", "hospital", 50, "hurt", "closed", HOSPITAL, "fadil"),
    Case("Asniar Bakri", "", "female", 12, "anak_jalanan", "trc_outreach", 52, "calm", "closed", PESISIR),
]  # fmt: skip


def open_case(case, actors):
    """Register, assess and bed one client, as it happened back then; returns the Episode."""
    worker, arrived = actors[case.worker], ago(case.days, case.hour)
    with at(arrived):
        episode = register(
            person=_person(case), episode=_episode(case, arrived), alerts=_alerts(case), by=worker
        )
    if case.state:
        with at(min(ago(case.days, case.hour + 3), ago(0, 23))):
            assess.fill(episode, answers.of(case.age, case.state), by=worker)
    if case.days or case.state:
        with at(ago(case.days, case.hour + 2)) as moment:
            shelter.clean(worker)
            stays.admit(episode=episode, bed=_bed(episode.person, moment), by=worker)
    return episode


def already():
    """Whether the demo's cases stand: the history may hold a namesake, but ends with 2024."""
    living = Episode.objects.filter(arrival_date__year__gt=2024)
    return living.filter(person__full_name=CASES[2].full_name).exists()


def _person(case):
    day = ago(case.days).date()
    known = {"full_name": case.full_name, "alias": case.alias, "sex": case.sex}
    return known | {
        "estimated_age": case.age,
        "estimated_on": day,
        "identity_status": "stated",
        "nik_absence_reason": "not_carried",
    }


def _episode(case, arrived):
    return {
        "arrived_at": arrived, "source": case.source, "ppks_class": LocalClass.objects.get(code=case.ppks_class),
        "found_district": District.objects.all()[len(case.full_name) % 15], "found_at": "Dekat lampu merah",
    }  # fmt: skip


def _alerts(case):
    return {"unaccompanied_minor": ""} if case.age < 18 and case.state != "calm" else {}


def _bed(person, moment):
    """The first free bed that suits the person."""
    return next(bed for bed in free_beds(moment) if not misfits(person, bed.room, moment.date()))


def free(worker):
    """Open cases of a worker without a referral whose file anybody of the unit may open, oldest first."""
    mine = Episode.objects.running().filter(case_worker=worker, person__restricted=False)
    return mine.filter(referrals__isnull=True).order_by("arrived_at")
