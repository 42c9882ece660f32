"""Before a record is saved: may it come back at all, and does it stand here already under another name?"""

import re
from functools import partial

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from directory.actions import roles, tombstones, twins
from directory.models import Project

STOPPED = (
    "A group of this name and place asked not to be listed, or was merged with another. It cannot be "
    "recorded again. If this is another group, ask an administrator."
)
PLACES = re.compile(r"venues-\d+-area")
POSTCODES = re.compile(r"venues-\d+-postcode")
CONTACTS = re.compile(r"contacts-\d+-value")


class AsksAboutTwins:
    """For the project's form: what was typed stays, whatever is found."""

    def look_for_twins(self, data):
        """What must not come back is stopped; what may stand here already is asked about first.

        On a record that stands, only what is typed now can make it a twin: a name, a place, a contact.
        """
        wanted, before = likeness_of(self.data, self.instance), twins.Likeness([])
        if self.instance.pk:
            before = twins.Likeness.of(Project.objects.get(pk=self.instance.pk))
            if not wanted.says_more_than(before):
                return
        slug = (data.get("slug") or "") if "slug" in self.changed_data or not self.instance.pk else ""
        try:
            is_stopped = tombstones.is_stopped(
                names=wanted.names, places=wanted.places, slug=slug, unless_merged_into=self.instance
            )
        except tombstones.OtherKeyError as problem:
            self.add_error(None, str(problem))
            return
        if is_stopped:
            self.add_error("name", STOPPED)
        elif "is_another" in self.fields and not data.get("is_another"):
            self.ask_whether_another(wanted, before)

    def ask_whether_another(self, wanted, before):
        asked = partial(twins.likely, by=self.person)
        known = {twin.project.pk for twin in asked(before)} if before.names else set()
        for twin in asked(wanted):
            if twin.project.pk not in known:
                self.fields["is_another"].widget = forms.CheckboxInput()
                self.add_error("is_another", twin_words(twin, self.person))


def likeness_of(data, project: Project) -> twins.Likeness:
    """What the whole form says of the group, its blocks too."""

    def typed(pattern):
        return [value for name, value in data.items() if pattern.fullmatch(name) and value.strip()]

    names = [data.get("name", ""), *data.get("also_known_as", "").splitlines()]
    names = [name.strip() for name in names if name.strip()]
    return twins.Likeness(names, typed(PLACES), typed(CONTACTS), typed(POSTCODES), project.pk)


def twin_words(twin: twins.Twin, person) -> str:
    """A link where the person may open it; else that it stands in another region."""
    if person is not None and not roles.may_read(person, twin.project):
        return (
            "A record of another region looks like this one. Ask an editor, or tick this box and save again."
        )
    address = reverse("admin:directory_project_change", args=[twin.project.pk])
    return format_html(
        "“<a href='{}'>{}</a>” {}. If this is another group, tick this box and save again.",
        address,
        twin.project,
        twin.why,
    )
