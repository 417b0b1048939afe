"""`invite USERNAME "Full Name" ROLE`: the first account, and whenever nobody can sign in."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rptc.accounts.actions import people
from rptc.accounts.roles import ROLES
from rptc.lib.actor import Actor


class Command(BaseCommand):
    help = "Invite somebody by a link that is valid for seven days; the link is printed once."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("full_name")
        parser.add_argument("role", choices=sorted(set(ROLES) - {people.OUTSIDE}))

    def handle(self, *, username, full_name, role, **options):
        try:
            made = people.invite(username=username, full_name=full_name, role=role, by=Actor.job("invite"))
        except people.Taken:
            raise CommandError(f"Somebody is already called {username}.") from None
        self.stdout.write(f"{settings.SITE_URL}/accounts/invitation/{made.token}/")
