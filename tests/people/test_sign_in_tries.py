import datetime

import pytest
from django.utils import timezone

from directory.models import SignInTry, User
from directory.people import sign_in_tries
from directory.people.sign_in_tries import WaitError, begin
from directory.records.erasing import erase
from tests.factories import make_person

pytestmark = pytest.mark.django_db
SAM, HERE, THERE = "sam@example.org", "198.51.100.7", "203.0.113.9"


@pytest.fixture
def clock(monkeypatch):
    """`clock(60)` lets a minute pass."""
    now = [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: now[0])

    def pass_on(seconds):
        now[0] += datetime.timedelta(seconds=seconds)

    return pass_on


def wrong(times, typed=SAM, address=HERE):
    for _ in range(times):
        begin(typed, address)


def wait(typed=SAM, address=HERE):
    """How long it would take until the next try; the try itself is counted where it may be made."""
    try:
        begin(typed, address)
    except WaitError as problem:
        return problem.seconds
    return 0


def test_after_ten_each_further_try_waits_longer_and_no_longer_than_a_quarter_of_an_hour(clock):
    wrong(10)
    waits = []
    for _ in range(8):
        waits.append(wait())
        clock(waits[-1])
        assert wait() == 0
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_a_try_that_came_too_soon_makes_the_wait_no_longer(clock):
    wrong(10)
    clock(20)
    assert [wait() for _ in range(50)] == [10] * 50
    clock(10)
    assert wait() == 0


def test_an_hour_without_a_try_heals(clock):
    wrong(10)
    clock(3601)
    assert [wait() for _ in range(10)] == [0] * 10


def test_every_spelling_of_an_address_is_one_account_whether_or_not_it_exists(clock):
    make_person(SAM)
    for email in [SAM, "nobody@example.org"]:
        spellings = [spelled(email, number) for number in range(10)]
        assert len(set(spellings)) == 10
        for typed in spellings:
            assert wait(typed) == 0
        assert wait(email) == 30


def spelled(email, number):
    """The same letters, one of them full-width, in capitals or with a space before."""
    letter = chr(ord(email[number % 3]) + 0xFEE0)
    other = email[: number % 3] + letter + email[number % 3 + 1 :]
    return [other, other.upper(), f"\u2003{other}", f"{other} "][number // 3]


def test_whoever_tries_elsewhere_does_not_keep_the_owner_out():
    make_person(SAM)
    wrong(10)
    assert wait(address=HERE) == 30
    assert wait(address=THERE) == 0


def test_under_attack_from_everywhere_a_new_address_has_one_try_and_the_owners_has_ten(clock):
    person = make_person(SAM)
    begin(SAM, THERE).was_right()
    clock(20 * 24 * 3600)
    for number in range(50):
        begin(SAM, f"192.0.2.{number}")
    assert [wait(address=HERE), wait(address=HERE)] == [0, 30]
    assert [wait(address=THERE) for _ in range(11)] == [0] * 10 + [30]
    sign_in_tries.pardon(person, HERE)
    assert [wait(address=HERE) for _ in range(10)] == [0] * 10


def test_one_address_that_tries_many_accounts_waits_but_not_its_own_people(clock):
    make_person(SAM)
    begin(SAM, HERE).was_right()
    for number in range(30):
        begin(f"person-{number}@example.org", HERE)
    assert wait("another@example.org") == 30
    assert wait(SAM) == 0


def test_a_right_password_takes_back_its_own_try_and_no_other(clock):
    make_person(SAM)
    for number in range(29):
        begin(f"person-{number}@example.org", HERE)
    for _ in range(3):
        begin(SAM, HERE).was_right()
    assert wait("x@example.org") == 0
    assert wait("y@example.org") == 30


def test_rows_are_bounded_whatever_is_typed(clock, monkeypatch):
    for number in range(500):
        wait(f"person-{number}@example.org" + "x" * 5000)
    assert SignInTry.objects.count() <= 2 * 30 + 1
    monkeypatch.setattr(sign_in_tries, "MOST_MARKS", 100)
    for number in range(200):
        clock(1)
        wait(address=f"192.0.2.{number}")
    assert SignInTry.objects.count() <= 103
    assert wait() == 0


def test_what_counts_no_more_is_forgotten_with_the_next_try_and_a_known_address_after_a_month(clock):
    make_person(SAM)
    begin(SAM, HERE).was_right()
    wrong(3, "x@example.org")
    clock(3601)
    wrong(1, "y@example.org", THERE)
    assert SignInTry.objects.count() == 4
    clock(31 * 24 * 3600)
    sign_in_tries.forget_old()
    assert not SignInTry.objects.exists()


def test_what_is_kept_names_nobody():
    make_person(SAM)
    wrong(2)
    wrong(2, "someone@example.org")
    kept = str(list(SignInTry.objects.values("mark", "tries", "at")))
    assert not [word for word in ("sam", "someone", HERE) if word in kept]


def test_who_is_erased_leaves_no_address_that_was_theirs():
    make_person(SAM)
    begin(SAM, HERE).was_right()
    erase(SAM)
    assert SignInTry.objects.count() == 1, "more than the address alone, which anybody may share"


@pytest.mark.parametrize("typed", ["", "\x00", "x" * 100_000, "ﷺ" * 254, "é@é"])
def test_whatever_is_typed_is_counted(typed):
    assert [wait(typed) for _ in range(11)] == [0] * 10 + [30]


def test_one_spelling_of_an_address_is_its_own_spelling_for_every_letter():
    for number in [*range(0xD800), *range(0xE000, 0x20000)]:
        once = User.normalize_username(f"a{chr(number)}b@example.org")
        assert User.normalize_username(once) == once
