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


def change_page(project):
    return reverse("admin:directory_project_change", args=[project.pk])
