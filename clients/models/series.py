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
        return cls.take(name, year, 1)[0]

    @classmethod
    def take(cls, name, year, count):
        """The next `count` numbers, in order; locked like `next`."""
        cls.objects.get_or_create(name=name, year=year)
        row = cls.objects.select_for_update().get(name=name, year=year)
        first, row.last = row.last + 1, row.last + count
        row.save(update_fields=["last"])
        return [f"{name}-{year}-{n:04}" for n in range(first, row.last + 1)]
