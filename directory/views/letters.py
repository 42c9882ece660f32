"""Ending the letters of the morning: by one press in a mail program (RFC 8058), or on a page."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.mail.texts import person_who_stops

from .sign_in import link_does_not_work, without_referrer


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def morning(request):
    """GET changes nothing, for scanners follow links. The token says whose letters they are."""
    person = person_who_stops(request.GET.get("token", ""))
    if person is None:
        return link_does_not_work(request)
    if request.method == "POST":
        person.gets_morning_letter = request.POST.get("letters") == "on"
        person.save(update_fields=["gets_morning_letter"])
    context = {
        "title": "Letters in the morning",
        "gets_them": person.gets_morning_letter,
        "is_done": request.method == "POST",
    }
    return without_referrer(render(request, "admin/morning_letter.html", context, using="admin"))
