"""The sender that needs nobody. In-app lines are there as soon as they are queued; e-mail comes with its own sender."""

from django.utils import timezone

from rptc.notices.models import Notice


def deliver(now=None):
    """Count what waits for a person, by channel; called by `tick` after the sweeps."""
    waiting = Notice.objects.waiting(now or timezone.now())
    return {channel: waiting.filter(channel=channel).count() for channel in Notice.Channel.values}
