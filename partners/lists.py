"""The coded lists of this app, kept as CSV in partners/content."""

from rptc.lib.words import CodedList

SERVICES = CodedList("partners/content/service_catalogue.csv")
CHECKLIST = CodedList("partners/content/document_checklist.csv")
