"""Audit events as sentences on a timeline. A verb without words here is found by a test."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from clients import lists as clients_lists
from referrals import lists as referral_lists
from rptc.ui.parts import Entry

REGISTERS = {
    "register-uploaded": _("Register uploaded"),
    "register-explained": _("Columns of a register explained"),
    "register-dropped": _("Register put aside"),
    "register-row-corrected": _("Row of a register corrected"),
    "register-row-decided": _("A row of a register was decided"),
    "register-row-left-out": _("Row of a register left out"),
    "register-row-reopened": _("Decision about a row taken back"),
    "register-rows-left-out": _("Rows of a register left out"),
    "register-import-begun": _("Import of a register begun"),
    "register-imported": _("Register imported"),
    "register-undone": _("Import of a register undone"),
    "register-opened": _("Register opened"),
    "register-faults-exported": _("Rows of a register downloaded"),
    "case-imported": _("Case imported from a register"),
    "referrals-exported": _("List of referrals downloaded"),
}
CLIENTS = {
    "searched": _("Searched"),
    "draft-started": _("Intake begun"),
    "draft-saved": _("Intake saved"),
    "draft-dropped": _("Intake dropped"),
    "draft-taken-over": _("Intake taken over"),
    "draft-opened": _("Intake opened"),
    "draft-photo-changed": _("Photo of the intake changed"),
    "draft-photo-seen": _("Photo of the intake seen"),
    "draft-finished": _("Intake finished"),
    "intake-submitted": _("Intake submitted"),
    "person-registered": _("Person registered"),
    "person-changed": _("Identity changed"),
    "nik-added": _("NIK recorded"),
    "nik-read": _("NIK read"),
    "family-recorded": _("Family recorded"),
    "possible-duplicate": _("Marked as a possible duplicate"),
    "duplicate-decided": _("A likeness was decided"),
    "duplicate-allowed": _("The same NIK was allowed"),
    "permission-asked": _("Permission asked for the same NIK"),
    "case-opened": _("Case opened"),
    "case-completed": _("Intake completed"),
    "case-closed": _("Case closed"),
    "case-voided": _("Case marked as entered in error"),
    "alerts-raised": _("Warnings raised"),
    "file-restricted": _("File restricted"),
    "assessment-started": _("Assessment begun"),
    "assessment-saved": _("Assessment saved"),
    "assessment-finished": _("Assessment finished"),
    "assessment-judged": _("Risk judged by the worker"),
    "assessment-opened": _("Assessment opened"),
    "assessment-read": _("Assessment read"),
    "stay-admitted": _("Admitted to the house"),
    "stay-moved": _("Moved to another bed"),
    "stay-ended": _("Left the house"),
    "stay-planned": _("Last day planned"),
    "stay-corrected": _("The times of a stay were corrected"),
    "stay-opened": _("Stay opened"),
    "board-opened": _("Bed board opened"),
    "plan-begun": _("Intervention plan begun"),
    "plan-goal-added": _("Goal written"),
    "plan-goal-changed": _("Goal changed"),
    "plan-goal-closed": _("Goal closed"),
    "plan-step-added": _("Step of the plan written"),
    "plan-step-changed": _("Step of the plan changed"),
    "plan-step-done": _("Step of the plan done"),
    "plan-step-dropped": _("Step of the plan dropped"),
    "plan-new-version": _("New version of the plan, to be acknowledged"),
    "plan-acknowledged": _("Plan acknowledged by client or guardian"),
    "plan-refused": _("Plan refused by client or guardian"),
    "plan-reviewed": _("Plan reviewed"),
    "plan-opened": _("Plan and needs opened"),
    "plan-version-read": _("Version of the plan read"),
    "plan-printed": _("Plan printed"),
    "plan-scan-opened": _("Signed plan opened"),
    "service-recorded": _("Service recorded"),
    "service-struck": _("Service struck"),
    "need-urgent": _("Urgent need of health stated"),
    "need-asked": _("Need asked for"),
    "need-approved": _("Need approved"),
    "need-refused": _("Need refused"),
    "need-delivered": _("Need delivered"),
    "need-withdrawn": _("Need withdrawn"),
    "need-shared": _("Need shown to partners"),
    "need-not-shared": _("Need no longer shown to partners"),
    "need-promised": _("A partner brings what is needed"),
    "needs-listed": _("List of needs opened"),
    "consent-recorded": _("Consent recorded"),
    "consent-withdrawn": _("Consent withdrawn"),
    "consents-opened": _("List of consents opened"),
    "consent-scan-opened": _("Paper of a consent opened"),
    **REGISTERS,
}
IDENTITY = {
    "identity-opened": _("Identity opened"),
    "name-added": _("Another name recorded"),
    "name-retired": _("A name retired"),
    "identity-checked": _("State of the identity recorded"),
    "photo-added": _("New photo"),
    "photo-chosen": _("An earlier photo chosen again"),
    "old-photo-seen": _("An earlier photo seen"),
    "address-added": _("Address recorded"),
    "address-ended": _("Address ended"),
    "household-joined": _("Joined a household"),
    "household-left": _("Left a household"),
    "relative-linked": _("A relative is known as a client too"),
    "relative-unlinked": _("A relative is no longer linked to a client"),
    "suspicion-withdrawn": _("A possible duplicate taken off the list"),
    "files-compared": _("Compared with another file"),
    "duplicates-opened": _("List of possible duplicates opened"),
    "files-joined": _("Joined with another file of the same person"),
    "files-parted": _("Parted again from another file"),
    "two-people": _("Said to be another person than a file that is alike"),
    "two-people-reconsidered": _("Taken back that two files are two people"),
}
HOUSE = {
    "leave-begun": _("Out for a time"),
    "leave-expected": _("Another time of return"),
    "leave-ended": _("Back in the house"),
    "day-note-written": _("Note of the day written"),
    "day-note-struck": _("Note of the day struck"),
    "belonging-kept": _("Something more is kept"),
    "belonging-returned": _("Something was given back"),
    "belonging-lost": _("Something was lost"),
    "bed-reserved": _("Bed held"),
    "bed-out_of_order": _("Bed out of order"),
    "bed-released": _("Bed released"),
    "bed-clean": _("Bed clean"),
    "bed-mended": _("Bed in order again"),
    "bed-added": _("Bed added"),
    "bed-changed": _("Bed changed"),
    "bed-retired": _("Bed taken away"),
    "room-added": _("Room added"),
    "room-changed": _("Room changed"),
    "room-retired": _("Room closed"),
    "shift-handed-over": _("Shift handed over"),
    "shift-report-read": _("Report of a shift read"),
    "shift-log-opened": _("Log of the house opened"),
    "open-point-raised": _("Something to be seen to"),
    "open-point-settled": _("A point was settled"),
    "night-sheet-opened": _("Sheet for the night opened"),
    "occupancy-opened": _("Occupancy of a day opened"),
}
REFERRALS = {
    "referral-started": _("Referral written"),
    "referral-changed": _("Referral changed"),
    "referral-offered-again": _("Referral offered to another partner"),
    "referral-not-offered-again": _("Said that no other partner is needed"),
    "referral-submitted": _("Referral submitted"),
    "referral-sent-back": _("Referral returned to the worker"),
    "referral-sent": _("Referral sent to the partner"),
    "referral-approved-afterwards": _("Urgent referral approved afterwards"),
    "referral-objected": _("The unit head objects to the urgent sending"),
    "referral-news-opened": _("News of the referral opened"),
    "family-told": _("The family was told"),
    "family-not-told": _("The family was not told, with a reason"),
    "group-started": _("Several clients referred together"),
    "group-member-removed": _("Taken out of a group of referrals"),
    "group-opened": _("Group of referrals opened"),
    "referral-accept": _("The partner accepted"),
    "referral-decline": _("The partner declined"),
    "referral-fail": _("The hand-over did not take place"),
    "referral-failed": _("The hand-over did not take place"),
    "referral-expire": _("Referral expired"),
    "referral-ready": _("Declared ready for collection"),
    "referral-close": _("Referral closed"),
    "referral-cancel": _("Referral cancelled"),
    "referral-abscond": _("The client left without notice"),
    "referral-decease": _("The client has died"),
    "referral-transfer": _("Transferred"),
    "referral-place": _("Placed permanently"),
    "referral-void": _("Referral marked as entered in error"),
    "referral-opened": _("Referral opened"),
    "handover-there-confirmed": _("Half of the hand-over confirmed"),
    "handover-back-confirmed": _("Half of the collection confirmed"),
    "handover-minutes-opened": _("Minutes of the hand-over opened"),
    "journey-planned": _("Journey planned"),
    "journey-changed": _("Journey changed"),
    "journey-cancelled": _("Journey cancelled"),
    "referral-paused": _("Reminders paused"),
    "referral-resumed": _("Reminders resumed"),
    "still-working-said": _("Said: still working on it"),
    "attempt-failed": _("Somebody came and it did not work"),
    "extension-asked": _("Extension asked"),
    "extension-approved": _("Extension approved"),
    "extension-refused": _("Extension refused"),
    "link-made": _("Link made for the partner"),
    "link-replaced": _("Link replaced"),
    "link-opened-in-whatsapp": _("Link opened in WhatsApp by the sender"),
    "link-loaded": _("Link page loaded, perhaps by a preview"),
    "link-wrong-pin": _("Wrong PIN on the partner's link"),
    "link-shared-read": _("What was shared was read by the partner"),
    "notice-carried": _("A line was passed on"),
    "incoming-recorded": _("Referral to RPTC recorded"),
    "incoming-opened": _("Referral to RPTC opened"),
    "incoming-letter-opened": _("Letter of a referral to RPTC opened"),
    "incoming-accept": _("Referral to RPTC accepted"),
    "incoming-decline": _("Referral to RPTC declined"),
    "incoming-withdraw": _("Referral to RPTC taken back by the sender"),
    "incoming-void": _("Referral to RPTC marked as entered in error"),
    "incoming-taken-in": _("Intake of a referral to RPTC begun again, or joined to a case"),
    "incoming-referred-back": _("Referred back to the sender"),
    "report-made": _("Report of the partner recorded"),
    "report-read": _("Report of the partner read"),
    "report-scan-opened": _("Paper of a report opened"),
}
LETTERS = {
    "letter-written": _("Letter written"),
    "letter-changed": _("Letter changed"),
    "letter-numbered": _("Letter numbered"),
    "letter-approved": _("Letter approved"),
    "letter-cancelled": _("Letter cancelled"),
    "letter-printed": _("Letter printed"),
    "letter-opened": _("Letter opened"),
    "text-written": _("Text of a letter written"),
    "text-changed": _("Text of a letter changed"),
    "text-approved": _("Text of a letter approved"),
}
PARTNERS = {
    "member-invited": _("Invited to an account of the partner"),
    "member-joined": _("Joined the partner's account"),
    "member-ended": _("The partner's account was ended"),
    "member-invitation-withdrawn": _("The invitation to an account was withdrawn"),
    "contact-pin-set": _("The contact chose a PIN"),
}
PEOPLE = {
    "delegation-named": _("Delegate of the unit head named"),
    "delegation-ended": _("Delegation ended early"),
    "duty-given": _("Put on duty"),
    "duty-ended": _("Taken off duty"),
    "deputy-named": _("Deputy named"),
    "deputy-ended": _("The case has no deputy any more"),
    "case-worker-changed": _("The case has another worker"),
    "caseload-moved": _("A case load changed hands"),
    "caseload-opened": _("A hand-over of a case load opened"),
    "draft-worker-changed": _("The intake has another writer"),
}
ISSUES = {
    "issue-raised": _("Issue raised"),
    "issue-answered": _("Issue answered"),
    "issue-reopened": _("Issue asked again"),
    "issue-settled": _("Issue settled"),
    "issue-withdrawn": _("Issue withdrawn"),
    "issue-reassigned": _("Another owner or day for the issue"),
    "issue-opened": _("Issue opened"),
    "issue-worker-changed": _("The issue has another worker"),
    "issue-owner-changed": _("The issue has another owner"),
    "referral-issues-opened": _("Issues of the referral opened"),
    "referral-worker-changed": _("The referral has another worker"),
    "incoming-worker-changed": _("The referral to RPTC has another worker"),
}
ROOF = {
    "file-opened": _("File opened"),
    "timeline-opened": _("Timeline opened"),
    "readers-opened": _("List of readers opened"),
    "file-compared": _("Compared with an intake"),
    "photo-seen": _("Photo seen"),
    "part-opened": _("Restricted part opened with a reason"),
    "part-read": _("Restricted part read"),
    "restricted-file-opened": _("Restricted file opened with a reason"),
    "deviation-recorded": _("Departure from a rule recorded"),
    "message-sent-again": _("An undelivered message sent again"),
    "message-told-by-hand": _("An undelivered message told by hand"),
    "office-changed": _("An office the unit writes to changed"),
}
SETTINGS = {
    "limit-changed": _("Time limit changed"),
    "limit-narrowed": _("Narrower time limit added"),
    "limit-ended": _("Narrower time limit ended"),
    "limit-withdrawn": _("Planned change of a time limit withdrawn"),
    "step-changed": _("Step of a ladder changed"),
    "step-added": _("Step of a ladder added"),
    "step-ended": _("Step of a ladder ended"),
    "step-withdrawn": _("Planned change of a step withdrawn"),
    "holiday-added": _("Day off added"),
    "holiday-corrected": _("Day off corrected"),
    "holiday-removed": _("Day off taken back"),
    "holidays-filled": _("Days off of a year filled in"),
}
WORDS = CLIENTS | IDENTITY | REFERRALS | LETTERS | ROOF | PARTNERS | PEOPLE | ISSUES | SETTINGS | HOUSE
KEY = {"case-opened", "referral-sent", "handover-there-confirmed", "handover-back-confirmed", "stay-ended"}
LATE = {"attempt-failed", "referral-decline", "referral-fail", "referral-failed"}


def entries(events):
    """Timeline entries of audit events, in their order."""
    return [entry(event) for event in events]


def entry(event):
    """One event: what, when, by whom (and for which office)."""
    by = event.actor_label
    if event.acting_for:
        by = _now("%(name)s for the unit head") % {"name": by}
    mark = "key" if event.verb in KEY else "late" if event.verb in LATE else ""
    return Entry(sentence(event), event.at, by, detail(event), mark=mark)


def sentence(event):
    """The words of an event's verb, with the number it is about."""
    words = str(WORDS.get(event.verb, event.verb))
    return (
        f"{words}: {event.subject_label}" if event.subject_kind in ("referral", "episode", "issue") else words
    )


def detail(event):
    """A coded reason or kind in words, where the event has one."""
    data = event.data
    lists = {
        "attempt-failed": referral_lists.FAILURE, "referral-failed": referral_lists.FAILURE, "referral-decline": referral_lists.DECLINE,
        "extension-asked": referral_lists.EXTENSION, "stay-ended": clients_lists.EXITS,
    }  # fmt: skip
    return lists[event.verb].label(data["reason"]) if event.verb in lists and data.get("reason") else ""
