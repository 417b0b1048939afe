"""The coded lists of this app, kept as CSV in referrals/content."""

from rptc.lib.words import CodedList

DECLINE = CodedList("referrals/content/partner_decline_reasons.csv")
EXTENSION = CodedList("referrals/content/extension_reasons.csv")
FAILURE = CodedList("referrals/content/failed_handover_reasons.csv")
HINTS = CodedList("referrals/content/sharing_hints.csv")
INCOMING_DECLINE = CodedList("referrals/content/incoming_decline_reasons.csv")
BACK = CodedList("referrals/content/back_reasons.csv")
PAUSE = CodedList("referrals/content/pause_reasons.csv")
WORKING = CodedList("referrals/content/still_working_answers.csv")
