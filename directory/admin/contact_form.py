"""A contact's form: a number that can be rung, an address that can be written to."""

from django.utils.html import format_html

from directory.contact_values import NotAContactError, as_kept
from directory.models import Contact
from directory.models.contacts import ConsentFact

from .new_rows import PointingForm

SAID_NO = "They said no to this consent, or it is about something else. Choose another, or leave it empty."


class ContactForm(PointingForm):
    points = {"consent": "consents"}

    class Meta:
        model = Contact
        fields = ["kind", "value", "role", "consent", "source", "is_hidden"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.is_bound and "value" in self.fields and self.instance.problem:
            field = self.fields["value"]
            field.help_text = format_html("<strong>⚠ {}</strong> {}", self.instance.problem, field.help_text)

    def clean(self):
        data = super().clean()
        if self.must_be_read(data):
            try:
                data["value"] = as_kept(data["kind"], data["value"])
            except NotAContactError as problem:
                self.add_error("value", str(problem))
        consent = data.get("consent")
        if consent is not None and "consent" in self.changed_data and not speaks_of_contacts(consent):
            self.add_error("consent", SAID_NO)
        return data

    def must_be_read(self, data) -> bool:
        """What is typed now; and what stood, if more is done with it than to keep it from the public."""
        if not (data.get("kind") and data.get("value") and self.changed_data):
            return False
        stays_a_lead = data.get("is_hidden", self.instance.is_hidden)
        return bool({"kind", "value"} & set(self.changed_data)) or not stays_a_lead

    def join(self):
        """The consent of this page, if it is one to show contacts; else the contact stays with staff."""
        form = self.pointed("consent")
        if form is not None and speaks_of_contacts(form.instance):
            super().join()


def speaks_of_contacts(consent) -> bool:
    return consent.given and consent.fact == ConsentFact.CONTACT
