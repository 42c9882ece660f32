"""What stood before numbers were read is read again once: in its usual form, or kept as a lead."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

pytestmark = pytest.mark.slow

NAME = "contact_values"
# Kind, value as it stood, value afterwards, and whether it is a lead.
STOOD = [
    ("phone", "+44 (0)1274 960000", "01274 960000", False),
    ("phone", "01274960000 ext.12", "01274 960000 extension 12", False),
    ("phone", "01274 960000/07700 900123", "01274 960000 or 07700 900123", False),
    ("phone", "0113 496 0000", "0113 496 0000", False),
    ("phone", "ask for Jo Smith", "ask for Jo Smith", True),
    ("phone", "01274 960000 (evenings)", "01274 960000 (evenings)", True),
    ("phone", "960000", "960000", True),
    ("e-mail", "mailto:group@example.org", "group@example.org", False),
    ("e-mail", "Jo <jo@example.org>", "Jo <jo@example.org>", True),
    ("website", "example.org", "https://example.org", False),
    ("website", "javascript:alert(1)", "javascript:alert(1)", True),
    ("post", "PO Box 1, Leeds", "PO Box 1, Leeds", False),
]


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
    """Each contact of STOOD, public but for nothing: agreed to, used in a check."""

    def model(name):
        return apps.get_model("directory", name)

    source = model("Source").objects.create(key="x", title="X")
    project = model("Project").objects.create(name="A", slug="a", source=source, recorded_in=2013)
    today = timezone.localdate()
    person = model("User").objects.create(email="a@example.org", role="editor")
    check = model("Check").objects.create(
        project=project, made_on=today, means="phone", outcome="confirmed", by=person
    )
    consent = model("Consent").objects.create(
        project=project,
        fact="contact",
        given=True,
        who="x",
        how="phone",
        wording="x",
        said_on=today,
        expires_on=today + timezone.timedelta(days=9),
    )
    rows = {}
    for kind, value, *_ in STOOD:
        contact = model("Contact").objects.create(
            project=project, kind=kind, value=value, role="Line", consent=consent, source=source
        )
        check.contacts_used.add(contact)
        rows[f"{kind}/{value}"] = {"pk": contact.pk, "kind": kind, "value": value, "role": "Line"}
    rows["phone/gone"] = None
    values = {"pk": project.pk, "fields": {}, "rows": {"contacts": rows}}
    model("LoadedRecord").objects.create(kind="project", key="a", values=values)
    day = {"words": "W", "source": "x", "checked_on": today}
    model("Signpost").objects.create(slug="good", name="G", phone="08001111", text_number="85 258", **day)
    model("Signpost").objects.create(slug="bad", name="B", phone="Ring us", **day)
    model("DirectoryVersion").objects.update_or_create(pk=1, defaults={"number": 7})


def test_what_stood_is_read_again_once(migrated):
    stand(migrated(False))
    apps = migrated(True)
    contacts = list(apps.get_model("directory", "Contact").objects.order_by("pk"))
    found = [(one.kind, one.value, one.is_hidden) for one in contacts]
    assert found == [(kind, value, is_lead) for kind, _, value, is_lead in STOOD]
    assert all(one.role == "Line" and one.consent_id and one.checks.exists() for one in contacts)
    memory = apps.get_model("directory", "LoadedRecord").objects.get().values["rows"]["contacts"]
    assert memory.pop("phone/gone") is None
    values = {f"{kind}/{value}": value for kind, _, value, _ in STOOD}
    assert {key: row["value"] for key, row in memory.items()} == values
    signposts = {one.slug: one for one in apps.get_model("directory", "Signpost").objects.all()}
    assert (signposts["good"].phone, signposts["good"].text_number) == ("0800 1111", "85258")
    assert signposts["good"].checked_on
    assert (signposts["bad"].phone, signposts["bad"].checked_on) == ("Ring us", None)
    assert apps.get_model("directory", "DirectoryVersion").objects.get().number == 8


def test_read_a_second_time_nothing_changes(migrated):
    stand(migrated(False))

    def contacts(apps):
        return list(apps.get_model("directory", "Contact").objects.order_by("pk").values())

    once = contacts(migrated(True))
    migrated(False)
    assert contacts(migrated(True)) == once
