"""A real mail server on a port of its own, which behaves as a test says."""

import contextlib
import socket

from aiosmtpd.controller import Controller


class Postman:
    """Keeps what it took; `answers` gives, for each stage, the next answer, or "drop" to break the line."""

    def __init__(self):
        self.taken, self.answers, self.tries = [], {}, 0

    def next_of(self, stage):
        waiting = self.answers.get(stage) or []
        return waiting.pop(0) if waiting else None

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        self.tries += 1
        if (answer := self.next_of("mail")) == "drop":
            server.transport.close()
        envelope.mail_from = address
        return answer or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if answer := self.next_of("rcpt"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self.next_of("data")
        if answer == "drop":
            server.transport.abort()
            return "421 gone"
        if not answer or answer.startswith("2"):
            self.taken.append((envelope.rcpt_tos[0], envelope.content.decode()))
        return answer or "250 Taken"


@contextlib.contextmanager
def running():
    """A mail server at its `port`, until the end."""
    postman = Postman()
    with socket.create_server(("127.0.0.1", 0)) as free:
        postman.port = free.getsockname()[1]
    controller = Controller(postman, hostname="127.0.0.1", port=postman.port, enable_SMTPUTF8=False)
    controller.start()
    try:
        yield postman
    finally:
        controller.stop()
