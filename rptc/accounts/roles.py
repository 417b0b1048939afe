"""Who may do what: roles as prose a manager can sign, and permissions as code, in one file (design §4.13).

docs/roles.md is generated from here (`manage.py roles`).
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "clients.search": _("search for people"),
    "clients.register": _("register people and write intakes"),
    "clients.see_file": _("open the files of the unit"),
    "clients.see_restricted": _("open restricted files without giving a reason"),
    "clients.assess": _("fill in assessments"),
    "clients.plan": _("write intervention plans and their reviews"),
    "clients.give": _("record services and deliveries, ask for what a client needs"),
    "clients.see_needs": _("see the list of needs"),
    "clients.approve_needs": _("approve or refuse needs"),
    "clients.reopen_assessment": _("reopen any finished assessment, with a reason"),
    "clients.edit_instruments": _("load and publish versions of instruments"),
    "clients.see_stays": _("see the bed board"),
    "clients.manage_stays": _("admit, move and discharge"),
    "clients.allow_duplicate": _("allow a registration although the NIK exists"),
    "clients.join_files": _("join two files of one person, part them again, and say that two are two people"),
    "clients.void": _("void an intake recorded by mistake"),
    "clients.overbook": _("approve an overflow place"),
    "clients.import": _("import a register, and undo an import"),
    "clients.review_import": _("decide whether a row of a register is somebody known"),
    "clients.export": _("take lists of clients out as a file, with a reason"),
    "clients.edit_house": _("add, change and retire rooms and beds"),
    "clients.close": _("approve the end of a case, and open a case again"),
    "deviations.decide": _("approve or refuse departures from the rules"),
    "partners.see": _("see the partner registry"),
    "partners.edit": _("edit partners, contacts and documents"),
    "referrals.see": _("see referrals"),
    "referrals.write": _("write, hand over and follow referrals"),
    "referrals.approve": _("approve, send and decide referrals"),
    "referrals.send_urgent": _("send an urgent referral before approval"),
    "reports.see": _("see reports"),
    "audit.see": _("read the audit trail"),
    "accounts.manage": _("invite and lock accounts"),
    "feedback.handle": _("handle complaints"),
    "clocks.edit": _("change limits, ladders and the holiday calendar"),
    "people.delegate": _("name delegates, deputies and who is on duty, hand over case loads"),
    "letters.see": _("read letters"),
    "letters.write": _("write letters and give them numbers"),
    "letters.approve": _("approve letters and their templates by name"),
    "messages.see": _("see what could not be delivered, and send it again"),
    "partner.inbox": _("answer for a partner in its own inbox"),
}


@dataclass(frozen=True)
class Role:
    """A kind of work, in words, with the permissions it needs."""

    code: str
    name: str
    description: str
    permissions: frozenset


def _role(code, name, description, *permissions):
    if unknown := set(permissions) - set(PERMISSIONS):
        raise LookupError(f"{code} names unknown permissions: {unknown}")
    return Role(code, name, description, frozenset(permissions))


FIELD = (
    "clients.search",
    "clients.register",
    "clients.see_file",
    "clients.see_stays",
    "partners.see",
    "referrals.see",
)
CASE = (
    *FIELD,
    "clients.assess",
    "clients.plan",
    "clients.give",
    "clients.see_needs",
    "clients.manage_stays",
    "referrals.write",
    "referrals.send_urgent",
    "letters.see",
    "letters.write",
    "messages.see",
    "reports.see",
)

ROLES = {
    role.code: role
    for role in [
        _role(
            "outreach_officer",
            _("Outreach officer"),
            _("Finds people on the street, registers them and hands them over to the shelter."),
            *FIELD,
        ),
        _role(
            "social_worker",
            _("Social worker"),
            _("Owns cases: intake, assessment, stay, referral and collection."),
            *CASE,
            "clients.review_import",
        ),
        _role(
            "shelter_officer",
            _("Shelter officer"),
            _("Runs the house day and night: intake, beds, hand-over at the gate."),
            *FIELD,
            "clients.give",
            "clients.see_needs",
            "clients.manage_stays",
            "referrals.write",
            "referrals.send_urgent",
            "letters.see",
            "letters.write",
        ),
        _role(
            "unit_head",
            _("Unit head"),
            _(
                "Decides: approves referrals, extensions and departures from the rules. "
                "A delegate (Plh./Plt.) does the same for the dates named."
            ),
            *CASE,
            "clients.see_restricted",
            "clients.import",
            "clients.review_import",
            "clients.export",
            "clients.approve_needs",
            "clients.allow_duplicate",
            "clients.join_files",
            "clients.void",
            "clients.overbook",
            "clients.edit_house",
            "clients.close",
            "deviations.decide",
            "clients.reopen_assessment",
            "clients.edit_instruments",
            "partners.edit",
            "referrals.approve",
            "clocks.edit",
            "people.delegate",
            "letters.approve",
            "audit.see",
        ),
        _role(
            "administration",
            _("Administration"),
            _("Keeps partners, documents and letters; no assessments."),
            "clients.import",
            "partners.see",
            "partners.edit",
            "referrals.see",
            "clients.see_stays",
            "clients.see_needs",
            "letters.see",
            "letters.write",
            "messages.see",
            "reports.see",
        ),
        _role(
            "feedback_officer",
            _("Feedback officer"),
            _("Answers complaints and surveys; opens no client file."),
            "feedback.handle",
        ),
        _role(
            "auditor",
            _("Auditor"),
            _("Reads reports, the audit trail and masked lists."),
            "reports.see",
            "audit.see",
            "partners.see",
        ),
        _role(
            "system_admin",
            _("System administrator"),
            _("Keeps accounts and settings; sees no case."),
            "accounts.manage",
            "messages.see",
        ),
        _role(
            "partner_officer",
            _("Partner officer"),
            _("Answers for one partner: its own referrals and what was shared of them, nothing else."),
            "partner.inbox",
        ),
    ]
}
OFFICES = {"unit_head": ROLES["unit_head"].permissions}
