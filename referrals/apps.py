from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "referrals"
    label = "referrals"

    def ready(self):
        """The badge beside "Referrals": what RPTC itself is late with. And what a notice of ours says."""
        from referrals import mailing
        from rptc.ui import badges

        mailing.register()
        badges.register("referrals", _late, _("late, RPTC owes"), kind="late")


def _late(user):
    from referrals.models import Referral, Side

    return (
        Referral.objects.visible_to(user).late(owed_by=Side.RPTC) if user.has_perm("referrals.see") else None
    )
