"""A boy of Sari's with a plan: one goal, one step of hers, one of the partner's."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.translation import override

from clients.actions.plan import goals, needs, steps, versions
from rptc.files import store
from tests import factories as make

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def case(sari):
    return make.EpisodeFactory(case_worker=sari)


@pytest.fixture
def goal(case, sari, by):
    return goals.add(episode=case, domain="social", text="Kembali ke sekolah", by=by(sari))


@pytest.fixture
def plan(goal):
    return goal.plan


@pytest.fixture
def step(goal, sari, by):
    return steps.add(
        goal=goal, what="Temui kepala sekolah", owner="staff", worker=sari, due_on=in_days(3), by=by(sari)
    )


@pytest.fixture
def need(case, sari, by):
    """School things that wait for Bu Rina."""
    return needs.ask(episode=case, kind="school_kit", quantity=2, size="Kelas 4", value=150_000, by=by(sari))


@pytest.fixture
def scan(sari, by, settings, tmp_path):
    return store.scan(SimpleUploadedFile("rencana.pdf", PDF, "application/pdf"), by=by(sari))


@pytest.fixture
def agreed(plan, sari, by):
    """The plan as the mother agreed to it before a witness."""
    return versions.acknowledge(
        plan, means="spoken", given_by="guardian", giver_name="Sitti", witness="Andi", by=by(sari)
    )


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture(autouse=True)
def english():
    """The words of a refusal as the code has them; pages answer in the reader's language all the same."""
    with override("en"):
        yield
