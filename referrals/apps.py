from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "referrals"
    label = "referrals"

    def ready(self):
        """The badge beside "Referrals": what RPTC itself is late with. What a notice of ours says, and what of ours
        stands in the way when a case is to end."""
        from clients import closing as end_of_a_case
        from referrals import closing, mailing
        from rptc.ui import badges

        mailing.register()
        end_of_a_case.register(closing.open_ones)
        badges.register("referrals", _late, _("late, RPTC owes"), kind="late")


def _late(user):
    from referrals.models import Referral, Side

    return (
        Referral.objects.visible_to(user).late(owed_by=Side.RPTC) if user.has_perm("referrals.see") else None
    )
