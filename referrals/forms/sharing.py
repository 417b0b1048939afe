"""What the partner may read, on what basis, with whose consent. Nothing is ticked beforehand."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from clients.forms.consent import DETAILS, Given
from clients.models import Consent
from referrals import basis, lists, sharing
from referrals.forms.acts import AREA
from referrals.models import Referral
from rptc.ui.templatetags.show import day

NEW = "new"


class Sharing(Given):
    """`referral` is the draft; what stands in force for its partner can be chosen, or a new consent written down."""

    shared = forms.MultipleChoiceField(
        label=_("What the partner reads after the PIN"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick only what is needed there. Nothing is ticked beforehand."),
    )  # fmt: skip
    basis = forms.ChoiceField(
        label=_("Legal basis of the sharing"), choices=Referral.Basis.choices, widget=forms.RadioSelect,
        help_text=_("Not asked when nothing is ticked."),
    )  # fmt: skip
    consent = forms.ChoiceField(label=_("Which consent"), widget=forms.RadioSelect)
    no_consent_reason = forms.CharField(
        label=_("Why consent is missing"), max_length=500, required=False, widget=AREA,
        help_text=_("Without consent; for a child without a parent or guardian; or for health data without either."),
    )  # fmt: skip

    field_order = ["shared", "basis", "consent", *DETAILS, "no_consent_reason"]
    missing = Given.missing | {
        "basis": _("Choose the legal basis of what you share."),
        "consent": _("Choose a consent."),
    }

    def __init__(self, *args, referral, **kwargs):
        self.referral, self.held = referral, basis.held(referral.episode.person_id, referral.partner)
        asked = f"consent={NEW}" if self.held else "basis=consent"
        self.shown_when = {
            "basis": "shared",
            "consent": "basis=consent",
            "no_consent_reason": "shared",
        } | dict.fromkeys(DETAILS, asked)
        self.shown_when["witness"] = "means=spoken"
        super().__init__(*args, client=referral.episode.person.display_name, **kwargs)
        self.fields["shared"].choices = [
            (code, _ticked(code, referral.service)) for code, _words in sharing.CHOICES
        ]
        if self.held:
            self.fields["consent"].choices = [*map(_standing, self.held), (NEW, _("Record a new consent"))]
        else:
            del self.fields["consent"]

    @property
    def is_new(self):
        """Whether a consent is written down with this answer."""
        data = self.cleaned_data
        return data["basis"] == basis.CONSENT and data.get("consent", NEW) == NEW

    def clean(self):
        data = super().clean()
        if not self.errors:
            self._refuse(data)
        return data

    def _refuse(self, data):
        wrong = basis.faults(
            shared=data["shared"], basis=data["basis"], reason=data["no_consent_reason"],
            held=basis.Held.of(self._standing(data)), child=basis.is_child(self.referral.episode),
        )  # fmt: skip
        for field, words in wrong.items():
            self.add_error(field if field in self.fields else None, words)

    def _standing(self, data):
        """What will be in force once this is saved."""
        new = Consent(scope=data["shared"], given_by=data["given_by"])
        return [new, *self.held] if self.is_new else self.held

    def chosen(self):
        """The consent in force that was chosen, or None."""
        return next((one for one in self.held if one.code == self.cleaned_data.get("consent")), None)


def _ticked(code, service):
    """The words of a tick and, where this service usually needs it, why."""
    row = lists.HINTS.rows().get(code)
    usual = row and (row["services"] == "*" or service in row["services"].split(";"))
    if not usual:
        return sharing.WORDS[code]
    words = _("Usual here: %(why)s")
    hint = words % {"why": lists.HINTS.label(code)}
    return format_html('{} <span class="r-small r-muted d-block">{}</span>', sharing.WORDS[code], hint)


def _standing(consent):
    until = (
        _("until %(day)s") % {"day": day(consent.expires_on)} if consent.expires_on else _("no end agreed")
    )
    said = f"{consent.giver_name}, {day(consent.given_on)}, {until}: {', '.join(sharing.labels(consent.scope)).lower()}"
    return consent.code, said
