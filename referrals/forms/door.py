"""Whom a further link is for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Contact
from rptc.ui.forms import House


class NewLink(House, forms.Form):
    """A contact of the receiving partner that has no link to this referral yet."""

    contact = forms.ModelChoiceField(
        Contact.objects.none(),
        to_field_name="code",
        label=_("Contact"),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    missing = {"contact": _("Choose a contact.")}

    def __init__(self, *args, referral, **kwargs):
        super().__init__(*args, **kwargs)
        held = [link.contact_id for link in referral.links.all()]
        self.fields["contact"].queryset = referral.partner.contacts.active().exclude(pk__in=held)
