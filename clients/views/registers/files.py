"""Files of a register: the empty one to fill in, and the rows with what is wrong with them."""

from django.db.models import Q
from django.views.decorators.http import require_safe

from clients.models import RegisterRow
from clients.registers import files
from clients.views.registers import found
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui import export


@require_safe
@requires("clients.import", "clients.review_import")
def template(request):
    """An empty register whose headings are all known."""
    return export.response("xlsx", "contoh-register", files.template_columns(), [])


@require_safe
@requires("clients.import")
def faults(request, code):
    """Rows that are faulty, left out or undecided, as they stood in the file, with the sentences."""
    register = found.register(request, code)
    wrong = Q(verdict=RegisterRow.Verdict.FAULT) | Q(decision=RegisterRow.Decision.OUT)
    rows = register.rows.filter(wrong).order_by("line")
    audit.read("register-faults-exported", register, by=request.actor, rows=rows.count())
    kind = export.kind(request.GET.get("as", ""))
    return export.response(kind, "baris-salah", files.fault_columns(register), rows.iterator(chunk_size=1000))
