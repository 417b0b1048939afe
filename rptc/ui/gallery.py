"""Every component in its states, on one page; for development and for the tests that look at them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from . import fields, lists
from .context import Frame
from .due import due
from .forms import House
from .parts import Bar, Chip, Entry, Figure, Half, Link, Row, Rung, Step, Task

NOW = datetime(2026, 11, 26, 21, 40, tzinfo=ZoneInfo("Asia/Makassar"))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
END_OF_DAY = NOW.replace(hour=23, minute=59, second=59)


class Sample(Frame):
    """A frame with the menu of a unit head, whoever looks."""

    nav = [
        {"label": _("Desk"), "short": _("Desk"), "icon": "home", "url": "#", "gap": False, "current": False, "badge": {"count": "5", "words": _("waiting for you"), "kind": ""}},
        {"label": _("Clients"), "short": _("Clients"), "icon": "person", "url": "#", "gap": False, "current": True, "badge": None},
        {"label": _("Referrals"), "short": _("Referrals"), "icon": "referral", "url": "#", "gap": False, "current": False, "badge": {"count": "3", "words": _("late"), "kind": "late"}},
        {"label": _("Bed board"), "short": _("Beds"), "icon": "bed", "url": "#", "gap": False, "current": False, "badge": None},
        {"label": _("Partners"), "short": _("Partners"), "icon": "partner", "url": "#", "gap": False, "current": False, "badge": None},
        {"label": _("Reports"), "short": _("Reports"), "icon": "report", "url": "#", "gap": True, "current": False, "badge": None},
    ]  # fmt: skip
    me = {"name": "Mirna Lestari", "role": _("Social worker"), "url": "#", "sign_out": "#"}
    search_url = "#"


class Faulty(House, forms.Form):
    """A form with every kind of field, sent empty."""

    full_name = forms.CharField(label=_("Full name"), help_text=_("One word is enough."))
    alias = forms.CharField(label=_("Nickname"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=[("m", _("Male")), ("f", _("Female")), ("u", _("Not known yet"))],
        widget=forms.RadioSelect,
    )
    born = fields.BirthField(label=_("Date of birth"), required=False)
    seen = fields.MomentField(label=_("Seen at"))
    source = forms.ChoiceField(
        label=_("Source"),
        choices=[("", _("Choose a source")), ("police", _("Police")), ("other", _("Other"))],
    )
    other = forms.CharField(label=_("Which other source?"))
    needs = forms.MultipleChoiceField(
        label=_("Needs tonight"),
        choices=[("food", _("Food")), ("doctor", _("Doctor")), ("none", _("None of these"))],
        widget=forms.CheckboxSelectMultiple,
    )
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    agreed = forms.BooleanField(label=_("The family agrees"), required=False)

    shown_when = {"other": "source=other"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["needs"].exclusive = "none"


@login_not_required
def show(request):
    """The gallery. `?errors=1` shows the form after it was sent with faults, the box above the heading."""
    faulty = Faulty({"full_name": "", "born": "7-21-2017"}) if request.GET.get("errors") else None
    return render(
        request, "gallery.html", {"frame": Sample(request), "form": faulty, "blank": Faulty(), **samples()}
    )


def samples():
    """One of everything. All people and partners are invented."""
    return {
        "now": NOW, "start": NOW - 13 * DAY, "original": END_OF_DAY - 10 * DAY, "extended": END_OF_DAY - 3 * DAY, "tomorrow": END_OF_DAY + DAY,
        "dues": [due(NOW + gap, now=NOW) for gap in (3 * DAY, 3 * HOUR, -5 * HOUR, -3 * DAY)]
        + [due(END_OF_DAY, now=NOW), due(NOW - DAY, now=NOW, kept_at=NOW - 2 * DAY), due(NOW - 2 * DAY, now=NOW, kept_at=NOW - DAY)],
        "tasks": [
            Task("Tn. X 07", "#", "K-2026-0398", _("Collect from the receiving shelter"), due(NOW - 3 * DAY, now=NOW)),
            Task("Rani", "#", "K-2026-0452", _("Hand over"), due(NOW + HOUR, now=NOW)),
            Task("Aco", "#", "K-2026-0450", _("Call the guardian"), due(NOW + 3 * DAY, now=NOW)),
            Task(_("Section: identity"), "#", tag=_("Not started")),
        ],
        "rows": [Row(_("Full name"), "Baco Daeng Ngalle", "#"), Row("NIK", "••••••••••••0014", "#"), Row(_("Nickname"), ""), Row(_("State"), "", tag=_("Accepted"), kind="success")],
        "entries": [
            Entry(_("The partner accepted"), NOW - 2 * HOUR, "RS Contoh Mattoangin", mark="key", href="#"),
            Entry(_("Collection failed"), NOW - DAY, "Fadil Rauf", _("The letter was left behind."), mark="late"),
            Entry(_("Evening note"), NOW - DAY, "Fadil Rauf", _("Ate half a portion.")),
            Entry(_("Planned collection"), NOW + DAY, "", mark="future"),
        ],
        "figures": [Figure("3", _("referrals late"), "#", note=_("of 17 running"), late=True), Figure("23", _("beds taken"), "#", "/ 100"), Figure("10", _("median to hand-over"), "", _("hours"))],
        "steps": [Step(_("Sent"), "past", NOW - 20 * DAY), Step(_("Accepted"), "past", NOW - 19 * DAY), Step(_("Ready"), "now", NOW - 13 * DAY, late=True), Step(_("Collected"), "todo"), Step(_("Closed"), "todo")],
        "rungs": [Rung("H−1", _("Social worker"), NOW - 2 * DAY, NOW - 2 * DAY), Rung("H+1", _("Unit head"), NOW, next=True), Rung("H+7", _("Head of the service"), NOW + 6 * DAY)],
        "gives": Half(_("Handing over: RPTC"), _("Done"), done=True, who="Mirna Lestari", at=NOW - HOUR),
        "takes": Half(_("Receiving: LKSA Cahaya Pesisir"), _("Waiting"), waiting=True, note=_("The link was opened.")),
        "links": [Link(_("Overview"), "#", True), Link(_("Timeline"), "#"), Link(_("Referrals"), "#", count=1, words=_("running"))],
        "facts": [_("Female"), _("16 years"), "Anggrek 03"], "alerts": [_("Allergic to penicillin")],
        "bars": [Bar(_("1 day"), 6), Bar(_("2 days"), 9), Bar(_("3 days"), 4, "b"), Bar(_("longer"), 1.5, "late", "1,5")],
        "chips": [Chip(_("Government"), "#")], "page": lists.Page([], _("%(n)s rows") % {"n": 113}, "#", "#"),
        "icons": "home search person referral bed partner voice report more plus back next check cross ontime near late warn info lock phone print calendar exit file cloud".split(),
    }  # fmt: skip
