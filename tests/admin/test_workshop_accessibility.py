"""The workshop's own pages, held to what a program can check of WCAG 2.2, and to their height and width."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from directory.admin.site import site as workshop
from directory.models import Project
from tests.admin.browsing import person
from tests.factories import LEEDS, make_contact, make_project

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = list(workshop.get_model_admin(Project).parts)


@pytest.fixture
def pages():
    """Address by name, of a record with something of everything."""
    project = make_project(
        "Sunrise Circle",
        regions=["london"],
        stage="running",
        organisations=[("Harbour Trust", "runs")],
        **LEEDS,
    )
    make_contact(project)
    organisation = project.organisations.get()
    at = {"check": "check", "another number": "another_number", "not to be listed": "not_listed"}
    found = {name: reverse(f"admin:directory_project_{page}", args=[project.pk]) for name, page in at.items()}
    found |= {
        "home": reverse("admin:index"),
        "find": reverse("admin:find") + "?q=sunrise",
        "ready to ring": reverse("admin:directory_lead_ring"),
        "websites to open": reverse("admin:directory_lead_open"),
        "addresses that do not answer": reverse("admin:silent_links"),
        "work figures": reverse("admin:work_figures"),
        "one call": reverse("admin:directory_organisation_call", args=[organisation.pk]),
        "sessions": reverse("admin:sessions"),
    }
    return found | {
        slug: reverse("admin:directory_project_question", args=[project.pk, slug]) for slug in PARTS
    }


RUN = """async () => {
    const found = await axe.run({
        resultTypes: ["violations"],
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    // Django's own: lists that are searched as one types, and the first column of its tables.
    const own = node => node.target.join(" ").includes("select2") || node.html.includes("select2");
    return found.violations.flatMap(
        one => one.nodes.filter(node => !own(node)).map(node => `${one.id}: ${node.html.slice(0, 200)}`)
    );
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
LOOKS = [(320, "light"), (1280, "dark"), (1280, "light")]
HIGHEST = 4_000


@pytest.mark.slow
def test_our_own_pages_are_open_to_everyone_and_fit_a_phone_and_a_desk(site, pages):
    page, faults = site(person("editor")), {}
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for name, address in pages.items():
            assert page.goto(address).status == 200, name
            wide, high = page.evaluate("[document.body.scrollWidth, document.body.scrollHeight]")
            if wide > width or (name in PARTS and width > 320 and high > HIGHEST):
                faults[name, width] = (wide, high)
            page.evaluate(AXE_SCRIPT)
            page.evaluate(OPEN_ALL)
            if found := page.evaluate(RUN):
                faults[name, width, scheme] = found
    # What the checker brings into the page is refused by the page's own policy.
    page.broken.clear()
    assert "\n".join(f"{key}: {found}" for key, found in faults.items()) == ""
