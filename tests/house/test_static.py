import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from rptc.lib import vendor

NAMED = re.compile(r"{% static ['\"]([^'\"]+)['\"]")


def named():
    """Every static file that a template names."""
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    return {name for template in templates for name in NAMED.findall(template.read_text())}


def test_every_static_file_that_a_template_names_is_collected():
    assert len(named()) > 4
    assert [name for name in sorted(named()) if not finders.find(name)] == []


def test_what_we_take_from_packages_is_there_and_used():
    assert [name for name in vendor.FILES if not finders.find(name)] == []
    assert {name.removesuffix(".map") for name in vendor.FILES} <= named()
    assert finders.find("django_htmx/htmx-4.js") is None
