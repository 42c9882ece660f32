"""What stood as "said yes" and "contact" stands as yes and shown afterwards, and back again."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

pytestmark = pytest.mark.slow

NAME = "uses_of_consent"
TODAY = timezone.localdate()


@pytest.fixture
def migrated(transactional_db):
    """Goes to just before the migration or to it, and gives its models; in the end all are applied again."""
    loader = MigrationExecutor(connection).loader
    after = next(node for node in loader.graph.nodes if node[1].endswith(NAME))
    before = loader.get_migration(*after).dependencies[0]

    def to(is_applied):
        target = after if is_applied else before
        MigrationExecutor(connection).migrate([target])
        return MigrationExecutor(connection).loader.project_state([target]).apps

    yield to
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def stand(apps):
    """One yes for two contacts, a no, a no of nobody's contact, an exact venue, and a hidden contact."""

    def model(name):
        return apps.get_model("directory", name)

    source = model("Source").objects.create(key="x", title="X")
    project = model("Project").objects.create(name="A", slug="a", source=source, recorded_in=2013)

    def consent(fact, given):
        days = {"said_on": TODAY, "expires_on": TODAY + timezone.timedelta(days=9)}
        words = {"who": "Sam", "how": "phone", "wording": f"May we? {fact}"}
        return model("Consent").objects.create(project=project, fact=fact, given=given, **days, **words)

    yes, no, stray = consent("contact", True), consent("contact", False), consent("contact", False)
    exact, other = consent("exact-venue", True), consent("listing", True)
    assert stray
    for value, agreed in [("1", yes), ("2", yes), ("3", no), ("4", None), ("5", other)]:
        model("Contact").objects.create(
            project=project, kind="phone", value=value, consent=agreed, source=source, is_hidden=value == "2"
        )
    model("Venue").objects.create(project=project, area="A", precision="exact", address="B", consent=exact)
    model("Message").objects.create(kind="safety", project=project, hidden_at=timezone.now())


def rows(apps, *names):
    return sorted(apps.get_model("directory", "Consent").objects.values_list(*names), key=str)


def agreed_to(apps):
    contacts = apps.get_model("directory", "Contact").objects.order_by("value")
    return [
        (one.value, one.consent and (one.consent.fact, one.consent.given, one.consent.who))
        for one in contacts.select_related("consent")
    ]


def test_what_stood_stands_and_comes_back(migrated):
    before = migrated(False)
    stand(before)
    stood = agreed_to(before)
    apps = migrated(True)
    assert rows(apps, "use", "answer", "contact__value") == [
        ("exact-venue", "yes", None),
        ("listing", "yes", None),
        ("shown", "no", "3"),
        ("shown", "no", None),
        ("shown", "yes", "1"),
        ("shown", "yes", "2"),
    ]
    kept = apps.get_model("directory", "Consent").objects
    assert all(one.who == "Sam" and one.wording and not one.wording_version for one in kept.all())
    assert apps.get_model("directory", "Venue").objects.get().consent.use == "exact-venue"
    step = apps.get_model("directory", "ContactStep").objects.get()
    assert (step.contact.value, step.step, step.message.kind) == ("2", "hidden", "safety")

    def say(answer, value, use="shown"):
        first = kept.filter(use="shown").first()
        contact = apps.get_model("directory", "Contact").objects.get(value=value)
        first.pk, first.contact, first.answer, first.use = None, contact, answer, use
        first.save()

    say("no", "1")
    say("not-asked", "2")
    say("yes", "4", use="passed-on")
    back = migrated(False)
    stood[0] = ("1", ("contact", False, "Sam"))
    assert agreed_to(back)[:4] == stood[:4]
    assert agreed_to(back)[4] == ("5", None), "it stood on a consent to something else, and showed nothing"
    assert rows(back, "fact", "given")[-1] == ("passed-on", True)
    assert migrated(True)
