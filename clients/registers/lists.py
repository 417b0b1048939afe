"""The lists a row is held against, read once for many rows."""

from functools import cached_property

from clients import lists
from clients.actions.team import candidates
from clients.models import LocalClass
from clients.registers import words
from rptc.places.models import District


class Lists:
    """Classes, kecamatan, workers of now; `extra` are words that this unit has explained itself."""

    def __init__(self, batch):
        self.batch = batch

    @cached_property
    def classes(self):
        return {
            c.code: c
            for c in LocalClass.objects.filter(retired=False).select_related("parent", "parent_under_18")
        }

    @cached_property
    def class_words(self):
        return words.known("class", [(code, c.label_id) for code, c in self.classes.items()])

    @cached_property
    def districts(self):
        return {words.squeezed(district.name): district.pk for district in District.objects.all()}

    @cached_property
    def workers(self):
        people = [p for p in candidates() if p.unit_id == self.batch.unit_id]
        return {words.plain(name): p.pk for p in people for name in (p.full_name, p.username)}

    sources = cached_property(
        lambda self: words.known("source", [(c, r["label_id"]) for c, r in lists.SOURCES.rows().items()])
    )
    exits = cached_property(
        lambda self: words.known("exit", [(c, r["label_id"]) for c, r in lists.EXITS.rows().items()])
    )
    sexes = cached_property(lambda self: words.of("sex"))

    @cached_property
    def closing(self):
        """Ways of leaving that close a case."""
        return {code for code, row in lists.EXITS.rows().items() if row["case_closes"] == "yes"}
