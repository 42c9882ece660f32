"""Between a page's forms and facts: what was typed, as facts; and facts, as a form would show them."""

from dataclasses import dataclass

from django.db.models import Model
from django.forms import BaseInlineFormSet, Field, ModelForm
from django.forms.models import model_to_dict

from directory.models import (
    KINDED,
    Consent,
    Contact,
    Network,
    Organisation,
    Project,
    Region,
    Source,
    Term,
)
from directory.records import derived, facts, recording
from directory.records.facts import Facts, Link, Row

from .form import TODAY, answer_values, vocabulary_field
from .row_forms import CoverageForm, MeetingForm, PointingForm, VenueForm, as_typed

PRIVATE_ROWS = (Contact, Consent)
KIND_OF: dict[type[Model], Row | Link] = {kind.model: kind for kind in facts.ROWS}
LINKS_WITH_ROWS = (facts.REGION, facts.COVERAGE, facts.ORGANISATION_TIE, facts.AFFILIATION)
KIND_OF |= {kind.model: kind for kind in LINKS_WITH_ROWS}


def typed_rows(formsets: list[BaseInlineFormSet], project: Project, stored: Facts) -> Facts:
    """What the blocks of a valid page change: path -> value, None for a row that goes.

    A row that was touched is among them, even where it is as before. Contacts and consents are not.
    """
    found: Facts = {}
    # The keys of new rows, for those that point to them.
    keys: dict[int, str] = {}
    for formset in formsets:
        kind = KIND_OF.get(formset.model)
        if formset.model in PRIVATE_ROWS or kind is None:
            continue
        rows = formset.save(commit=False)
        forms = [next(form for form in formset.forms if form.instance is row) for row in rows]
        if isinstance(kind, Link):
            found |= typed_links(kind, project, formset.deleted_objects, forms, stored)
            continue
        found |= {kind.path(row.pk): None for row in formset.deleted_objects}
        for number, form in enumerate(forms, start=1):
            key = keys[id(form.instance)] = str(form.instance.pk or f"new-{number}")
            found[kind.path(key)] = row_value(kind, form, stored.get(kind.path(key)), keys)
    return found


def row_value(kind: Row, form: ModelForm, stands: dict | None, keys: dict[int, str]) -> dict:
    if isinstance(form, PointingForm):
        form.join()
    if isinstance(form, VenueForm):
        return derived.row_of(form.instance, form.private)
    value = kind.of(form.instance)
    if isinstance(form, MeetingForm) and (place := form.pointed("venue")) is not None:
        value["venue_id"] = keys.get(id(place.instance))
    if kind is facts.DEFINITIONS:
        value |= {"more_sources": (stands or {}).get("more_sources", [])}
        value["bases"] = sorted(term.slug for term in form.cleaned_data["bases"])
    return value


def typed_links(kind: Link, project: Project, gone: list[Model], forms: list[ModelForm], stored: Facts):
    """A row that names something else now is another fact, and the one before goes."""
    touched = [row.pk for row in (*gone, *(form.instance for form in forms)) if row.pk]
    before = kind.rows.filter(project=project, pk__in=touched) if touched else ()
    found: Facts = {kind.of(row)[0]: None for row in before}
    found |= dict(kind.of(form.instance) for form in forms)
    for form in forms:
        for code in form.more_codes if isinstance(form, CoverageForm) else ():
            path = kind.path(code)
            if found.get(path, stored.get(path)) is None:
                found[path] = form.instance.area
    return found


@dataclass(frozen=True)
class Control:
    """One control as a page shows it."""

    field: Field
    value: object


# ("", name) of a control on the form itself, (block, row, name) of one in a block.
Picture = dict[tuple, Control]


def picture(page) -> Picture:
    """Every control of a page that nobody has typed in yet."""
    found: Picture = {("", name): control_of(page.form, name) for name in page.form.fields}
    for formset in page.formsets:
        for row in formset.initial_forms:
            for name in control_names(row):
                found[formset.prefix, str(row.instance.pk), name] = control_of(row, name)
    return found


def control_of(form, name: str) -> Control:
    field = form.fields[name]
    return Control(field, form.get_initial_for_field(field, name))


def control_names(form) -> set[str]:
    return set(form.fields) - {"id", "project", "DELETE"}


def picture_of(page, stored: Facts, then: Facts) -> Picture:
    """The same page, if the record's facts were `then`; `stored` are those that it shows.

    A row that does not stand yet is known by its key. Raises ObjectDoesNotExist where the source is gone.
    """
    found = picture(page)
    changes = facts.diff(stored, then)
    kinds = {facts.parse(path)[0] for path in changes}
    values = form_values(changes, then)
    for name, value in values.items():
        if ("", name) in found:
            found["", name] = Control(found["", name].field, value)
    for formset in page.formsets:
        kind = KIND_OF.get(formset.model)
        if kind in kinds:
            put_rows(found, formset, kind, changes)
    return found


def form_values(changes: facts.Changes, then: Facts) -> dict[str, object]:
    """The values of those of the form's own controls that these changes change."""
    found: dict[str, object] = {}
    for path in changes:
        kind, key = facts.parse(path)
        if path == "source":
            found["source"] = Source.objects.get(key=then[path]).pk
        elif kind is facts.COLUMN:
            found[path] = then.get(path)
        elif kind is facts.TERM:
            found[vocabulary_field(key[0])] = chosen_terms(key[0], then)
        elif kind is facts.MORE_SOURCE:
            keys = [key for (key,), _ in facts.of_kind(then, facts.MORE_SOURCE)]
            found["more_sources"] = list(Source.objects.filter(key__in=keys))
    if "source" in changes or any(facts.parse(path)[0] is facts.ANSWERS for path in changes):
        found |= said(changes, then)
    return found


def chosen_terms(vocabulary: str, then: Facts) -> dict[str, str] | list[str]:
    kinds = {slug: kind for (v, slug), kind in facts.of_kind(then, facts.TERM) if v == vocabulary}
    numbers = Term.objects.filter(vocabulary=vocabulary, slug__in=kinds).values_list("slug", "pk")
    if vocabulary in KINDED:
        return {str(pk): "mainly" if kinds[slug] == facts.CHOSEN else kinds[slug] for slug, pk in numbers}
    return [str(pk) for _, pk in numbers]


def said(changes: facts.Changes, then: Facts) -> dict[str, object]:
    """What the form shows of the answers that changed; of all, where the record's own source did."""
    answers = [row for _, row in facts.of_kind(then, facts.ANSWERS) if row["is_current"]]
    current = {row["question"]: row for row in answers}
    asked = set(current)
    if "source" not in changes:
        touched = [facts.before(changes), facts.after(changes)]
        asked = {row["question"] for some in touched for _, row in facts.of_kind(some, facts.ANSWERS) if row}
    found: dict[str, object] = {}
    for number in asked:
        row = current.get(number)
        if row and row["source"] != then["source"]:
            # One that is gone is the record's own, as it would be written.
            row = row | {"source": str(source_number(row["source"]) or "")}
        elif row:
            row = row | {"source": ""}
        found |= answer_values(number, row, "" if recording.is_our_own_key(then["source"]) else TODAY)
    return found


def source_number(key: str) -> int | None:
    return Source.objects.filter(key=key).values_list("pk", flat=True).first()


def put_rows(found: Picture, formset: BaseInlineFormSet, kind: Row | Link, changes: facts.Changes) -> None:
    """The rows of one block that these changes change, bring or take away."""
    stands = {path_of(kind, form.instance): form for form in formset.initial_forms}
    for path, (_, value) in changes.items():
        of, key = facts.parse(path)
        if of is not kind:
            continue
        form = stands.get(path)
        row = str(form.instance.pk) if form else key[-1] if isinstance(kind, Row) else path
        if value is None:
            for control in [one for one in found if one[:2] == (formset.prefix, row)]:
                del found[control]
            continue
        values = row_values(kind, value) if isinstance(kind, Row) else link_values(kind, key, value)
        fields = (form or formset.empty_form).fields
        for name in control_names(form or formset.empty_form):
            if name in values:
                found[formset.prefix, row, name] = Control(fields[name], values[name])


def path_of(kind: Row | Link, row: Model) -> str:
    return kind.path(row.pk) if isinstance(kind, Row) else kind.of(row)[0]


def row_values(kind: Row, value: dict) -> dict[str, object]:
    """The controls of a row as its form would begin with this fact."""
    columns = {f.attname: f for f in kind.model._meta.concrete_fields}
    row = kind.model(
        **{
            name: held if columns[name].is_relation else columns[name].to_python(held)
            for name, held in value.items()
            if name in columns
        }
    )
    found = model_to_dict(row)
    if "source" in value:
        found["source"] = source_number(value["source"])
    if kind is facts.VENUES:
        found |= as_typed(derived.private_of(value))
    if kind is facts.DEFINITIONS:
        found["bases"] = list(Term.objects.filter(vocabulary="peer-basis", slug__in=value["bases"]))
    return found


def link_values(kind: Link, key: facts.Key, value: object) -> dict[str, object]:
    """The same of a tie; empty where what it names is gone."""
    if kind is facts.COVERAGE:
        return {"authority_code": key[0], "area": value}
    start, slug = key
    if kind is facts.REGION:
        region = Region.objects.filter(slug=slug).first()
        inferred = value == facts.INFERRED
        return {"region": region.pk, "kind": start, "inferred": inferred} if region else {}
    if kind is facts.ORGANISATION_TIE:
        organisation = Organisation.objects.filter(slug=slug).first()
        return {"organisation": organisation.pk, "role": start} if organisation else {}
    network = Network.objects.filter(project__slug=slug).first()
    return {"network": network.pk, "kind": start} if network else {}
