"""Organisations, and the national networks among them."""

from django.contrib import admin, messages
from django.urls import path

from directory.models import ClaimedCount, Network, Organisation, Project
from directory.people import roles
from directory.people.roles import RECORDERS
from directory.records import merging, reindex
from directory.vocabulary import NetworkStatus

from . import organisation_call
from .base import NamedFields, WorkshopAdmin, with_help
from .public_text import PublicTextForm
from .reference import CLAIMED_COUNT_HELPS, OF_A_COUNT
from .site import site


@admin.register(Organisation, site=site)
class OrganisationAdmin(WorkshopAdmin):
    adders = RECORDERS
    list_display = ["name", "kind", "parent", "source"]
    list_filter = ["kind"]
    list_select_related = ["parent", "source"]
    search_fields = ["name", "also_known_as", "slug"]
    search_help_text = "By any of its names."
    autocomplete_fields = ["parent", "source"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "also_known_as", "kind", "parent", "source"]
    helps = {
        "name": "Public. As it writes its own name.",
        "slug": "Short name for files and addresses. Small letters and hyphens.",
        "kind": "Not known is a good answer until somebody says.",
        "parent": "The larger body it belongs to, if any.",
        "source": "Where you know this from.",
    }

    def get_urls(self):
        view = self.admin_site.admin_view(organisation_call.call_view(self.admin_site))
        return [path("<int:pk>/call/", view, name="directory_organisation_call"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        more = {"may_record": roles.is_one_of(request.user, RECORDERS)}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    def announce(self, objects):
        """Its names are searched through its projects."""
        reindex.changed(*Project.objects.filter(project_organisations__organisation__in=objects).distinct())


class ClaimedCountInline(NamedFields, admin.StackedInline):
    model = ClaimedCount
    form = PublicTextForm
    extra = 0
    fields = OF_A_COUNT
    autocomplete_fields = ["grouping", "source"]
    verbose_name_plural = "claimed counts (public, never added up)"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return with_help(field, CLAIMED_COUNT_HELPS, db_field.name)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self.admin_site.get_model_admin(Network).has_change_permission(request)

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request)


@admin.register(Network, site=site)
class NetworkAdmin(WorkshopAdmin):
    list_display = ["project", "status", "since", "successor"]
    fields = ["project", "status", "since", "successor", "source"]
    list_filter = ["status"]
    list_select_related = ["project"]
    search_fields = ["project__name", "project__also_known_as", "successor"]
    search_help_text = "By its name, or by who carries on its work."
    autocomplete_fields = ["project", "source"]
    inlines = [ClaimedCountInline]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(project__in=roles.readable(request.user))

    def save_model(self, request, obj, form, change):
        """A network that ends puts its groups on the list of those to be asked; one may begin again."""
        was, status = form.initial.get("status", NetworkStatus.ACTIVE), obj.status
        if status == was:
            super().save_model(request, obj, form, change)
        elif status == NetworkStatus.ACTIVE:
            self.begin_again(request, obj, was, form, change)
        else:
            self.end(request, obj, form, change)

    def begin_again(self, request, obj, was, form, change):
        since = obj.since if "since" in form.changed_data else ""
        obj.status, obj.successor = was, form.initial["successor"]
        super().save_model(request, obj, form, change)
        merging.reopen_network(obj, by=request.user, since=since)
        messages.success(request, "It is active again. Its contacts stay hidden until somebody has looked.")

    def end(self, request, obj, form, change):
        status, since, successor = obj.status, obj.since, obj.successor
        obj.status = NetworkStatus.ACTIVE
        super().save_model(request, obj, form, change)
        count = merging.end_network(obj, status=status, by=request.user, since=since, successor=successor)
        messages.success(request, f"Groups on the list of those to be asked: {count}.")

    helps = {
        "project": "The national project that is this network.",
        "status": "Merged keeps its counts, marked; closed hides them. Either hides its contacts and puts "
        "its groups on the list of those to be asked; none is closed by it. Active again "
        "opens its own record too.",
        "successor": "Who carries on its work. Needed where it merged.",
        "source": "Where you know this from.",
    }
