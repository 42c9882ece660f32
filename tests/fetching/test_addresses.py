import ipaddress

import pytest

from directory.fetching.addresses import is_public

PUBLIC = "8.8.8.8 151.101.1.140 2a00:1450:4009::1 64:ff9b::8.8.8.8 2002:808:808::1"
NOT_PUBLIC = """
    127.0.0.1 127.1.2.3 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
    100.64.0.1 100.100.100.200 192.0.0.1 192.0.0.9 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1
    203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    ::1 :: fe80::1 fe80::1%1 fec0::1 fc00::1 fd00:ec2::254 ff02::1 ff0e::1 2001:db8::1 2001::1 100::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::169.254.169.254
    64:ff9b:1::8.8.8.8 2002:7f00:1::1 2002:a9fe:a9fe:: 4000::1
"""


@pytest.mark.parametrize("number", PUBLIC.split())
def test_what_is_on_the_public_internet_may_be_asked(number):
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize("number", NOT_PUBLIC.split())
def test_what_may_lead_into_a_private_network_may_not(number):
    assert not is_public(ipaddress.ip_address(number))
