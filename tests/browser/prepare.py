"""Adds to the real data in the browser tests' own database: the two kinds of group that it has none of."""

import datetime

import django
from django.core.management import call_command
from django.utils import timezone


def prepare():
    call_command("collectstatic", interactive=False, verbosity=0)
    closed_group()
    checked_group()
    people()


def people():
    """One account each side of the staff pages' door."""
    from tests.browser.pages import PASSWORD, PEOPLE
    from tests.factories import make_person

    for role, email in PEOPLE.items():
        make_person(email, role=role, password=PASSWORD)


def closed_group():
    """No group of the report is known to have closed."""
    from tests.factories import LEEDS, make_project

    make_project(
        "Closed Leeds Group", summary="It met in Leeds.", stage="closed", regions="north-east", **LEEDS
    )


def checked_group():
    """No group of the report has yet said that its number may be shown."""
    from directory.models import Check, Consent, Contact
    from directory.records.reindex import changed
    from tests.factories import LEEDS, make_person, make_project

    today = timezone.localdate()
    group = make_project(
        "Checked Leeds Group",
        summary="A group that was checked.",
        last_checked_on=today,
        regions="north-east",
        experience=["bipolar"],
        **LEEDS,
    )
    group.meetings.create(
        venue=group.venues.get(), frequency="weekly", weekday=1, starts_at="19:00", not_in_august=True
    )
    check = Check.objects.create(
        project=group, made_on=today, means="phone", outcome="confirmed", by=make_person()
    )
    for kind, value in [("phone", "0113 496 0000"), ("e-mail", "group@example.org")]:
        contact = Contact.objects.create(project=group, kind=kind, value=value, source=group.source)
        Consent.objects.create(
            project=group,
            contact=contact,
            use="shown",
            answer="yes",
            who="Its convener",
            said_on=today,
            how="phone",
            wording="May we show this number?",
            expires_on=today + datetime.timedelta(days=365),
        )
        check.contacts_used.add(contact)
    changed(group)


if __name__ == "__main__":
    django.setup()
    prepare()
