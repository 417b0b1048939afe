"""How some of the demo's cases ended: one closed with a visit that is late, one asked for, one returned, one missing."""

from datetime import timedelta

from django.utils import timezone

from clients import exits
from clients.actions import closure
from clients.actions.closure import incidents
from clients.models import Closure, Episode
from rptc.demo.clock import ago, at
from rptc.sop.deviations import ask

CLOSED, ASKED, RETURNED, MISSING = "Asniar Bakri", "Suriani Palallo", "Firman Dollah", "Wahyu Situju"
LONGER = "Jumriani Lewa"


def ensure(actors):
    """Play them once; returns a line for the command."""
    if not Closure.objects.exists():
        _play(actors["sari"], actors["rina"])
    return f"{Closure.objects.count()} ends of cases"


def _play(sari, rina):
    with at(ago(32, 10)):
        home = closure.ask(_case(CLOSED), **_told(), by=sari)
    with at(ago(32, 15)):
        closure.approve(home, by=rina)
    with at(ago(1, 9)):
        closure.ask(_case(ASKED), **_told(), by=sari)
        back = closure.ask(_case(RETURNED), **_told(), by=sari)
    with at(ago(1, 14)):
        closure.send_back(back, reason="Sebutkan siapa yang menerima klien.", by=rina)
    with at(ago(1, 7)):
        incidents.record(_case(MISSING), "absconded", _gone(), by=sari)
        ask(
            "stay_period",
            _case(LONGER),
            until=timezone.localdate() + timedelta(days=7),
            reason="Menunggu jawaban keluarga di Selayar.",
            by=sari,
        )


def _case(name):
    return Episode.objects.select_related("person").get(person__full_name=name, state="open")


def _told():
    kind = "family_reunification"
    extra = dict(
        zip(exits.asks(kind), ["Ibu kandung, KTP diperiksa", "Ibu", "Rumah dikunjungi, aman"], strict=True)
    )
    return {
        "exit_type": kind, "extra": extra, "outcome": "Kembali ke ibu dengan pendampingan.",
        "summary": "Dijangkau TRC, dilayani di RPTC dan di mitra, lalu dipulangkan kepada ibunya.",
    }  # fmt: skip


def _gone():
    seen = {"last_seen_at": ago(2, 20), "noticed_at": ago(1, 5), "reported_head_at": ago(1, 6)}
    told = {
        "noticed_by": "Andi Nompo",
        "last_place": "Gerbang",
        "risk_now": "medium",
        "searched_where": "Pasar dan terminal",
    }
    return {name: moment.isoformat() for name, moment in seen.items()} | told | {"outcome": "still_missing"}
