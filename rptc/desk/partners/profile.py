"""Who a partner is and what it offers, as rows of a summary."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.sentences import eligibility
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day, phone


def rows(partner, unmasked):
    """The profile; without the lines that tell the name where it is masked. What is not known is left out."""
    lines = [Row(_("Legal kind"), partner.get_kind_display())]
    if partner.capacity is not None:
        lines.append(Row(_("Capacity"), str(partner.capacity)))
    if unmasked:
        lines += [Row(label, value) for label, value in _telling(partner) if value]
    if partner.ended_on:
        lines.append(
            Row(_("Ended"), f"{day(partner.ended_on)}. {partner.ended_reason if unmasked else ''}".strip())
        )
    return lines


def _telling(partner):
    return [
        (_("Short name"), partner.short_name),
        (_("Name outside the case team"), partner.masked_name if partner.discloses else ""),
        (_("Head"), partner.head_name),
        (_("Address"), ", ".join(filter(None, [partner.address, str(partner.district or "")]))),
        (_("Phone"), phone(partner.phone)),
        (_("E-mail"), partner.email),
        (_("Deed or legal number"), partner.legal_number),
        (
            pgettext("partner", "Registration number"),
            _until(partner.registration_number, partner.registration_ends),
        ),
        (_("Accreditation"), _until(partner.accreditation, partner.accreditation_ends)),
        (_("Note"), partner.note),
    ]


def _until(text, last):
    return _("%(what)s, until %(day)s") % {"what": text, "day": day(last)} if text and last else text


def services(partner):
    """(service, for whom in words) of what it offers now (prefetched as `offered`)."""
    return [(service, eligibility(service)) for service in partner.offered]
