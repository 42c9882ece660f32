"""A process that serves visitors waits for the database for so long; what the settings say wins."""

from peerdir.database_limits import limit


def test_postgresql_gets_limits_of_its_own_and_of_the_line():
    database = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"options": "-c random_page_cost=1.1"}}
    limit(database)
    options = database["OPTIONS"]
    assert options["connect_timeout"] <= 5
    assert options["tcp_user_timeout"] <= 10_000
    for said in ["statement_timeout=8s", "lock_timeout=3s", "idle_in_transaction_session_timeout=60s"]:
        assert f"-c {said}" in options["options"]
    assert options["options"].endswith("-c random_page_cost=1.1")


def test_what_database_url_says_wins():
    own = {"connect_timeout": 30, "options": "-c statement_timeout=60s"}
    database = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": own}
    limit(database)
    assert database["OPTIONS"]["connect_timeout"] == 30
    # PostgreSQL takes the last of two.
    assert database["OPTIONS"]["options"].endswith("-c statement_timeout=60s")


def test_sqlite_waits_for_its_turn_a_few_seconds():
    database = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {"timeout": 20}}
    limit(database)
    assert database["OPTIONS"]["timeout"] == 5
