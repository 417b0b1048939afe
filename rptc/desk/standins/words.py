"""What lines about standing in say on a desk and where they lead. Registered with the outbox when the roof is ready."""

from django.conf import settings
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy

from rptc.notices import texts
from rptc.ui.templatetags.show import day, wita

WORDS = {
    "delegation-named": gettext_lazy("You act for the unit head from %(from)s until %(until)s"),
    "delegation-ended": gettext_lazy("You no longer act for the unit head"),
    "duty-given": gettext_lazy("You are on duty from %(from)s until %(until)s"),
    "duty-ended": gettext_lazy("You were taken off duty"),
    "nobody-on-duty": gettext_lazy("Nobody is on duty tonight from %(since)s: name somebody"),
    "client-deceased": gettext_lazy("A client has died: read what is recorded"),
    "client-absconded": gettext_lazy("A client left without notice: read what is recorded"),
    "deputy-named": gettext_lazy("You are the deputy in this case"),
    "deputy-ended": gettext_lazy("You are no longer the deputy in this case"),
    "caseload-received": gettext_lazy("%(count)d things of a case load went over to you"),
    "caseload-given": gettext_lazy("%(count)d things of your case load went over to somebody else"),
    "caseload-left": gettext_lazy("An account was closed with %(count)d open cases: hand them over"),
}
KINDS = ("delegation", "duty", "unit", "episode", "caseloadmove", "user")


def register():
    """Tell the outbox; called once."""
    for kind in KINDS:
        texts.register(kind, sentences, lambda notice: settings.SITE_URL + page(notice))


def sentences(lines):
    """{notice pk: sentence}, for those whose words are known."""
    return {
        line.pk: str(WORDS[line.template]) % _said(line.context) for line in lines if line.template in WORDS
    }


def page(notice):
    """The address that a line leads to."""
    if notice.about_kind == "episode":
        return reverse("desk:client-file", args=[notice.context["person"]])
    if notice.about_kind == "caseloadmove":
        return reverse("desk:caseload-move", args=[notice.about_code])
    if notice.about_kind == "user":
        return reverse("desk:caseload-from", args=[notice.about_code])
    if notice.about_kind == "delegation":
        return (
            reverse("desk:delegation-list") if notice.template == "delegation-named" else reverse("desk:home")
        )
    return reverse("desk:duty-list")


def _said(context):
    return {
        name: _moment(value) if name in ("from", "until", "since") else value
        for name, value in context.items()
    }


def _moment(text):
    return wita(parse_datetime(text)) if "T" in text else day(parse_date(text))
