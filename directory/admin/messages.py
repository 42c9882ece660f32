"""What visitors tell us. Staff only."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from directory.contact_values import EMAIL, shown_links
from directory.models import Message, MessageKind
from directory.people import roles
from directory.phrases import day_words
from directory.records import duplicates, hiding, tombstones, workflow
from directory.records import messages as told
from directory.vocabulary import Review

from .base import ReadOnlyAdmin
from .confirm import Act, perform, words_field
from .site import site


class OutcomeForm(forms.Form):
    outcome = words_field(
        "What you did",
        "Staff only. The visitor's e-mail is erased when you press the button.",
        needed="Say in a few words what you did about it.",
    )


class BeginForm(forms.Form):
    """What becomes of the e-mail address, where the message has one."""

    is_groups_email = forms.BooleanField(
        required=False,
        label="Their e-mail address is the group’s own",
        help_text="Tick it only if they say so: it becomes a contact of the group, not public yet. "
        "Otherwise it is erased with the message.",
    )


def email_link(message) -> str:
    """A link that opens a new letter to the visitor, with nothing filled in; "-" where they left none."""
    links = shown_links(EMAIL, message.email) if message.email else []
    return (
        format_html('<a href="{}">{}</a>', links[0].href, links[0].words) if links else message.email or "-"
    )


@admin.register(Message, site=site)
class MessageAdmin(ReadOnlyAdmin):
    """A researcher sees those of their own records and regions; the rest are the editors'."""

    readers = roles.RECORDERS
    list_display = ["kind", "project", "about", "place", "sent_at", "done_at"]
    fields = [
        "kind",
        "project",
        "about",
        "place",
        "region",
        "words",
        "email_address",
        "sent_at",
        "hidden_at",
        "done_by",
        "done_at",
        "outcome",
    ]
    list_filter = ["kind"]
    list_select_related = ["project"]
    search_fields = ["about", "place", "words", "email", "project__name"]
    search_help_text = "By the group's name, the place, the words or the e-mail address."

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=told.readable(request.user).values("pk"))

    @admin.display(description="e-mail")
    def email_address(self, message):
        return email_link(message)

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"directory_message_{name}")

        own = [
            page("<int:pk>/deal/", self.deal_view, "deal"),
            page("<int:pk>/hide/", self.hide_view, "hide"),
            page("<int:pk>/begin/", self.begin_view, "begin"),
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
            more=self.offers(request, message),
        )
        return perform(
            self.admin_site,
            request,
            act,
            lambda outcome: told.deal_with(message, by=request.user, outcome=outcome),
        )

    def offers(self, request, message) -> dict:
        """What can be done with it, besides saying that it is dealt with."""
        project, is_open = message.project, message.done_at is None
        begins = is_open and project is None and message.kind == MessageKind.ADD
        return {
            "message": message,
            "email": email_link(message) if message.email else "",
            "may_publish": roles.may_publish(request.user),
            "may_close": roles.may_publish(request.user) or not told.is_still_asked(message),
            "may_hide": project is not None
            and project.review == Review.PUBLISHED
            and message.hidden_at is None
            and roles.may_write(request.user, project),
            "may_take_out": project is not None and is_open and message.kind == MessageKind.REMOVE,
            "begin": BeginForm() if begins else None,
            "twins": self.twins(request, message) if begins else [],
            "steps": message.steps.select_related("by", "contact"),
            "can_show": project is not None
            and message.hidden_at is not None
            and project.contacts.hidden_by_a_message().exists(),
        }

    def twins(self, request, message) -> list[tuple]:
        """(what may be the same group, may this person read it)"""
        found = duplicates.likely(told.likeness_of(message), by=request.user)
        return [(twin, roles.may_read(request.user, twin.project)) for twin in found]

    def begin_view(self, request, pk):
        """One click: a draft with what the message tells, open to go on with."""
        message = self.message(request, pk)
        form = BeginForm(request.POST)
        if request.method == "POST" and message.kind == MessageKind.ADD and form.is_valid():
            try:
                project = told.begin_draft(message, by=request.user, **form.cleaned_data)
            except (workflow.NotNowError, tombstones.OtherKeyError) as problem:
                messages.error(request, str(problem))
            else:
                messages.success(request, f"“{project}” is a draft now, filled in from the message.")
                return HttpResponseRedirect(reverse("admin:directory_project_change", args=[project.pk]))
        return HttpResponseRedirect(reverse("admin:directory_message_deal", args=[pk]))

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
