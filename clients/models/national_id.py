"""A NIK, sealed and yet found."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from clients.models.person import Person
from rptc.lib import crypto


class NationalId(models.Model):
    """A NIK, sealed; found by a blind index, and with one wrong digit by sixteen others. Not unique: two people may
    claim one number, which is for a person to settle."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="national_id")
    sealed = models.BinaryField()
    blind = models.BinaryField(db_index=True)
    wild = ArrayField(models.BigIntegerField())
    last_four = models.CharField(max_length=4)

    class Meta:
        indexes = [GinIndex(fields=["wild"], name="nik_wild", fastupdate=False)]

    def __str__(self):
        return f"••••••••••••{self.last_four}"

    @classmethod
    def of(cls, person, nik):
        """An unsaved row for sixteen digits."""
        return cls(
            person=person,
            sealed=crypto.seal(nik),
            blind=crypto.blind(nik),
            wild=crypto.wildcards(nik),
            last_four=nik[-4:],
        )

    def read(self):
        """The number itself; the caller records that it was read."""
        return crypto.unseal(self.sealed)
