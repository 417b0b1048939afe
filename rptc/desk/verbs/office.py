"""Words of the audit's verbs about letters, partners, people, settings and the roof."""

from django.utils.translation import gettext_lazy as _

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
ROOF = {
    "file-opened": _("File opened"),
    "timeline-opened": _("Timeline opened"),
    "referrals-opened": _("Referrals of the client opened"),
    "alerts-opened": _("Warnings of the client opened"),
    "readers-opened": _("List of readers opened"),
    "readers-exported": _("List of readers taken out as a file"),
    "file-compared": _("Compared with an intake"),
    "photo-seen": _("Photo seen"),
    "part-opened": _("Restricted part opened with a reason"),
    "part-read": _("Restricted part read"),
    "restricted-file-opened": _("Restricted file opened with a reason"),
    "deviation-asked": _("Asked to depart from a rule"),
    "deviation-approved": _("Departure from a rule approved"),
    "deviation-refused": _("Departure from a rule refused"),
    "relapses-listed": _("List of relapses opened"),
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
