"""Training courses that the report names."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.models import Project, TrainingCourse


@require_safe
def course_list(request):
    groups = Prefetch("used_by", Project.objects.published(), to_attr="groups")
    courses = TrainingCourse.objects.prefetch_related(groups)
    return render(request, "training.html", {"courses": courses}, using="public")
