"""What actions wrote about a project, to read on its page."""

from django.contrib import admin

from directory.models import Answer, Check, ContactAttempt, OldSlug, ReviewEvent

from .blocks import BOTH, STAFF
from .inline_base import LookInline


class OtherAnswerInline(LookInline):
    """Answers that another source contradicts or that a later one replaced."""

    model = Answer
    verbose_name = "other answer"
    verbose_name_plural = "what other sources say"
    fields = ["question", "state", "own_words", "source", "means", "answered_on"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_current=False).select_related("source")


class CheckInline(LookInline):
    model = Check
    verbose_name_plural = "checks"
    readers = BOTH
    about = "The day of the last one is public; the rest is staff only."
    fields = ["made_on", "outcome", "means", "by", "note", "found_words"]

    @admin.display(description="found")
    def found_words(self, check):
        return check.found_words

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class AttemptInline(LookInline):
    model = ContactAttempt
    verbose_name_plural = "attempts"
    readers = STAFF
    fields = ["made_on", "outcome", "means", "call_back_on", "by", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class EventInline(LookInline):
    model = ReviewEvent
    verbose_name_plural = "review: who, when, why"
    readers = STAFF
    fields = ["step", "by", "by_name", "at", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class OldSlugInline(LookInline):
    model = OldSlug
    verbose_name_plural = "addresses it had before (they redirect)"
    fields = ["slug"]
