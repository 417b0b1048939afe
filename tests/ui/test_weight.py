"""On a slow network a first page stays under 100 kB, and a later one under 30 kB (H11)."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.urls("tests.ui.urls")
FIRST, LATER = 100_000, 30_000  # bytes, compressed


def packed(content):
    return len(gzip.compress(content, 6))


def static_files(page):
    """The static files a page asks for, icons and the band under the masthead included."""
    named = set(re.findall(r'/static/([^"#]+)', page)) | {"weave.svg"}
    return {name: finders.find(name) for name in named}


def test_sari_on_prepaid_data_waits_for_little(client):
    page = client.get("/gallery/").content
    files = static_files(page.decode())
    assert {"app.js", "tokens.css", "components.css", "django_htmx/htmx-2.min.js"} <= set(files)
    weight = sum(packed(Path(path).read_bytes()) for path in files.values())
    assert packed(page) <= LATER
    assert packed(page) + weight <= FIRST, f"{packed(page) + weight} bytes"


def test_bootstrap_brings_no_script(client):
    assert "bootstrap.bundle" not in client.get("/gallery/").content.decode()
