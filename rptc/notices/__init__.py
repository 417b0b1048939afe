"""Telling people: `queue` writes an outbox row in the caller's transaction; senders deliver it later."""


def queue(
    template,
    *,
    to,
    about,
    key,
    channel="in_app",
    to_label="",
    not_before=None,
    urgent=False,
    needs_ack=False,
    now=None,
    **context,
):
    """Queue one notice; a second call with the same `key` does nothing. Returns the Notice.

    `to` is a list of addresses ("user:12", "role:unit_head", "contact:7", "office:dinas_head"), resolved at
    delivery: with somebody outside among them it is for them, and the people of the unit carry it. `about` is a model instance with `code`.
    `not_before` (UTC) is when it may ring. `context` holds codes and verbs, never a person's data.
    """
    from django.utils import timezone

    from rptc.notices.models import Notice

    now = now or timezone.now()
    row = Notice(
        key=key, template=template, channel=channel, to=to, to_label=to_label, about_kind=about._meta.model_name,
        about_code=about.code, about_label=str(about)[:60], context=context, urgent=urgent, needs_ack=needs_ack,
        queued_at=now, not_before=not_before or now,
    )  # fmt: skip
    Notice.objects.bulk_create([row], ignore_conflicts=True)  # the key decides, also in a race
    return Notice.objects.filter(key=key).first()


def drop(about, *, now=None, **where):
    """Withdraw what is still waiting, or could not be delivered, about `about`; returns how many. Done things stay
    done."""
    from django.utils import timezone

    from rptc.notices.models import Notice

    waiting = Notice.objects.filter(
        about_kind=about._meta.model_name, about_code=about.code, state__in=["queued", "failed"], **where
    )
    return waiting.update(state=Notice.State.DROPPED, done_at=now or timezone.now())


def done(notice, *, by, at=None):
    """A person opened, called, printed or acknowledged it, or did by hand what could not be delivered; returns
    whether this call was the first."""
    from django.utils import timezone

    from rptc.notices.models import Notice

    waiting = Notice.objects.filter(pk=notice.pk, state__in=["queued", "failed"])
    return bool(waiting.update(state=Notice.State.DONE, done_at=at or timezone.now(), done_by=by.label))


def again(notice):
    """Put back what could not be delivered: it is tried at the next tick as if for the first time; returns whether
    it was there to put back."""
    from rptc.notices.models import Notice

    given_up = Notice.objects.filter(pk=notice.pk, state="failed")
    return bool(given_up.update(state=Notice.State.QUEUED, done_at=None, tries=0, retry_at=None))
