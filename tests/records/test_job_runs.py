import datetime

import pytest
from django.utils import timezone

from directory.models import JobRun
from directory.records import job_runs

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


def began(hours_ago):
    JobRun.objects.update(begun_at=timezone.now() - datetime.timedelta(hours=hours_ago))


def test_a_job_is_begun_by_one_process_alone():
    assert job_runs.begin("x", every=A_DAY)
    assert not job_runs.begin("x", every=A_DAY)
    assert job_runs.begin("y", every=A_DAY)


def test_a_job_that_has_ended_is_due_after_its_time():
    job_runs.begin("x", every=A_DAY)
    job_runs.end("x", "All well.")
    assert not job_runs.begin("x", every=A_DAY)
    assert JobRun.objects.get().said == "All well."
    began(25)
    assert job_runs.begin("x", every=A_DAY)


def test_a_job_whose_process_is_gone_is_taken_over():
    job_runs.begin("x", every=A_DAY)
    began(2)
    assert not job_runs.begin("x", every=A_DAY)
    began(4)
    assert job_runs.begin("x", every=A_DAY)
