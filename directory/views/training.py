"""Training courses that the report names."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.models import TrainingCourse


@require_safe
def course_list(request):
    courses = TrainingCourse.objects.select_related("source").prefetch_related("regions")
    return render(request, "training.html", {"courses": courses}, using="public")
