"""Which addresses of the internet may be asked: only those that lead outside of every private network."""

import ipaddress
import socket

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Addresses of IPv6 that carry one of IPv4, which is where the connection ends (RFC 6052, RFC 3056).
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
# All that is given out of IPv6. Mapped and compatible addresses, NAT64 of one's own, unique local and site
# local ones stand outside of it.
GIVEN_OUT = ipaddress.ip_network("2000::/3")
# Python calls these global, or some of them: services of the own network, and relays that are no more.
NOT_FOR_US = [ipaddress.ip_network(one) for one in ("192.0.0.0/24", "192.88.99.0/24")]


def is_public(address: IPAddress) -> bool:
    """Whether a connection to it leaves for the public internet, and ends there."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address in SIX_TO_FOUR:
            return is_public(ipaddress.IPv4Address((int(address) >> 80) & 0xFFFFFFFF))
        if address not in GIVEN_OUT:
            return False
    elif any(address in network for network in NOT_FOR_US):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def look_up(host: str, port: int) -> list[IPAddress]:
    """Every address of a host, in the order in which to try them. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ipaddress.ip_address(str(row[4][0])) for row in found))
