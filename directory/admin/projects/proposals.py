"""Proposed changes: deciding on one, and opening one again in the form."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from directory.models import Project, ProposalState, ProposedChange
from directory.people import roles
from directory.phrases import day_words
from directory.records import derived, facts, readable, workflow, writing
from directory.vocabulary import ConsentUse, Precision

from ..confirm import Act, NeedsWhyForm, WhyForm, perform
from .form_facts import picture, picture_of
from .row_forms import MeetingForm

OPEN = (ProposalState.WAITING, ProposalState.SENT_BACK)
GONE = (ObjectDoesNotExist, IntegrityError)
NOT_OFFERED = ("seen", "is_another")
# Contacts and consents are in no proposal.
PRIVATE = ("contacts", "consents")


@dataclass
class Offered:
    """What a change makes of the form: its fields, rows changed, rows gone, rows to come."""

    columns: dict = field(default_factory=dict)
    changed: dict[str, dict] = field(default_factory=lambda: defaultdict(dict))
    gone: dict[str, set] = field(default_factory=lambda: defaultdict(set))
    new: dict[str, list[dict]] = field(default_factory=lambda: defaultdict(list))

    def put_into(self, formset) -> None:
        """Rows that stand already get what the change says of them."""
        for form in formset.initial_forms:
            pk = str(form.instance.pk)
            form.initial.update(self.changed[formset.prefix].get(pk, {}))
            if pk in self.gone[formset.prefix]:
                form.initial["DELETE"] = True


def open_proposal(request, project: Project) -> ProposedChange | None:
    """The change that this person goes on with: the one named, else their latest; ?proposal=0 is none.

    An editor's own changes do not wait, so only one that they took over opens, where it is named.
    """
    is_editor = roles.may_publish(request.user)
    if not is_editor and not workflow.waits(project, request.user):
        return None
    asked = request.POST.get("proposal") or request.GET.get("proposal", "")
    mine = project.proposed_changes.filter(state__in=OPEN, by=request.user)
    if request.method == "POST" or asked:
        return mine.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 18 else None
    return None if is_editor else mine.first()


def offered(page, proposal: ProposedChange) -> Offered:
    """What the change makes of the forms of a page; raises one of `GONE` where it cannot be done."""
    project, stored = page.project, facts.take(page.project)
    wanted = writing.only_consented(project, facts.after(proposal.changes))
    if "slug" in wanted and Project.objects.filter(slug=wanted["slug"]).exclude(pk=project.pk).exists():
        raise IntegrityError("The address is taken.")
    becomes = derived.apply(stored, derived.follow(stored, wanted))
    now, then = by_row(picture(page)), by_row(picture_of(page, stored, becomes))
    found = Offered()
    found.columns = {
        name: value for name, value in then.pop("", {}).get("", {}).items() if name not in NOT_OFFERED
    }
    for block in (now.keys() | then.keys()) - {"", *PRIVATE}:
        sort_rows(found, block, now.get(block, {}), then.get(block, {}))
    name_new_places(found, then.get("venues", {}), now.get("venues", {}))
    return found


def by_row(shown: dict) -> dict[str, dict[str, dict]]:
    """{block: {row: {field: value}}}; the form itself is block "" and row ""."""
    found: dict = defaultdict(lambda: defaultdict(dict))
    for key, one in shown.items():
        block, row, name = key if len(key) == 3 else ("", "", key[1])
        found[block][row][name] = one.value
    return found


def sort_rows(found: Offered, block: str, now: dict, then: dict) -> None:
    for row in then:
        if row not in now:
            found.new[block].append(then[row])
        elif then[row] != now[row]:
            found.changed[block][row] = then[row]
    found.gone[block] = set(now) - set(then)


def name_new_places(found: Offered, then: dict, now: dict) -> None:
    """A meeting at a place to come points to it by its order, for it has no number yet."""
    order = {key: f"new-{n}" for n, key in enumerate((key for key in then if key not in now), start=1)}
    (name,) = MeetingForm.points
    for row in [*found.new["meetings"], *found.changed["meetings"].values()]:
        row[name] = order.get(str(row.get(name)), row.get(name))


TAKING_OVER = (
    "It was sent back, and whoever began it goes on with it, unless you do. It opens in the form as they "
    "left it. Who began it, and why you took it over, stays in the history of the record."
)


class TakeOverForm(NeedsWhyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = "For example: Sam has left. Staff only. No names of people outside."


def exact_consents(request, project: Project, proposal: ProposedChange) -> list[str] | None:
    """What was said to an exact address, where this change shows one; else None, and to mere readers."""
    rows = (row for path, (_, row) in proposal.changes.items() if facts.parse(path)[0] is facts.VENUES)
    shows_one = any(row and row.get("precision") == Precision.EXACT for row in rows)
    if not shows_one or not roles.may_write(request.user, project):
        return None
    said = project.consents.about(ConsentUse.EXACT_VENUE).select_related("recorded_by", "contact")
    return [readable.consent_words(one) for one in said]


class ProjectProposals:
    """For ProjectPages: what is said of one change, and done with it."""

    def proposal(self, project, number):
        return get_object_or_404(project.proposed_changes.select_related("by"), pk=number)

    def proposal_view(self, request, pk, number):
        """A waiting change, fact by fact; an editor accepts it or sends it back."""
        project = self.project(request, pk)
        proposal = self.proposal(project, number)
        may_decide = roles.may_publish(request.user) and proposal.state == ProposalState.WAITING
        sends_back = "_send_back" in request.POST
        meanwhile = workflow.changed_since(proposal) if may_decide else []
        stops = workflow.what_stops(project, workflow.after_it(proposal)) if may_decide else ""
        act = Act(
            f"A change to {project}",
            [f"By {proposal.by or proposal.by_name}, {day_words(proposal.at)}.", proposal.note],
            "Accept",
            "Sent back." if sends_back else "Accepted: the public page follows within two seconds.",
            self.home_of(project),
            NeedsWhyForm if sends_back else WhyForm,
            template="admin/directory/proposal.html",
            more={
                "lines": self.lines(request, project, proposal.changes),
                "proposal": proposal,
                "checks": list(proposal.checks.select_related("by")),
                "exact_consents": exact_consents(request, project, proposal),
                "goes_on": self.way_on(request, project, proposal),
                "may_reopen": roles.may_publish(request.user) and proposal.state == ProposalState.SENT_BACK,
                "may_decide": may_decide,
                "meanwhile": meanwhile,
                "disagreements": self.disagreements(proposal) if may_decide else [],
                "stops": stops,
            },
        )

        def decide(note):
            if sends_back:
                workflow.refuse(proposal, by=request.user, note=note)
            else:
                workflow.accept(proposal, by=request.user, note=note, anyway="_anyway" in request.POST)

        if request.method == "POST" and not may_decide:
            roles.must_publish(request.user)
            messages.error(
                request, f"Somebody has decided this already: {proposal.get_state_display().lower()}."
            )
            return HttpResponseRedirect(request.path)
        return perform(self.admin_site, request, act, decide)

    def disagreements(self, proposal) -> list[str]:
        """Only of a change to where it is."""
        kinds = [facts.parse(path)[0] for path in proposal.changes]
        if not any(kind in (facts.VENUES, facts.REGION, facts.COVERAGE) for kind in kinds):
            return []
        return workflow.disagreements(proposal)

    def way_on(self, request, project, proposal) -> str:
        """Whose a change is that was sent back: "mine", or "theirs" where this person may take it over."""
        if proposal.state != ProposalState.SENT_BACK or not roles.may_write(request.user, project):
            return ""
        return "mine" if proposal.by == request.user else "theirs"

    def take_over_view(self, request, pk, number):
        project = self.project(request, pk)
        proposal = self.proposal(project, number)
        roles.must_write(request.user, project)
        act = Act(
            f"Take over a change to {project}",
            [f"By {proposal.by or proposal.by_name}, {day_words(proposal.at)}.", TAKING_OVER],
            "Take it over",
            "It is yours now.",
            f"{self.whole_of(project)}?proposal={proposal.pk}",
            TakeOverForm,
        )
        return perform(
            self.admin_site,
            request,
            act,
            lambda note: workflow.take_over(proposal, by=request.user, note=note),
        )
