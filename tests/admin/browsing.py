"""A person at a real browser, signed in, and what their browser complains of."""

from django.urls import reverse

PASSWORD = "a long and quiet river"


def note(page, text, kind):
    if "Content Security Policy" in text or (kind == "error" and "Failed to load resource" not in text):
        page.broken.append(text)


def count(page):
    page.loads += 1


def person(role, *regions, name=""):
    from tests.factories import make_person

    return make_person(role=role, regions=regions, name=name, password=PASSWORD)


def whole_page(project):
    """All questions of a record on one page."""
    return reverse("admin:directory_project_whole", args=[project.pk])


# A link to another page, or a button that sends a form.
LEADS_AWAY = """element => {
    const link = element.closest("a[href]");
    if (link) return !link.getAttribute("href").startsWith("#") && !link.target;
    const button = element.closest("button, input[type=submit]");
    return Boolean(button && button.form && (button.type === "submit") && !element.closest(".select2"));
}"""


def waiting_for_pages(page):
    """The page, whose `click` returns only when the page that it leads to is there.

    A browser's own click is over as soon as the form is on its way, so what is asked next (of the database,
    or of another browser) would be asked too soon on a busy machine.
    """
    click = page.click

    def click_and_wait(selector, **options):
        if not page.locator(selector).first.evaluate(LEADS_AWAY):
            return click(selector, **options)
        with page.expect_navigation():
            return click(selector, **options)

    page.click = click_and_wait
    return page
