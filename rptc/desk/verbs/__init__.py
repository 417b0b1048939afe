"""The verbs of the audit in words, a file a part; a verb without words is found by a test."""

from rptc.desk.verbs.clients import CLIENTS
from rptc.desk.verbs.house import HOUSE
from rptc.desk.verbs.identity import IDENTITY
from rptc.desk.verbs.office import LETTERS, PARTNERS, PEOPLE, ROOF, SETTINGS
from rptc.desk.verbs.outreach import OUTREACH
from rptc.desk.verbs.referrals import ISSUES, REFERRALS
from rptc.desk.verbs.registers import REGISTERS

WORDS = {
    **REGISTERS,
    **CLIENTS,
    **IDENTITY,
    **HOUSE,
    **OUTREACH,
    **REFERRALS,
    **LETTERS,
    **PARTNERS,
    **PEOPLE,
    **ISSUES,
    **ROOF,
    **SETTINGS,
}

__all__ = ["WORDS"]
