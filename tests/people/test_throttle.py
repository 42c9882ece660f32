from concurrent.futures import ThreadPoolExecutor

from directory.people.throttle import MOST_KEYS, Throttle


def test_the_last_try_is_the_last():
    throttle = Throttle(most=2, seconds=60)
    assert [throttle.take("a") > 0 for _ in range(4)] == [False, False, True, True]
    assert throttle.take("b") == 0


def test_it_says_how_long_until_there_is_room_and_time_heals(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    throttle = Throttle(most=1, seconds=60)
    assert throttle.take("a") == 0
    now[0] += 20.5
    assert throttle.take("a") == 40
    now[0] += 40
    assert throttle.take("a") == 0


def test_many_at_once_count_as_many():
    throttle = Throttle(most=5, seconds=60)
    with ThreadPoolExecutor(40) as pool:
        waits = list(pool.map(lambda _: throttle.take("a"), range(40)))
    assert waits.count(0) == 5


def test_nothing_that_names_anybody_is_kept():
    throttle = Throttle(most=1, seconds=60)
    throttle.take("sam@example.org", "203.0.113.9")
    assert "sam" not in str(dict(throttle.tries))
    assert "203.0.113.9" not in str(dict(throttle.tries))


def test_yesterdays_marks_are_forgotten(monkeypatch):
    throttle = Throttle(most=1, seconds=60)
    throttle.take("a")
    monkeypatch.setattr(Throttle, "today", staticmethod(lambda: -1))
    assert throttle.take("a") == 0


def test_memory_is_bounded():
    throttle = Throttle(most=1, seconds=60)
    for number in range(MOST_KEYS + 10):
        throttle.take(str(number))
    assert len(throttle.tries) <= MOST_KEYS
