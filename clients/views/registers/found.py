"""A register by its code, as far as the reader may see it."""

from django.shortcuts import get_object_or_404

from clients.models import Register


def register(request, code):
    return get_object_or_404(
        Register.objects.visible_to(request.user).listed().select_related("worker"), code=code
    )


def row(request, code, line):
    """A row with its register."""
    held = register(request, code)
    found = get_object_or_404(held.rows.select_related("person", "episode"), line=line)
    found.register = held
    return found
