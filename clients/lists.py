"""The coded lists of this app, kept as CSV in clients/content."""

from rptc.lib.words import CodedList

SOURCES = CodedList("clients/content/source_kinds.csv")
IDENTITY = CodedList("clients/content/identity_status.csv")
NIK_ABSENCE = CodedList("clients/content/nik_absence_reasons.csv")
FLAGS = CodedList("clients/content/alert_flags.csv")
NEEDS = CodedList("clients/content/needs_catalogue.csv")
EXITS = CodedList("clients/content/exit_types.csv")
ABSCONDING = CodedList("clients/content/absconding_fields.csv")
DEATH = CodedList("clients/content/death_fields.csv")
SERVICES = CodedList("clients/content/services.csv")
FUNDING = CodedList("clients/content/funding_sources.csv")
OPERATIONS = CodedList("clients/content/operation_kinds.csv")
OUTCOMES = CodedList("clients/content/outcomes.csv")
