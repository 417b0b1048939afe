"""The e-mail behind "office:…". Here, because the register of offices and the outbox stand beside each other."""

from rptc.notices import recipients
from rptc.places.models import Office


def register():
    """Tell the outbox; called once, when the app is ready."""
    recipients.register("office", office)


def office(code):
    return [
        (o.holder or o.title or o.label_id, o.email)
        for o in Office.objects.filter(code=code).exclude(email="")
    ]
