"""What a partner offers, to whom."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import LocalClass
from partners import lists
from partners.models import Service
from rptc.ui.forms import House


class ServiceForm(House, forms.ModelForm):
    """One service with whom it takes. The instance carries the partner."""

    age_min = forms.IntegerField(label=_("Lowest age"), required=False, min_value=0, max_value=120)
    age_max = forms.IntegerField(label=_("Highest age"), required=False, min_value=0, max_value=120)

    class Meta:
        model = Service
        fields = ["kind", "meant_for", "age_min", "age_max", "classes"]
        widgets = {"meant_for": forms.RadioSelect, "classes": forms.CheckboxSelectMultiple}
        help_texts = {"classes": _("Leave all empty when the partner takes any class.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose a service")), *lists.SERVICES.choices()]
        self.fields["classes"].queryset = LocalClass.objects.filter(retired=False)
        for name in ("age_min", "age_max"):
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "r-w4"})

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        if self.instance.partner.services.active().filter(kind=kind).exists():
            raise forms.ValidationError(_("This partner already offers that service."))
        return kind

    def clean(self):
        data = super().clean()
        low, high = data.get("age_min"), data.get("age_max")
        if low is not None and high is not None and high < low:
            self.add_error("age_max", _("The upper age must not be below the lower one."))
        return data
