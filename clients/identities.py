"""All that is known of who somebody is, read for the page of the file: the same few statements for everybody."""

from django.db.models import Q

from clients.models import (
    Address,
    IdentityCheck,
    Membership,
    Merge,
    OtherName,
    Person,
    Portrait,
    PossibleDuplicate,
    Relative,
    TwoPeople,
)


class Known:
    """The histories of one human being from all joined files; whom `user` may not open is in none but `hidden`."""

    def __init__(self, person, user):
        self.person = person
        rows = list(Person.objects.same_as(person))
        mine = {"person__in": rows}
        self.names = list(OtherName.objects.filter(**mine))
        self.checks = list(IdentityCheck.objects.filter(**mine))
        self.portraits = list(Portrait.objects.filter(**mine).select_related("file"))
        self.addresses = list(Address.objects.filter(**mine).select_related("district"))
        self.memberships = list(Membership.objects.filter(**mine))
        self.kin = list(Relative.objects.filter(Q(person__in=rows) | Q(client__in=rows)).select_related(
            "person__canonical", "client__canonical"
        ))  # fmt: skip
        self.suspicions = list(
            PossibleDuplicate.objects.waiting().filter(Q(person__in=rows) | Q(other__in=rows))
            .select_related("person__canonical", "other__canonical")
        )  # fmt: skip
        self.two = list(TwoPeople.objects.about(rows).select_related("one__canonical", "other__canonical"))
        self.merges = list(Merge.objects.about(rows).select_related("duplicate", "canonical"))
        self.members = self._members()
        self.visible = self._visible(user)

    def _members(self):
        """Whoever lives, or lived, in the same household."""
        held = {row.household_id for row in self.memberships}
        rows = Membership.objects.filter(household__in=held).exclude(pk__in=[m.pk for m in self.memberships])
        return list(rows.select_related("person__canonical"))

    def _visible(self, user):
        others = [row.person for row in (*self.members, *self.kin, *self.suspicions)]
        others += [row.client for row in self.kin] + [row.other for row in self.suspicions]
        others += [side for row in self.two for side in (row.one, row.other)]
        keys = {other.own_id for other in others if other}
        return set(Person.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))

    def seen(self, person):
        """The canonical person of a row, or None when the reader may not open that file."""
        if person is None or person.own_id not in self.visible:
            return None
        return person.canonical or person

    @property
    def family(self):
        """(relation, name, person or None): who of the family on file is a client, and whose family this client is."""
        for row in self.kin:
            if row.client and row.person.own_id == self.person.own_id:
                yield row.get_relation_display(), row.name, self.seen(row.client)
            elif row.client:
                other = self.seen(row.person)
                yield row.get_relation_display(), "", other

    @property
    def household(self):
        """(Membership, person or None) of the others, those who live there now first."""
        return sorted(
            ((row, self.seen(row.person)) for row in self.members), key=lambda pair: bool(pair[0].ended_at)
        )

    @property
    def pairs(self):
        """(TwoPeople, person or None): whom somebody said this is not."""
        for row in self.two:
            other = row.other if row.one.own_id == self.person.own_id else row.one
            yield row, self.seen(other)

    @property
    def suspected(self):
        """(PossibleDuplicate, person or None)."""
        for row in self.suspicions:
            other = row.other if row.person.own_id == self.person.own_id else row.person
            yield row, self.seen(other)
