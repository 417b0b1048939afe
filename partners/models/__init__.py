"""Institutions the unit works with."""
from partners.models.document import Document, Status, right_kinds, status_of
from partners.models.partner import Contact, Partner, Service

__all__ = ["Contact", "Document", "Partner", "Service", "Status", "right_kinds", "status_of"]
