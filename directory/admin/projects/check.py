"""Checking a project again on one screen: six facts, each confirmed, put right or not asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from directory import consent_wordings, rules
from directory.consent_wordings import Wording
from directory.models import (
    STALE_COLUMNS,
    STALE_VOCABULARIES,
    AttemptOutcome,
    ChangeVia,
    Contact,
    Found,
    Project,
    StaleFact,
)
from directory.models.terms import ProjectTerm
from directory.pages.project import time_words
from directory.pages.project_facts import other_gender
from directory.people import roles
from directory.phrases import ages, day_words
from directory.records import checks, consents
from directory.vocabulary import NOT_KNOWN, USES_OF_A_CONTACT, ConsentAnswer, ConsentUse

from .. import work
from ..date_fields import DayField
from ..leads import told_of
from . import attempts
from .contact_rows import ASKED, ASKED_OF_CONTACTS, ContactRowForm, answer_field, stands
from .editor import as_plain_text
from .form import ProjectFormBase, term_fields, vocabulary_field
from .inlines import ConsentInline, ContactInline, MeetingInline, VenueInline
from .page import Page, Part, Saved
from .unsent import Unsent

Lines = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Fact:
    """One of the six: its blocks of rows, and how to say what stands."""

    key: StaleFact
    says: Callable[[Project], Lines]
    blocks: list[str] = field(default_factory=list)
    # The blocks that are open from the start: which contact was used is asked of everybody.
    open_blocks: list[str] = field(default_factory=list)
    # The uses of consent that are asked with it.
    uses: tuple[ConsentUse, ...] = ()

    @property
    def vocabularies(self) -> list[str]:
        return STALE_VOCABULARIES.get(self.key, [])

    @property
    def fields(self) -> list[str]:
        return [*STALE_COLUMNS.get(self.key, []), *map(vocabulary_field, self.vocabularies)]

    @property
    def control(self) -> str:
        """The name of its answer in the form."""
        return f"found_{self.key.name.lower()}"

    @property
    def wordings(self) -> list[Wording]:
        return [consent_wordings.current(use) for use in self.uses]

    def as_it_stands(self, project: Project) -> list[tuple[str, str]]:
        """(what, words) of what is known; empty where nothing is."""
        return list(self.says(project))


def columns_of(*names: str) -> Callable[[Project], Lines]:
    def says(project: Project) -> Lines:
        for name in names:
            if getattr(project, name) not in (NOT_KNOWN, None):
                label = str(Project._meta.get_field(name).verbose_name)
                yield label, str(getattr(project, f"get_{name}_display")())

    return says


def when_and_where(project: Project) -> Lines:
    for meeting in project.meetings.select_related("venue"):
        at = f", {meeting.venue}" if meeting.venue else ""
        yield "When", f"{time_words(meeting, timezone.localdate())}{at}"
    for venue in project.venues.all():
        precision = venue.get_precision_display().lower()
        yield "Where", ", ".join(filter(None, [venue.address, venue.area, precision]))


def contacts(project: Project) -> Lines:
    public = set(project.contacts.public().values_list("pk", flat=True))
    for contact in project.contacts.prefetch_related("consents", "steps"):
        role = f" ({contact.role})" if contact.role else ""
        yield contact.get_kind_display(), f"{contact.value}{role}: {standing(contact, contact.pk in public)}"


def standing(contact: Contact, is_public: bool) -> str:
    """Public, or what it lacks."""
    if contact.problem:
        return f"a lead, not public. {contact.problem}"
    if is_public:
        return "public"
    if contact.is_hidden:
        return "hidden until somebody has looked; used in this check, it is shown again"
    said = contact.answer_to(ConsentUse.SHOWN)
    if said is None or said.answer == ConsentAnswer.NOT_ASKED:
        return "not public, for nobody has agreed to it"
    if said.answer == ConsentAnswer.NO:
        return f"not public, for they said no on {day_words(said.said_on)}"
    if said.expires_on <= timezone.localdate():
        return f"not public, for what they agreed to ran out on {day_words(said.expires_on)}"
    return "not public until somebody uses it in a check"


def for_whom(project: Project) -> Lines:
    yield from columns_of("carers")(project)
    if span := ages(project.youngest_age, project.oldest_age):
        yield "Ages", span
    names = STALE_VOCABULARIES[StaleFact.FOR_WHOM]
    links = ProjectTerm.objects.filter(project=project, term__vocabulary__in=names)
    found = list(links.select_related("term"))
    for link in found:
        yield link.term.get_vocabulary_display(), str(link)
    if other := other_gender(found):
        yield "Ask", f"Do {other} come? If not, choose “Only for”. If they do, add {other} as “Welcomes”."


FACTS = [
    Fact(StaleFact.RUNS, columns_of("stage")),
    Fact(StaleFact.OPEN, columns_of("open_to_new_members")),
    Fact(
        StaleFact.WHEN_AND_WHERE,
        when_and_where,
        blocks=["meetings", "venues", "consents"],
        uses=(ConsentUse.EXACT_VENUE,),
    ),
    Fact(StaleFact.JOINING, columns_of(*STALE_COLUMNS[StaleFact.JOINING])),
    Fact(StaleFact.CONTACT, contacts, open_blocks=["contacts"], uses=USES_OF_A_CONTACT),
    Fact(StaleFact.FOR_WHOM, for_whom),
]
TERM_FIELDS = [vocabulary_field(name) for fact in FACTS for name in fact.vocabularies]


# The button that confirms whatever is known and was not answered one by one.
REST = "_rest"
SAY_IF_IT_RUNS = "Say whether it runs. Without that it is no check: note an attempt instead."
NOTHING_CHANGED = "You chose to put this right, but nothing of it is changed yet."
NOTE_HELP = "Staff only. If it is paused, or full at present: until when?"
DECIDED = (ConsentAnswer.YES, ConsentAnswer.NO)
CHANGED = "Something is changed here. Choose “Put it right”, or undo the change."


def keeps_dates_private(project: Project) -> bool:
    return Project.objects.filter(rules.keeping_dates_private(), pk=project.pk).exists()


class CheckFormBase(ProjectFormBase):
    check_means = forms.ChoiceField(choices=ASKED, label="How you checked")
    check_made_on = DayField(label="Day", help_text="Today, unless it was before.")
    check_note = forms.CharField(
        required=False, label="Note", widget=forms.Textarea(attrs={"rows": 2}), help_text=NOTE_HELP
    )
    said_dated = answer_field(ConsentUse.DATED)
    said_dated_by = forms.CharField(required=False, max_length=120, label="Who said so")
    # Nobody begins a record here.
    is_another = None
    # The blocks of rows that came with the form.
    blocks: dict[str, forms.BaseInlineFormSet] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["check_made_on"] = timezone.localdate()
        self.stands = {fact.key: fact.as_it_stands(self.instance) for fact in FACTS}
        self.asks_dates = keeps_dates_private(self.instance)
        if self.asks_dates:
            last = self.instance.consents.about(ConsentUse.DATED).first()
            self.fields["said_dated"].help_text = stands(last)
        for fact in FACTS:
            self.fields[fact.control].choices = self.answers_to(fact)

    def answers_to(self, fact: Fact):
        """What nobody knows cannot still be so."""
        if self.stands[fact.key]:
            return Found.choices
        return [(Found.CORRECTED, "Fill it in"), (Found.NOT_ASKED, Found.NOT_ASKED.label)]

    def clean_check_made_on(self):
        day = self.cleaned_data["check_made_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return day

    def clean(self):
        data = super().clean()
        self.found = {fact.key: self.found_of(fact, data.get(fact.control)) for fact in FACTS}
        if self.found[FACTS[0].key] == Found.NOT_ASKED and FACTS[0].control not in self.errors:
            self.add_error(FACTS[0].control, SAY_IF_IT_RUNS)
        if data.get("said_dated") in DECIDED and not data.get("said_dated_by"):
            self.add_error("said_dated_by", consents.WHO_SAID)
        return data

    def found_of(self, fact: Fact, answer: str) -> Found:
        """What somebody put right is put right, and says so; the rest is as they answered."""
        changed = self.is_changed(fact)
        if answer == Found.CORRECTED and not changed and self.is_consent_given(fact):
            # What they agreed to is written down beside this fact, and is none of the six.
            return Found.NOT_ASKED
        if answer == Found.CORRECTED and not changed:
            self.add_error(fact.control, NOTHING_CHANGED)
        elif answer and answer != Found.CORRECTED and changed:
            self.add_error(fact.control, CHANGED)
        if changed:
            return Found.CORRECTED
        takes_the_rest = REST in self.data and self.stands[fact.key]
        return Found(answer or (Found.CONFIRMED if takes_the_rest else Found.NOT_ASKED))

    def is_consent_given(self, fact: Fact) -> bool:
        """Whether a consent of the group was written in the block that stands with this fact."""
        block = self.blocks.get("consents") if "consents" in fact.blocks else None
        return block is not None and block.has_changed()

    def is_changed(self, fact: Fact) -> bool:
        if set(fact.fields) & set(self.changed_data):
            return True
        # What somebody agreed to is no fact of the six.
        names = [name for name in (*fact.open_blocks, *fact.blocks) if name != "consents"]
        rows = [form for name in names if name in self.blocks for form in self.blocks[name].forms]
        return any(set(form.changed_data) - ASKED_OF_CONTACTS for form in rows)


def answers() -> dict[str, forms.Field]:
    """One question a fact."""
    return {
        fact.control: forms.ChoiceField(
            required=False, label=fact.key.label, choices=Found.choices, widget=forms.RadioSelect
        )
        for fact in FACTS
    }


CheckForm = type(
    "CheckForm",
    (CheckFormBase,),
    answers() | {name: field for name, field in term_fields().items() if name in TERM_FIELDS},
)


class UsedContactInline(ContactInline):
    form = ContactRowForm
    verbose_name_plural = "contacts (staff only): tick what you used to reach them"

    def get_fields(self, request, obj=None):
        return ["used", *self.row, *self.asked]


THE_CHECK = {"fields": ["seen", ("check_means", "check_made_on"), "check_note"]}
FIELDSETS = [("The check", THE_CHECK), *((fact.key.label, {"fields": fact.fields}) for fact in FACTS)]
INLINES = [MeetingInline, VenueInline, UsedContactInline, ConsentInline]


@dataclass(frozen=True)
class Asked:
    """One fact on the page: what stands, the answer, and what to put right."""

    fact: Fact
    stands: list[tuple[str, str]]
    answer: forms.BoundField
    fields: helpers.Fieldset
    blocks: list
    open_blocks: list
    dates: "AskedDates | None" = None


@dataclass(frozen=True)
class AskedDates:
    """Whether a group that keeps its dates private lets them be shown: the words, the answer, who said so."""

    words: str
    answer: forms.BoundField
    who: forms.BoundField

    @classmethod
    def of(cls, form) -> "AskedDates":
        words, _ = consent_wordings.current(ConsentUse.DATED).heard(is_own=True)
        return cls(words, form["said_dated"], form["said_dated_by"])


def asked(fact: Fact, form, fields, blocks) -> Asked:
    fields.name = None
    found = [[blocks[name] for name in names] for names in (fact.blocks, fact.open_blocks)]
    dates = AskedDates.of(form) if fact.key == StaleFact.WHEN_AND_WHERE and form.asks_dates else None
    return Asked(fact, form.stands[fact.key], form[fact.control], fields, *found, dates)


class CheckPart(Part):
    """The check screen: what goes stale of a record, and what somebody found out about it."""

    slug, title = "check", "Check"

    def context(self, page: Page, context: dict) -> dict:
        the_check, *of_facts = context["adminform"]
        blocks = {block.formset.prefix: block for block in context["inline_admin_formsets"]}
        pairs = zip(FACTS, of_facts, strict=True)
        found = [asked(fact, page.form, fields, blocks) for fact, fields in pairs]
        return {"the_check": the_check, "asked": found}

    def finish(self, page: Page, saved: Saved) -> None:
        """The day counts at once, unless what was corrected has to wait."""
        data, project, by = page.form.cleaned_data, saved.project, page.request.user
        rows = kept_rows(page.formset("contacts"))
        how, on = data["check_means"], data["check_made_on"]
        for row in rows:
            row.keep_answers(project, how=how, on=on, by=by)
        if said := data.get("said_dated"):
            who = data["said_dated_by"]
            consents.say(project, use=ConsentUse.DATED, answer=said, who=who, how=how, on=on, by=by)
        corrected = Found.CORRECTED in page.form.found.values()
        checks.check(
            project,
            by=by,
            means=how,
            outcome=checks.outcome_of(data["stage"], corrected=corrected),
            made_on=on,
            contacts=[row.instance for row in rows if row.cleaned_data.get("used")],
            note=data["check_note"],
            found=page.form.found,
            proposal=saved.proposed,
        )

    def answer(self, page: Page, saved: Saved):
        done = f"“{saved.project}” is checked."
        if saved.proposed:
            done = (
                f"“{saved.project}”: your correction waits for an editor. Once it is accepted, the public "
                "page shows it with the day of your check. You need not ring again."
            )
        messages.success(page.request, done)
        for contact in agreed_but_unused(page):
            messages.warning(page.request, f"{contact.value} {NOT_PUBLIC_YET}")
        return HttpResponseRedirect(work.then(page.request))


CHECK = CheckPart(
    form=CheckForm,
    fieldsets=FIELDSETS,
    inlines=INLINES,
    via=ChangeVia.CHECK,
    template="admin/directory/project/check_form.html",
)


# What the check screen comes with filled in, or knows by itself.
ASKED_ALWAYS = {"seen", "check_means", "check_made_on"}
KEPT_UNSENT = "is not saved, and is kept for when you open it again, until you sign out."


class ProjectChecks:
    """For ProjectAdmin: the addresses of the check screen."""

    def check_view(self, request, pk):
        project = self.project(request, pk)
        if not roles.may_write(request.user, project):
            raise PermissionDenied
        more = {"title": f"Check: {project}", "subtitle": None, "project": project, "is_check": True}
        more |= {"attempts": AttemptOutcome.choices, "is_nav_sidebar_enabled": False}
        more |= {"told": told_of(project), "group_before": work.group_before(request, project)}
        more |= work.came_from(request, project)
        more |= attempts.beside_a_call(request, project)
        if request.POST.get("_go_to", "") in self.parts:
            self.keep_check(request, project)
            there = [project.pk, request.POST["_go_to"]]
            return HttpResponseRedirect(reverse("admin:directory_project_question", args=there))
        address = reverse("admin:directory_project_check", args=[project.pk])
        return self.answer_or_keep(request, project, CHECK, address, more)

    def attempt_view(self, request, pk):
        return require_POST(self.note_attempt)(request, pk)

    def note_attempt(self, request, pk):
        project = self.project(request, pk)
        response = attempts.note(request, project)
        self.keep_check(request, project)
        return response

    def keep_check(self, request, project) -> None:
        """Answers that stand on the check screen beside an attempt are kept for when it is opened again."""
        if "check_means" not in request.POST:
            return
        data = as_plain_text(request.POST)
        for name in attempts.AttemptForm.base_fields:
            data.pop(name, None)
        page = Page(self, request, project, CHECK, data=data)
        is_typed = set(page.form.changed_data) - ASKED_ALWAYS
        if is_typed or any(formset.has_changed() for formset in page.formsets):
            Unsent(request.session, project).keep(CHECK.slug, data)
            messages.info(request, f"What you typed in the check of “{project}” {KEPT_UNSENT}")


NOT_PUBLIC_YET = (
    "is not public yet, though they agreed: it is shown once somebody has used it. If you used it just now, "
    "open the check again and tick “Used just now”."
)


def agreed_but_unused(page: Page) -> list[Contact]:
    """Contacts that they let us show in this check, and that no page shows."""
    agreed = [
        row.instance.pk
        for row in kept_rows(page.formset("contacts"))
        if row.cleaned_data.get("said_shown") == ConsentAnswer.YES
    ]
    contacts = Contact.objects.filter(pk__in=agreed)
    shown = set(contacts.public().values_list("pk", flat=True)) if agreed else set()
    return [contact for contact in contacts if contact.pk not in shown]


def kept_rows(block):
    """Also one that was written down a moment ago."""
    return [row for row in block.forms if row.instance.pk and row not in block.deleted_forms]
