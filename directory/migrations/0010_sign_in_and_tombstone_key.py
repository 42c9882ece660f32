import unicodedata

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.utils.crypto import salted_hmac


def normalise_emails(apps, schema_editor):
    """Sign-in looks for the normalised spelling only. Where another account has it already, theirs stays."""
    User = apps.get_model("directory", "User")
    for person in User.objects.order_by("pk"):
        lower = unicodedata.normalize("NFKC", person.email).lower()
        wanted = unicodedata.normalize("NFKC", lower).strip()
        if wanted != person.email and not User.objects.filter(email=wanted).exists():
            User.objects.filter(pk=person.pk).update(email=wanted)


def keep_fingerprint(apps, schema_editor):
    """The tombstones that stand were laid under SECRET_KEY, whatever TOMBSTONE_KEY is by now."""
    if not apps.get_model("directory", "TombstoneMark").objects.exists():
        return
    key = settings.SECRET_KEY
    fingerprint = salted_hmac("directory.tombstone.key", "", secret=key, algorithm="sha256").hexdigest()
    version = apps.get_model("directory", "DirectoryVersion")
    version.objects.update_or_create(pk=1, defaults={"tombstone_key": fingerprint})


def forget_tries(apps, schema_editor):
    """They counted for a quarter of an hour, under marks of another kind."""
    apps.get_model("directory", "SignInTry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0009_made_by"),
    ]

    operations = [
        migrations.RunPython(forget_tries, migrations.RunPython.noop),
        migrations.AddField(
            model_name="directoryversion",
            name="tombstone_key",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Fingerprint of the key of all tombstones; empty before the first one.",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="signintry",
            name="person",
            field=models.ForeignKey(
                blank=True,
                help_text="Who signed in under this mark lately.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signintry",
            name="tries",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="signintry",
            name="at",
            field=models.DateTimeField(
                db_index=True, default=django.utils.timezone.now, help_text="The last one."
            ),
        ),
        migrations.AlterField(
            model_name="signintry",
            name="mark",
            field=models.CharField(max_length=64, unique=True),
        ),
        migrations.RunPython(normalise_emails, migrations.RunPython.noop),
        migrations.RunPython(keep_fingerprint, migrations.RunPython.noop),
    ]
