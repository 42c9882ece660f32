"""Whatever the public reads: changed through any door, the version moves, and words and card follow."""

import pytest
from django import forms
from django.urls import reverse

from directory.admin.site import site
from directory.models import (
    Affiliation,
    ClaimedCount,
    DirectoryVersion,
    Gap,
    Meeting,
    Network,
    Organisation,
    Project,
    ProjectCard,
    ProjectTerm,
    ProjectWords,
    Signpost,
    TrainingCourse,
)
from directory.models.terms import KINDED
from directory.models.words import stems
from directory.questions import PUBLIC, fields, vocabularies
from tests.admin.pages import add_row
from tests.factories import LEEDS, make_organisation, make_project, make_region, make_source, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OURS = ["name", "also_known_as", "is_unnamed", "slug", "summary", "story", "since", "recorded_in"]
COLUMNS = sorted({*OURS, *(field.name for field in fields(PUBLIC))})


@pytest.fixture
def moves():
    """The version moves by what happens inside."""

    class Moves:
        def __enter__(self):
            self.before = DirectoryVersion.objects.number()

        def __exit__(self, *failure):
            if failure[0] is None:
                assert DirectoryVersion.objects.number() > self.before

    return Moves()


@pytest.mark.slow
def test_every_public_column_through_the_form(signed_in, open_form, moves):
    project = make_project(name="Sunrise")
    form, wrong = open_form(signed_in(), project), {}
    for name in COLUMNS:
        value = another(Project._meta.get_field(name), getattr(project, name))
        with moves:
            form.send(**{name: value})
        found = str(getattr(Project.objects.get(pk=project.pk), name))
        if found != ("True" if value == "on" else str(value)):
            wrong[name] = found
    assert wrong == {}
    assert project.history.count() == len(COLUMNS), "each was one change of its own"


def another(field, now):
    """Some other value that the column takes."""
    if field.choices:
        return next(value for value, _ in field.choices if value != now)
    if isinstance(field.formfield(), forms.BooleanField):
        return "on"
    return 21 if isinstance(field.formfield(), forms.IntegerField) else "another-word"


def test_every_public_vocabulary_through_the_form(signed_in, open_form, moves):
    names = [item.name for item in vocabularies(PUBLIC)]
    terms = {name: first_term(name) for name in names}
    project = make_project(name="Sunrise")
    form, wrong = open_form(signed_in(), project), []
    for vocabulary, term in terms.items():
        name, kinded = f"term_{vocabulary.replace('-', '_')}", vocabulary in KINDED
        with moves:
            form.send(**({f"{name}_{term.pk}": "only"} if kinded else {name: [str(term.pk)]}))
        stored = ProjectTerm.objects.filter(project=project, term=term).exists()
        if not stored or stems(term.label)[0] not in ProjectWords.objects.get(project=project).rest:
            wrong.append(vocabulary)
    assert wrong == []
    assert project.history.count() == len(names)


def first_term(vocabulary):
    from tests.factories import real_terms

    return make_term(vocabulary, real_terms()[vocabulary][0]["slug"])


def test_what_was_said_to_every_question_through_the_form(signed_in, open_form, moves):
    project = make_project(name="Sunrise")
    form, read = open_form(signed_in(), project), {}
    for number in range(1, 17):
        with moves:
            form.send(**{f"q{number}_words": f"Marmalade{number}"})
        assert project.answers.get(question=number).own_words == f"Marmalade{number}"
        read[number] = f"marmalade{number}" in ProjectWords.objects.get(project=project).rest
    assert read == {number: number not in (11, 15, 16) for number in range(1, 17)}


def inline_rows():
    """(block, what is typed into a new row, what a list or the words then show)"""
    return [
        ("project_regions", {"region": lambda: make_region("london").pk, "kind": "works-in"}, ""),
        ("coverage", {"authority_code": "E06000001", "area": "Hartlepool"}, "hartlepool"),
        ("venues", {"precision": "area", "area": "Ilkeston"}, "ilkeston"),
        ("meetings", {"frequency": "weekly", "weekday": 1}, ""),
        (
            "project_organisations",
            {"organisation": lambda: make_organisation("Zebra").pk, "role": "runs"},
            "zebra",
        ),
        ("affiliations", {"network": lambda: make_project(network={}).network.pk, "kind": "listed"}, ""),
        ("peer_definitions", {"who": "Us", "defines": "peer", "words": "Equal."}, ""),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("block", "typed", "stem"), inline_rows(), ids=[row[0] for row in inline_rows()])
def test_every_public_block_through_a_new_row_and_a_row_taken_away(
    signed_in, save, moves, block, typed, stem
):
    project = make_project(name="Sunrise")
    typed = {name: value() if callable(value) else value for name, value in typed.items()}
    if block == "peer_definitions":
        typed["source"] = make_source().pk
    client = signed_in()
    with moves:
        save(client, project, lambda data: add_row(data, block, **typed))
    assert getattr(project, block).count() == 1
    assert stem in ProjectWords.objects.get(project=project).rest
    with moves:
        save(client, project, **{f"{block}-0-DELETE": "on"})
    assert getattr(project, block).count() == 0
    assert not stem or stem not in ProjectWords.objects.get(project=project).rest


def test_a_renamed_organisation_is_found_by_its_new_name(signed_in, save, moves):
    project = make_project(organisations=["Harbour Trust"])
    with moves:
        save(signed_in(), Organisation.objects.get(), name="Lighthouse Trust")
    assert "lighthous trust" in ProjectWords.objects.get(project=project).rest


def test_a_renamed_term_reaches_words_and_cards(signed_in, save, moves):
    project = make_project(community=["women"])
    with moves:
        save(
            signed_in("administrator"),
            make_term("community", "women"),
            label="Wimmin",
            other_words="Ladies\nShe",
        )
    assert "wimmin" in ProjectWords.objects.get(project=project).rest
    assert make_term("community", "women").other_words == ["Ladies", "She"]
    assert ProjectCard.objects.get(project=project).facts["audience"] == ["Wimmin"]


def others():
    """Each public subject that is no project: (make one, a field, its new value)."""
    source = make_source
    return [
        (lambda: make_region("london"), "label", "Greater London"),
        (source, "title", "Another title"),
        (lambda: make_project(network={}).network, "since", "2016"),
        (count, "wording", "around 26"),
        (
            lambda: Gap.objects.create(topic="Cumbria", finding="cannot-tell", source=source()),
            "words",
            "No word.",
        ),
        (lambda: Signpost.objects.create(slug="s", name="S", words="W", source="x"), "name", "Other"),
        (lambda: TrainingCourse.objects.create(slug="c", name="C", source=source()), "level", "2"),
    ]


def count():
    return ClaimedCount.objects.create(area="uk", what="Groups", low=3, wording="three", source=make_source())


@pytest.mark.parametrize("number", range(7))
def test_every_other_public_subject_through_its_form(signed_in, save, moves, number):
    make, name, value = others()[number]
    record = make()
    with moves:
        save(signed_in("administrator"), record, **{name: value})
    record.refresh_from_db()
    assert getattr(record, name) == value


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6])
def test_every_public_subject_that_is_deleted_alone_or_in_bulk(signed_in, moves, number):
    make, *_ = others()[number]
    client, model = signed_in("administrator"), type(make())
    record = model.objects.get()
    with moves:
        client.post(
            reverse(f"admin:directory_{model._meta.model_name}_delete", args=[record.pk]), {"post": "yes"}
        )
    assert not model.objects.exists()
    record = make()
    with moves:
        bulk(client, [record], "delete_selected", post="yes")
    assert not model.objects.exists()


def test_a_project_that_is_deleted_is_gone_from_every_list(signed_in, moves):
    project = make_project(**LEEDS)
    Meeting.objects.create(project=project, frequency="weekly")
    client = signed_in("administrator")
    with moves:
        client.post(reverse("admin:directory_project_delete", args=[project.pk]), {"post": "yes"})
    assert not Project.objects.exists()


def bulk(client, records, action, **more):
    meta = records[0]._meta
    data = {"action": action, "_selected_action": [record.pk for record in records], **more}
    return client.post(reverse(f"admin:directory_{meta.model_name}_changelist"), data)


def test_what_only_staff_read_moves_nothing(signed_in, save):
    client = signed_in("administrator")
    before = DirectoryVersion.objects.number()
    save(client, client.person, name="Sam")
    assert DirectoryVersion.objects.number() == before


def test_an_address_of_before_leads_on(signed_in, save, client):
    project = make_project(name="Sunrise", slug="sunrise")
    save(signed_in(), project, slug="sunset")
    assert project.old_slugs.get().slug == "sunrise"
    save(client, project, slug="sunrise")
    assert project.old_slugs.get().slug == "sunset"


def test_no_list_writes_rows_behind_the_door():
    """A list that could be edited in place, or an action that nobody tested, would be one door more."""
    assert {model.__name__ for model, page in site._registry.items() if page.list_editable} == set()
    assert Affiliation in site._registry
    assert Network in site._registry
