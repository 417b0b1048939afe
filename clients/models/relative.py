"""Whose child, whose parent: the family that somebody names."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from clients.models.person import Person


class RelativeQuerySet(models.QuerySet):
    def of(self, person):
        """The family in all joined files of one human being."""
        return self.filter(person__in=Person.objects.same_as(person))


class Relative(models.Model):
    """A parent, guardian or member of the household. `client` is their own file, where the unit knows them too."""

    class Relation(models.TextChoices):
        MOTHER = "mother", _("Mother")
        FATHER = "father", _("Father")
        GUARDIAN = "guardian", _("Guardian")
        SPOUSE = "spouse", _("Husband or wife")
        SIBLING = "sibling", _("Brother or sister")
        CHILD = "child", _("Child")
        GRANDPARENT = "grandparent", _("Grandparent")
        OTHER = "other", _("Other family")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relatives")
    name = models.CharField(_("name"), max_length=150)
    relation = models.CharField(_("relation"), max_length=15, choices=Relation)
    phone = PhoneNumberField(_("phone"), blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    is_guardian = models.BooleanField(_("is the guardian"), default=False)
    same_household = models.BooleanField(_("lives in the same household"), default=False)
    note = models.CharField(_("note"), max_length=250, blank=True)
    client = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="kin_of")

    objects = RelativeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(client__isnull=True) | ~models.Q(client=models.F("person")),
                name="relative_is_somebody_else",
                violation_error_message=_("Nobody is their own family. Choose another client."),
            )
        ]

    def __str__(self):
        return self.name
