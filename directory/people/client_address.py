"""Which address a request came from: a proxy's word counts only where the proxy is one of ours."""

import ipaddress

from django.conf import settings

FORWARDED = "HTTP_X_FORWARDED_FOR"


def client_address(request) -> str:
    """The last address that no trusted proxy has: whatever stands before it, anybody may have typed."""
    address = request.META.get("REMOTE_ADDR", "")
    for told in reversed(request.META.get(FORWARDED, "").split(",")):
        if not is_trusted(address) or not (read := plain(told)):
            break
        address = read
    return address


def counted_as(address: str) -> str:
    """What stands for an address where tries are counted: of IPv6 its /64, all of which one line has."""
    read = plain(address)
    if ":" not in read:
        return read
    return str(ipaddress.ip_network((int(ipaddress.ip_address(read)), 64), strict=False))


def is_trusted(address: str) -> bool:
    """Whether this is one of TRUSTED_PROXIES."""
    read = plain(address)
    return bool(read) and any(ipaddress.ip_address(read) in network for network in settings.TRUSTED_PROXIES)


def plain(text: str) -> str:
    """An address without a port, brackets or zone, IPv4 as IPv4; empty where it is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        read = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(read, "ipv4_mapped", None) or read)
