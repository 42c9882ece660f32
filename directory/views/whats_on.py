"""What's on: dated meetings of checked groups."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from directory.pages.whats_on import WhatsOn


@require_safe
def whats_on(request):
    found = WhatsOn(request.GET)
    if found.page is None:
        return redirect(found.page_url(1))
    return render(request, "whats_on.html", {"found": found}, using="public")
