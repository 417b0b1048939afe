"""Every verb that any part of the program records has words on the timeline."""

import ast
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from rptc.audit.models import Event
from rptc.desk import sentences

NOT_OF_A_PERSON = ("account-", "partner-", "partners-", "document-", "contact-", "report-")


def recorded():
    """(file, verb) of every audit.record and audit.read in the code; a computed verb as its fixed beginning."""
    for app in ("clients", "partners", "referrals", "feedback", "rptc"):
        for path in Path(settings.BASE_DIR, app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if _is_record(node) and node.args:
                    yield path.name, _verb(node.args[0])


def _is_record(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("record", "read")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "audit"
    )


def _verb(node):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
    return ""


def test_every_verb_written_out_has_words():
    found = {verb for _file, verb in recorded() if verb and "*" not in verb}
    assert len(found) > 40
    missing = {verb for verb in found - set(sentences.WORDS) if not verb.startswith(NOT_OF_A_PERSON)}
    assert not missing
    assert not {verb for verb in found if "_" in verb}


@pytest.mark.django_db
def test_every_verb_of_a_living_demo_has_words():
    call_command("demo", stdout=io.StringIO())
    found = set(Event.objects.exclude(person_code="").values_list("verb", flat=True))
    assert len(found) > 15
    assert not found - set(sentences.WORDS)
