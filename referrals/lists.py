"""The coded lists of this app, kept as CSV in referrals/content."""

from rptc.lib.words import CodedList

DECLINE = CodedList("referrals/content/partner_decline_reasons.csv")
EXTENSION = CodedList("referrals/content/extension_reasons.csv")
FAILURE = CodedList("referrals/content/failed_handover_reasons.csv")
