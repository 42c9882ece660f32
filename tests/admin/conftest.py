import pytest

from tests.admin.browsing import PASSWORD, count, note, waiting_for_pages
from tests.admin.pages import errors_of, form_of, form_page


@pytest.fixture
def signed_in(client):
    """A client in which somebody with this role is signed in."""

    from tests.factories import make_person

    def sign_in(role="editor", regions=(), **columns):
        person = make_person(role=role, regions=regions, **columns)
        client.force_login(person)
        client.person = person
        return client

    return sign_in


@pytest.fixture
def save():
    """Open a record's form, change some of it, send it back; with the errors shown, if it was refused."""

    def open_and_save(client, record, change=None, *, may_fail=False, **values):
        meta = record._meta
        address = form_page(record)
        data = form_of(client.get(address), f"{meta.model_name}_form")
        assert data, "there is no form to send"
        data |= {name: value if isinstance(value, list) else [str(value)] for name, value in values.items()}
        if change:
            change(data)
        response = client.post(address, data)
        if not may_fail:
            assert response.status_code == 302, errors_of(response)
        return response

    return open_and_save


class OpenForm:
    """A record's form, opened once and sent again and again: each time with one thing more changed."""

    def __init__(self, client, record):
        self.client, self.record = client, record
        meta = record._meta
        self.address = form_page(record)
        self.data = form_of(client.get(self.address), f"{meta.model_name}_form")

    def send(self, **values):
        for name, value in values.items():
            self.data[name] = value if isinstance(value, list) else [str(value)]
        latest = self.record.history.first()
        self.data["seen"] = [str(latest.pk if latest else 0)]
        response = self.client.post(self.address, self.data)
        assert response.status_code == 302, errors_of(response)


@pytest.fixture
def open_form():
    return OpenForm


@pytest.fixture
def site(live_server, browser):
    """A page of a browser with its own cookies; violations of the content policy fail the test."""
    contexts = []

    def open_for(person=None, **options):
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = waiting_for_pages(context.new_page())
        page.broken = []
        page.on("console", lambda message: note(page, message.text, message.type))
        page.on("pageerror", lambda error: page.broken.append(str(error)))
        page.loads = 0
        page.on("load", lambda _: count(page))
        if person:
            page.goto("/admin/login/")
            page.fill("#id_username", person.email)
            page.fill("#id_password", PASSWORD)
            page.click("input[type=submit]")
        return page

    yield open_for
    broken = [words for context in contexts for page in context.pages for words in page.broken]
    for context in contexts:
        context.close()
    assert broken == []
