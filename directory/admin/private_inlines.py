"""Consents and contacts: for those who may write the record, and for nobody else."""

import datetime

from django.contrib import admin
from django.utils import timezone

from directory.models import Consent, Contact

from .inline_base import PrivateInline

READ_ALOUD = (
    "May we show this on the Peer Support Directory, a public website? Anybody can read it there. You can "
    "change your mind at any time: tell us, and we take it down. We will ask you again in a year."
)


def a_year_on():
    return timezone.localdate() + datetime.timedelta(days=365)


class ConsentInline(admin.StackedInline, PrivateInline):
    """The words to read aloud are there already; who answered is what has to be written."""

    model = Consent
    exclude = ["recorded_by"]
    verbose_name_plural = "consents (staff only)"
    helps = {
        "fact": "What they said yes or no to.",
        "given": "Tick for yes. A no is worth recording too.",
        "said_on": "The day they said so.",
        "how": "How you asked.",
        "expires_on": "Twelve months on, unless they said sooner.",
    }
    starts = {"wording": READ_ALOUD, "said_on": timezone.localdate, "expires_on": a_year_on, "how": "phone"}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in self.starts:
            field.initial = self.starts[db_field.name]
        return field


class ContactInline(PrivateInline):
    model = Contact
    verbose_name_plural = "contacts (staff only; public with a live consent and a check that used it)"
    helps = {
        "kind": "What it is.",
        "value": "The number or address itself. A web address with https://.",
        "consent": "The consent to show it, recorded above.",
        "source": "Where you have it from. Empty: from them, when you asked.",
    }
    fields = ["kind", "value", "role", "consent", "source", "is_hidden"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "consent":
            return self.own_rows(field, "consents")
        if db_field.name == "source":
            field.required = False
            return self.known_sources(field)
        return field
