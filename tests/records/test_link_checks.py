"""The link check against a real site on this machine."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from directory.models import LinkCheck, LinkOutcome, Project, Signpost
from directory.records import link_checks
from tests.factories import make_consent, make_person, make_project, make_website
from tests.fetching.site import Site, fetcher

pytestmark = pytest.mark.django_db
FIRST = datetime.date(2026, 11, 2)
A_WEEK = datetime.timedelta(days=7)


@pytest.fixture(scope="module")
def whole_site():
    made = Site()
    yield made
    made.close()


@pytest.fixture
def site(whole_site):
    whole_site.asked.clear()
    whole_site.most_at_once = 0
    return whole_site


@pytest.fixture
def answers(monkeypatch):
    """Say what each address answers, where it does not matter how it is asked."""
    said = {}
    monkeypatch.setattr(link_checks, "ask", lambda _, address: LinkOutcome(said.get(address, "answers")))
    return said


def signpost(address, slug="s", **columns):
    return Signpost.objects.create(slug=slug, name=slug, words="W", source="x", url=address, **columns)


def check(day):
    return link_checks.check_due(day, fetcher())


def silent_since():
    return LinkCheck.objects.get().silent_since


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/fine", "answers"),
        ("/redirect?to=/fine", "answers"),
        ("/no-head", "answers"),
        ("/status?is=403", "refuses"),
        ("/status?is=429", "refuses"),
        ("/status?is=404", "not-found"),
        ("/status?is=410", "not-found"),
        ("/status?is=503", "error"),
        ("/hang-up", "broken"),
        ("/round", "redirects"),
        ("/redirect?to=http://10.0.0.1/", "private"),
    ],
)
def test_what_a_site_answers_is_kept_by_its_kind(site, path, outcome):
    assert link_checks.ask(fetcher(), site.address(path)) == outcome


def test_what_is_slow_or_nowhere_is_kept_too(site):
    assert link_checks.ask(fetcher(seconds=0.2), site.address("/silent")) == "too-slow"
    assert link_checks.ask(fetcher(), "https://nobody.test/") == "unknown-host"


def test_every_trouble_of_asking_is_an_outcome():
    from directory.fetching import Trouble

    assert {trouble.value for trouble in Trouble} < set(LinkOutcome.values)


def test_a_site_is_asked_the_least_that_tells(site):
    link_checks.ask(fetcher(), site.address("/fine"))
    assert [method for method, *_ in site.asked] == ["HEAD"]
    link_checks.ask(fetcher(), site.address("/no-head"))
    assert [method for method, *_ in site.asked][1:] == ["HEAD", "GET"]


def test_of_one_host_one_address_is_asked_at_a_time(site):
    wanted = {str(n): site.address(f"/pause?{n}") for n in range(5)}
    assert len(list(link_checks.ask_all(fetcher(), wanted))) == 5
    assert site.most_at_once == 1


def test_addresses_of_groups_and_signposts_are_asked_each_once(site):
    signpost(site.address("/fine"), finder=site.address("/fine?finder"))
    for name in ("One", "Two"):
        make_website(make_project(name), site.address("/fine"))
    assert check(FIRST) == "2 of 2 answered."
    assert sorted(path for _, path, _ in site.asked) == ["/fine", "/fine?finder"]


def test_what_nobody_may_see_anyway_is_not_asked(site):
    make_website(make_project("Draft", review="draft"), site.address())
    make_website(make_project("Closed", stage="closed"), site.address())
    hidden = make_website(make_project("Hidden"), site.address())
    type(hidden).objects.filter(pk=hidden.pk).update(is_hidden=True)
    refused = make_website(make_project("Refused"), site.address())
    make_consent(refused.project, contact=refused, answer="no")
    assert link_checks.in_use() == {}
    make_consent(refused.project, contact=refused)
    assert len(link_checks.in_use()) == 1


def test_one_failure_is_not_yet_silence_and_a_second_a_week_later_is(answers):
    signpost("https://groups.test/")
    answers["https://groups.test/"] = "not-found"
    check(FIRST)
    assert silent_since() is None
    check(FIRST + A_WEEK)
    assert silent_since() == FIRST


def test_within_a_week_nothing_is_asked_again(answers):
    signpost("https://groups.test/")
    check(FIRST)
    assert check(FIRST + datetime.timedelta(days=6)) == "0 of 0 answered."


@pytest.mark.parametrize("outcome", ["answers", "refuses"])
def test_an_answer_ends_what_began(answers, outcome):
    signpost("https://groups.test/")
    answers["https://groups.test/"] = "too-slow"
    check(FIRST)
    check(FIRST + A_WEEK)
    answers["https://groups.test/"] = outcome
    check(FIRST + 2 * A_WEEK)
    row = LinkCheck.objects.get()
    assert (row.failing_since, row.silent_since) == (None, None)


def test_where_none_of_several_answers_our_own_line_is_down_and_nothing_is_kept(answers):
    for n in range(4):
        signpost(f"https://groups.test/{n}", slug=f"s{n}")
        answers[f"https://groups.test/{n}"] = "unknown-host"
    assert "our own line" in check(FIRST)
    assert not LinkCheck.objects.exists()
    answers.pop("https://groups.test/0")
    assert check(FIRST) == "1 of 4 answered."
    assert LinkCheck.objects.count() == 4


def test_what_stands_nowhere_any_more_is_forgotten(answers):
    one = signpost("https://groups.test/")
    check(FIRST)
    one.delete()
    check(FIRST)
    assert not LinkCheck.objects.exists()


def test_the_table_holds_no_address(answers):
    make_website(make_project("One"), "https://sam-smith.test/")
    check(FIRST)
    assert "sam" not in str(LinkCheck.objects.values().get())


def silent(answers, *addresses):
    answers.update(dict.fromkeys(addresses, "not-found"))
    check(FIRST)
    check(FIRST + A_WEEK)


def test_a_check_changes_nothing_but_its_own_table(answers):
    contact = make_website(make_project("One"), "https://groups.test/")
    before = Project.objects.values().get(), type(contact).objects.values().get()
    silent(answers, "https://groups.test/")
    assert (Project.objects.values().get(), type(contact).objects.values().get()) == before


def test_a_researcher_finds_the_silent_addresses_of_their_own_groups_and_of_signposts(answers):
    make_website(make_project("Ours", regions=["london"]), "https://one.test/")
    make_website(make_project("Theirs", regions=["eastern"]), "https://two.test/")
    signpost("https://three.test/")
    silent(answers, "https://one.test/", "https://two.test/", "https://three.test/")
    make_website(make_project("Fine", regions=["london"]), "https://four.test/")

    def seen_by(**person):
        return [one.address for one in link_checks.silent(make_person(**person))]

    ours = ["https://one.test/", "https://three.test/"]
    assert seen_by(role="researcher", regions=["london"]) == ours
    assert seen_by(role="editor") == [ours[0], "https://three.test/", "https://two.test/"]
    assert seen_by(role="staff") == []


def test_an_address_that_is_changed_is_off_the_list_at_once(answers):
    contact = make_website(make_project("One"), "https://one.test/")
    silent(answers, "https://one.test/")
    contact.value = "https://new.test/"
    contact.save()
    assert link_checks.silent(make_person(role="editor")) == []


def test_the_word_of_a_person_who_opened_it_counts_for_a_quarter_of_a_year(answers):
    make_website(make_project("One"), "https://one.test/")
    silent(answers, "https://one.test/")
    editor, day = make_person(role="editor"), FIRST + A_WEEK
    assert link_checks.opened(LinkCheck.objects.get().mark, by=editor, today=day)
    assert link_checks.silent(editor) == []
    for week in (1, 2, 3):
        check(day + week * A_WEEK)
    assert link_checks.silent(editor) == []
    check(day + 13 * A_WEEK)
    check(day + 14 * A_WEEK)
    assert [one.address for one in link_checks.silent(editor)] == ["https://one.test/"]


def test_only_who_has_an_address_on_their_list_may_say_that_it_answers(answers):
    make_website(make_project("One", regions=["london"]), "https://one.test/")
    silent(answers, "https://one.test/")
    mark = LinkCheck.objects.get().mark
    assert not link_checks.opened(mark, by=make_person(role="researcher", regions=["eastern"]))
    with pytest.raises(PermissionDenied):
        link_checks.opened(mark, by=make_person(role="staff"))
    assert LinkCheck.objects.get().silent_since
