"""A site on this machine that behaves as sites do, well and badly; and a fetcher that may ask it."""

import ipaddress
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from directory.fetching import Fetcher

# For groups.test, signed by itself, to the year 2126. It guards nothing.
CERTIFICATE = Path(__file__).parent / "certificate.pem"
HOME = ipaddress.ip_address("127.0.0.1")
NAMES = ("groups.test", "other.test")


class Site(ThreadingHTTPServer):
    """Answers by the path. `asked` are method, path and headers of all that was asked."""

    daemon_threads = True

    def __init__(self, *, tls: bool = False):
        super().__init__(("127.0.0.1", 0), Page)
        self.asked, self.at_once, self.most_at_once, self.counting = [], 0, 0, threading.Lock()
        self.is_closing = threading.Event()
        self.scheme = "https" if tls else "http"
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def address(self, path: str = "/", host: str = "groups.test") -> str:
        return f"{self.scheme}://{host}:{self.server_port}{path}"

    def handle_error(self, request, client_address):
        """Whoever asked has gone: so the tests want it."""

    def close(self):
        self.is_closing.set()
        self.shutdown()
        self.server_close()


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site, path = self.server, urlsplit(self.path)
        with site.counting:
            site.asked.append((self.command, self.path, dict(self.headers)))
        getattr(self, path.path.strip("/").replace("-", "_") or "fine")(parse_qs(path.query))

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *args):
        pass

    def say(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def fine(self, _):
        self.say(200, b"Welcome")

    def status(self, query):
        self.say(int(query["is"][0]))

    def redirect(self, query):
        self.say(302, Location=query["to"][0])

    def round(self, _):
        self.say(301, Location="/round")

    def no_head(self, _):
        self.say(405 if self.command == "HEAD" else 200)

    def pause(self, _):
        site = self.server
        with site.counting:
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
        time.sleep(0.05)
        with site.counting:
            site.at_once -= 1
        self.say(200)

    def silent(self, _):
        self.server.is_closing.wait(20)

    def drip(self, _):
        """A byte at a time, each well within any timeout of a socket, in the middle of the headers."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not self.server.is_closing.wait(0.05):
            self.wfile.write(b".")

    def drip_body(self, _):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not self.server.is_closing.wait(0.05):
            self.wfile.write(b".")

    def endless(self, _):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not self.server.is_closing.is_set():
            self.wfile.write(b"x" * 65536)

    def long_header(self, _):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.server.is_closing.is_set():
            self.wfile.write(b"X-More: " + b"x" * 8000 + b"\r\n")

    def no_http(self, _):
        self.wfile.write(b"220 mail.example ESMTP\r\n")
        self.close_connection = True

    def hang_up(self, _):
        self.close_connection = True


def names(host: str, port: int):
    """This machine for the names of tests, else the number that stands there; other names are not known."""
    if host in NAMES:
        return [HOME]
    try:
        return [ipaddress.ip_address(host)]
    except ValueError as problem:
        raise OSError from problem


def fetcher(**options) -> Fetcher:
    """One that may ask this machine, and no other number that a real one refuses."""
    known = {"look_up": names, "may_ask": lambda number: number == HOME, "seconds": 5, **options}
    return Fetcher(**known)


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=CERTIFICATE)
