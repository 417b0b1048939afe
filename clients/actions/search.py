"""Asking who is known: each search is kept sealed and stands in the audit log, without its text."""

from django.db import transaction

from clients.models import Search
from rptc import audit


@transaction.atomic
def ask(text, *, by):
    """Keep a search of the user behind `by` and return it; its code is what addresses carry. Who is found is worked out
    by the page that shows it."""
    search = Search.objects.create(user=by.user, text=text)
    audit.read("searched", search, by=by)
    return search
