"""One's own sign-in: the page after a password was chosen, and where somebody is signed in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from directory.models import User
from directory.people import accounts, kept_forms, sessions
from directory.views.sign_in import next_time


def own_page(site, request):
    return page(site, request, request.user, then=reverse("admin:index"))


def page(site, request, person: User, *, then: str):
    """GET lists the sessions of this person; POST ends them all and leads to `then`.

    Whoever ends their own is signed out here too.
    """
    is_own = person.pk == request.user.pk
    if request.method == "POST":
        accounts.sign_out_everywhere(person, by=request.user)
        if is_own:
            return signed_out(request, "You are signed out everywhere. Sign in again here.")
        messages.success(request, f"{person} is signed out everywhere.")
        return HttpResponseRedirect(then)
    title = "Where you are signed in" if is_own else f"Where {person} is signed in"
    context = {**site.each_context(request), "title": title, "person": person, "is_own": is_own, "then": then}
    context |= {"sessions": sessions.of(person), "here": request.session.session_key}
    return TemplateResponse(request, "admin/directory/sessions.html", context)


def signed_out(request, words: str):
    """To the sign-in page, for somebody who has just ended their own session."""
    logout(request)
    messages.success(request, words)
    return HttpResponseRedirect(reverse("admin:login"))


def password_set(site, request):
    """What somebody sees who has chosen a password by a one-time link: it worked, and where to sign in."""
    context = {**site.each_context(request), "title": "Your password is set"}
    context |= {"next_time": next_time(request, request.user)}
    return TemplateResponse(request, "admin/directory/password_set.html", context)


def go_on(site, request, kept: str):
    """Whoever has just signed in gets back the form that they sent too late; nobody else's."""
    form = kept_forms.opened(kept, by=request.user)
    if form is None:
        words = "What was written here before was written by somebody else, or too long ago. It was not used."
        messages.warning(request, words)
        return HttpResponseRedirect(reverse("admin:index"))
    context = {**site.each_context(request), "title": "You are signed in again", "form": form}
    response = TemplateResponse(request, "admin/directory/send_again.html", context)
    response["Cache-Control"] = "no-store"
    return response


def urls(site):
    def page_at(address, view, name):
        return path(address, site.admin_view(lambda request: view(site, request)), name=name)

    return [
        page_at("sessions/", own_page, "sessions"),
        page_at("password-set/", password_set, "password_set"),
    ]
