"""Institutions the unit works with."""

from partners.models.document import Document, Status, cover_of, right_kinds, status_of
from partners.models.partner import Contact, Partner, Service

__all__ = ["Contact", "Document", "Partner", "Service", "Status", "cover_of", "right_kinds", "status_of"]
