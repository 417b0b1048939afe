"""Comprehensive assessments in the demo: two that can be compared, one of them mended; a third case stands before its second."""

from datetime import timedelta

from django.utils import timezone

from clients.actions import assess, reopening
from clients.deadlines import COMPREHENSIVE
from clients.models import Assessment, Episode, Instrument
from rptc.demo.clock import at

GROUPS = ((5, "under5"), (11, "age6_11"), (17, "age12_17"), (59, "age18_59"), (130, "age60up"))
HARD = {
    "sadness": "2", "worry": "2", "sleep": "2", "anger": "1", "family_support": "1", "community_support": "1",
    "health_cover": "none", "treatment_status": "interrupted", "stigma": "2", "living_before": "street",
}  # fmt: skip
BETTER = HARD | {
    "sadness": "1",
    "sleep": "0",
    "family_support": "2",
    "health_cover": "active",
    "treatment_status": "regular",
}
FIRST, SECOND = timedelta(days=5), timedelta(days=12)  # after the arrival
STORIES = ((HARD, BETTER), (BETTER,))


def ensure(actors):
    """Make them once; returns how many there are in words."""
    rows = Assessment.objects.filter(instrument__code=COMPREHENSIVE)
    if not rows.exists():
        _play(actors["sari"])
    return f"{rows.count()} comprehensive assessments"


def _play(by):
    mine = Episode.objects.running().filter(case_worker=by.user, assessments__finished_at__isnull=False)
    old = (
        mine.filter(arrived_at__lt=timezone.now() - SECOND, person__restricted=False)
        .order_by("arrived_at")
        .distinct()
    )
    for case, stories in zip(old[: len(STORIES)], STORIES, strict=False):
        for after, given in zip((FIRST, SECOND), stories, strict=False):
            with at(case.arrived_at + after):
                row = assess.fill(case, _answers(case, given), code=COMPREHENSIVE, by=by)
        if len(stories) > 1:
            with at(case.arrived_at + SECOND + timedelta(minutes=30)):
                made = reopening.reopen(assessment=row, reason="Umur salah dipilih saat mengisi", by=by)
                assess.finish(assessment=made, by=by)


def _answers(case, given):
    """The lightest answer to everything, but for the story told."""
    calm = {}
    for asked in Instrument.objects.current(COMPREHENSIVE).content.questions:
        if asked.chooses:
            lightest = min(asked.choices, key=lambda choice: choice.score).value
            calm[asked.key] = [lightest] if asked.many else lightest
        elif asked.required:
            calm[asked.key] = (
                "1" if asked.type == "integer" else "Klien bercerita tenang; rencana disusun bersama klien."
            )
    age = case.age or 30
    return calm | {"age_group": next(group for most, group in GROUPS if age <= most)} | given
