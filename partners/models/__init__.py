"""Institutions the unit works with."""

from partners.models.contact import Contact
from partners.models.document import Document, Status, cover_of, right_kinds, status_of
from partners.models.member import Member, MemberInvitation
from partners.models.partner import Partner
from partners.models.service import Service

__all__ = [
    "Contact", "Document", "Member", "MemberInvitation", "Partner", "Service", "Status", "cover_of", "right_kinds",
    "status_of",
]  # fmt: skip
