"""A paper in the browser: shown, not kept, under a name that tells nothing of anybody."""

from django.http import HttpResponse


def inline(content, name):
    """The bytes of a PDF as an answer; `name` is a code. The calling view has checked who asks."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store, private"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
