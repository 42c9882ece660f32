from directory.actions.throttle import MOST_KEYS, Throttle


def test_the_last_try_is_the_last():
    throttle = Throttle(most=2, seconds=60)
    throttle.count("a")
    assert not throttle.is_over("a")
    throttle.count("a")
    assert throttle.is_over("a")
    assert not throttle.is_over("b")


def test_time_heals(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    throttle = Throttle(most=1, seconds=60)
    throttle.count("a")
    now[0] += 61
    assert not throttle.is_over("a")


def test_nothing_that_names_anybody_is_kept():
    throttle = Throttle(most=1, seconds=60)
    throttle.count("sam@example.org", "203.0.113.9")
    assert "sam" not in str(dict(throttle.tries))
    assert "203.0.113.9" not in str(dict(throttle.tries))


def test_yesterdays_marks_are_forgotten(monkeypatch):
    throttle = Throttle(most=1, seconds=60)
    throttle.count("a")
    monkeypatch.setattr(Throttle, "today", staticmethod(lambda: -1))
    assert not throttle.is_over("a")


def test_memory_is_bounded():
    throttle = Throttle(most=1, seconds=60)
    for number in range(MOST_KEYS + 10):
        throttle.count(str(number))
    assert len(throttle.tries) <= MOST_KEYS
