import pytest
from django.db import connection


@pytest.mark.django_db
def test_a_test_is_the_application(two_roles):
    with connection.cursor() as c:
        c.execute("select current_user")
        assert c.fetchone()[0] == "rptc_app"
