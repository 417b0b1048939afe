"""What a partner offers, to whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners import lists
from partners.models.partner import Partner


class ServiceQuerySet(models.QuerySet):
    def active(self):
        return self.filter(ended_on__isnull=True)


class Service(models.Model):
    """What a partner offers, to whom: sex, ages (both ends included) and classes; no class named means any."""

    class For(models.TextChoices):
        ANY = "any", _("Anybody")
        MALE = "male", pgettext_lazy("service", "Men and boys")
        FEMALE = "female", pgettext_lazy("service", "Women and girls")

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(_("service"), max_length=40, choices=lists.SERVICES.choices())
    meant_for = models.CharField(_("for whom"), max_length=10, choices=For, default=For.ANY)
    age_min = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    classes = models.ManyToManyField("clients.LocalClass", blank=True, verbose_name=_("classes served"))
    ended_on = models.DateField(null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "kind"],
                condition=Q(ended_on__isnull=True),
                name="service_once_per_partner",
                violation_error_message=_("This partner already offers that service."),
            ),
            models.CheckConstraint(
                condition=Q(age_min__isnull=True)
                | Q(age_max__isnull=True)
                | Q(age_max__gte=models.F("age_min")),
                name="service_ages_in_order",
                violation_error_message=_("The upper age must not be below the lower one."),
            ),
        ]

    def __str__(self):
        return lists.SERVICES.label(self.kind)

    def misfits(self, *, sex, age, ppks_class):
        """Why somebody is outside this service: a list of "sex", "age", "class"; empty when they fit."""
        wrong = []
        if self.meant_for != self.For.ANY and sex != self.meant_for:
            wrong.append("sex")
        if age is not None and not (self.age_min or 0) <= age <= (
            self.age_max if self.age_max is not None else 200
        ):
            wrong.append("age")
        served = {c.pk for c in self.classes.all()}
        if served and ppks_class.pk not in served:
            wrong.append("class")
        return wrong
