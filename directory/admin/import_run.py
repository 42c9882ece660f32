"""Files of projects: brought, looked at, applied."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from directory.actions import readable
from directory.actions.roles import RECORDERS, RESEARCHER
from directory.exports.records import template_csv
from directory.intake.sheets import load, plan
from directory.intake.sheets.read import UnreadableError
from directory.models import ImportRun

from .base import ReadOnlyAdmin

SHOWN = 100


class FileForm(forms.Form):
    file = forms.FileField(
        label="CSV or XLSX file",
        help_text="Columns as in the template. A missing one changes nothing; an empty cell means not known.",
    )


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """A researcher sees their own."""

    readers = RECORDERS
    list_display = ["file_name", "by", "read_at", "applied_at"]
    list_select_related = ["by"]
    search_fields = ["file_name"]
    search_help_text = "By the file's name."
    fields = ["file_name", "by", "read_at", "applied_at", "counts"]

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
                run = plan.preview(brought.name, brought.read(), by=request.user)
            except UnreadableError as problem:
                form.add_error("file", str(problem))
            else:
                return HttpResponseRedirect(reverse("admin:directory_importrun_look", args=[run.pk]))
        context = {**self.admin_site.each_context(request), "title": "Bring a file", "form": form}
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
        updates = [row for row in run.rows if row["kind"] == "update"][:SHOWN]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Import: {run.file_name}",
            "run": run,
            "created": [row for row in run.rows if row["kind"] == "create"][:SHOWN],
            "updated": [
                (row, readable.lines(changes, with_addresses=False))
                for row, changes in plan.changes_of(updates)
            ],
            "total": len(run.rows),
            "shown": SHOWN,
        }
        return TemplateResponse(request, "admin/directory/import_look.html", context)

    def apply_view(self, request, pk):
        self.must_record(request)
        return require_POST(self.apply)(request, pk)

    def apply(self, request, pk):
        run = get_object_or_404(ImportRun.objects.filter(by=request.user), pk=pk)
        run = load.go_on(run, by=request.user)
        done, total = run.counts["done"], len(run.rows)
        part = f"{done:,} of {total:,} rows are in. Press the button to go on."
        messages.success(request, "All rows are in." if run.applied_at else part)
        return HttpResponseRedirect(reverse("admin:directory_importrun_look", args=[pk]))
