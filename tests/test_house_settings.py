"""Settings come from the environment and are safe where it says nothing."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from peerdir.checks import check_operator

HOUSE = Path(__file__).resolve().parent.parent
SHOW = """
import json, peerdir.settings as s
print(json.dumps({name: getattr(s, name) for name in dir(s) if name.isupper()}, default=str))
"""

SHOW_SQLITE = """
import json, os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "peerdir.settings"
django.setup()
from django.db import connection
def pragma(name):
    return connection.cursor().execute(f"PRAGMA {name}").fetchone()[0]
PRAGMAS = ["journal_mode", "busy_timeout", "foreign_keys", "synchronous", "secure_delete"]
shown = {name: pragma(name) for name in PRAGMAS}
print(json.dumps({**shown, "transaction_mode": connection.transaction_mode}))
"""


def python(*arguments, **environment):
    """A fresh interpreter that knows of the environment only what the test says."""
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), **environment}
    return subprocess.run([sys.executable, *arguments], cwd=HOUSE, env=bare, capture_output=True, text=True)


def settings_with(**environment):
    return json.loads(python("-c", SHOW, SECRET_KEY="x" * 60, **environment).stdout)


def test_without_a_secret_it_says_what_is_missing_and_what_to_do():
    refused = python("manage.py", "check")
    assert refused.returncode != 0
    assert "SECRET_KEY is missing" in refused.stderr
    assert "make run" in refused.stderr


def test_the_server_without_a_secret_says_so_in_one_line():
    refused = python("-m", "gunicorn", "--config", "python:peerdir.gunicorn", "peerdir.wsgi")
    assert refused.returncode != 0
    assert refused.stderr.count("\n") == 1
    assert refused.stderr.startswith("SECRET_KEY is missing")


def test_what_nobody_set_is_safe():
    settings = settings_with()
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["ADMINS"] == []


def test_who_rings_is_nobody_until_somebody_says_so():
    assert settings_with()["OPERATOR_NAME"] == ""
    assert settings_with(OPERATOR_NAME="  Harbour   Trust ")["OPERATOR_NAME"] == "Harbour Trust"


def test_who_answers_for_the_site_is_one_line_each():
    given = {"OPERATOR_ADDRESS": " 1 Quay \n Hull ", "PRIVACY_CONTACT": " p@example.org ", "DUTY_EMAIL": ""}
    found = settings_with(**given)
    assert [found[name] for name in given] == ["1 Quay Hull", "p@example.org", ""]


def test_debug_wants_a_clear_yes():
    assert settings_with(DEBUG="0")["DEBUG"] is False
    assert settings_with(DEBUG="no")["DEBUG"] is False
    assert settings_with(DEBUG="1")["DEBUG"] is True


def test_postgresql_comes_by_database_url_and_keeps_its_connections():
    database = settings_with(DATABASE_URL="postgres://someone@db.example:5433/directory")["DATABASES"][
        "default"
    ]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "directory")
    assert database["CONN_MAX_AGE"] == 600
    assert database["CONN_HEALTH_CHECKS"] is True


def test_sqlite_waits_its_turn_and_keeps_its_promises(tmp_path):
    url = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    shown = json.loads(python("-c", SHOW_SQLITE, SECRET_KEY="x" * 60, DATABASE_URL=url).stdout)
    assert shown == {
        "journal_mode": "wal",
        "busy_timeout": 20_000,
        "foreign_keys": 1,
        "synchronous": 1,
        "secure_delete": 2,
        "transaction_mode": "IMMEDIATE",
    }


def test_cookies_and_hsts_want_tls_only_where_tls_is_on():
    plain, tls = settings_with(), settings_with(PEERDIR_TLS="1")
    for name in ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"]:
        assert (plain[name], tls[name]) == (False, True)
    assert (plain["SECURE_HSTS_SECONDS"], tls["SECURE_HSTS_SECONDS"]) == (0, 31_536_000)


def test_without_a_key_of_their_own_tombstones_stand_under_the_secret():
    assert settings_with()["TOMBSTONE_KEY"] == "x" * 60
    assert settings_with(TOMBSTONE_KEY=" a key of its own ")["TOMBSTONE_KEY"] == "a key of its own"


def test_former_secrets_keep_good_what_they_signed():
    assert settings_with()["SECRET_KEY_FALLBACKS"] == []
    assert settings_with(SECRET_KEY_FALLBACKS="one, two")["SECRET_KEY_FALLBACKS"] == ["one", "two"]


OPERATOR = {
    "OPERATOR_NAME": "Harbour Trust",
    "OPERATOR_ADDRESS": "1 Quay, Hull",
    "PRIVACY_CONTACT": "privacy@example.org",
    "DUTY_EMAIL": "duty@example.org",
}


@pytest.mark.parametrize("name", OPERATOR)
def test_a_site_that_nobody_answers_for_must_not_be_public(settings, name):
    for key, value in OPERATOR.items():
        setattr(settings, key, value)
    assert check_operator(None) == []
    setattr(settings, name, "")
    assert [f"{name} is missing" in error.msg for error in check_operator(None)] == [True]
    if name in ("PRIVACY_CONTACT", "DUTY_EMAIL"):
        setattr(settings, name, "nobody at all")
        assert [f"{name} is no e-mail address" in error.msg for error in check_operator(None)] == [True]


def test_the_check_before_a_launch_fails_where_nobody_answers_for_the_site():
    given = {"SECRET_KEY": "s3cret-" * 10, "TOMBSTONE_KEY": "abcdefghij" * 6, "PEERDIR_TLS": "1"}
    refused = python("manage.py", "check", "--deploy", **given)
    assert refused.returncode != 0
    assert "OPERATOR_ADDRESS is missing" in refused.stderr
    assert python("manage.py", "check", **given).returncode == 0


@pytest.mark.parametrize(("key", "is_weak"), [("short", True), ("a" * 80, True), ("abcdefghij" * 6, False)])
def test_a_key_of_the_tombstones_that_can_be_guessed_is_said_before_the_site_is_public(key, is_weak):
    given = {"SECRET_KEY": "s3cret-" * 10, "TOMBSTONE_KEY": key, "PEERDIR_TLS": "1", **OPERATOR}
    said = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **given)
    assert ("peerdir.W001" in said.stderr) is is_weak
    assert (said.returncode != 0) is is_weak, said.stderr


def test_trusted_proxies_are_none_unless_somebody_names_them():
    assert settings_with()["TRUSTED_PROXIES"] == []
    named = settings_with(TRUSTED_PROXIES="10.0.0.0/8, 2001:db8::5")["TRUSTED_PROXIES"]
    assert named == ["10.0.0.0/8", "2001:db8::5/128"]


def test_a_proxy_that_is_no_address_is_said_in_one_line():
    given = {"SECRET_KEY": "x" * 60, "TRUSTED_PROXIES": "proxy.example"}
    refused = python("-m", "gunicorn", "--config", "python:peerdir.gunicorn", "peerdir.wsgi", **given)
    assert refused.returncode != 0
    assert refused.stderr.count("\n") == 1
    assert "TRUSTED_PROXIES" in refused.stderr


def test_a_session_lasts_a_working_day():
    assert settings_with()["SESSION_COOKIE_AGE"] == 8 * 60 * 60


def test_public_templates_get_no_session_message_or_token():
    public, admin = settings_with()["TEMPLATES"]
    assert "context_processors" not in public["OPTIONS"]
    assert public["DIRS"] == [str(HOUSE / "templates" / "public")]
    assert admin["BACKEND"].endswith("DjangoTemplates")


def test_a_public_template_escapes_and_refuses_unknown_names():
    from django.template import engines
    from jinja2 import UndefinedError

    jinja = engines["public"]
    assert jinja.from_string("{{ name }}").render({"name": "<b>"}) == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        jinja.from_string("{{ nmae }}").render({"name": "a"})


def test_the_site_says_its_whole_name_on_the_page_and_little_in_the_tab(settings):
    assert settings.SITE_NAME == "Peer Support Directory"
    assert settings.TAB_NAME == "Directory"


def test_every_package_that_is_installed_is_named_with_its_licence():
    text = (HOUSE / "THIRD_PARTY.md").read_text().casefold()
    for name in ["requirements.txt", "requirements-dev.txt"]:
        packages = re.findall(r"^([\w.-]+)==", (HOUSE / name).read_text(), re.MULTILINE)
        assert [package for package in packages if package.casefold() not in text] == []


def test_other_sites_are_asked_only_by_a_site_that_can_say_who_asks_unless_told_otherwise():
    assert settings_with()["LINK_CHECK"] is False
    assert settings_with(SITE_URL="https://directory.example")["LINK_CHECK"] is True
    assert settings_with(SITE_URL="https://directory.example", LINK_CHECK="0")["LINK_CHECK"] is False
    assert settings_with(LINK_CHECK="1")["LINK_CHECK"] is True


def test_workers_run_what_is_due_unless_a_timer_does():
    assert settings_with()["KEEPING"] is True
    assert settings_with(KEEPING="off")["KEEPING"] is False
