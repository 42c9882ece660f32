"""Small tables that editors write: regions, sources, claimed counts, gaps, definitions, courses."""

import re

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, Q
from django.forms import CheckboxSelectMultiple
from django.utils import timezone

from directory.contact_forms import ContactForm
from directory.contact_values import EMAIL, PHONE, TEXTED, WEBSITE
from directory.models import (
    ClaimedCount,
    Gap,
    Network,
    PeerDefinition,
    Region,
    SearchEffort,
    Signpost,
    Source,
    Term,
    TrainingCourse,
)
from directory.people.roles import ADMINISTRATORS, NOBODY, RECORDERS, RESEARCHER, is_one_of, readable
from directory.records import duplicates, recording, reindex
from directory.signpost_subjects import subjects

from .base import WorkshopAdmin
from .date_fields import DAY_HELP, PartialDayField
from .public_text import PublicTextForm
from .site import site

CLAIMED_COUNT_HELPS = {
    "network": "Whose groups are counted, where it is a network.",
    "grouping": "Or the grouping of the regional summary that it speaks of.",
    "region": "Only where the area is a region.",
    "area": "How far the number reaches.",
    "low": "The number, or the lower end.",
    "includes_listed": "Does it count groups that are also listed here?",
    "is_current": "The one to show first where several disagree.",
    "note": "Public. What a reader must know to understand the number.",
    "source": "Where the number comes from.",
}
# Its fields, on its own page and on its network's.
OF_A_COUNT = ["grouping", "region", "area", "what", "low", "high", "wording", "includes_listed", "is_current"]
OF_A_COUNT += ["note", "source"]


@admin.register(ClaimedCount, site=site)
class ClaimedCountAdmin(WorkshopAdmin):
    list_display = ["what", "wording", "network", "grouping", "area", "region", "is_current"]
    fields = ["network", *OF_A_COUNT]
    list_filter = ["area", "region"]
    list_select_related = ["network__project", "grouping", "region"]
    search_fields = ["what", "wording", "network__project__name", "note"]
    search_help_text = "By what is counted, its wording or the network."
    autocomplete_fields = ["network", "grouping", "source"]
    helps = CLAIMED_COUNT_HELPS

    def get_queryset(self, request):
        """Those of no network, and those of the networks that this person may read."""
        theirs = Q(network=None) | Q(network__project__in=readable(request.user))
        return super().get_queryset(request).filter(theirs)


def partial_day(column) -> PartialDayField:
    """The field of a column that holds a year, a month or a day."""
    label = str(column.verbose_name).capitalize()
    return PartialDayField(required=False, label=label, help_text=f"{DAY_HELP} A year alone will do.")


# Days and people of one search; more is a slip.
MOST_COUNTED = 10_000


class OwnRegions:
    """Researchers enter and change what is of their own regions; editors all."""

    adders = writers = RECORDERS

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or request.user.role != RESEARCHER:
            return allowed
        return allowed and request.user.regions.filter(pk=obj.region_id).exists()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "region" and request.user.role == RESEARCHER:
            field.queryset = request.user.regions.all()
            field.required, field.initial = True, request.user.regions.first()
        if db_field.name == "source":
            field.required = False
        return field

    def save_model(self, request, obj, form, change):
        if obj.source_id is None:
            obj.source = recording.our_own_source()
        super().save_model(request, obj, form, change)


class GapForm(PublicTextForm):
    def clean(self):
        data = super().clean()
        if "topic" in self.fields and not (data.get("term") or data.get("topic") or self.errors):
            self.add_error("topic", "Say of what: choose an answer, or write a topic.")
        return data


@admin.register(Gap, site=site)
class GapAdmin(OwnRegions, WorkshopAdmin):
    """What somebody looked for and did not find; researchers enter it for their own regions."""

    form = GapForm
    list_display = ["__str__", "region", "finding"]
    fields = ["region", "term", "topic", "finding", "words", "source"]
    list_filter = ["finding", "region"]
    list_select_related = ["region", "term"]
    search_fields = ["topic", "term__label", "words"]
    search_help_text = "By its topic."
    autocomplete_fields = ["term", "source"]
    helps = {
        "region": "Empty for the whole of England.",
        "term": "The answer that nothing is listed for.",
        "finding": "None found needs somebody to have looked.",
        "words": "Public. What a reader must know.",
        "source": "Where you know this from. Empty: you looked yourselves, this year.",
    }


PEER_DEFINITION_HELPS = {
    "project": "The project that says so. Empty for a thinker.",
    "defines": "Which of the two words.",
    "words": "Public. Our own words; a short quote in quotation marks.",
    "bases": "What makes somebody a peer by this definition.",
    "more_sources": "Every other place that says so.",
    "source": "Where it is said.",
    "position": "Where it stands in the list.",
}


@admin.register(PeerDefinition, site=site)
class PeerDefinitionAdmin(WorkshopAdmin):
    list_display = ["who", "defines", "project", "source"]
    fields = ["project", "who", "defines", "words", "bases", "source", "more_sources", "position"]
    list_filter = ["defines"]
    list_select_related = ["project", "source"]
    search_fields = ["who", "words", "project__name"]
    search_help_text = "By who defines it, or the words."
    autocomplete_fields = ["project", "source", "more_sources"]
    filter_horizontal = ["bases"]
    helps = PEER_DEFINITION_HELPS

    def get_queryset(self, request):
        """Those of thinkers, and those of the projects that this person may read."""
        theirs = Q(project=None) | Q(project__in=readable(request.user))
        return super().get_queryset(request).filter(theirs)


@admin.register(Region, site=site)
class RegionAdmin(WorkshopAdmin):
    adders = removers = NOBODY
    writers = ADMINISTRATORS
    list_display = ["label", "name", "slug"]
    search_fields = ["name", "label"]
    search_help_text = "By its name."
    readonly_fields = ["slug", "regions_of_today"]
    fields = ["label", "name", "slug", "regions_of_today", "position"]
    helps = {"position": "Where it stands in lists."}

    @admin.display(description="ONS regions")
    def regions_of_today(self, region):
        return ", ".join(region.ons_regions)


@admin.register(SearchEffort, site=site)
class SearchEffortAdmin(OwnRegions, WorkshopAdmin):
    """Researchers enter it for their own regions."""

    list_display = ["region", "days", "researchers", "done_on", "by"]
    list_filter = ["region"]
    list_select_related = ["region", "by"]
    search_fields = ["places", "means", "words"]
    search_help_text = "By the places or how they looked."
    autocomplete_fields = ["source", "more_sources"]
    readonly_fields = ["by"]
    fields = [
        ("region", "done_on"),
        ("days", "researchers"),
        "places",
        "communities",
        "means",
        "words",
        "source",
        "more_sources",
        "by",
    ]
    helps = {
        "region": "Empty for the whole of England.",
        "researchers": "How many people looked.",
        "places": "Towns and districts that were looked at.",
        "communities": "Communities that were asked after.",
        "more_sources": "Every other place that says so.",
        "source": "Where you know this from. Empty: you looked yourselves, this year.",
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "done_on":
            return partial_day(db_field)
        if db_field.name in ("days", "researchers"):
            kwargs |= {"max_value": MOST_COUNTED}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "communities":
            kwargs["queryset"] = Term.objects.of("community").in_use()
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        return {"done_on": str(timezone.localdate())} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        obj.by = obj.by or request.user
        super().save_model(request, obj, form, change)


class SignpostForm(ContactForm, forms.ModelForm):
    """A number that can be rung, and one that can be texted; subjects are chosen from the table."""

    contact_fields = {
        "phone": PHONE,
        "text_number": TEXTED,
        "email": EMAIL,
        "url": WEBSITE,
        "finder": WEBSITE,
    }
    notes_go = "“Hours” or “Words”"
    subjects = forms.MultipleChoiceField(
        choices=lambda: [(subject.slug, subject.label) for subject in subjects()],
        required=False,
        help_text="What it helps with. Words that people type lead to these.",
    )


@admin.register(Signpost, site=site)
class SignpostAdmin(WorkshopAdmin):
    """Whoever changes one changes what the cards of networks' groups say: old and new network's."""

    form = SignpostForm
    list_display = ["name", "phone", "url", "kind", "read_on", "rung_on"]
    fields = [
        "slug",
        "kind",
        "name",
        "words",
        "serves",
        "subjects",
        "network",
        "nation",
        "phone",
        "text_number",
        "email",
        "url",
        "finder",
        "hours",
        "source",
        "read_on",
        "rung_on",
        "position",
    ]
    list_filter = ["kind", "nation"]
    search_fields = ["name", "words", "phone", "text_number", "email"]
    search_help_text = "By its name, number or e-mail address."
    prepopulated_fields = {"slug": ["name"]}
    helps = {
        "slug": "Short name for files. Small letters and hyphens.",
        "name": "Public. As it writes its own name.",
        "words": "Public. For whom, and what it does.",
        "serves": "Under which heading of the urgent help page: women, men, lgbt, rape, under-19.",
        "subjects": "Where it helps: it is named to people who look for one of these.",
        "network": "Of which network here it is: it is named on the network’s page and on its groups’ pages.",
        "nation": "Whom it serves. Those of another nation are named to people who look there.",
        "phone": "Public. In groups, as people read it out: 116 123.",
        "text_number": "Public. The number to text.",
        "email": "Public.",
        "url": "Public.",
        "finder": "Public. Its own page for finding a group, where it has one.",
        "hours": "Public. When somebody answers, and what it costs.",
        "source": "The page where you read it.",
        "read_on": "The day its own page was read. Its number and link are not shown until then.",
        "rung_on": "The day a person rang or wrote, and the line answered.",
        "position": "Where it stands in the list.",
    }

    def get_fields(self, request, obj=None):
        """Whoever only reads it reads the subjects by their names."""
        fields = super().get_fields(request, obj)
        if self.has_change_permission(request, obj):
            return fields
        return ["subjects_said" if name == "subjects" else name for name in fields]

    @admin.display(description="subjects", empty_value="-")
    def subjects_said(self, signpost):
        names = {subject.slug: subject.label for subject in subjects()}
        return ", ".join(names.get(slug, slug) for slug in signpost.subjects)

    def get_search_results(self, request, queryset, search_term):
        """A number is found however it is spaced."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        figures = re.sub(r"\D", "", search_term)
        if len(figures) < duplicates.LEAST_FIGURES or re.search(r"[a-z]", search_term.casefold()):
            return found, may_repeat
        rows = queryset.values_list("pk", "phone", "text_number")
        ids = [pk for pk, *numbers in rows if any(figures in re.sub(r"\D", "", one) for one in numbers)]
        return queryset.filter(Q(pk__in=found.values("pk")) | Q(pk__in=ids)), may_repeat

    def announce(self, objects):
        reindex.signpost_changed(Network.objects.all())


class SourceForm(ContactForm, PublicTextForm):
    contact_fields = {"url": WEBSITE}


@admin.register(Source, site=site)
class SourceAdmin(WorkshopAdmin):
    form = SourceForm
    adders = RECORDERS
    list_display = ["title", "kind", "dated"]
    list_filter = ["kind"]
    search_fields = ["title", "key", "url"]
    search_help_text = "By its title."
    prepopulated_fields = {"key": ["title"]}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "dated":
            return partial_day(db_field)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    fields = ["title", "key", "kind", "url", "dated", "position"]
    helps = {
        "key": "Short name for files. Small letters and hyphens.",
        "kind": "How the fact reached us.",
        "url": "Public, where it is a page.",
        "position": "Where it stands in lists.",
    }

    def get_queryset(self, request):
        """The pages of leads lead to contacts: they are for those who see contacts."""
        rows = super().get_queryset(request)
        return rows if is_one_of(request.user, RECORDERS) else rows.filter(leads=None)


@admin.register(TrainingCourse, site=site)
class TrainingCourseAdmin(WorkshopAdmin):
    list_display = ["name", "provider", "level", "accredited"]
    fields = [
        "slug",
        "name",
        "provider",
        "level",
        "accredited",
        "accreditation",
        "words",
        "regions",
        "used_by",
        "source",
        "more_sources",
        "position",
    ]
    list_filter = ["accredited", "regions"]
    search_fields = ["name", "provider", "accreditation"]
    search_help_text = "By its name or provider."
    autocomplete_fields = ["used_by", "source", "more_sources"]
    filter_horizontal = ["regions"]
    prepopulated_fields = {"slug": ["name"]}
    helps = {
        "slug": "Short name for files. Small letters and hyphens.",
        "name": "Public. As its provider writes it.",
        "provider": "Public. Who gives the course.",
        "level": "As its provider says it: Level 2, one day.",
        "accredited": "Only where somebody said so.",
        "words": "Public. What it teaches, in plain words.",
        "regions": "Where it is given.",
        "used_by": "Public. Projects whose people took it.",
        "more_sources": "Every other place that says so.",
        "source": "Where you know this from.",
        "position": "Where it stands in the list.",
    }

    def get_queryset(self, request):
        """With those of its groups that this person may read."""
        theirs = Prefetch("used_by", readable(request.user))
        return super().get_queryset(request).prefetch_related(theirs)
