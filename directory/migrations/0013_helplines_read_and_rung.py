"""A helpline says when its page was read and when a person rang it, and whom it serves.

The fixture said of its lines that they were checked; nobody had rung one, so that claim goes. A day that a
person typed stays, as the day its page was read.
"""

from django.db import migrations, models


def keep_what_a_person_typed(apps, schema_editor):
    signposts = apps.get_model("directory", "Signpost").objects
    loaded = apps.get_model("directory", "LoadedRecord").objects.filter(kind="signpost")
    claimed = {row.values["pk"]: row.values["fields"].get("checked_on") for row in loaded}
    for signpost in signposts.exclude(checked_on=None):
        if claimed.get(signpost.pk) != signpost.checked_on.isoformat():
            signposts.filter(pk=signpost.pk).update(read_on=signpost.checked_on)


class Migration(migrations.Migration):
    dependencies = [("directory", "0012_contact_values")]

    operations = [
        migrations.AddField("signpost", "serves", models.CharField(blank=True, max_length=40)),
        migrations.AddField("signpost", "read_on", models.DateField(blank=True, null=True)),
        migrations.AddField("signpost", "rung_on", models.DateField(blank=True, null=True)),
        migrations.RunPython(keep_what_a_person_typed, migrations.RunPython.noop),
        migrations.RemoveField("signpost", "checked_on"),
    ]
