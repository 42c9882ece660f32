"""Phone numbers, e-mail and web addresses that stand already are read again, once.

What can be read stands in its usual form afterwards. What cannot is kept as it is, as a lead: hidden from the
public until somebody puts it right, which the form then asks for. A helpline's number that cannot be read takes
the helpline off until a person checks it again.
"""

from django.db import migrations
from django.db.models import F

from directory.contact_values import NotAContactError, as_kept
from directory.phones import NotAPhoneError, parse_texted, written_phones


def read_again(apps, schema_editor):
    changed = contacts_again(apps.get_model("directory", "Contact"))
    changed += signposts_again(apps.get_model("directory", "Signpost"))
    loaded_again(apps.get_model("directory", "LoadedRecord"))
    if changed:
        apps.get_model("directory", "DirectoryVersion").objects.update(number=F("number") + 1)


def contacts_again(contacts) -> int:
    changed = 0
    for contact in contacts.objects.iterator():
        was = (contact.value, contact.is_hidden)
        try:
            contact.value = fitting(as_kept(contact.kind, contact.value), contact.value)
        except NotAContactError:
            contact.is_hidden = True
        if was != (contact.value, contact.is_hidden):
            contact.save(update_fields=["value", "is_hidden"])
            changed += 1
    return changed


def fitting(value: str, before: str) -> str:
    """A column has room for so many letters: what would be cut stays as it was."""
    return value if len(value) <= 240 else before


def signposts_again(signposts) -> int:
    changed = 0
    for signpost in signposts.objects.iterator():
        was = (signpost.phone, signpost.text_number, signpost.checked_on)
        try:
            signpost.phone = signpost.phone and written_phones(signpost.phone)
            signpost.text_number = signpost.text_number and parse_texted(signpost.text_number).number
        except NotAPhoneError:
            signpost.phone, signpost.text_number, signpost.checked_on = was[0], was[1], None
        if was != (signpost.phone, signpost.text_number, signpost.checked_on):
            signpost.save(update_fields=["phone", "text_number", "checked_on"])
            changed += 1
    return changed


def loaded_again(records) -> None:
    """What load_report remembers, so that it takes the new form for nobody's change."""
    for record in records.objects.filter(kind="project").iterator():
        rows = record.values.get("rows", {}).get("contacts", {})
        if again := {key_of(row, key): with_value(row) for key, row in rows.items()}:
            if again != rows:
                record.values["rows"]["contacts"] = again
                record.save(update_fields=["values"])


def with_value(row):
    if not row:
        return row
    try:
        return row | {"value": as_kept(row["kind"], row["value"])}
    except NotAContactError:
        return row


def key_of(row, key: str) -> str:
    kind, _, value = key.partition("/")
    try:
        return f"{kind}/{as_kept(kind, value)}"
    except NotAContactError:
        return key


class Migration(migrations.Migration):
    dependencies = [("directory", "0011_merged_history")]
    operations = [migrations.RunPython(read_again, migrations.RunPython.noop, elidable=False)]
