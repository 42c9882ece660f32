"""The form of a check: of each fact that goes stale, still so, put right, or not asked."""

from django import forms
from django.utils import timezone

from directory.models import Found
from directory.vocabulary import Means

from .check_facts import FACTS, TERM_FIELDS, Fact
from .contact_form import ContactForm
from .days import DayField
from .private_inlines import ContactInline
from .project_form import ProjectFormBase
from .questions_form import term_fields

ASKED = [(value, label) for value, label in Means.choices if value != Means.REPORT]
# The button that confirms whatever is known and was not answered one by one.
REST = "_rest"
SAY_IF_IT_RUNS = "Say whether it runs. Without that it is no check: note an attempt instead."
NOTHING_CHANGED = "You chose to put this right, but nothing of it is changed yet."
# What a check asks of a contact without changing it.
ASKED_OF_CONTACTS = {"used", "agreed_by"}
CHANGED = "Something is changed here. Choose “Put it right”, or undo the change."


class CheckFormBase(ProjectFormBase):
    check_means = forms.ChoiceField(choices=ASKED, label="How you checked")
    check_made_on = DayField(label="Day", help_text="Today, unless it was before.")
    check_note = forms.CharField(
        required=False, label="Note", widget=forms.Textarea(attrs={"rows": 2}), help_text="Staff only."
    )
    # The blocks of rows that came with the form.
    blocks: dict[str, forms.BaseInlineFormSet] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["check_made_on"] = timezone.localdate()
        self.stands = {fact.key: fact.as_it_stands(self.instance) for fact in FACTS}
        for fact in FACTS:
            self.fields[fact.control].choices = self.answers_to(fact)

    def answers_to(self, fact: Fact):
        """What nobody knows cannot still be so."""
        if self.stands[fact.key]:
            return Found.choices
        return [(Found.CORRECTED, "Fill it in"), (Found.NOT_ASKED, Found.NOT_ASKED.label)]

    def clean_check_made_on(self):
        day = self.cleaned_data["check_made_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return day

    def clean(self):
        data = super().clean()
        self.found = {fact.key: self.found_of(fact, data.get(fact.control)) for fact in FACTS}
        if self.found[FACTS[0].key] == Found.NOT_ASKED and FACTS[0].control not in self.errors:
            self.add_error(FACTS[0].control, SAY_IF_IT_RUNS)
        return data

    def found_of(self, fact: Fact, answer: str) -> Found:
        """What somebody put right is put right, and says so; the rest is as they answered."""
        changed = self.is_changed(fact)
        if answer == Found.CORRECTED and not changed:
            self.add_error(fact.control, NOTHING_CHANGED)
        elif answer and answer != Found.CORRECTED and changed:
            self.add_error(fact.control, CHANGED)
        if changed:
            return Found.CORRECTED
        takes_the_rest = REST in self.data and self.stands[fact.key]
        return Found(answer or (Found.CONFIRMED if takes_the_rest else Found.NOT_ASKED))

    def is_changed(self, fact: Fact) -> bool:
        if set(fact.fields) & set(self.changed_data):
            return True
        names = [*fact.open_blocks, *fact.blocks]
        rows = [form for name in names if name in self.blocks for form in self.blocks[name].forms]
        return any(set(form.changed_data) - ASKED_OF_CONTACTS for form in rows)


def answers() -> dict[str, forms.Field]:
    """One question a fact."""
    return {
        fact.control: forms.ChoiceField(
            required=False, label=fact.key.label, choices=Found.choices, widget=forms.RadioSelect
        )
        for fact in FACTS
    }


CheckForm = type(
    "CheckForm",
    (CheckFormBase,),
    answers() | {name: field for name, field in term_fields().items() if name in TERM_FIELDS},
)


class UsedContactForm(ContactForm):
    """A contact, whether this check was made through it, and who said that it may be shown."""

    used = forms.BooleanField(
        required=False,
        label="Used just now",
        help_text="Public only while somebody has used it in the last 12 months.",
    )
    agreed_by = forms.CharField(
        required=False,
        max_length=120,
        label="Who agrees to show it",
        help_text="Whoever said yes to the words above, today. Never public.",
    )


class UsedContactInline(ContactInline):
    form = UsedContactForm
    fields = ["used", "kind", "value", "role", "agreed_by", "consent"]
    verbose_name_plural = "contacts (staff only): tick what you used to reach them"
