"""A change that waits or was sent back, open in the form again: with what was typed, and the reason why.

The form stands on the published record, as always. What the change would make of it is looked at in a trial
and put into the form as its first values, so that saving it again is saving any form.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from directory.actions import review, roles, writing
from directory.models import Project, ProposalState, ProposedChange

from .collisions import picture
from .meeting_form import MeetingForm

OPEN = (ProposalState.WAITING, ProposalState.SENT_BACK)
NOT_OFFERED = ("seen", "is_another")
# Contacts and consents are in no proposal.
PRIVATE = ("contacts", "consents")


@dataclass
class Offered:
    """What a change makes of the form: its fields, rows changed, rows gone, rows to come."""

    proposal: ProposedChange
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
    if not is_editor and not review.waits(project, request.user):
        return None
    asked = request.POST.get("proposal") or request.GET.get("proposal", "")
    mine = project.proposed_changes.filter(state__in=OPEN, by=request.user)
    if request.method == "POST" or asked:
        return mine.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 18 else None
    return None if is_editor else mine.first()


def offered(page, request, project: Project, proposal: ProposedChange) -> Offered:
    now = by_row(picture(page, request, project))
    with writing.tried(project, {path: becomes for path, (_, becomes) in proposal.changes.items()}):
        then = by_row(picture(page, request, project))
    found = Offered(proposal)
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
    for row in sorted(then, key=int):
        if row not in now:
            found.new[block].append(then[row])
        elif then[row] != now[row]:
            found.changed[block][row] = then[row]
    found.gone[block] = set(now) - set(then)


def name_new_places(found: Offered, then: dict, now: dict) -> None:
    """A meeting at a place to come points to it by its order, for it has no number yet."""
    order = {
        pk: f"new-{n}" for n, pk in enumerate((pk for pk in sorted(then, key=int) if pk not in now), start=1)
    }
    (name,) = MeetingForm.points
    for row in [*found.new["meetings"], *found.changed["meetings"].values()]:
        row[name] = order.get(str(row.get(name)), row.get(name))
