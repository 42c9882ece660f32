"""Each consent is for one use, of one contact where it is about one, and says yes, no or not asked.

What stood is kept: yes stays yes and no stays no; "contact" is called "shown"; a consent that several contacts
stood on becomes one each. Contacts that were hidden over a message know it. Going back, a contact stands again
on the consent that decides whether it is shown; "not asked" goes, for the older table would read it as a no.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

USES = [
    ("shown", "Shown here"),
    ("passed-on", "Passed on to other directories"),
    ("written-to", "Written to once a year"),
    ("dated", "Meetings shown by date"),
    ("exact-venue", "Exact address shown"),
    ("listing", "Listed here at all"),
]
ANSWERS = [("yes", "Yes"), ("no", "No"), ("not-asked", "Not asked")]


def to_uses(apps, schema_editor):
    consents, contacts = apps.get_model("directory", "Consent"), apps.get_model("directory", "Contact")
    consents.objects.filter(given=True).update(answer="yes")
    consents.objects.filter(given=False).update(answer="no")
    consents.objects.filter(use="contact").update(use="shown")
    seen = set()
    for contact in contacts.objects.exclude(consent=None).select_related("consent").order_by("pk"):
        consent = contact.consent
        if consent.use != "shown":
            continue
        if consent.pk in seen:
            consent.pk = None
        consent.contact = contact
        consent.save()
        seen.add(consent.pk)
    know_why_hidden(apps)
    settle(schema_editor)


def know_why_hidden(apps):
    messages, contacts = apps.get_model("directory", "Message"), apps.get_model("directory", "Contact")
    steps = apps.get_model("directory", "ContactStep")
    for message in messages.objects.exclude(hidden_at=None).exclude(project=None).order_by("hidden_at"):
        for contact in contacts.objects.filter(project=message.project_id, is_hidden=True):
            steps.objects.create(contact=contact, step="hidden", at=message.hidden_at, message=message)


def from_uses(apps, schema_editor):
    consents, contacts = apps.get_model("directory", "Consent"), apps.get_model("directory", "Contact")
    for contact in contacts.objects.all():
        said = consents.objects.filter(contact=contact, use="shown").exclude(answer="not-asked")
        last = said.order_by("-said_on", "-pk").first()
        if last is not None:
            last_no = said.filter(answer="no").order_by("-said_on", "-pk").first()
            live = [
                one
                for one in said.filter(answer="yes")
                if last_no is None or (one.said_on, one.pk) > (last_no.said_on, last_no.pk)
            ]
            contact.consent = max(live, key=lambda one: one.expires_on) if live else last
            contact.save()
    consents.objects.filter(answer="not-asked").delete()
    consents.objects.update(given=models.Case(models.When(answer="yes", then=True), default=False))
    consents.objects.filter(use="shown").update(use="contact")
    settle(schema_editor)


def settle(schema_editor):
    """PostgreSQL alters no table while checks of its rows are put off to the end of the transaction."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [("directory", "0019_one_time_links")]
    operations = [
        migrations.RenameField("consent", "fact", "use"),
        migrations.AlterField(
            "consent", "use", models.CharField("to what", max_length=12, choices=USES)
        ),
        migrations.AlterField("consent", "given", models.BooleanField("said yes", default=False)),
        migrations.AlterField(
            "consent",
            "who",
            models.CharField(
                blank=True, max_length=120, help_text="Who at the group said so. Never public."
            ),
        ),
        migrations.AlterField(
            "consent",
            "wording",
            models.TextField(blank=True, help_text="The words that were read out."),
        ),
        migrations.AddField(
            "consent",
            "answer",
            models.CharField("what they said", max_length=9, choices=ANSWERS, default="not-asked"),
            preserve_default=False,
        ),
        migrations.AddField(
            "consent",
            "wording_version",
            models.CharField(
                blank=True,
                default="",
                max_length=30,
                help_text="Which version of our words; empty for words of one's own.",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "consent",
            "contact",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="consents",
                to="directory.contact",
            ),
        ),
        migrations.CreateModel(
            "ContactStep",
            [
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[("hidden", "Hidden"), ("shown-again", "Shown again")], max_length=11
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="directory.contact",
                    ),
                ),
                (
                    "found_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.check",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="steps",
                        to="directory.message",
                    ),
                ),
            ],
            options={"ordering": ["-at", "-pk"]},
        ),
        migrations.AddField(
            "check",
            "while_recording",
            models.BooleanField(
                default=False, editable=False, help_text="The record was written down from the same talk."
            ),
        ),
        migrations.RunPython(to_uses, from_uses, elidable=False),
        migrations.RemoveField("contact", "consent"),
        migrations.RemoveField("consent", "given"),
    ]
