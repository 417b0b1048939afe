"""Whom of the family, by what means; or why nobody."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from referrals import family
from referrals.forms.acts import AREA, ActForm, not_ahead
from referrals.models import FamilyWord
from referrals.models.kin import FORBIDS
from rptc.lib import phones
from rptc.ui.fields import MomentField
from rptc.ui.templatetags.show import phone

TOLD = "|".join(means for means in FamilyWord.Means if means != FamilyWord.Means.NOT_TOLD)


class TellFamily(ActForm):
    """The relatives on file with their numbers, the guardian first. An alert against it asks the unit head for a reason."""

    means = forms.ChoiceField(
        label=_("How was the family told?"), choices=FamilyWord.Means.choices, widget=forms.RadioSelect
    )
    relative = forms.TypedChoiceField(
        label=_("Who was told?"), widget=forms.RadioSelect, coerce=int, empty_value=None
    )
    reason = forms.CharField(label=_("Why nobody was told"), max_length=300, widget=AREA)
    at = MomentField(
        label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."),
        validators=[not_ahead],
    )  # fmt: skip

    missing = {
        "means": _("Choose how the family was told, or that nobody was."), "relative": _("Choose who was told."),
        "reason": _("Say why."),
    }  # fmt: skip
    shown_when = {"relative": f"means={TOLD}", "reason": "means=not_told"}

    def __init__(self, *args, standing, **kwargs):
        self.person = standing.referral.episode.person
        self.kin = {kin.pk: kin for kin in family.relatives(self.person)}
        self.alerts = family.alerts(self.person)
        self.forbidden = FORBIDS in self.alerts
        if self.forbidden:
            self.shown_when = {"relative": self.shown_when["relative"]}
        super().__init__(*args, standing=standing, **kwargs)
        self.fields["relative"].choices = [(pk, _named(kin)) for pk, kin in self.kin.items()]
        self["means"].help_text = self._help()
        if self.forbidden:
            self["reason"].label = gettext("Why nobody was told, or why the family is told all the same")

    def given(self, by):
        data = super().given(by)
        return data | {"relative": self.kin.get(data["relative"]), "reason": data["reason"] or ""}

    def _help(self):
        """What to heed, and each relative's number to call or write to."""
        secret = family.HIDDEN in self.alerts
        lines = [
            gettext("An alert says: do not contact the family. Only the unit head may, with a reason.")
        ] * self.forbidden
        lines += [gettext("The place is secret: name no place, not even RPTC.")] * secret
        lines += [] if self.forbidden else [self._call(kin, secret) for kin in self.kin.values() if kin.phone]
        lines += [] if self.kin else [gettext("No relative is on file.")]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((line,) for line in lines)))

    def _call(self, kin, secret):
        call = format_html('{}: <a href="{}">{}</a>', _named(kin), phones.tel(kin.phone), phone(kin.phone))
        href = family.href(self.referral, kin, secret)
        words = gettext("WhatsApp to %(name)s, with a text that names nobody") % {"name": kin.name}
        link = '{} · <a href="{}" target="_blank" rel="noopener noreferrer">{}</a>'
        return format_html(link, call, href, words) if href else call


def _named(kin):
    return (
        f"{kin.name} ({gettext('guardian')})"
        if kin.is_guardian
        else f"{kin.name} ({kin.get_relation_display().lower()})"
    )
