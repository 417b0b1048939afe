"""The floor F: a view that says "ok", in the same server and without middleware; and a counter of statements."""

from django.db import connection
from django.http import HttpResponse

PATH = "/bench/ok"


def ok(request):
    """What everything is compared with."""
    return HttpResponse("ok")


class Count:
    """Says in `X-Statements` how many statements a page asked, when the request has `X-Count`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "X-Count" not in request.headers:
            return self.get_response(request)
        asked = []
        with connection.execute_wrapper(lambda run, *args: asked.append(1) or run(*args)):
            answer = self.get_response(request)
        answer["X-Statements"] = len(asked)
        return answer
