"""Small tables to look things up in; their rows are written on a project's page or by actions."""

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from directory.models import (
    AccessEvent,
    Affiliation,
    Answer,
    Check,
    Consent,
    Contact,
    ContactAttempt,
    ContactStep,
    Coverage,
    DirectoryVersion,
    GazetteerEntry,
    GazetteerLoad,
    GazetteerName,
    GivenFigure,
    JobRun,
    LinkCheck,
    LoadedRecord,
    Meeting,
    MessageKind,
    NotDuplicate,
    OldSlug,
    PostcodeBlock,
    ProjectCard,
    ProjectChange,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    ProjectWords,
    ProposedChange,
    ReviewEvent,
    SignInTry,
    Tombstone,
    TombstoneMark,
    UnmetSearch,
    Venue,
    VenueAddress,
    WorkItem,
)
from directory.people.roles import ADMINISTRATORS, EDITORS, RECORDERS, SUMMARY_READERS
from directory.phrases import day_words, listed
from directory.records import duplicates, unmet_searches
from directory.schedule import called_off

from .base import PrivateRowAdmin, ProjectRowAdmin, ReadOnlyAdmin
from .site import site


@admin.register(AccessEvent, site=site)
class AccessEventAdmin(ReadOnlyAdmin):
    """Who signed in, was refused, took files away and opened what is private: for administrators alone."""

    readers = ADMINISTRATORS
    list_display = ["at", "what", "by", "person", "page", "row", "times"]
    fields = ["at", "what", "by", "person", "page", "row", "former_role", "new_role", "times"]
    list_filter = ["what", "by"]
    list_select_related = ["by", "person"]


@admin.register(Affiliation, site=site)
class AffiliationAdmin(ProjectRowAdmin):
    list_display = ["on_project", "network", "kind"]
    fields = ["project", "network", "kind"]
    list_filter = ["kind"]
    list_select_related = ["project", "network__project"]
    search_fields = ["project__name", "network__project__name"]
    search_help_text = "By the group's or the network's name."

    def get_queryset(self, request):
        """Of a network that this person may not read, not even the name."""
        return super().get_queryset(request).filter(network__project__in=self.projects(request))


@admin.register(Answer, site=site)
class AnswerAdmin(ProjectRowAdmin):
    list_display = ["__str__", "on_project", "state", "means", "answered_on", "is_current"]
    fields = ["project", "question", "state", "own_words", "source", "means", "answered_on", "is_current"]
    list_filter = ["question", "state"]
    list_select_related = ["project"]
    search_fields = ["project__name", "own_words"]
    search_help_text = "By the project's name or the words."


@admin.register(Check, site=site)
class CheckAdmin(ProjectRowAdmin):
    list_display = ["on_project", "made_on", "outcome_words", "means", "by"]
    list_filter = ["outcome", "means"]
    list_select_related = ["project", "by", "proposal"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
    fields = ["project", "made_on", "means", "outcome_words", "found_words", "by", "note"]
    private_fields = ["used"]

    @admin.display(description="outcome", ordering="outcome")
    def outcome_words(self, check):
        return f"{check.get_outcome_display()}{' (waits for an editor)' if check.waits else ''}"

    @admin.display(description="found")
    def found_words(self, check):
        return check.found_words or "-"

    @admin.display(description="contacts used", empty_value="-")
    def used(self, check):
        return ", ".join(contact.value for contact in check.contacts_used.all())


@admin.register(Consent, site=site)
class ConsentAdmin(PrivateRowAdmin):
    readers = RECORDERS
    list_display = ["on_project", "use", "answer", "contact", "said_on", "expires_on"]
    fields = ["project", "contact", "use", "answer", "who", "said_on", "how", "wording", "wording_version"]
    fields += ["expires_on", "recorded_by"]
    list_filter = ["use", "answer"]
    list_select_related = ["project", "contact"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."


@admin.register(Contact, site=site)
class ContactAdmin(PrivateRowAdmin):
    readers = RECORDERS
    list_display = ["on_project", "kind", "value", "role"]
    fields = ["project", "kind", "value", "role", "source", "is_hidden"]
    list_filter = ["kind"]
    list_select_related = ["project"]
    search_fields = ["project__name", "value"]
    search_help_text = "By the project's name or the contact."

    def get_search_results(self, request, queryset, search_term):
        """A number is found however it was typed, or its last figures."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        ids = duplicates.contacts_like(search_term, duplicates.contacts_seen(request.user))
        return queryset.filter(Q(pk__in=found.values("pk")) | Q(pk__in=ids)), may_repeat


@admin.register(ContactStep, site=site)
class ContactStepAdmin(PrivateRowAdmin):
    """Who hid a contact or showed it again."""

    readers = RECORDERS
    list_display = ["on_project", "contact", "step", "at", "by", "why"]
    fields = ["on_project", "contact", "step", "at", "by", "told", "found_in"]
    list_filter = ["step"]
    list_select_related = ["contact__project", "by"]
    search_fields = ["contact__project__name"]
    search_help_text = "By the project's name."
    path_to_project = "contact__project"

    @admin.display(description="project", ordering="contact__project__name")
    def on_project(self, row):
        return super().on_project(row)

    @admin.display(description="message")
    def told(self, row):
        """What a visitor told; a worry about safety is named nowhere but on its own page."""
        message = row.message
        return "-" if message is None or message.kind == MessageKind.SAFETY else message


@admin.register(ContactAttempt, site=site)
class ContactAttemptAdmin(ProjectRowAdmin):
    list_display = ["on_project", "made_on", "outcome", "call_back_on", "by"]
    fields = ["project", "made_on", "means", "outcome", "call_back_on", "by", "note"]
    list_filter = ["outcome"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."


@admin.register(Coverage, site=site)
class CoverageAdmin(ProjectRowAdmin):
    list_display = ["area", "authority_code", "on_project"]
    fields = ["project", "area", "authority_code"]
    list_select_related = ["project"]
    search_fields = ["project__name", "area", "authority_code"]
    search_help_text = "By the project's name or the area."


@admin.register(DirectoryVersion, site=site)
class DirectoryVersionAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["__str__"]
    fields = ["number"]


@admin.register(GazetteerEntry, site=site)
class GazetteerEntryAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["label", "kind", "authority", "ons_region", "region"]
    fields = ["label", "name", "kind", "query", "authority", "county", "ons_region", "region", "country"]
    list_filter = ["kind"]
    search_fields = ["name", "label"]
    search_help_text = "By the place's name."


@admin.register(GazetteerLoad, site=site)
class GazetteerLoadAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["loaded_at", "content_hash"]
    fields = ["loaded_at", "content_hash"]


@admin.register(GazetteerName, site=site)
class GazetteerNameAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["key", "entry", "is_full"]
    fields = ["key", "entry", "is_full"]
    list_select_related = ["entry"]
    search_fields = ["key"]
    search_help_text = "By the spelling."


@admin.register(GivenFigure, site=site)
class GivenFigureAdmin(ReadOnlyAdmin):
    readers = SUMMARY_READERS
    list_display = ["sentence", "given_to", "given_by", "given_at"]
    list_filter = ["kind"]
    list_select_related = ["given_by"]
    search_fields = ["sentence", "given_to"]
    search_help_text = "By the sentence, or who has it."
    fields = ["sentence", "kind", "as_at", "method", "source", "given_to", "given_by", "given_at"]


@admin.register(JobRun, site=site)
class JobRunAdmin(ReadOnlyAdmin):
    """What is due now and then: when it ran last, and what came of it."""

    list_display = ["job", "begun_at", "ended_at", "said"]
    fields = ["job", "begun_at", "ended_at", "said"]


@admin.register(LinkCheck, site=site)
class LinkCheckAdmin(ReadOnlyAdmin):
    list_display = ["outcome", "tried_on", "failing_since", "silent_since", "opened_on"]
    fields = ["outcome", "tried_on", "failing_since", "silent_since", "opened_on"]
    list_filter = ["outcome"]


@admin.register(LoadedRecord, site=site)
class LoadedRecordAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["kind", "key", "loaded_at"]
    fields = ["kind", "key", "loaded_at"]
    list_filter = ["kind"]
    search_fields = ["key"]
    search_help_text = "By its key."


@admin.register(Meeting, site=site)
class MeetingAdmin(ProjectRowAdmin):
    list_display = ["__str__", "on_project", "starts_at", "venue"]
    fields = ["project", "venue", "frequency", "weekday", "week", "starts_at", "ends_at", "first_on"]
    fields += ["not_in_august", "not_on_bank_holidays", "days_off", "note"]
    list_filter = ["frequency", "weekday"]
    list_select_related = ["project", "venue"]
    search_fields = ["project__name", "note"]
    search_help_text = "By the project's name."

    @admin.display(description="days it does not meet", empty_value="-")
    def days_off(self, meeting):
        return listed(day_words(day) for day in called_off(meeting))


@admin.register(NotDuplicate, site=site)
class NotDuplicateAdmin(ProjectRowAdmin):
    """Somebody said that two records are two groups; whoever may publish takes that back by deleting it."""

    removers = EDITORS
    path_to_project = "one"
    list_display = ["__str__", "by", "at"]
    fields = ["one", "other", "by", "at"]
    list_select_related = ["one", "other", "by"]
    search_fields = ["one__name", "other__name"]
    search_help_text = "By a group's name."

    def get_queryset(self, request):
        """Of a record that this person may not read, not even the name."""
        return super().get_queryset(request).filter(other__in=self.projects(request))


@admin.register(OldSlug, site=site)
class OldSlugAdmin(ProjectRowAdmin):
    list_display = ["slug", "on_project"]
    fields = ["slug", "project"]
    list_select_related = ["project"]
    search_fields = ["slug", "project__name"]
    search_help_text = "By the address."


@admin.register(PostcodeBlock, site=site)
class PostcodeBlockAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["outcode"]
    search_fields = ["outcode"]
    search_help_text = "By the outcode: LS1."
    fields = ["outcode"]

    def get_queryset(self, request):
        return super().get_queryset(request).only("outcode")


@admin.register(ProjectCard, site=site)
class ProjectCardAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["project"]
    fields = ["project", "made_by"]
    list_select_related = ["project"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."


@admin.register(ProjectChange, site=site)
class ProjectChangeAdmin(ProjectRowAdmin):
    list_display = ["on_project", "via", "by", "at"]
    list_filter = ["via"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
    # The facts themselves are shown in words, and without addresses for those who may not see them.
    fields = ["project", "via", "by", "by_name", "at", "note"]


@admin.register(ProjectOrganisation, site=site)
class ProjectOrganisationAdmin(ProjectRowAdmin):
    list_display = ["organisation", "role", "on_project"]
    fields = ["project", "organisation", "role"]
    list_filter = ["role"]
    list_select_related = ["project", "organisation"]
    search_fields = ["project__name", "organisation__name"]
    search_help_text = "By the project's or the organisation's name."


@admin.register(ProjectRegion, site=site)
class ProjectRegionAdmin(ProjectRowAdmin):
    list_display = ["region", "kind", "inferred", "on_project"]
    fields = ["project", "region", "kind", "inferred"]
    list_filter = ["region", "kind"]
    list_select_related = ["project", "region"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."


@admin.register(ProjectTerm, site=site)
class ProjectTermAdmin(ProjectRowAdmin):
    list_display = ["term", "kind", "on_project"]
    fields = ["project", "term", "kind"]
    list_filter = ["term__vocabulary"]
    list_select_related = ["project", "term"]
    search_fields = ["project__name", "term__label", "term__recorded_label"]
    search_help_text = "By the project's name or the term."


@admin.register(ProjectWords, site=site)
class ProjectWordsAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["project", "name"]
    fields = ["project", "name", "summary", "rest"]
    list_select_related = ["project"]
    search_fields = ["project__name", "name"]
    search_help_text = "By the project's name."


@admin.register(ProposedChange, site=site)
class ProposedChangeAdmin(ProjectRowAdmin):
    list_display = ["on_project", "state", "by", "at"]
    list_filter = ["state"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
    # The facts are on a page of their own, in words, and without addresses for those who may not see them.
    fields = ["project", "on_its_page", "state", "by", "by_name", "at", "note"]
    fields += ["decided_by", "decided_at", "decision_note"]

    @admin.display(description="what would change")
    def on_its_page(self, change):
        address = reverse("admin:directory_project_proposal", args=[change.project_id, change.pk])
        return format_html('<a href="{}">Look at it fact by fact</a>', address)


@admin.register(ReviewEvent, site=site)
class ReviewEventAdmin(ProjectRowAdmin):
    list_display = ["on_project", "step", "by", "by_name", "at"]
    fields = ["project", "step", "refused_for", "by", "by_name", "at", "note"]
    list_filter = ["step"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."


@admin.register(SignInTry, site=site)
class SignInTryAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["at", "mark", "tries"]
    fields = ["at", "mark", "tries"]


@admin.register(Tombstone, site=site)
class TombstoneAdmin(ReadOnlyAdmin):
    """An administrator may lift one; nobody can read from it what it stops."""

    readers = removers = ADMINISTRATORS
    list_display = ["kind", "made_at", "made_by", "merged_into"]
    fields = ["kind", "made_at", "made_by", "merged_into"]
    list_filter = ["kind"]
    list_select_related = ["made_by", "merged_into"]


@admin.register(TombstoneMark, site=site)
class TombstoneMarkAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["of", "tombstone"]
    fields = ["of", "tombstone"]
    list_filter = ["of"]
    list_select_related = ["tombstone"]


@admin.register(UnmetSearch, site=site)
class UnmetSearchAdmin(ReadOnlyAdmin):
    """Of months that have ended alone: what is counted in this one is not to be watched."""

    readers = SUMMARY_READERS
    list_display = ["term", "region", "month", "times"]
    fields = ["term", "region", "month", "times"]
    list_filter = ["region"]
    list_select_related = ["term", "region"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(unmet_searches.settled())


@admin.register(Venue, site=site)
class VenueAdmin(ProjectRowAdmin):
    list_display = ["area", "on_project", "precision", "authority_code", "ons_region"]
    fields = ["project", "precision", "area", "town_only", "authority_code", "ons_region", "position"]
    private_fields = ["address", "latitude", "longitude", "consent"]
    list_filter = ["precision"]
    list_select_related = ["project"]
    search_fields = ["project__name", "area"]
    search_help_text = "By the project's name or the area."


@admin.register(VenueAddress, site=site)
class VenueAddressAdmin(PrivateRowAdmin):
    readers = RECORDERS
    list_display = ["postcode", "address", "on_project", "pin_set_by_hand"]
    fields = ["on_project", "address", "postcode", "latitude", "longitude", "pin_set_by_hand"]
    list_select_related = ["venue__project"]
    search_fields = ["venue__project__name", "postcode", "address"]
    search_help_text = "By the project's name, the postcode or the address."
    path_to_project = "venue__project"

    def get_search_results(self, request, queryset, search_term):
        """A postcode is found with its space or without."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        ids = duplicates.addresses_like(search_term, duplicates.addresses_seen(request.user))
        return queryset.filter(Q(pk__in=found.values("pk")) | Q(pk__in=ids)), may_repeat

    @admin.display(description="project", ordering="venue__project__name")
    def on_project(self, row):
        return super().on_project(row)


@admin.register(WorkItem, site=site)
class WorkItemAdmin(ProjectRowAdmin):
    list_display = ["on_project", "held_by", "held_since", "to_ask"]
    fields = ["project", "held_by", "held_since", "given_by", "to_ask"]
    list_select_related = ["project", "held_by"]
    search_fields = ["project__name", "to_ask"]
    search_help_text = "By the project's name."
