"""Contacts that were hidden, and shown again: each step is kept with who and when."""

from collections.abc import Iterable

from django.db import transaction

from directory.models import Check, Contact, ContactStep, ContactStepKind, Message, Project, User
from directory.people import roles

from .reindex import changed


def hide(contacts: Iterable[Contact], *, by: User | None, message: Message | None = None) -> None:
    """Off the public page. Those that are hidden already are left as they are."""
    for contact in contacts:
        if not contact.is_hidden:
            contact.is_hidden = True
            contact.save(update_fields=["is_hidden"])
            keep_step(contact, by=by, message=message)


def show(contacts: Iterable[Contact], *, by: User | None, message=None, found_in=None) -> int:
    """No longer hidden, with a line of who did it; what cannot be read as a contact stays. Says how many.

    They are public only with a consent and a check, like any other.
    """
    shown = [contact for contact in contacts if contact.is_hidden and not contact.problem]
    for contact in shown:
        contact.is_hidden = False
        contact.save(update_fields=["is_hidden"])
        keep_step(contact, by=by, message=message, found_in=found_in)
    return len(shown)


def keep_step(contact: Contact, *, by, message=None, found_in=None) -> None:
    """One line: it was hidden, or is shown again, as it stands now."""
    step = ContactStepKind.HIDDEN if contact.is_hidden else ContactStepKind.SHOWN_AGAIN
    ContactStep.objects.create(contact=contact, step=step, by=by, message=message, found_in=found_in)


@transaction.atomic
def hide_wrong_number(contact: Contact, *, by: User) -> None:
    """It is not theirs: off the public page at once. Shown again by hand, or by a check that used it."""
    roles.must_write(by, contact.project)
    hide([contact], by=by)
    changed(contact.project)


@transaction.atomic
def show_again(contact: Contact, *, by: User) -> None:
    """Somebody has looked: one contact."""
    roles.must_write(by, contact.project)
    show([contact], by=by)
    changed(contact.project)


@transaction.atomic
def show_again_after(message: Message, *, by: User) -> int:
    """Somebody has looked: all that stand hidden over messages about this group. Says how many."""
    roles.must_write(by, message.project)
    count = show(message.project.contacts.hidden_by_a_message(), by=by, message=message)
    changed(message.project)
    return count


def used(check: Check) -> None:
    """Whoever was reached through it has been looked at."""
    show(check.contacts_used.all(), by=check.by, found_in=check)


def of(project: Project) -> list[Contact]:
    """Its contacts that stand hidden, each with its steps."""
    hidden = project.contacts.filter(is_hidden=True).prefetch_related("steps__by", "steps__message")
    return list(hidden)
