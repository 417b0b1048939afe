"""`roles`: write docs/roles.md from roles.py, or with --check say whether it is current."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from rptc.accounts.roles import OFFICES, PERMISSIONS, ROLES

HEAD = """# Roles

Generated from `rptc/accounts/roles.py` by `manage.py roles`. A role is a kind of work; one person has one role. A delegate
(Plh./Plt.) of the unit head holds the unit head's permissions between two dates besides their own.
"""


class Command(BaseCommand):
    help = "Write docs/roles.md from the code."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when the page is old.")

    def handle(self, *, check, **options):
        path, text = settings.BASE_DIR / "docs" / "roles.md", page()
        if check and path.read_text() != text:
            raise CommandError("docs/roles.md is old. Run: manage.py roles")
        if not check:
            path.write_text(text)
            self.stdout.write("docs/roles.md written.")


def page():
    """The page as text, in English whatever the reader's language."""
    with override("en"):
        parts = [
            f"## {r.name} (`{r.code}`)\n\n{r.description}\n\n{_listed(r.permissions)}\n"
            for r in ROLES.values()
        ]
        return "\n".join([HEAD, *parts, f"## Delegate of the unit head\n\n{_listed(OFFICES['unit_head'])}\n"])


def _listed(permissions):
    return "\n".join(f"- {words} (`{code}`)" for code, words in PERMISSIONS.items() if code in permissions)
