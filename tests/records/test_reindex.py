import pytest

from directory.models import DirectoryVersion, ProjectTerm, ProjectWords
from directory.models.words import as_stored
from directory.records import reindex
from tests.factories import LEEDS, make_project, make_term

pytestmark = pytest.mark.django_db


def words(project):
    return ProjectWords.objects.get(project=project)


def test_the_name_and_other_names_outrank_the_summary_and_the_rest():
    project = make_project(
        name="Café Kraków", also_known_as=["The Meeting Point"], summary="For all.", story="Long."
    )
    found = words(project)
    assert found.name == as_stored(["cafe krakow", "meeting point"])
    assert (found.summary, found.rest) == ("all", "long")


def test_a_project_is_found_by_what_hangs_on_it():
    project = make_project(
        community=["somali"],
        organisations=["Harbour Trust"],
        own_term="collective support",
        answers={3: "Says it is client-led."},
        covers=[("E06000001", "Hartlepool")],
        **LEEDS,
    )
    rest = words(project).rest
    for stem in ["somali", "harbour trust", "collect support", "client led", "hartlepool", "leed"]:
        assert stem in rest


def test_what_only_staff_may_see_is_not_among_the_words():
    project = make_project(
        organisations=[("Secretgiver", "funds")],
        answers={11: "Moneytalk", 15: "Wishlist", 16: "Afterthought"},
        internal_notes="Whisper",
        resource_wanted=["funding"],
    )
    found = words(project)
    text = f"{found.name} {found.summary} {found.rest}"
    for stem in ["secretgiv", "moneytalk", "wishlist", "afterthought", "whisper", "fund"]:
        assert stem not in text


def test_every_change_moves_the_version_by_one():
    one, other = make_project(name="One"), make_project(name="Other")
    before = DirectoryVersion.objects.number()
    reindex.changed(one, other)
    assert DirectoryVersion.objects.number() == before + 1
    reindex.directory_changed()
    assert DirectoryVersion.objects.number() == before + 2


def test_the_words_follow_a_change():
    project = make_project(name="Old name")
    project.name = "New name"
    project.save()
    reindex.changed(project)
    assert words(project).name == "new name"


def test_a_term_that_is_renamed_reaches_its_projects_and_no_other():
    women, men = make_project(name="A", community=["women"]), make_project(name="B", community=["men"])
    term = make_term("community", "women")
    term.label = "Wimmin"
    term.save()
    before = DirectoryVersion.objects.number()
    reindex.term_changed(term)
    assert "wimmin" in words(women).rest
    assert "wimmin" not in words(men).rest
    assert DirectoryVersion.objects.number() == before + 1


def test_words_are_written_in_batches(monkeypatch):
    monkeypatch.setattr(reindex, "BATCH", 2)
    projects = [make_project(name=f"Group {number}") for number in range(5)]
    ProjectWords.objects.all().delete()
    assert reindex.index_words(project.pk for project in projects) == 5
    assert ProjectWords.objects.count() == 5


def test_a_link_that_is_gone_takes_its_words_along():
    project = make_project(community=["somali"])
    ProjectTerm.objects.all().delete()
    reindex.changed(project)
    assert "somali" not in words(project).rest
