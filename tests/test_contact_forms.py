"""Wherever a number, an address or a role is typed, the same rules read it and the same sentence says no."""

import re
from pathlib import Path

import pytest
from django.db.models import URLField
from django.forms import modelform_factory
from django.urls import reverse

import directory
from directory.admin.projects.contact_rows import ContactRowForm, RecordContactForm
from directory.admin.reference import SignpostForm, SourceForm
from directory.contact_forms import ContactForm
from directory.contact_values import TOO_LONG_A_ROLE, NotAContactError, as_kept, as_role
from directory.models import Signpost, Source
from directory.views.tell_us import TellUsForm
from tests.admin.pages import errors_of, form_of
from tests.factories import make_person

SLIPS = {
    "phone": ["ask for Jo", "960000", "01274 960000 01274 960001", "call +"],
    "texted": ["85258 or 01274 960000", "words"],
    "e-mail": ["Jo <jo@example.org>", "jo@", "a@example.org b@example.org", "https://example.org"],
    "website": ["javascript:alert(1)", "jo@example.org", "http://localhost", "two words", "http://["],
}
TYPED = {
    "phone": ("+44 (0)1274 960000", "01274 960000"),
    "texted": ("85 258", "85258"),
    "e-mail": (" mailto:group@example.org ", "group@example.org"),
    "website": ("example.org/group", "https://example.org/group"),
}


def of(model, form):
    """As the admin makes it for a page."""

    def field(column, **more):
        return column.formfield(**more | ({"assume_scheme": "https"} if isinstance(column, URLField) else {}))

    return modelform_factory(model, form, fields=list(form.contact_fields), formfield_callback=field)


# (form, its field, the kind of contact): all that are typed by themselves.
ALONE = [
    *((of(Signpost, SignpostForm), name, kind) for name, kind in SignpostForm.contact_fields.items()),
    (of(Source, SourceForm), "url", "website"),
    (TellUsForm, "email", "e-mail"),
]
ROWS = [ContactRowForm, RecordContactForm]


def sentence(kind, text, notes_go):
    with pytest.raises(NotAContactError) as problem:
        as_kept(kind, text, notes_go=notes_go)
    return str(problem.value)


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "field", "kind"), ALONE)
def test_a_field_of_one_kind_says_the_sentence_and_keeps_the_usual_form(form, field, kind):
    assert issubclass(form, ContactForm)
    for text in SLIPS[kind]:
        assert form({field: text}).errors[field] == [sentence(kind, text.strip(), form.notes_go)], text
    text, kept = TYPED[kind]
    filled = form({field: text})
    assert field not in filled.errors
    assert filled.cleaned_data[field] == kept


@pytest.mark.django_db
@pytest.mark.parametrize("form", ROWS)
@pytest.mark.parametrize("kind", ["phone", "e-mail", "website"])
def test_a_row_of_a_chosen_kind_says_the_same(form, kind):
    assert issubclass(form, ContactForm)
    for text in SLIPS[kind]:
        assert form({"kind": kind, "value": text}).errors["value"] == [
            sentence(kind, text.strip(), form.notes_go)
        ]
    text, kept = TYPED[kind]
    assert form({"kind": kind, "value": text}).full_clean() is None
    filled = form({"kind": kind, "value": text})
    filled.is_valid()
    assert filled.cleaned_data["value"] == kept


@pytest.mark.django_db
@pytest.mark.parametrize("form", ROWS)
def test_a_role_is_a_few_words_on_one_line_and_no_number(form):
    row = {"kind": "phone", "value": "01274 960000"}
    filled = form(row | {"role": "  group \t line "})
    filled.is_valid()
    assert filled.cleaned_data["role"] == "group line" == as_role(" group\nline ")
    assert any(
        "holds a phone number" in words for words in form(row | {"role": "07700 900123"}).errors["role"]
    )
    with pytest.raises(NotAContactError) as problem:
        as_role("x" * 121)
    assert str(problem.value) == TOO_LONG_A_ROLE


def test_no_form_of_ours_has_another_rule_for_an_address():
    """Whoever writes a form with a contact in it takes the base."""
    home = Path(directory.__file__).parent
    doors = [path for room in ("admin", "views") for path in (home / room).rglob("*.py")]
    own = re.compile(r"forms\.(EmailField|URLField)|EmailValidator|URLValidator|validate_email|parse_phones")
    assert [path.name for path in doors if own.search(path.read_text("utf-8"))] == []


@pytest.mark.django_db
def test_what_stood_in_another_form_stops_nobody(client):
    """A number of before the rules may stay while its words change; typed anew, it is read."""
    client.force_login(make_person())
    signpost = Signpost.objects.create(slug="s", name="S", words="W", source="x", phone="Ring us")
    address = reverse("admin:directory_signpost_change", args=[signpost.pk])
    data = form_of(client.get(address), "signpost_form")
    assert client.post(address, data | {"words": ["Other words"]}).status_code == 302
    answer = client.post(address, data | {"phone": ["Ring them"]})
    assert any("is not a phone number" in words for words in errors_of(answer))


@pytest.mark.django_db
def test_a_source_keeps_its_page_with_its_scheme(client):
    client.force_login(make_person())
    address = reverse("admin:directory_source_add")
    data = form_of(client.get(address), "source_form")
    more = {"title": ["T"], "key": ["t"], "kind": ["page"]}
    answer = client.post(address, data | more | {"url": ["jo@example.org"]})
    assert any("not a web address but an e-mail address" in words for words in errors_of(answer))
    assert client.post(address, data | more | {"url": ["example.org"]}).status_code == 302
    assert Source.objects.get(key="t").url == "https://example.org"
