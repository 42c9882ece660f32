"""What somebody at a group said to one use of what they told us, written down once; a no acts at once."""

import datetime

from django.db import transaction

from directory import consent_wordings
from directory.models import Consent, Contact, Project, Step, User
from directory.people import roles
from directory.rules import A_YEAR
from directory.vocabulary import USES_OF_A_CONTACT, ConsentAnswer, ConsentUse, Means

from . import expiry, workflow
from .refusals import NotNowError
from .reindex import changed

NOT_LISTED = "They do not want to be listed."
WHO_SAID = "Write who said so: “the person who answered” will do."


@transaction.atomic
def say(
    project: Project,
    *,
    use: ConsentUse,
    answer: ConsentAnswer,
    how: Means,
    on: datetime.date,
    by: User,
    who: str = "",
    contact: Contact | None = None,
    is_own: bool = False,
) -> Consent:
    """Yes, no or not asked, to the newest words for this use. A yes holds for a year.

    `contact` is there for a use of one contact, and only for that; `is_own` says that it is a person's own,
    and that they heard the sentence about it.
    """
    roles.must_write(by, project)
    if (use in USES_OF_A_CONTACT) != (contact is not None):
        raise NotNowError("A number or address is shown, passed on or written to; the rest is the group's.")
    if answer != ConsentAnswer.NOT_ASKED and not who.strip():
        raise NotNowError(WHO_SAID)
    words, version = consent_wordings.current(use).heard(is_own=is_own)
    if answer == ConsentAnswer.NOT_ASKED:
        words, version = "", ""
    made = Consent.objects.create(
        project=project,
        contact=contact,
        use=use,
        answer=answer,
        who=who.strip(),
        how=how,
        said_on=on,
        expires_on=on + A_YEAR,
        wording=words,
        wording_version=version,
        recorded_by=by,
    )
    act_on(project, by=by)
    return made


def act_on(project: Project, *, by: User) -> None:
    """After consents were written in any other way: what they no longer allow leaves the public now.

    Who does not want to be listed is withdrawn, whoever wrote it down; `workflow` publishes it no more.
    """
    expiry.withdraw_exact_places(of=project)
    if Project.objects.published().refusing_to_be_listed().filter(pk=project.pk).exists():
        workflow.walk(project, Step.WITHDRAWN, by=by, note=NOT_LISTED)
    changed(project)
