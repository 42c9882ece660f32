"""No page shows a contact, an address or a visitor's words without a line in the access log."""

import pytest

from directory.models import Access, AccessEvent
from tests.admin.planted import MAY_READ, WRITERS, plant
from tests.admin.test_side_doors import every_page, kinds_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# For those who may write a record, and yet no contact, no address and no visitor's words.
NOT_PRIVATE = {"importfile", "importrow", "importproblem", "hiddenby"}
PRIVATE = {kind for kind, who in MAY_READ.items() if who == WRITERS} - NOT_PRIVATE


def test_each_page_that_shows_one_leaves_a_line(client):
    editor = plant().people["E"]
    client.raise_request_exception = False
    client.force_login(editor)
    silent = {}
    for address, name in every_page().items():
        AccessEvent.objects.filter(by=editor).delete()
        response = client.get(address)
        shown = kinds_in(text_of(response)) & PRIVATE if response.status_code == 200 else set()
        kept = AccessEvent.objects.filter(by=editor, what__in=[Access.OPENED, Access.EXPORTED])
        if shown and not kept:
            silent[name] = shown
    assert silent == {}
