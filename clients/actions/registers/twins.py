"""Rows of one file that are of one person: the same NIK, or the same name with the same birth."""

from django.db.models import Min


class Twins:
    """Knows the first line of every NIK and identity among the rows given and all rows above them."""

    def __init__(self, register, rows):
        self.first = {}
        above = register.rows.filter(line__lt=min((row.line for row in rows), default=0))
        for name in ("nik", "same"):
            keys = {bytes(getattr(row, name)) for row in rows if getattr(row, name)}
            found = above.filter(**{f"{name}__in": keys}).values_list(name).annotate(Min("line")).order_by()
            self.first |= {(name, bytes(key)): line for key, line in found}

    def of(self, row):
        """The line of the row's earlier twin, or None; from now on the row is an earlier one itself."""
        keys = [(name, bytes(getattr(row, name))) for name in ("nik", "same") if getattr(row, name)]
        lines = [self.first[key] for key in keys if key in self.first]
        for key in keys:
            self.first.setdefault(key, row.line)
        return min((line for line in lines if line < row.line), default=None)
