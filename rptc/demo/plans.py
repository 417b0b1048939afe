"""Plans, services and needs of some living cases: one acknowledged with a late step, one refused, needs in every state."""

from datetime import timedelta

from django.utils import timezone

from clients.actions.plan import goals, needs, services, steps, versions
from clients.models import Episode, Plan
from rptc.demo.clock import ago, at


def ensure(actors):
    """Make them once; returns what there is in words."""
    if not Plan.objects.exists():
        mine = Episode.objects.running().filter(
            case_worker=actors["sari"].user, person__restricted=False, arrived_at__lt=ago(4)
        )
        for n, case in enumerate(mine.select_related("person").order_by("arrived_at")[:3]):
            _plan(n, case, actors)
            _needs(n, case, actors)
    return f"{Plan.objects.count()} plans with services and needs"


def _plan(n, case, actors):
    sari, today = actors["sari"], timezone.localdate()
    with at(ago(3, 10)):
        goal = goals.add(episode=case, domain="social", text="Hubungan dengan keluarga pulih", by=sari)
        first = steps.add(
            goal=goal,
            what="Menelepon keluarga bersama klien",
            owner="staff",
            worker=sari.user,
            due_on=today - timedelta(days=1),
            by=sari,
        )
        steps.add(
            goal=goal,
            what="Datang ke RPTC untuk bicara",
            owner="guardian",
            due_on=today + timedelta(days=5),
            by=sari,
        )
        health = goals.add(episode=case, domain="bio", text="Sehat dan cukup makan", by=sari)
    with at(ago(2, 9)):
        services.record(
            episode=case,
            kind="health_check",
            minutes=30,
            goal=health,
            funding="health_cover",
            amount=0,
            by=sari,
        )
        _answer(n, goal.plan, sari)
    if n:
        with at(ago(1, 11)):
            services.record(episode=case, kind="pp39_social", minutes=45, step=first, funding="apbd", by=sari)
            steps.done(step=first, result="Keluarga mau datang minggu depan", by=sari)


def _answer(n, plan, by):
    told = {"given_by": "client", "giver_name": plan.episode.person.display_name, "by": by}
    if n == 0:
        versions.acknowledge(plan, means="spoken", witness="Andi Nompo", **told)
    if n == 1:
        versions.acknowledge(plan, means="refused", reason="Ingin pulang lebih dulu", **told)


def _needs(n, case, actors):
    sari, andi = actors["sari"], actors["andi"]
    with at(ago(2, 14)):
        clothes = needs.ask(
            episode=case, kind="clothing", quantity=2, size="Ukuran L", value=200_000, by=sari
        )
        paper = needs.ask(episode=case, kind="id_card", by=sari)
        needs.ask(episode=case, kind="hygiene_kit", shared=True, value=50_000, by=andi)
    with at(ago(1, 15)):
        needs.decide(clothes, approve=True, by=actors["rina"])
        if n == 0:
            needs.decide(paper, approve=False, reason="Diurus Dukcapil tanpa biaya", by=actors["rina"])
    if n == 0:
        with at(ago(1, 17)):
            needs.deliver(clothes, value=185_000, funding="baznas", by=andi)
