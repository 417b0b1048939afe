"""A real mail server on this machine, that does what a test says: accepts, refuses, or dies."""

import email
import socket
from email import policy

from aiosmtpd.controller import Controller


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PostOffice:
    """`mails` were accepted. `answers` are given to the next mails instead ("die" hangs up in the middle of one);
    `unknown` are recipients that are refused for good; `calls` counts connections."""

    def __init__(self):
        self.mails, self.answers, self.unknown, self.calls = [], [], set(), 0
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    @property
    def port(self):
        return self.controller.port

    def open(self):
        self.controller.start()
        return self

    def close(self):
        if self.controller.server:
            self.controller.stop()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name, self.calls = hostname, self.calls + 1
        return responses

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.unknown:
            return f"550 5.1.1 <{address}> user unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = self.answers.pop(0) if self.answers else ""
        if answer == "die":
            server.transport.abort()
        if answer:
            return answer
        mail = email.message_from_bytes(envelope.content, policy=policy.default)
        mail.receivers = list(envelope.rcpt_tos)
        self.mails.append(mail)
        return "250 Accepted"
