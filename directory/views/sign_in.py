"""Signing in: tries are counted, and a one-time link sets a password and lets its holder in."""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from directory.contact_forms import ContactForm
from directory.contact_values import EMAIL
from directory.mail import queue
from directory.models import Access, User
from directory.people import access_log, sessions, sign_in_tries
from directory.people.accounts import person_of, use_link
from directory.people.client_address import client_address, counted_as
from directory.people.throttle import Throttle

from .errors import too_many_requests

KEPT = "set_password_link"
LONGEST_PASSWORD = 1_000
# From one address in an hour: a family or an office shares one.
asked_for_links = Throttle(10, 3_600)
PASSWORDS = ("password", "old_password", "new_password1", "new_password2")


def counted(
    request: HttpRequest, account: str, answer: Callable[[], HttpResponse], *, of: str = "sign-in"
) -> HttpResponse:
    """What `answer` gives, with the try counted before its password is looked at; 429 where it is too soon.

    A redirect says that the password was right.
    """
    must_be_short(request)
    try:
        attempt = sign_in_tries.begin(account, counted_as(client_address(request)), of=of)
    except sign_in_tries.WaitError as problem:
        failed(account, of)
        return too_many_requests(request, problem.seconds, signing_in=True)
    response = answer()
    if response.status_code != 302:
        failed(account, of)
        return response
    attempt.was_right()
    if of == "sign-in":
        access_log.log(Access.SIGNED_IN, by=request.user, page=of)
    return response


def failed(account: str, of: str) -> None:
    """In the access log: at whose account, where there is one; never what was typed."""
    access_log.log(Access.FAILED, by=None, person=User.objects.called(account), page=of)


def must_be_short(request: HttpRequest) -> None:
    """Nobody's password is so long, and each letter would be hashed."""
    if any(len(request.POST.get(name, "")) > LONGEST_PASSWORD for name in PASSWORDS):
        raise BadRequest


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request):
    """A good link's token moves into the session, so that the page that is filled in has a plain address.

    Nothing is kept of any other. Whoever sets a password here is signed in, however many tries were counted.
    """
    must_be_short(request)
    if "token" in request.GET:
        link = [request.GET.get("who", ""), request.GET["token"]]
        if person_of(*link) is None:
            return link_does_not_work(request)
        if request.method != "HEAD":
            request.session[KEPT] = link
        return without_referrer(redirect("set_password"))
    link = request.session.get(KEPT, ["", ""])
    person = person_of(*link)
    if person is None:
        return link_does_not_work(request)
    form = SetPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = use_link(*link, form.cleaned_data["new_password1"])
        if person is None:
            return link_does_not_work(request)
        request.session.flush()
        login(request, person)
        sessions.begin(request.session)
        access_log.log(Access.SIGNED_IN, by=person, page="one-time-link")
        sign_in_tries.pardon(person, counted_as(client_address(request)))
        return redirect("admin:password_set")
    context = {"title": "Choose your password", "form": form, "next_time": next_time(request, person)}
    return render(request, "admin/set_password.html", context, using="admin")


class ForgotForm(ContactForm, forms.Form):
    contact_fields = {"email": EMAIL}
    email = forms.CharField(label="E-mail address", max_length=254)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot_password(request):
    """A letter with a one-time link. The answer is the same whether there is such an account or not."""
    form, done = ForgotForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        if wait := asked_for_links.take(counted_as(client_address(request))):
            return too_many_requests(request, wait)
        queue.ask_for_password(form.cleaned_data["email"])
        done = True
    context = {
        "title": "A new password",
        "form": form,
        "done": done,
        "has_server": bool(settings.EMAIL_URL),
    }
    return render(request, "admin/forgot_password.html", context, using="admin")


def next_time(request, person) -> str:
    """Where somebody signs in who has chosen a password, and with what."""
    address = request.build_absolute_uri(reverse("admin:index"))
    return f"Next time, sign in at {address} with {person.email} and this password."


def link_does_not_work(request):
    context = {"title": "This link does not work"}
    page = render(request, "admin/set_password.html", context, status=410, using="admin")
    return without_referrer(page)


def without_referrer(response):
    """The address holds a token. Not on a page with a form: see SECURE_REFERRER_POLICY."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
