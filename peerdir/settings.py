"""Every setting, from the environment, safe by default. README.md lists the names that may be set."""

import ipaddress
import json
import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def is_on(name: str) -> bool:
    """A switch in the environment: off unless it says otherwise."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words_of(name: str, default: str) -> list[str]:
    """A list in the environment, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def networks_of(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Addresses and networks in the environment; none by default."""
    try:
        return [ipaddress.ip_network(word) for word in words_of(name, "")]
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name} holds what is no address or network: {problem}.") from None


def line_of(name: str) -> str:
    """Words in the environment on one line, single spaces between them; empty by default."""
    return " ".join(os.environ.get(name, "").split())


def options_of(name: str) -> dict:
    """A JSON object in the environment; empty by default."""
    try:
        found = json.loads(os.environ.get(name, "").strip() or "{}")
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name} is no JSON: {problem}.") from None
    if not isinstance(found, dict):
        raise ImproperlyConfigured(f"{name} must be a JSON object, such as {{}}.")
    return found


def secret_key() -> str:
    """The secret that signs sessions and links; there is no default that could reach the public."""
    if key := os.environ.get("SECRET_KEY", "").strip():
        return key
    raise ImproperlyConfigured(
        "SECRET_KEY is missing from the environment. Run `make run`, which makes one for this machine, "
        "or set SECRET_KEY to a long random text."
    )


DEBUG = is_on("DEBUG")
SECRET_KEY = secret_key()
# Former keys, newest first: what they signed stays good, so that the key can be changed.
SECRET_KEY_FALLBACKS = words_of("SECRET_KEY_FALLBACKS", "")
# What must not come back is kept as hashes under this one, which therefore goes wherever the database goes.
TOMBSTONE_KEY = os.environ.get("TOMBSTONE_KEY", "").strip() or SECRET_KEY
ALLOWED_HOSTS = words_of("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
TLS = is_on("PEERDIR_TLS")
# Only these may say, in X-Forwarded-For, whom they speak for.
TRUSTED_PROXIES = networks_of("TRUSTED_PROXIES")

SITE_NAME = "Peer Support Directory"
# The browser's tab says less than the page: it may be a shared phone.
TAB_NAME = "Directory"
# Who keeps this directory, as a researcher says it who rings a group: the organisation, no subject.
OPERATOR_NAME = line_of("OPERATOR_NAME")
# Where it can be written to, and the e-mail address for everything about people's own data: both public.
OPERATOR_ADDRESS = line_of("OPERATOR_ADDRESS")
PRIVACY_CONTACT = line_of("PRIVACY_CONTACT")
# Who is told that a worry about safety waits. Never shown.
DUTY_EMAIL = line_of("DUTY_EMAIL")
# Put before addresses in files; empty leaves them as paths.
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")
# Whether other sites are asked once a week if they still answer: where a site can say who asks, it does.
LINK_CHECK = is_on("LINK_CHECK") if os.environ.get("LINK_CHECK", "").strip() else bool(SITE_URL)
# Off where a timer of the machine runs `run_due_jobs`: the workers then run none of what is due.
KEEPING = os.environ.get("KEEPING", "").strip().lower() not in {"0", "no", "off", "false"}
# Where `make run` serves: a one-time link that a command prints leads here unless SITE_URL is set.
LOCAL_URL = f"http://127.0.0.1:{os.environ.get('PORT', '').strip() or 8000}"
# The mail server that letters leave by, and whom they are from; without one nothing leaves.
EMAIL_URL = os.environ.get("EMAIL_URL", "").strip()
EMAIL_FROM = os.environ.get("EMAIL_FROM", "").strip()
MAIL_A_DAY = int(os.environ.get("MAIL_A_DAY", "").strip() or 500)
# Where researchers' venue form looks up an area: offline, or a geopy service by its name ("nominatim").
GEOCODER = os.environ.get("GEOCODER", "").strip()
GEOCODER_OPTIONS = options_of("GEOCODER_OPTIONS")
# A server's search index follows the database by itself; tests and commands renew it plainly.
WATCH_INDEX = not is_on("NO_INDEX_WATCH")

INSTALLED_APPS = [
    "directory",
    "peerdir.apps.PeerdirConfig",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
]

# Sessions, messages and CSRF set a cookie only for a page that asks for them, and no public page does.
MIDDLEWARE = [
    "peerdir.middleware.privacy_headers",
    "django.middleware.security.SecurityMiddleware",
    "peerdir.middleware.refuse_long_addresses",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "peerdir.middleware.GZipPages",
    "directory.views.middleware.hear_violence",
    "directory.views.middleware.few_at_the_database",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "directory.views.middleware.refuse_impossible_numbers",
    "directory.views.middleware.say_when_the_database_is_away",
    "directory.views.access.keep_access",
]

# What a worker starts before it takes requests.
WORKER_START = "directory.jobs.start"
ROOT_URLCONF = "peerdir.urls"
WSGI_APPLICATION = "peerdir.wsgi.application"
CSRF_FAILURE_VIEW = "directory.views.errors.csrf_failure"

# Public pages get nothing from context processors: no session, message or CSRF token can slip into them.
TEMPLATES = [
    {
        "NAME": "public",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "public"],
        "OPTIONS": {"environment": "directory.views.jinja.environment", "auto_reload": DEBUG},
    },
    {
        "NAME": "admin",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


SQLITE_OPTIONS = {
    # A writer takes its turn at the start instead of failing half way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; "
        # What is deleted or shortened is written over with zeros where that costs no page more.
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = FAST;"
    ),
}
# The tables fit in memory, where an index costs no seek.
POSTGRESQL_OPTIONS = {"options": "-c random_page_cost=1.1"}


def database() -> dict:
    """One database, by DATABASE_URL: SQLite in the project's folder unless it names another."""
    found = dj_database_url.config(
        default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}", conn_max_age=600, conn_health_checks=True
    )
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = {**SQLITE_OPTIONS, **found.get("OPTIONS", {})}
    elif found["ENGINE"].endswith("postgresql"):
        found["OPTIONS"] = {**POSTGRESQL_OPTIONS, **found.get("OPTIONS", {})}
    return found


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "directory.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / ".static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Not no-referrer: browsers then send "Origin: null", and the CSRF check refuses the admin.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_HSTS_PRELOAD = TLS
X_FRAME_OPTIONS = "DENY"

# Django's own error mails carry what a visitor typed, so there are none: the log says where, never what.
ADMINS = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "peerdir.logs.DiscreetFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "directory": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
