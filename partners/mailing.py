"""The e-mail behind "contact:…" and "partner:…", and what a notice about a document says."""

from django.conf import settings
from django.urls import reverse

from partners.models import Contact, Partner
from rptc.notices import recipients, texts
from rptc.sop.models import Rung


def register():
    """Tell the outbox; called once, when the app is ready."""
    recipients.register("contact", contact)
    recipients.register("partner", head)
    texts.register("document", words, link)


def contact(number):
    return list(Contact.objects.active().filter(pk=number).values_list("name", "email"))


def head(number):
    return list(Partner.objects.active().filter(pk=number).values_list("head_name", "email"))


def words(notices):
    """The step of the ladder; the partner is named as it may be outside the case team."""
    steps = {
        rung.code: rung.label
        for rung in Rung.objects.filter(code__in={n.context.get("rung") for n in notices})
    }
    said = {
        n.pk: (steps.get(n.context.get("rung"), n.template), n.context.get("partner_label", ""))
        for n in notices
    }
    return {pk: f"{step}: {label}" if label else step for pk, (step, label) in said.items()}


def link(notice):
    return settings.SITE_URL + reverse("desk:partner-page", args=[notice.context["partner"]])
