"""A file to take away; whoever was cut off and holds its beginning can have the rest."""

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

# What a browser asks for when it goes on: from here to the end.
FROM_HERE = re.compile(r"bytes=(\d{1,15})-")


def download(request: HttpRequest, content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """The same question gives the same bytes, so the file made anew fits what is there already."""
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    start = begins_at(request, etag, len(content))
    response = HttpResponse(content[start:], content_type=content_type, status=206 if start else 200)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Accept-Ranges"], response["ETag"] = "bytes", etag
    if start:
        response["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
    return get_conditional_response(request, etag=etag, response=response)


def begins_at(request: HttpRequest, etag: str, size: int) -> int:
    """The whole file to whoever does not say which file they hold a part of, or holds another."""
    if etag not in (request.headers.get("If-Range"), request.headers.get("If-Match")):
        return 0
    asked = FROM_HERE.fullmatch(request.headers.get("Range", ""))
    start = int(asked[1]) if asked else 0
    return start if start < size else 0
