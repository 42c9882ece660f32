"""The door for visitors: something is wrong, check it, it runs, remove us, I am worried, add a group.

No cookie, no account.
"""

import re
import time

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from directory.contact_forms import ContactForm
from directory.contact_values import EMAIL
from directory.models import WISHES, MessageKind, Project
from directory.people.client_address import client_address, counted_as
from directory.people.throttle import messages_from_address
from directory.records.messages import FullError, take_in

from .errors import wait_in_words
from .slots import without_database
from .written import sent_fields

SOONEST, LATEST = 2, 24 * 60 * 60
A_SLUG = re.compile(r"[\w-]{1,100}")
SIGNER = "directory.tell-us"
TOO_MANY = "We got many messages from where you are. Keep this page, wait {}, then press Send again."
FULL = (
    "We have more messages than we can read at the moment. Keep this page, and press Send again in an hour. "
    "If somebody is in danger now, call 999."
)
FAULT = "Something is wrong on our side. Keep this page open, wait a minute and press Send again."


class TellUsForm(ContactForm, forms.Form):
    """At most six things are asked; two may stay empty."""

    contact_fields = {"email": EMAIL}

    reason = forms.ChoiceField(
        choices=MessageKind.choices, error_messages={"required": "Choose what you want to tell us."}
    )
    about = forms.CharField(
        max_length=200, error_messages={"required": "Write the name of the group, or what you know of it."}
    )
    place = forms.CharField(required=False, max_length=120)
    words = forms.CharField(required=False, max_length=4000)
    email = forms.CharField(required=False, max_length=254)
    may_answer = forms.BooleanField(required=False)
    # Nobody sees this box, so only a program fills it in.
    website = forms.CharField(required=False)
    sent = forms.CharField(required=False)

    def clean(self):
        """Whoever asks for a check, or says that it runs, has said enough."""
        told = super().clean()
        if told.get("reason") not in WISHES and not told.get("words") and "words" not in self.errors:
            self.add_error("words", "Write what you want to tell us.")
        return told

    def clean_website(self):
        """A browser that fills in forms by itself may have done it: no words are thrown away for it."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                "A box that must stay empty was filled in, perhaps by your browser. "
                "We emptied it. Press Send again."
            )
        return ""

    def clean_sent(self):
        """Two seconds are too quick for a person, and after a day the page is too old to trust."""
        try:
            since = signing.loads(self.cleaned_data["sent"], salt=SIGNER)
        except signing.BadSignature:
            since = 0
        if time.time() - since > LATEST:
            raise forms.ValidationError("This page was open for a long time. Press Send again.")
        if time.time() - since < SOONEST:
            raise forms.ValidationError("That was very quick. Press Send again.")
        return since


@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def tell_us(request):
    if request.method != "POST":
        project = project_at(request.GET.get("about", ""))
        return page(request, TellUsForm(), project, reason=request.GET.get("reason", ""))
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise PermissionDenied
    form, project = TellUsForm(request.POST), project_at(request.POST.get("group", ""))
    if not form.is_valid():
        return page(request, form, project)
    if seconds := messages_from_address.take(counted_as(client_address(request))):
        return later(request, form, project, TOO_MANY.format(wait_in_words(seconds)), 429, seconds)
    try:
        keep(form.cleaned_data, project, request.POST.get("group", ""))
    except FullError:
        return later(request, form, project, FULL, 503, 60 * 60)
    return redirect("tell_us_done")


def later(request, form, project, words, status, seconds):
    """The page with all that was typed, to be sent again in so many seconds."""
    response = page(request, form, project, trouble=words)
    response.status_code = status
    response.headers["Retry-After"] = str(seconds)
    return response


def give_back(request, status):
    """The same form with what was typed, not yet sent; asks the database nothing."""
    typed = dict(sent_fields(request)[0])
    context = {
        "typed": {name: typed.get(name, "") for name in (*TellUsForm.base_fields, "group")},
        "trouble": FAULT,
        "errors": {},
        "reasons": MessageKind.choices,
        "project": None,
        "stamp": stamp(),
    }
    return render(request, "tell_us.html", context, status=status, using="public")


tell_us.gives_back = give_back


@without_database
@require_safe
def done(request):
    return render(request, "tell_us_done.html", using="public")


def keep(data, project, slug):
    kind = MessageKind(data["reason"])
    if kind == MessageKind.SAFETY and project is None:
        # A worry counts also where the page is gone meanwhile, or never was; the answer is the same.
        project = Project.objects.ever_at(slug)
    take_in(
        kind=kind,
        project=project,
        about="" if project and data["about"] == project.name else data["about"],
        place=data["place"],
        words=data["words"],
        email=data["email"],
        may_answer=data["may_answer"],
    )


def project_at(slug: str) -> Project | None:
    """The published group whose page the visitor comes from, at its address of now or before."""
    if not slug or "\x00" in slug:
        return None
    public = Project.objects.published()
    return public.at(slug) or public.formerly_at(slug)


def page(request, form, project, trouble="", reason=""):
    """With what was typed or came with the link, what is wrong with it or with us, and a fresh stamp."""
    typed = {name: form[name].value() or "" for name in form.fields} if form.is_bound else {}
    about, group = (project.name, project.slug) if project else ("", sent_group(request))
    context = {
        "typed": {"about": about, "group": group, "reason": reason} | typed,
        "trouble": trouble,
        "errors": {name: [str(error) for error in errors] for name, errors in form.errors.items()},
        "reasons": MessageKind.choices,
        "project": project,
        "stamp": stamp(),
    }
    return render(request, "tell_us.html", context, using="public")


def sent_group(request) -> str:
    """The address that came with the form, also where no public page stands there (any more)."""
    slug = request.POST.get("group", "")
    return slug if A_SLUG.fullmatch(slug) else ""


def stamp() -> str:
    return signing.dumps(time.time(), salt=SIGNER)
