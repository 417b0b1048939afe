"""The photo of a person, for who may open the file."""

from django.shortcuts import get_object_or_404

from clients.models import Person
from rptc import audit
from rptc.accounts.access import requires
from rptc.files import serve


@requires("clients.see_file")
def show(request, code):
    """The JPEG itself. A stranger's photo, and one that was never taken, are not found."""
    people = Person.objects.visible_to(request.user).select_related("photo")
    person = get_object_or_404(people, code=code, photo__isnull=False)
    audit.read("photo-seen", person, by=request.actor)
    return serve.response(person.photo)
