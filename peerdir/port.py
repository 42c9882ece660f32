"""Where the site listens, and whether that port is free; run by itself before anything is installed."""

import errno
import os
import socket
import sys
import time

HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"
# The workers of a server that was killed let go of the port within a second; a slow machine takes longer.
WAITS = 8.0


def is_taken() -> bool:
    """Whether somebody else listens there already."""
    if not PORT.isdigit() or not 0 < int(PORT) < 65536:
        sys.exit(f"PORT is {PORT!r}, which is no port. Choose a number up to 65535: PORT=8001 make run")
    with socket.socket() as knock:
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((HOST, int(PORT)))
        except OSError as problem:
            return problem.errno == errno.EADDRINUSE
    return False


def stays_taken(seconds: float = WAITS) -> bool:
    """Whether the port is still taken after so many seconds: workers that end have left it by then."""
    ends = time.monotonic() + seconds
    while is_taken():
        if time.monotonic() > ends:
            return True
        time.sleep(0.1)
    return False


def taken_message() -> str:
    return f"Port {PORT} is taken by another program. Choose another one: PORT={int(PORT) + 1} make run"


if __name__ == "__main__" and is_taken():
    sys.stdout.write(
        f"Port {PORT} is taken. Waiting {WAITS:.0f} seconds, in case a server there is ending.\n"
    )
    sys.stdout.flush()
    if stays_taken():
        sys.exit(taken_message())
