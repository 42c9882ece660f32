import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from directory.models import DirectoryVersion, Project, ProjectWords, Venue
from directory.records.reindex import index_words
from directory.workbench.made_up.make import RealProjectsError, make_projects
from tests.factories import make_project

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
NUMBER = 600


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """Six hundred, made once and rolled back after the last test."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        make_projects(NUMBER, fixtures=FIXTURES)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def made(made_once, db):
    return Project.objects.all()


def share(projects):
    return projects.count() / NUMBER


def test_each_is_plainly_made_up_and_public(made):
    assert made.published().count() == NUMBER
    assert all(p.slug.startswith("made-up-") and p.name.endswith("(made up)") for p in made)
    assert not made.filter(summary="").exists()


def test_the_shares_are_as_in_real_data(made):
    assert 0.04 < share(made.filter(scope="national")) < 0.13
    assert 0.02 < share(made.filter(stage="closed")) < 0.09
    year_ago = timezone.localdate() - datetime.timedelta(days=365)
    assert 0.23 < share(made.filter(last_checked_on__gt=year_ago)) < 0.37
    assert share(made.filter(cost="not-known")) > 0.75
    assert not made.filter(last_checked_on__gt=timezone.localdate()).exists()


def test_every_vocabulary_and_region_is_used_some_terms_far_more_than_others(made):
    for vocabulary in ["category", "grouping", "community", "experience", "structure", "setting", "language"]:
        assert made.filter(terms__vocabulary=vocabulary).exists(), vocabulary
    counts = [made.filter(terms__slug=slug).count() for slug in ["women", "staff"]]
    assert counts[0] > 5 * counts[1]
    assert made.filter(project_regions__kind="works-in").values("regions").distinct().count() == 8
    assert made.filter(project_terms__kind="only").exists()


def test_local_ones_are_somewhere_and_national_ones_nowhere(made):
    assert not made.filter(scope="national", venues__isnull=False).exists()
    assert not made.filter(scope="local", project_regions=None).exists()
    assert not Venue.objects.filter(latitude=None).exists()


def test_they_are_found_by_the_words_that_indexing_would_write(made):
    written = dict(ProjectWords.objects.values_list("pk", "rest"))
    assert len(written) == NUMBER
    index_words(made.values_list("pk", flat=True))
    assert dict(ProjectWords.objects.values_list("pk", "rest")) == written


def test_more_may_be_made_and_the_version_moves_once(made):
    before = DirectoryVersion.objects.number()
    make_projects(20, fixtures=FIXTURES)
    assert made.count() == NUMBER + 20
    assert DirectoryVersion.objects.number() == before + 1


def test_the_same_seed_makes_the_same_projects():
    def names():
        found = list(Project.objects.order_by("pk").values_list("public_id", "name", "summary"))
        Project.objects.all().delete()
        return found

    Project.objects.all().delete()
    make_projects(15, fixtures=FIXTURES, seed=7)
    first = names()
    make_projects(15, fixtures=FIXTURES, seed=7)
    assert names() == first
    make_projects(15, fixtures=FIXTURES, seed=8)
    assert names() != first


def test_a_single_real_project_stops_it():
    make_project(name="Real")
    with pytest.raises(RealProjectsError):
        make_projects(1, fixtures=FIXTURES)
