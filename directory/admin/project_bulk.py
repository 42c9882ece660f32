"""Steps for many records at once, from the list: asked about first, and each refusal told."""

from django.contrib import admin, messages
from django.template.response import TemplateResponse

from directory.actions import bulk, roles

from .acting import WhyForm
from .project_pages import STEPS

MOST = 1000
LISTED = 100


class ProjectBulk:
    """For ProjectAdmin."""

    def has_publish_permission(self, request):
        return roles.may_publish(request.user)

    @admin.action(description="Send the selected projects for review", permissions=["change"])
    def send_selected(self, request, queryset):
        return self.walk_all(request, queryset, "send")

    @admin.action(description="Publish the selected projects", permissions=["publish"])
    def publish_selected(self, request, queryset):
        return self.walk_all(request, queryset, "publish")

    @admin.action(description="Withdraw the selected projects", permissions=["publish"])
    def withdraw_selected(self, request, queryset):
        return self.walk_all(request, queryset, "withdraw")

    def walk_all(self, request, queryset, step):
        """First what is about to happen, to these and no others; then what came of it."""
        do, button, about, done, *_ = STEPS[step]
        chosen = chosen_ids(request)
        projects = list(
            (queryset if chosen is None else queryset.filter(pk__in=chosen)).order_by("name", "pk")
        )
        if len(projects) > MOST:
            messages.error(request, f"Choose at most {MOST:,} at once: {len(projects):,} are chosen.")
            return None
        form = WhyForm(None if chosen is None else request.POST)
        outcome = None
        if form.is_valid():
            outcome = bulk.each(projects, do, by=request.user, note=form.cleaned_data["note"])
        context = {
            **self.admin_site.each_context(request),
            "title": f"{button}: {len(projects)} projects",
            "opts": self.opts,
            "button": button,
            "about": about,
            "done": done.rstrip("."),
            "action": f"{step.replace('-', '_')}_selected",
            "ids": ",".join(str(project.pk) for project in projects),
            "projects": projects[:LISTED],
            "more": len(projects) - LISTED,
            "form": form,
            "outcome": outcome,
        }
        return TemplateResponse(request, "admin/directory/bulk.html", context)


def chosen_ids(request) -> list[int] | None:
    """Those that the page asked about; None before it has asked."""
    if "ids" not in request.POST:
        return None
    return [int(part) for part in request.POST["ids"].split(",") if part.isdecimal() and len(part) < 18]
