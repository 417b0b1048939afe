"""Typed answers for the stories: what Sari writes at night, section by section."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from clients.models import Draft, Search


def wita(hours_ago=1):
    """A moment as the browser posts it."""
    return f"{timezone.localtime(timezone.now() - timedelta(hours=hours_ago)):%Y-%m-%dT%H:%M}"


def aco():
    """The good answers of every section: a boy of about eleven, known by his nickname only."""
    return {
        "arrival": {
            "arrived_at": wita(),
            "source": "trc_outreach",
            "source_detail": "TRC Saribattang",
            "found_at": "Jl. Nusantara",
            "found_district": "",
        },
        "identity": {
            "alias": "Aco",
            "sex": "male",
            "nik_absence_reason": "child_no_document",
            "estimated_age": "11",
            "identity_status": "stated",
        },
        "family": {"nobody": "on"},
        "problem": {"ppks_class": "pengamen"},
        "condition": {
            "condition": "Luka kecil di lutut",
            "flags": ["unaccompanied_minor"],
            "needs": ["meal", "clothing"],
            "tonight": "rptc",
        },
        "belongings": {"nothing": "on"},
        "photo": {"documents": ["none"]},
        "explanation": {"explained_to": "client"},
    }


class Desk:
    """Somebody's browser on one draft."""

    def __init__(self, client, draft):
        self.client, self.draft = client, draft

    def address(self, name, *more):
        return reverse(f"clients:{name}", args=[self.draft.code, *more])

    def see(self, section, **query):
        return self.client.get(self.address("draft-section", section), query)

    def write(self, section, how="finish", back="", **answers):
        """Post a section as its page would, with the version that page carried."""
        seen = self.see(section).context
        data = {"version": seen["version"], "page": seen["page"], how: "1", **answers}
        return self.client.post(
            self.address("draft-section", section) + (f"?back={back}" if back else ""), data
        )

    def write_all(self, **changed):
        """Every section, with the answers of a story changed where named."""
        for section, answers in aco().items():
            self.write(section, **changed.get(section, answers))

    def send(self, **data):
        return self.client.post(self.address("draft-check"), data)

    def now(self):
        return Draft.objects.get(pk=self.draft.pk)


def begin(client, user, path="full"):
    """A draft begun from a search of this user; `client` is signed in as them."""
    search = Search.objects.create(user=user, text="aco")
    client.post(reverse("clients:draft-start", args=[search.code]), {"path": path})
    return Desk(client, Draft.objects.get(search=search))
