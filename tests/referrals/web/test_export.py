"""The list of referrals as a file: numbers and initials, the filters of the page."""

import pytest

from rptc.audit.models import Event
from tests import factories as f

pytestmark = pytest.mark.django_db
EXPORT = "/referrals/export/"


def test_the_file_holds_the_rows_of_the_page_and_no_name(as_, sari):
    f.ReferralFactory(number="R-2026-0001", state="draft", episode__person__full_name="Baharuddin Lallo")
    f.ReferralFactory(number="R-2026-0002", state="closed")
    text = as_(sari).get(EXPORT).getvalue().decode()
    assert "R-2026-0001" in text and "B.L." in text
    assert "R-2026-0002" not in text and "Baharuddin" not in text


def test_taking_it_out_is_logged_with_how_many(as_, sari):
    f.ReferralFactory(state="draft")
    as_(sari).get(EXPORT, {"as": "xlsx"})
    assert Event.objects.reads().get(verb="referrals-exported").data == {"rows": 1}
