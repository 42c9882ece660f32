import inspect
import ipaddress
import re
import threading
from pathlib import Path

import pytest

from directory import fetching
from directory.fetching import FetchError, Trouble, client
from directory.fetching.addresses import look_up
from tests.fetching.site import HOME, Site, fetcher, names, trusting

DIRECTORY = Path(client.__file__).parent.parent


@pytest.fixture(scope="module")
def site():
    made = Site()
    yield made
    made.close()


@pytest.fixture(scope="module")
def secure():
    made = Site(tls=True)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def nothing_asked_yet(site, secure):
    for one in (site, secure):
        one.asked.clear()
        one.most_at_once = 0


def trouble(address, **options):
    with pytest.raises(FetchError) as refused:
        fetcher(**options).fetch(address)
    return refused.value.trouble


def test_an_address_answers_with_its_status_headers_and_body(site):
    found = fetcher().fetch(site.address("/fine"))
    assert (found.status, found.body, found.is_whole) == (200, b"Welcome", True)
    assert found.headers["content-length"] == "7"
    assert found.address == site.address("/fine")


def test_it_says_who_asks_and_carries_what_it_was_given(site, settings):
    settings.SITE_NAME, settings.SITE_URL = "Peer Support Directory", "https://directory.example"
    fetcher().fetch(site.address("/fine"), headers={"If-None-Match": '"x"'})
    ((_, _, headers),) = site.asked
    assert headers["User-Agent"] == "PeerSupportDirectory/1.0 (+https://directory.example/about/)"
    assert headers["Host"] == f"groups.test:{site.server_port}"
    assert headers["If-None-Match"] == '"x"'
    assert headers["Accept-Encoding"] == "identity"
    assert "Cookie" not in headers and "Referer" not in headers


def test_a_proxy_in_the_environment_is_not_asked(site, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert fetcher().fetch(site.address()).status == 200


def test_redirects_are_followed_to_their_end(site):
    found = fetcher().fetch(site.address(f"/redirect?to={site.address('/fine', 'other.test')}"))
    assert (found.status, found.address) == (200, site.address("/fine", "other.test"))


def test_more_than_five_redirects_are_no_answer(site):
    assert trouble(site.address("/round")) == Trouble.REDIRECTS
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1:8000/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(site, to):
    assert trouble(site.address(f"/redirect?to={to}")) == Trouble.PRIVATE


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://groups.test/", "gopher://groups.test/", "//["])
def test_a_redirect_to_what_is_not_the_web_is_refused(site, to):
    assert trouble(site.address(f"/redirect?to={to}")) == Trouble.ADDRESS


def test_without_the_arguments_of_tests_this_machine_is_never_asked(site):
    for host in ("127.0.0.1", "localhost", "0.0.0.0", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"):
        with pytest.raises(FetchError) as refused:
            fetching.fetch(f"http://{host}:{site.server_port}/")
        assert refused.value.trouble in (Trouble.PRIVATE, Trouble.UNKNOWN_HOST), host
    assert site.asked == []


def test_no_code_of_the_site_gives_the_arguments_that_are_for_tests():
    hooks = {"may_ask", "look_up", "trusted"}
    assert hooks < set(inspect.signature(client.Fetcher).parameters)
    given = re.compile(rf"Fetcher\([^)]*\b({'|'.join(hooks)})\b")
    assert [path.name for path in DIRECTORY.rglob("*.py") if given.search(path.read_text("utf-8"))] == []


def test_a_host_is_looked_up_once_and_exactly_that_number_connected_to(site):
    """The second answer of a name that changes its number is never heard."""
    answers = [[HOME], [ipaddress.ip_address("10.0.0.1")]]
    found = fetcher(look_up=lambda host, port: answers.pop(0)).fetch(site.address("/fine"))
    assert (found.status, len(answers)) == (200, 1)


def test_a_host_is_looked_up_again_after_each_redirect(site):
    answers = [[HOME], [ipaddress.ip_address("10.0.0.1")]]
    same = site.address("/redirect?to=/fine")
    assert trouble(same, look_up=lambda host, port: answers.pop(0)) == Trouble.PRIVATE
    assert len(site.asked) == 1


def test_one_private_number_beside_public_ones_refuses_a_host(site):
    both = [HOME, ipaddress.ip_address("10.0.0.1")]
    assert trouble(site.address(), look_up=lambda host, port: both) == Trouble.PRIVATE
    assert site.asked == []


def test_where_the_first_number_is_not_there_the_next_is_asked(site):
    away = ipaddress.ip_address("127.0.0.9")
    options = {"look_up": lambda host, port: [away, HOME], "may_ask": lambda number: True}
    assert fetcher(**options).fetch(site.address()).status == 200


@pytest.mark.parametrize(
    "address",
    [
        "",
        "groups.test",
        "mailto:sam@example.org",
        "http://",
        "http://sam:secret@groups.test/",
        "http://groups.test:25/",
        "http://groups.test:99999/",
        "http://[::1/",
        f"http://groups.test/{'x' * 2000}",
        f"http://{'x' * 64}.test/",
    ],
)
def test_what_is_no_address_to_ask_is_not_asked(address):
    assert trouble(address) == Trouble.ADDRESS


def test_a_name_that_nobody_knows_is_said():
    assert trouble("http://nobody.test/") == Trouble.UNKNOWN_HOST


def test_the_systems_own_look_up_gives_numbers():
    assert HOME in look_up("localhost", 80)


def test_where_nobody_listens_is_said():
    with Site() as gone:
        gone.shutdown()
        address = gone.address()
    assert trouble(address) == Trouble.UNREACHABLE


@pytest.mark.parametrize("path", ["/silent", "/drip", "/drip-body"])
def test_what_is_slow_is_given_up_in_time_however_it_drips(site, path):
    assert trouble(site.address(path), seconds=0.3) == Trouble.TOO_SLOW


def test_of_an_endless_page_only_so_much_is_read(site):
    found = fetcher().fetch(site.address("/endless"), most=100_000)
    assert (len(found.body), found.is_whole) == (100_000, False)


def test_where_no_body_is_asked_for_none_is_read(site):
    found = fetcher().fetch(site.address("/endless"), most=0)
    assert (found.status, found.body, found.is_whole) == (200, b"", False)


@pytest.mark.parametrize("path", ["/long-header", "/no-http", "/hang-up"])
def test_what_is_no_http_is_said(site, path):
    assert trouble(site.address(path)) == Trouble.BROKEN


def test_tls_is_checked_by_the_name_that_was_asked_for(secure):
    assert fetcher(trusted=trusting()).fetch(secure.address("/fine")).body == b"Welcome"
    wrong_name = secure.address("/fine", "other.test")
    assert trouble(wrong_name, trusted=trusting()) == Trouble.CERTIFICATE


def test_a_certificate_that_nobody_vouches_for_is_refused(secure):
    assert trouble(secure.address()) == Trouble.CERTIFICATE
    assert secure.asked == []


def test_broken_tls_is_no_answer(site):
    assert trouble(site.address().replace("http:", "https:")) == Trouble.UNREACHABLE


def test_a_handshake_that_never_ends_is_given_up():
    """A host that takes the connection and says nothing of TLS."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"https://groups.test:{mute.getsockname()[1]}/"
        assert trouble(address, seconds=0.3) == Trouble.TOO_SLOW


def test_one_host_is_asked_one_thing_at_a_time(site):
    one = fetcher()
    threads = [threading.Thread(target=one.fetch, args=(site.address("/pause"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(site.asked), site.most_at_once) == (4, 1)


def test_names_with_other_letters_and_paths_with_spaces_are_written_as_the_web_has_them(site):
    def known(host, port):
        assert host == "xn--bcher-kva.test"
        return names("groups.test", port)

    address = f"http://bücher.test:{site.server_port}/fine?q=a b&c=é"
    assert fetcher(look_up=known).fetch(address).status == 200
    assert site.asked[0][1] == "/fine?q=a%20b&c=%C3%A9"
