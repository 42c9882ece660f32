"""Letters that the directory sends: how far each is. Without a mail server they are opened here, by hand."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from directory.mail import queue
from directory.mail.texts import receiver_of
from directory.models import Letter, LetterCount, LetterState
from directory.people.roles import must_administer

from .base import ReadOnlyAdmin
from .confirm import Act, perform
from .site import site

MAY_BE_SENT_AGAIN = (LetterState.UNCERTAIN, LetterState.REFUSED, LetterState.GIVEN_UP)


@admin.register(Letter, site=site)
class LetterAdmin(ReadOnlyAdmin):
    list_display = ["asked_at", "kind", "person", "state", "tries", "try_at", "answer"]
    fields = ["kind", "person", "state", "asked_at", "tries", "try_at", "ended_at", "answer"]
    list_filter = ["state", "kind"]
    list_select_related = ["person"]
    change_form_template = "admin/directory/letter/change_form.html"

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"directory_letter_{name}")

        own = [
            page("<int:pk>/open/", self.open_view, "open"),
            page("<int:pk>/again/", self.again_view, "again"),
        ]
        return own + super().get_urls()

    def letter(self, request, pk) -> Letter:
        """Whoever is no administrator is refused before anything is looked up."""
        must_administer(request.user)
        return get_object_or_404(Letter.objects.select_related("person"), pk=pk)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {
            "waits": obj is not None and obj.state == LetterState.WAITING,
            "may_be_sent_again": obj is not None and obj.state in MAY_BE_SENT_AGAIN,
            "has_server": bool(settings.EMAIL_URL),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def open_view(self, request, pk):
        letter = self.letter(request, pk)
        act = Act(
            f"Open a letter: {letter}",
            [
                "You read what it says and hand it on yourself. It is not sent any more.",
                "A link in it is made now, and ends every older one.",
            ],
            "Open it",
            "",
            page_of(letter),
            forms.Form,
        )
        if request.method != "POST":
            return perform(self.admin_site, request, act, None)
        try:
            text = queue.open_by_hand(letter, by=request.user)
        except queue.NotWaitingError as problem:
            messages.error(request, str(problem))
            return HttpResponseRedirect(page_of(letter))
        if text is None:
            messages.warning(request, "Nobody needs this letter any more: the account is closed.")
            return HttpResponseRedirect(page_of(letter))
        context = {
            **self.admin_site.each_context(request),
            "title": str(letter),
            "letter": letter,
            "text": text,
            "receiver": receiver_of(letter),
        }
        return TemplateResponse(request, "admin/directory/letter/open.html", context)

    def again_view(self, request, pk):
        letter = self.letter(request, pk)
        act = Act(
            f"Send again: {letter}",
            ["It may have arrived already. A new letter is sent to the same person; a link in it is new."],
            "Send it again",
            "A new letter waits to be sent.",
            reverse("admin:directory_letter_changelist"),
            forms.Form,
        )
        return perform(self.admin_site, request, act, lambda: queue.try_again(letter, by=request.user))


@admin.register(LetterCount, site=site)
class LetterCountAdmin(ReadOnlyAdmin):
    list_display = ["day", "kind", "state", "number"]
    fields = ["day", "kind", "state", "number"]
    list_filter = ["kind", "state"]


def page_of(letter: Letter) -> str:
    return reverse("admin:directory_letter_change", args=[letter.pk])
