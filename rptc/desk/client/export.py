"""The list of cases as a file: a right of its own, with a reason that is kept, and the filters of the page."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.reading import client_name
from rptc import audit
from rptc.accounts.access import requires
from rptc.desk.client.filters import ClientFilter
from rptc.desk.client.listing import ROWS, words
from rptc.ui import export
from rptc.ui.forms import House
from rptc.ui.templatetags.show import masked

LIST = ("client_list", "", "")


class Taking(House, forms.Form):
    """Why a list of people leaves the system, and as what. The reason is coded: nobody's name stands in the audit."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What the list is for"), widget=forms.RadioSelect,
        choices=[
            ("report", gettext_lazy("A report to the office above")), ("coordination", gettext_lazy("Coordination with another office")),
            ("inspection", gettext_lazy("An inspection or audit")), ("work", gettext_lazy("Work of the unit itself")),
        ],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("xlsx", "XLSX"), ("csv", "CSV")],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


@requires("clients.export")
def download(request):
    """Asks for the reason, then sends the cases of the page that the asker may see."""
    chosen, form = ClientFilter(request.GET, request=request), Taking(request.POST or None)
    chosen.is_valid()  # a filter that cannot be read filters nothing
    used = [words(chosen, name, value) for name, value in chosen.form.cleaned_data.items() if value]
    if not form.is_valid():
        return render(
            request, "desk/client/export.html", {"form": form, "used": used, "query": request.GET.urlencode()}
        )
    found = chosen.qs.select_related(*ROWS, "person__national_id", "person__district").order_by(
        "-arrived_at", "-pk"
    )
    audit.read(
        "clients-exported", LIST, by=request.actor, rows=found.count(), reason=form.cleaned_data["reason"]
    )
    filters = [(_("Filter"), said) for said in used]
    return export.response(
        form.cleaned_data["kind"], "klien", _columns(request.user), found.iterator(chunk_size=2000), filters
    )


def _columns(user):
    return [
        export.Column(_("Case"), lambda case: case.number),
        export.Column(_("Number in the old book"), lambda case: case.old_number),
        export.Column(_("State"), lambda case: case.get_state_display()),
        export.Column(_("Name"), lambda case: client_name(case, user), 30),
        export.Column(_("Sex"), lambda case: case.get_sex_display()),
        export.Column(_("Age on arrival"), lambda case: case.age, 8),
        export.Column("NIK", lambda case: masked(_last_four(case.person))),
        export.Column(_("Date of arrival"), lambda case: case.arrival_date),
        export.Column(_("PMKS/PPKS class"), lambda case: case.ppks_class.label, 28),
        export.Column(_("Class in Tabel 1"), lambda case: case.report_class.label, 28),
        export.Column(_("How they came"), lambda case: case.get_source_display(), 28),
        export.Column(_("Kecamatan"), lambda case: str(case.person.district or "")),
        export.Column(_("Worker"), lambda case: case.case_worker.get_full_name(), 24),
        export.Column(
            _("How they left"), lambda case: case.get_exit_type_display() if case.exit_type else "", 28
        ),
        export.Column(_("Closed"), lambda case: case.closed_at),
    ]


def _last_four(person):
    held = getattr(person, "national_id", None)
    return held.last_four if held else ""
