"""What went wrong is said in words, with a way on, and never fails itself."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import include, path

from rptc import errors

pytestmark = pytest.mark.urls(__name__)


def _no(request):
    raise PermissionDenied


def _broken(request):
    raise RuntimeError("NIK 7371012005140417 must not be shown")


_no.login_required = _broken.login_required = False
urlpatterns = [
    path("", include("rptc.ui.urls")),
    path("no/", _no),
    path("broken/", _broken),
]
handler403, handler404, handler500 = errors.forbidden, errors.not_found, errors.server_error


def test_dodi_is_told_whom_to_ask(client):
    answer = client.get("/no/")
    assert answer.status_code == 403
    assert "Kepala UPT" in answer.content.decode() or "unit head" in answer.content.decode()


def test_a_missing_page_gives_nothing_away(client):
    answer = client.get("/clients/K7X/", follow=True)
    assert answer.status_code == 404 and "<h1>" in answer.content.decode()


def test_our_own_fault_shows_a_code_and_nothing_else(client):
    client.raise_request_exception = False
    answer = client.get("/broken/")
    assert answer.status_code == 500 and "<b>" in answer.content.decode()
    assert "7371012005140417" not in answer.content.decode()


@pytest.mark.parametrize(
    ("view", "status"), [(errors.bad_request, 400), (errors.too_many, 429), (errors.csrf_failure, 403)]
)
def test_other_faults_have_their_page_and_status(rf, view, status):
    answer = view(rf.get("/here/"))
    assert answer.status_code == status and "<h1>" in answer.content.decode()


def test_a_page_that_was_too_old_is_opened_afresh(rf):
    assert 'href="/here/"' in errors.csrf_failure(rf.post("/here/")).content.decode()
