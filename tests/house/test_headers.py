"""Every answer carries the same protection, whoever asks and whatever goes wrong."""

import pytest

pytestmark = pytest.mark.django_db
PUBLIC = ["/accounts/login/", "/accounts/invitation/nothing/", "/healthz", "/help/", "/tidak-ada/"]
SIGNED_IN = ["/", "/more/", "/clients/", "/tidak-ada/"]


def check(answer):
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "camera=(self)" in answer["Permissions-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_answer_is_protected(client, path):
    check(client.get(path))


@pytest.mark.parametrize("path", SIGNED_IN)
def test_an_answer_to_a_worker_is_protected(as_, sari, path):
    check(as_(sari).get(path))


def test_a_refusal_is_protected_too(as_, lina):
    answer = as_(lina).get("/clients/")
    assert answer.status_code == 403
    check(answer)


def test_a_redirect_to_sign_in_is_protected_too(client):
    answer = client.get("/clients/")
    assert answer.status_code == 302
    check(answer)


def test_a_post_without_its_token_is_refused_and_protected(sari):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(sari, backend="rptc.accounts.backends.SignIn")
    answer = strict.post("/session/stay/")
    assert answer.status_code == 403
    check(answer)
