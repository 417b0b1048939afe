"""Somebody at a browser: keeps a connection and cookies, follows to the next page, and says how long it took."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlencode


class Failed(Exception):
    """A page did not answer as it should: measuring it would say nothing."""


@dataclass(frozen=True)
class Answer:
    """A page as it came: seconds include every redirect on the way."""

    status: int
    body: bytes
    seconds: float
    statements: int
    path: str


class Visitor:
    """One signed-in person."""

    def __init__(self, port, user="", password=""):
        self.port, self.cookies = port, {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        if user:
            page = "/accounts/login/"
            self.open(page)
            self.send(page, {"login": user, "password": password})
            if "sessionid" not in self.cookies:
                raise Failed(f"{user} cannot sign in.")

    def open(self, path, **headers):
        """GET a page and follow where it leads."""
        return self._whole("GET", path, None, headers)

    def send(self, path, form, **headers):
        """POST a form and follow where it leads."""
        return self._whole("POST", path, urlencode(form, doseq=True), headers)

    def _whole(self, method, path, body, headers):
        began, statements = time.perf_counter(), 0
        for _ in range(5):
            answer, content = self._once(method, path, body, headers)
            statements += int(answer.headers.get("X-Statements", 0))
            if answer.status not in (301, 302, 303):
                break
            method, body, path = "GET", None, answer.headers["Location"]
        if answer.status != 200:
            raise Failed(f"{path} answered {answer.status}.")
        return Answer(answer.status, content, time.perf_counter() - began, statements, path)

    def _once(self, method, path, body, headers):
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Cookie": cookies, **headers}
        if body is not None:
            sent |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.cookies.get("csrftoken", ""),
                "Referer": f"http://127.0.0.1:{self.port}/",
            }
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer, content
