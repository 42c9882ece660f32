"""The pages of a change that waits: an editor decides, and one that was sent back may pass to a colleague."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from directory.actions import review, roles
from directory.models import ProposalState
from directory.phrases import day_words

from .acting import Act, NeedsWhyForm, WhyForm, perform

TAKING_OVER = (
    "It was sent back, and whoever began it goes on with it, unless you do. It opens in the form as they "
    "left it. Who began it, and why you took it over, stays in the history of the record."
)


class TakeOverForm(NeedsWhyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = "For example: Sam has left. Staff only. No names of people outside."


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
        meanwhile = review.changed_since(proposal) if may_decide else []
        stops = review.what_stops(project, review.after_it(proposal)) if may_decide else ""
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
                "goes_on": self.way_on(request, project, proposal),
                "may_decide": may_decide,
                "meanwhile": meanwhile,
                "disagreements": self.disagreements(proposal) if may_decide else [],
                "stops": stops,
            },
        )

        def decide(note):
            if sends_back:
                review.refuse(proposal, by=request.user, note=note)
            else:
                review.accept(proposal, by=request.user, note=note, anyway="_anyway" in request.POST)

        if request.method == "POST" and not may_decide:
            roles.must_publish(request.user)
            messages.error(
                request, f"Somebody has decided this already: {proposal.get_state_display().lower()}."
            )
            return HttpResponseRedirect(request.path)
        return perform(self.admin_site, request, act, decide)

    def disagreements(self, proposal) -> list[str]:
        """Only of a change to where it is."""
        kinds = {path.partition("/")[0] for path in proposal.changes}
        if not kinds & {"venues", "regions", "coverage"}:
            return []
        try:
            return review.disagreements(proposal)
        except (ObjectDoesNotExist, IntegrityError):
            # What it names is gone, so it cannot be tried.
            return []

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
            f"{self.home_of(project)}?proposal={proposal.pk}",
            TakeOverForm,
        )
        return perform(
            self.admin_site, request, act, lambda note: review.take_over(proposal, by=request.user, note=note)
        )
