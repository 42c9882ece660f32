"""Asks this machine's own site whether it is well: the container's health check, with nothing but Python."""

import http.client
import os
import sys

from peerdir.port import PORT


def is_well() -> bool:
    """Whether /healthz answers 200 under a name that the site listens to."""
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", int(PORT), timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost" if name == "*" else name})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_well() else 1)
