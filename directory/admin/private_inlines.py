"""Consents and contacts: for those who may write the record, and for nobody else."""

from django.contrib import admin
from django.utils import timezone

from directory.models import Consent, Contact
from directory.rules import A_YEAR

from .contact_form import ContactForm, speaks_of_contacts
from .inline_base import PrivateInline

READ_ALOUD = (
    "May we show this on the Peer Support Directory, a public website? Anybody can read it there. You can "
    "change your mind at any time: tell us, and we take it down. We will ask you again in a year."
)


def a_year_on():
    return timezone.localdate() + A_YEAR


class ConsentInline(admin.StackedInline, PrivateInline):
    """The words to read aloud are there already; who answered is what has to be written."""

    model = Consent
    fields = ["wording", "fact", "given", "who", "how", "said_on", "expires_on"]
    verbose_name_plural = "consent: may we show it?"
    about = "Read the words aloud. One row for each thing: to be listed, a contact, the exact address."
    helps = {
        "fact": "What they said yes or no to.",
        "given": "Tick for yes. A no is worth recording too.",
        "said_on": "The day they said so.",
        "how": "By phone, if you do not say.",
        "expires_on": "Twelve months on, unless they said sooner.",
    }
    labels = {"fact": "To what", "who": "Who said so", "how": "How you asked", "wording": "Read this aloud"}
    starts = {
        "wording": READ_ALOUD,
        "said_on": timezone.localdate,
        "expires_on": a_year_on,
        "how": "phone",
        "fact": "contact",
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in self.starts:
            field.initial = self.starts[db_field.name]
        if field is not None and db_field.name == "wording":
            field.help_text = "Change it if you said it in other words: it is kept as what they heard."
            field.widget.attrs |= {"rows": 3}
        return field


class ContactInline(admin.StackedInline, PrivateInline):
    model = Contact
    form = ContactForm
    verbose_name_plural = "contacts"
    about = "Public only with a live consent and a check in which you used it."
    helps = {
        "kind": "What it is.",
        "value": "The number or address itself. A web address as in https://example.org.",
        "consent": "The consent to show it. Without one it stays with us.",
        "source": "Where you have it from. Empty: from them, when you asked.",
    }
    labels = {"value": "Number or address", "is_hidden": "Hidden"}
    fields = ["kind", "value", "role", "consent", "source", "is_hidden"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "consent":
            words = "The consent typed above"
            return self.pointing(db_field, request, "consents", words, likely=speaks_of_contacts)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "source":
            field.required = False
            return self.known_sources(field)
        return field
