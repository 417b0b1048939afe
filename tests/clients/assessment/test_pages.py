import pytest
from django.urls import reverse

from clients.actions import assess
from tests.clients.assessment.conftest import BY_CODE
from tests.factories import EpisodeFactory


@pytest.mark.parametrize("code", ["dewasa_tenang", "perempuan_hamil_perdarahan"])
def test_y(sari, by, as_, code):
    e = EpisodeFactory()
    c = as_(sari)
    u = reverse("clients:assessment-start", args=[e.code])
    assert c.get(u).status_code == 200
    r = c.post(u, follow=True)
    assert r.status_code == 200
    a = e.assessments.get()
    r = c.get(reverse("clients:assessment-finish", args=[a.code]))
    r = c.post(reverse("clients:assessment-finish", args=[a.code]))
    a = assess.fill(e, BY_CODE[code]["answers"], by=by(sari))
    r = c.get(reverse("clients:assessment-result", args=[a.code]))
    assert r.status_code == 200
    r = c.get(reverse("clients:assessment-judge", args=[a.code]))
    r = c.post(reverse("clients:assessment-judge", args=[a.code]), {"band": "low"})
