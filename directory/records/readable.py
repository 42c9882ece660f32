"""A change in words: which fact, what it was, what it becomes; and what became of contacts and consents."""

from directory.models import Consent, ContactStep, Project
from directory.phrases import day_words
from directory.vocabulary import ConsentAnswer

from . import facts
from .facts import Line


def lines(changes: facts.Changes, *, with_addresses: bool) -> list[Line]:
    """In the order of the questions; without addresses for those who may not see them.

    An exact address too: it was public, or is to be, but whether it is today its consent says.
    """
    return [line for line in facts.describe(changes) if with_addresses or not line.is_address]


def consent_words(said: Consent) -> str:
    """“Exact address shown: yes, said by Jo on 3 March 2026 (phone). Written down by Rae.”"""
    what = f"{said.get_use_display()}, {said.contact.value}" if said.contact else said.get_use_display()
    who = f", said by {said.who}" if said.who else ""
    on = f" on {day_words(said.said_on)} ({said.get_how_display().lower()})"
    until = f", until {day_words(said.expires_on)}" if said.answer == ConsentAnswer.YES else ""
    by = f" Written down by {said.recorded_by}." if said.recorded_by else ""
    return f"{what}: {said.get_answer_display().lower()}{who}{on}{until}.{by}"


def private_history(project: Project) -> list[str]:
    """What was agreed to, and which contacts were hidden and shown again, newest first.

    For its writers alone; neither is in the history of facts.
    """
    said = project.consents.select_related("contact", "recorded_by")
    steps = ContactStep.objects.filter(contact__project=project).select_related("contact", "by")
    found = [(one.said_on, consent_words(one)) for one in said]
    found += [(one.at.date(), f"{one.contact.value}: {one.words}.") for one in steps]
    return [words for _, words in sorted(found, key=lambda one: one[0], reverse=True)]
