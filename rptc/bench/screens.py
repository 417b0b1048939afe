"""What people do all day, each as they would: the name in the figures, and how to do it once."""

import re

from django.urls import reverse

from clients.models import Draft, Episode, Person
from rptc.bench.browser import Visitor
from rptc.bench.floor import PATH
from rptc.demo.staff import PASSWORD
from rptc.ui.lists import bookmark

VERSION = re.compile(rb'name="version" value="(\d+)"')


class Cast:
    """Who does it, and about whom."""

    def __init__(self, port):
        self.worker, self.head = Visitor(port, "sari", PASSWORD), Visitor(port, "rina", PASSWORD)
        self.office, self.bare = Visitor(port, "bench-admin", PASSWORD), Visitor(port)
        self.person = Person.objects.filter(full_name__contains=" ").order_by("-pk")[
            Person.objects.count() // 2
        ]

    def floor(self):
        """The bare view."""
        return self.bare.open(PATH)


def screens(cast):
    """{name: a function that does it once and returns the Answer}."""
    worker, head, office = cast.worker, cast.head, cast.office
    first, middle, last = cast.person.full_name.split()
    listing, admin = reverse("desk:client-list"), "/bench/admin/clients"
    narrow = f"{listing}?state=closed"
    return {
        "list": lambda **h: worker.open(listing, **h),
        "list_filtered": lambda **h: worker.open(narrow, **h),
        "list_deep": _deep(worker, listing),
        "search_word": _search(worker, middle),
        "search_whole": _search(worker, cast.person.full_name),
        "search_misspelt": _search(worker, f"{first} {middle[:-1]}e {last}"),
        "file": lambda **h: worker.open(reverse("desk:client-file", args=[cast.person.code]), **h),
        "desk_worker": lambda **h: worker.open("/", **h),
        "desk_head": lambda **h: head.open("/", **h),
        "registration": _registration(worker, cast.person),
        "partners": lambda **h: worker.open(reverse("desk:partner-list"), **h),
        "referrals": lambda **h: worker.open(reverse("referrals:referral-list"), **h),
        "table1": lambda **h: head.open(reverse("reports:table1"), **h),
        "admin_list": lambda **h: office.open(f"{admin}/episode/", **h),
        "admin_search": lambda **h: office.open(f"{admin}/person/?q={middle}", **h),
        "admin_file": lambda **h: office.open(f"{admin}/person/{cast.person.pk}/change/", **h),
    }


def _search(visitor, text):
    """What somebody waits for: the box is sent, and the answer read."""
    return lambda **h: visitor.send(reverse("clients:search"), {"text": text}, **h)


def _deep(visitor, listing):
    """A page from the middle of the list, as the link "older" would lead to it."""
    middle = Episode.objects.order_by("-arrived_at", "-pk")[Episode.objects.count() // 2]
    address = f"{listing}?before={bookmark(middle, 'arrived_at')}"
    return lambda **h: visitor.open(address, **h)


def _registration(visitor, person):
    """The identity of somebody much like a known person is sent; the duplicate check answers."""
    search = visitor.send(reverse("clients:search"), {"text": person.full_name}).path
    visitor.send(f"{search}register/", {"path": "full"})
    draft = Draft.objects.latest("pk")
    section = reverse("clients:draft-section", args=[draft.code, "identity"])
    form = {
        "full_name": f"{person.full_name}a",
        "sex": person.sex,
        "identity_status": "stated",
        "finish": "1",
    }
    born = person.birth_date
    form |= {"birth_date": born.isoformat()} if born else {"estimated_age": person.estimated_age}

    def once(**h):
        version = VERSION.search(visitor.open(section).body).group(1).decode()
        return visitor.send(section, form | {"version": version}, **h)

    return once
