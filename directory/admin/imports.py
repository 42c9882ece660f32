"""Files of projects: brought, looked at, applied."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from directory.exports.records import template_csv
from directory.imports.sheets import load, organisations, plan
from directory.imports.sheets.columns import READ_ONLY
from directory.imports.sheets.fault import UnreadableError
from directory.imports.sheets.limits import LARGEST, MOST_ROWS
from directory.imports.sheets.read import must_be_small
from directory.models import ImportRun
from directory.people.roles import RECORDERS, RESEARCHER
from directory.phrases import count_of, listed
from directory.records import readable
from directory.records.tombstones import OtherKeyError

from .base import ReadOnlyAdmin
from .paging import page_of
from .site import site

A_PAGE = 100


class FileForm(forms.Form):
    file = forms.FileField(
        label="CSV or XLSX file",
        help_text=f"Columns as in the template. At most {LARGEST // 2**20} MB and {MOST_ROWS:,} rows.",
    )


@admin.register(ImportRun, site=site)
class ImportRunAdmin(ReadOnlyAdmin):
    """A researcher sees their own."""

    readers = RECORDERS
    list_display = ["file_name", "by", "read_at", "applied_at"]
    list_select_related = ["by"]
    search_fields = ["file_name"]
    search_help_text = "By the file's name."
    fields = ["file_name", "by", "read_at", "applied_at", "counted"]

    @admin.display(description="what its rows do")
    def counted(self, run):
        counts = run.counts
        told = [f"{counts['create']} new", f"{counts['update']} changed", f"{counts['same']} left alone"]
        return listed([*told, count_of(counts["problems"], "problem")])

    def get_queryset(self, request):
        runs = super().get_queryset(request).defer("rows", "problems")
        return runs.filter(by=request.user) if request.user.role == RESEARCHER else runs

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"directory_importrun_{name}")

        own = [
            page("bring/", self.bring_view, "bring"),
            page("template.csv", self.template_view, "template"),
            page("<int:pk>/look/", self.look_view, "look"),
            page("<int:pk>/apply/", self.apply_view, "apply"),
        ]
        return own + super().get_urls()

    def must_record(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied

    def bring_view(self, request):
        self.must_record(request)
        form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
        if request.method == "POST" and form.is_valid():
            brought = form.cleaned_data["file"]
            try:
                must_be_small(brought.size, brought.name)
                run = plan.preview(brought.name, brought.read(), by=request.user)
            except (UnreadableError, OtherKeyError) as problem:
                form.add_error("file", str(problem))
            else:
                return HttpResponseRedirect(reverse("admin:directory_importrun_look", args=[run.pk]))
        context = {**self.admin_site.each_context(request), "title": "Bring a file", "form": form}
        context["read_only"] = READ_ONLY
        return TemplateResponse(request, "admin/directory/import_bring.html", context)

    def template_view(self, request):
        self.must_record(request)
        response = HttpResponse(template_csv(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="peer-support-template.csv"'
        return response

    def look_view(self, request, pk):
        """What would happen, or what did; nothing has happened before the button is pressed."""
        self.must_record(request)
        run = get_object_or_404(self.get_queryset(request), pk=pk)
        new = [row for row in run.rows if row["kind"] == "create"]
        changed = [row for row in run.rows if row["kind"] == "update"]
        updates = page_of(changed, request, most=A_PAGE, name="changed")
        context = {
            **self.admin_site.each_context(request),
            "title": f"Import: {run.file_name}",
            "run": run,
            "problems": page_of(run.problems, request, most=A_PAGE, name="problems"),
            "created": page_of(new, request, most=A_PAGE, name="new"),
            "updates": updates,
            "updated": [
                (row, readable.lines(changes, with_addresses=False))
                for row, changes in plan.changes_of(updates.object_list)
            ],
            "organisations": page_of(
                list(organisations.new_ones(run.rows)), request, most=A_PAGE, name="organisations"
            ),
            "total": len(run.rows),
            # Begun by its button; from then on the page goes on by itself.
            "goes_on": bool(run.counts["done"]) and "goes-on" in request.GET,
        }
        return TemplateResponse(request, "admin/directory/import_look.html", context)

    def apply_view(self, request, pk):
        self.must_record(request)
        return require_POST(self.apply)(request, pk)

    def apply(self, request, pk):
        mine = ImportRun.objects.filter(by=request.user).defer("rows", "problems")
        run = get_object_or_404(mine, pk=pk)
        page = reverse("admin:directory_importrun_look", args=[pk])
        try:
            run = load.go_on(run, by=request.user)
        except OtherKeyError as problem:
            messages.error(request, str(problem))
            return HttpResponseRedirect(page)
        if run.applied_at:
            messages.success(request, came_in(run.counts))
            return HttpResponseRedirect(page)
        return HttpResponseRedirect(f"{page}?goes-on")


def came_in(counts: dict) -> str:
    """All rows, only where all are: not those with a problem, and not what an editor has to accept."""
    waits, problems = counts.get("proposed", 0), counts["problems"]
    if not waits and not problems:
        return "All rows are in."
    parts = ["Every row without a problem was taken."]
    if waits:
        parts.append(f"Of these, {count_of(waits, 'change waits', 'changes wait')} for an editor.")
    if problems:
        parts.append(f"{count_of(problems, 'problem is', 'problems are')} left: see below.")
    return " ".join(parts)
