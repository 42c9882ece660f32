"""The first password: a link that works once, whose token is in no log and in no later address."""

from django.contrib.auth.forms import SetPasswordForm
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from directory.actions.people import person_of

KEPT = "set_password_link"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def set_password(request):
    """The link's token moves into the session, so that the page that is filled in has a plain address."""
    if "token" in request.GET:
        request.session[KEPT] = [request.GET.get("who", ""), request.GET["token"]]
        return redirect("set_password")
    person = person_of(*request.session.get(KEPT, ["", ""]))
    if person is None:
        return render(
            request,
            "admin/set_password.html",
            {"title": "This link does not work"},
            status=410,
            using="admin",
        )
    form = SetPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        request.session.flush()
        return redirect("admin:index")
    context = {"title": "Choose your password", "form": form, "person": person}
    return render(request, "admin/set_password.html", context, using="admin")
