"""The access log: who signed in, failed, was refused, changed a role, took files away, opened private pages.

It says who, what, when and which record by its number: never a text, a search word or an address. Which pages
are logged stands in one table, views/access.py. Kept for `KEPT_FOR`; administrators alone read it.
"""

import datetime

from django.db.models import F
from django.utils import timezone

from directory.models import Access, AccessEvent, User

KEPT_FOR = datetime.timedelta(days=365)
# The same again within this time is one line, so that nobody can fill the log.
SAME_FOR = datetime.timedelta(hours=1)
# What a column of either database holds.
LARGEST_NUMBER = 2**63 - 1


def log(
    what: Access,
    *,
    by: User | None,
    page: str = "",
    row: int | None = None,
    person: User | None = None,
    former_role: str = "",
    new_role: str = "",
) -> None:
    """Write one line. `by` is None for a command on the server and for an e-mail without an account."""
    line = {
        "what": what,
        "by": by,
        "person": person,
        "page": page.replace(":", "-"),
        "row": row if row is None or row <= LARGEST_NUMBER else None,
        "former_role": former_role,
        "new_role": new_role,
    }
    recent = AccessEvent.objects.filter(**line, at__gt=timezone.now() - SAME_FOR)
    if not recent.update(times=F("times") + 1):
        AccessEvent.objects.create(**line)


def case_opened(case_pk: int, *, by: User) -> None:
    """Somebody opened the case with this number. Call it in the view that shows a case."""
    log(Access.OPENED_CASE, by=by, page="case", row=case_pk)


def role_changed(person: User, *, by: User | None, former: str) -> None:
    """Keep that this person's role is another now; nothing where it is not. `former` is "" for a new one."""
    if person.role != former:
        log(Access.ROLE, by=by, person=person, former_role=former, new_role=person.role)


def forget_old() -> None:
    """What has been kept for its year goes. Called by itself: see records/keeping.py."""
    AccessEvent.objects.filter(at__lte=timezone.now() - KEPT_FOR).delete()
