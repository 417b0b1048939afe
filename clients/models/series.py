"""Running numbers, one series a kind and year."""

from django.db import models


class NumberSeries(models.Model):
    """The last number given out in a series and year; locked while the next is taken."""

    name = models.CharField(max_length=5)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="series_once_a_year")]

    def __str__(self):
        return f"{self.name}-{self.year}-{self.last:04}"

    @classmethod
    def next(cls, name, year):
        """The next number, as in K-2026-0398. Call inside a transaction: the row stays locked until it ends."""
        cls.objects.get_or_create(name=name, year=year)
        row = cls.objects.select_for_update().get(name=name, year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return str(row)
