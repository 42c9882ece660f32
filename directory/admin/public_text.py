"""What may not stand in a text field: characters that were lost, and contacts where the public reads."""

import re

from django import forms

from directory.actions.pasted import LOST

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
LINK = re.compile(r"\bhttps?://|\bwww\.\w", re.IGNORECASE)
PHONE = re.compile(r"(?<!\d)(?:\+44[\s-]?(?:\(0\))?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?!\d)")
POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
LOST_WORDS = "A character was lost here, shown as “�”. Type that word again."
NO_CONTACTS = (
    "The public reads this, and it holds {}. "
    "Put it under “Contacts” or “Where it meets”, which ask for consent."
)
KINDS = [
    (EMAIL, "an e-mail address"),
    (LINK, "a web address"),
    (PHONE, "a phone number"),
    (POSTCODE, "a postcode"),
]


def problem_in(text: str, *, is_public: bool) -> str:
    """What to put right in a text; empty where it may stand."""
    if LOST in text:
        return LOST_WORDS
    found = [words for pattern, words in KINDS if is_public and pattern.search(text)]
    return NO_CONTACTS.format(" and ".join(found)) if found else ""


class RowForm(forms.ModelForm):
    """Any row on a project's page. Only what was typed now is looked at."""

    public_texts: tuple[str, ...] = ("note", "words", "area")

    def clean(self):
        data = super().clean()
        look_through(self, self.public_texts)
        return data


def look_through(form, public_texts) -> None:
    """Say at its field what is wrong with each text that was typed."""
    for name in form.changed_data:
        value = form.cleaned_data.get(name)
        words = problem_in(value, is_public=name in public_texts) if isinstance(value, str) else ""
        if words and name not in form.errors:
            form.add_error(name, words)
