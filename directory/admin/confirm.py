"""A page that asks once more, with room for a reason, before something is done."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from directory.people.accounts import AccountError
from directory.records.tombstones import OtherKeyError
from directory.records.workflow import NotNowError


class WhyForm(forms.Form):
    note = forms.CharField(
        required=False,
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Staff only. No names of people outside.",
    )


class NeedsWhyForm(WhyForm):
    note = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="What is missing or wrong.",
    )


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
