"""What visitors tell us. Staff only."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from directory.models import Message
from directory.people import roles
from directory.phrases import day_words
from directory.records import hiding
from directory.records import messages as told

from .base import ReadOnlyAdmin
from .confirm import Act, perform
from .site import site


class OutcomeForm(forms.Form):
    outcome = forms.CharField(
        label="What you did",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Staff only. The visitor's e-mail is erased when you press the button.",
    )


@admin.register(Message, site=site)
class MessageAdmin(ReadOnlyAdmin):
    """A researcher sees those about their own records; what names no record is the editors'."""

    readers = roles.RECORDERS
    list_display = ["kind", "project", "about", "sent_at", "done_at"]
    fields = [
        "kind",
        "project",
        "about",
        "place",
        "words",
        "email",
        "sent_at",
        "hidden_at",
        "done_by",
        "done_at",
        "outcome",
    ]
    list_filter = ["kind"]
    list_select_related = ["project"]
    search_fields = ["about", "words", "project__name"]
    search_help_text = "By the group's name or the words."

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if request.user.role == roles.RESEARCHER:
            return rows.filter(project__in=roles.own_ids(request.user))
        return rows

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"directory_message_{name}")

        own = [
            page("<int:pk>/deal/", self.deal_view, "deal"),
            page("<int:pk>/hide/", self.hide_view, "hide"),
            page("<int:pk>/show/", self.show_view, "show"),
        ]
        return own + super().get_urls()

    def message(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request).select_related("project"), pk=pk)

    def deal_view(self, request, pk):
        message = self.message(request, pk)
        act = Act(
            f"{message.get_kind_display()}: {message.project or message.about or 'no group named'}",
            [f"Sent {day_words(message.sent_at)}."],
            "Dealt with",
            "Dealt with.",
            reverse("admin:index"),
            OutcomeForm,
            template="admin/directory/message.html",
            more={
                "message": message,
                "may_publish": roles.may_publish(request.user),
                "steps": message.steps.select_related("by", "contact"),
                "can_show": message.project is not None
                and message.hidden_at is not None
                and message.project.contacts.hidden_by_a_message().exists(),
            },
        )
        return perform(
            self.admin_site,
            request,
            act,
            lambda outcome: told.deal_with(message, by=request.user, outcome=outcome),
        )

    def hide_view(self, request, pk):
        """One click: contact and exact place are off the public page before anybody reads on."""
        message = self.message(request, pk)
        if request.method == "POST" and message.project is not None:
            told.hide(message, by=request.user)
            messages.success(request, f"Contact and place of “{message.project}” are hidden now.")
        return HttpResponseRedirect(reverse("admin:directory_message_deal", args=[pk]))

    def show_view(self, request, pk):
        """Somebody has looked into it: the contacts are shown again; a place comes back by its history."""
        message = self.message(request, pk)
        if request.method == "POST" and message.project is not None:
            count = hiding.show_again_after(message, by=request.user)
            messages.success(request, shown_words(count, message.project))
        return HttpResponseRedirect(reverse("admin:directory_message_deal", args=[pk]))


def shown_words(count: int, project) -> str:
    contacts = "1 contact" if count == 1 else f"{count} contacts"
    return f"{contacts} of “{project}” no longer hidden. Public is what they agreed to and a check used."
