from ipaddress import ip_network

import pytest

from directory.people.client_address import client_address, counted_as

PROXY, ATTACKER, VISITOR = "10.0.0.5", "198.51.100.7", "203.0.113.9"


def address(rf, remote, forwarded=None):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(rf.get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.fixture
def behind(settings):
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8"), ip_network("2001:db8::5")]


def test_where_no_proxy_is_named_the_header_says_nothing(rf):
    assert address(rf, ATTACKER, VISITOR) == ATTACKER
    assert address(rf, "127.0.0.1", VISITOR) == "127.0.0.1"


def test_a_trusted_proxy_says_whom_it_speaks_for(rf, behind):
    assert address(rf, PROXY, VISITOR) == VISITOR
    assert address(rf, "2001:db8::5", "2001:db8:1::9") == "2001:db8:1::9"
    assert address(rf, "::ffff:10.0.0.5", f"::ffff:{VISITOR}") == VISITOR


def test_nobody_else_is_believed(rf, behind):
    assert address(rf, ATTACKER, VISITOR) == ATTACKER


def test_what_somebody_typed_before_the_proxy_added_theirs_does_not_help(rf, behind):
    assert address(rf, PROXY, f"{VISITOR}, {ATTACKER}") == ATTACKER
    assert address(rf, PROXY, f"10.0.0.6, {VISITOR}, {ATTACKER}") == ATTACKER
    assert address(rf, PROXY, f"<script>,,{ATTACKER}") == ATTACKER


def test_several_proxies_are_passed_one_by_one(rf, behind):
    assert address(rf, PROXY, f"{ATTACKER}, {VISITOR}, 10.1.1.1, 10.2.2.2") == VISITOR
    assert address(rf, PROXY, "10.1.1.1") == "10.1.1.1"


def test_a_port_makes_no_other_address(rf, behind):
    assert address(rf, PROXY, f"{VISITOR}:50123") == VISITOR
    assert address(rf, PROXY, "[2001:db8:1::9]:50123") == "2001:db8:1::9"


def test_what_cannot_be_read_leaves_the_proxys_own(rf, behind):
    for told in (None, "", "unknown", "_hidden", "1.2.3.4.5", f"{VISITOR}, unknown"):
        assert address(rf, PROXY, told) == PROXY
    assert address(rf, "", VISITOR) == ""


def test_of_an_ipv6_address_the_line_is_counted_and_an_ipv4_address_is_itself():
    assert counted_as("2001:db8:1:2:3::4") == counted_as("2001:db8:1:2::") == "2001:db8:1:2::/64"
    assert counted_as("2001:db8:1:3::") != "2001:db8:1:2::/64"
    assert counted_as("fe80::1%eth0") == "fe80::/64"
    assert counted_as("::ffff:203.0.113.9") == counted_as("203.0.113.9") == "203.0.113.9"
    assert counted_as("") == counted_as("a socket") == ""
