"""A page that asks once more, with room for a reason, before something is done."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from directory.people.accounts import AccountError
from directory.records.tombstones import OtherKeyError
from directory.records.workflow import NotNowError

MOST_LETTERS = 4000


def words_field(label: str, help_text: str, *, needed: str = "") -> forms.CharField:
    """Some lines for colleagues to read; `needed` is the sentence that asks for them, where they are."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(needed),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        error_messages={
            "required": needed,
            "max_length": "These are %(show_value)s letters, and %(limit_value)s fit. Shorten it.",
        },
    )


class WhyForm(forms.Form):
    note = words_field("Why", "Staff only. No names of people outside.")


class NeedsWhyForm(WhyForm):
    note = words_field("Why", "What is missing or wrong.", needed="Say why, so that it can be put right.")


@dataclass
class Act:
    """What is about to be done: its title, what it means, its button, and where it leads."""

    title: str
    about: list[str]
    button: str
    done: str
    then: str
    form: type[forms.Form] = WhyForm
    template: str = "admin/directory/act.html"
    more: dict = field(default_factory=dict)


def perform(site, request, act: Act, do):
    """GET asks, POST does. `do` takes the cleaned form; what does not follow is said on the page."""
    form = act.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            do(**form.cleaned_data)
        except (AccountError, NotNowError, OtherKeyError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, act.done)
            return HttpResponseRedirect(act.then)
    context = {**site.each_context(request), "title": act.title, "act": act, "form": form, **act.more}
    return TemplateResponse(request, act.template, context)
