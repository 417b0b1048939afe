"""The registers of the unit, and the door for a new one."""

from django.shortcuts import redirect, render

from clients.actions.refused import Refused
from clients.actions.registers import uploading
from clients.forms.register import Upload
from clients.models import Register
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui import lists


@requires("clients.import", "clients.review_import")
@once
def index(request):
    """What came in so far; who may import chooses a file here."""
    may = request.user.has_perm("clients.import")
    form = Upload(request.POST, request.FILES) if request.method == "POST" else Upload()
    if may and form.is_valid() and (register := _uploaded(form, request.actor)):
        return redirect("clients:register-columns", register.code)
    found = Register.objects.visible_to(request.user).listed()
    context = {"page": lists.page(request, found, "made_at"), "form": form if may else None}
    return render(request, "clients/registers/list.html", context)


def _uploaded(form, actor):
    try:
        return uploading.upload(form.cleaned_data["file"], by=actor)
    except Refused as refused:
        form.add_error("file", refused.sentence)
