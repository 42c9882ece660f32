"""How long a process that serves visitors waits for the database; commands may take as long as it takes."""

import functools

import psycopg
from django.conf import settings
from django.db.backends.signals import connection_created
from psycopg.pq import TransactionStatus

# In seconds: connecting, a lock, a statement as PostgreSQL counts it, and as we do once it says nothing.
CONNECT, LOCK, STATEMENT, ANSWER, IDLE = 3, 3, 8, 10, 60
# Reading never waits on SQLite (WAL); this is a writer's wait for its turn.
SQLITE_TURN = 5

POSTGRESQL = {
    "connect_timeout": CONNECT,
    # A machine that is gone says nothing: the line is given up by these.
    "keepalives_idle": ANSWER,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": ANSWER * 1000,
}
SESSION = {
    "statement_timeout": STATEMENT,
    "lock_timeout": LOCK,
    "idle_in_transaction_session_timeout": IDLE,
}


def begin() -> None:
    """Call once in a worker, before its first connection."""
    limit(settings.DATABASES["default"])
    connection_created.connect(limit_answers, dispatch_uid="database_limits")


def limit(database: dict) -> None:
    """Add the limits to a database's options. What DATABASE_URL says of the same wins."""
    options = database["OPTIONS"]
    if database["ENGINE"].endswith("sqlite3"):
        options["timeout"] = min(options["timeout"], SQLITE_TURN)
    elif database["ENGINE"].endswith("postgresql"):
        session = " ".join(f"-c {name}={seconds}s" for name, seconds in SESSION.items())
        database["OPTIONS"] = POSTGRESQL | options | {"options": f"{session} {options.get('options', '')}"}


def limit_answers(connection, **kwargs) -> None:
    """PostgreSQL's own limits hold only while it works; one that hangs is left by us."""
    if connection.vendor == "postgresql":
        line = connection.connection
        line.wait = functools.partial(wait, line)


def wait(line, gen, **options):
    """psycopg's own waiting, with an end: then it raises OperationalError and the line is closed."""
    try:
        return type(line).wait(line, gen, **{"timeout": ANSWER} | options)
    except psycopg.OperationalError:
        if line.pgconn.transaction_status == TransactionStatus.ACTIVE:
            line.pgconn.finish()
        raise
