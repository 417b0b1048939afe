"""Where what a timeline speaks of is found: a referral at its own page, everything else in its part of the file."""

from django.urls import reverse

PARTS = {  # kind of the subject → part of the file
    "assessment": "assessments", "plan": "plan", "need": "plan", "stay": "stay", "leave": "stay", "daynote": "stay",
    "belonging": "stay", "closure": "closure", "aftercare": "closure", "visit": "closure", "incident": "closure",
    "consent": "consents", "othername": "identity", "address": "identity", "portrait": "identity", "merge": "identity",
    "identitycheck": "identity", "membership": "identity",
}  # fmt: skip


def of(event, person, user):
    """The address for this reader, or "" where there is nothing more to see than the line says."""
    if event.subject_kind == "referral":
        open_to = user.has_perm("referrals.see")
        return reverse("referrals:referral-detail", args=[event.subject_code]) if open_to else ""
    part = PARTS.get(event.subject_kind)
    return reverse(f"desk:client-{part}", args=[person.code]) if part else ""
