"""People who sign in: their accounts, one-time links and sessions, and erasing a person."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from directory.models import User, UserRole, WorkItem
from directory.people import access_log, accounts
from directory.people.roles import ADMINISTRATORS, NOBODY, must_administer
from directory.phrases import count_of, day_words, listed
from directory.records import erasing, personal_data
from directory.records.tombstones import OtherKeyError

from . import signed_in
from .base import StaffOnly, WorkshopAdmin
from .confirm import Act, perform
from .public_text import PublicTextForm
from .site import site


class PersonForm(PublicTextForm):
    """Each e-mail has one account, a researcher has a region, and somebody stays administrator."""

    def clean_email(self):
        email = User.normalize_username(self.cleaned_data["email"])
        # Of two who add somebody at once, the second waits here and finds the account.
        accounts.one_at_a_time()
        other = User.objects.called(email)
        if other is not None and other.pk != self.instance.pk:
            raise forms.ValidationError("Somebody has an account with this e-mail already.")
        return email

    def clean(self):
        data = super().clean()
        role, regions = data.get("role"), data.get("regions")
        if role == UserRole.RESEARCHER and regions is not None and not regions:
            self.add_error("regions", accounts.NEEDS_A_REGION)
        if self.instance.pk and role and role != UserRole.ADMINISTRATOR:
            try:
                accounts.must_leave_an_administrator(self.instance)
            except accounts.AccountError as problem:
                self.add_error("role", str(problem))
        return data


class TextForm(forms.Form):
    text = forms.CharField(
        label="Name, e-mail or phone number",
        max_length=200,
        help_text="As it is written here. A person who is known by several is erased one after the other.",
    )


class AgainForm(TextForm):
    """The same words, typed again."""

    text = forms.CharField(max_length=200, widget=forms.HiddenInput)
    again = forms.CharField(label="Type it again", max_length=200)

    def clean_again(self):
        again = self.cleaned_data["again"]
        if again.split() != self.cleaned_data.get("text", "").split():
            raise forms.ValidationError(
                "This is not what is to be erased. Type it exactly as it stands above."
            )
        return again


@admin.register(User, site=site)
class PersonAdmin(StaffOnly, WorkshopAdmin):
    """Accounts are added, closed and opened here; never deleted, for work stays signed."""

    form = PersonForm
    readers = writers = adders = ADMINISTRATORS
    removers = NOBODY
    list_display = ["email", "name", "role", "account", "last_login"]
    list_filter = ["role", "is_active", "sees_worries", "regions"]
    search_fields = ["email", "name"]
    search_help_text = "By e-mail or name."
    fields = ["email", "name", "role", "regions", "sees_worries", "gets_morning_letter"]
    shown = ["is_active", "last_login", "joined_at"]
    readonly_fields = shown
    helps = {
        "email": "What they sign in with. Capitals make no difference.",
        "name": "Staff only: shown to colleagues, never to the public.",
        "role": "Researcher: own regions. Editor: all, and publishes. Mind staff: reads, summaries.",
        "regions": "A researcher's own: what they may write.",
    }

    def has_change_permission(self, request, obj=None):
        """There is nobody behind an erased account."""
        is_there = obj is None or not accounts.is_erased(obj)
        return is_there and super().has_change_permission(request, obj)

    def get_fields(self, request, obj=None):
        return [*self.fields, *(self.shown if obj else [])]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "regions":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="account", ordering="is_active")
    def account(self, person):
        if not person.is_active:
            return "erased" if accounts.is_erased(person) else "closed"
        if ends_at := accounts.link_ends_at(person):
            return f"link until {day_words(ends_at)}"
        return "open" if person.has_usable_password() else "no password, no link"

    # Adding and changing

    def save_model(self, request, obj, form, change):
        """Only what was changed on the form is written: what somebody else does meanwhile stays."""
        accounts.must_still_administer(request.user)
        if not change:
            obj.set_unusable_password()
            obj.save()
            access_log.role_changed(obj, by=request.user, former="")
            return
        columns = [name for name in form.changed_data if name != "regions"]
        if "email" in columns:
            # The link went to the former address.
            obj.link_made_at = None
            columns.append("link_made_at")
        if "role" in columns:
            obj.is_superuser = False
            columns.append("is_superuser")
        if columns:
            obj.save(update_fields=columns)
        access_log.role_changed(obj, by=request.user, former=form.initial["role"])

    def construct_change_message(self, request, form, formsets, add=False):
        """“Role: Editor, was Researcher. Name changed.” The log keeps no e-mail and no name."""
        role, regions = form.instance.get_role_display(), in_words(form.cleaned_data["regions"])
        if add:
            worries = " Looks into worries." if form.instance.sees_worries else ""
            return f"Added. Role: {role}. Regions: {regions}.{worries}"
        said = []
        if "role" in form.changed_data:
            said.append(f"Role: {role}, was {UserRole(form.initial['role']).label}.")
        if "regions" in form.changed_data:
            said.append(f"Regions: {regions}, was {in_words(form.initial['regions'])}.")
        if "sees_worries" in form.changed_data:
            said.append(
                "Looks into worries now." if form.instance.sees_worries else "Looks into worries no more."
            )
        said += [f"{name} changed." for name in ("E-mail", "Name") if column_of(name) in form.changed_data]
        return " ".join(said) or "Saved without a change."

    def response_add(self, request, obj, post_url_continue=None):
        return self.link_page(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if add:
            context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        if obj:
            context |= {
                "is_only_administrator": accounts.is_only_administrator(obj),
                "is_erased": accounts.is_erased(obj),
                "link_ends_at": accounts.link_ends_at(obj),
                "has_password": obj.has_usable_password(),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Links, closing, sessions

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"directory_user_{name}")

        own = [
            page("<int:pk>/link/", self.link_view, "link"),
            page("<int:pk>/revoke-link/", self.revoke_view, "revoke_link"),
            page("<int:pk>/close/", self.close_view, "close"),
            page("<int:pk>/open/", self.open_view, "open"),
            page("<int:pk>/sessions/", self.sessions_view, "sessions"),
            page("erase/", self.erase_view, "erase"),
        ]
        return own + super().get_urls()

    def person(self, request, pk):
        """Whoever is no administrator is refused before anything is looked up."""
        must_administer(request.user)
        return get_object_or_404(User, pk=pk)

    def link_view(self, request, pk):
        person = self.person(request, pk)
        act = Act(
            f"New one-time link for {person}",
            [
                "With it they choose a password, once, within three days, and are signed in.",
                "An older link stops working. Their present password, if they have one, works until then.",
            ],
            "Give a new link",
            "",
            page_of(person),
            forms.Form,
        )
        if request.method != "POST":
            return perform(self.admin_site, request, act, None)
        return self.link_page(request, person)

    def link_page(self, request, person):
        """The one page that shows the link. It is answered to the form itself, so it is kept nowhere."""
        origin = request.build_absolute_uri("/").rstrip("/")
        try:
            link = accounts.new_link(person, by=request.user, origin=origin)
        except accounts.AccountError as problem:
            messages.error(request, str(problem))
            return HttpResponseRedirect(page_of(person))
        person.refresh_from_db()
        context = {
            **self.admin_site.each_context(request),
            "title": f"One-time link for {person}",
            "person": person,
            "link": link,
            "ends_at": accounts.link_ends_at(person),
        }
        return TemplateResponse(request, "admin/directory/user/link.html", context)

    def revoke_view(self, request, pk):
        person = self.person(request, pk)
        act = Act(
            f"Revoke the link of {person}",
            ["The link that was given does not work any more. Their password, if they have one, stays."],
            "Revoke the link",
            f"The link of {person} is revoked.",
            page_of(person),
            forms.Form,
        )
        return perform(self.admin_site, request, act, lambda: accounts.revoke_link(person, by=request.user))

    def close_view(self, request, pk):
        person = self.person(request, pk)
        act = Act(
            f"Close the account of {person}",
            [
                "They are signed out at once and cannot sign in. What they did stays, with their name.",
                held_words(person),
            ],
            "Close the account",
            f"The account of {person} is closed.",
            page_of(person),
            forms.Form,
        )
        answer = perform(self.admin_site, request, act, lambda: accounts.close(person, by=request.user))
        if person.pk == request.user.pk and answer.status_code == 302:
            return signed_in.signed_out(request, "Your account is closed.")
        return answer

    def open_view(self, request, pk):
        person = self.person(request, pk)
        act = Act(
            f"Open the account of {person} again",
            ["They can sign in with the password that they had. If they have forgotten it, give a new link."],
            "Open the account",
            f"The account of {person} is open again.",
            page_of(person),
            forms.Form,
        )
        return perform(self.admin_site, request, act, lambda: accounts.open_again(person, by=request.user))

    def sessions_view(self, request, pk):
        person = self.person(request, pk)
        return signed_in.page(self.admin_site, request, person, then=page_of(person))

    # Erasing

    def erase_view(self, request):
        """First what would be erased, which changes nothing; then, with the words typed again, erasing it."""
        must_administer(request.user)
        is_sure, is_sent = "_erase" in request.POST, request.method == "POST"
        if is_sent:
            form = AgainForm(request.POST) if is_sure else TextForm(request.POST)
        else:
            form = TextForm(initial=asked_for(request))
        context = {**self.admin_site.each_context(request), "title": "Erase a person", "form": form}
        is_right = is_sent and form.is_valid()
        text = form.cleaned_data.get("text") if is_sent else None
        try:
            if is_sure and is_right:
                return self.erase(request, text)
            if text:
                context |= look(text) | {"form": form if is_sure else AgainForm(initial={"text": text})}
            elif is_sure:
                context["form"] = TextForm(request.POST)
        except (accounts.AccountError, personal_data.TooShortError, OtherKeyError) as problem:
            context["form"] = form = TextForm(request.POST)
            form.add_error("text", str(problem))
        return TemplateResponse(request, "admin/directory/user/erase.html", context)

    def erase(self, request, text):
        with transaction.atomic():
            accounts.must_still_administer(request.user)
            closed = personal_data.accounts_named(text)
            found = erasing.erase(text)
            log_erased(closed, found, by=request.user)
        if not erasing.forget_deleted_pages():
            messages.warning(
                request,
                "The database was busy: what was deleted is still in its file. Erase the same once more.",
            )
        messages.success(
            request, f"Erased: {counts(found)}. Backups and copies of files are elsewhere: look there too."
        )
        if request.user in closed:
            return signed_in.signed_out(request, "Your account is closed.")
        return HttpResponseRedirect(reverse("admin:directory_user_erase"))


def page_of(person: User) -> str:
    return reverse("admin:directory_user_change", args=[person.pk])


def held_words(person: User) -> str:
    """What becomes of the groups that they have in hand; nothing where there are none."""
    held = WorkItem.objects.filter(held_by=person).count()
    if not held:
        return ""
    return (
        f"They have {count_of(held, 'group')} in hand. That stays so until you pass them on, "
        "on the home page under “Somebody leaves”."
    )


def in_words(regions) -> str:
    return listed(str(region) for region in regions) or "none"


def column_of(label: str) -> str:
    return label.replace("-", "").lower()


def asked_for(request) -> dict:
    """The e-mail of the account from whose page somebody comes; no name or e-mail stands in an address."""
    pk = request.GET.get("person", "")
    person = User.objects.filter(pk=pk).first() if pk.isascii() and pk.isdecimal() and len(pk) < 12 else None
    return {"text": person.email} if person else {}


def look(text: str) -> dict:
    """What erasing this would take out, with the accounts that it would close; nothing is changed."""
    found = erasing.erase(text, dry_run=True)
    return {
        "text": text,
        "found": sorted(found.items()),
        "closed": personal_data.accounts_named(text),
        "is_looked": True,
    }


def counts(found) -> str:
    """“contacts: 2, people: 1”, or that there was nothing."""
    return (
        ", ".join(f"{subject}: {count}" for subject, count in sorted(found.items())) or "nothing named them"
    )


def log_erased(closed: list[User], found, *, by: User) -> None:
    """In the log of each account that was closed; where there was none, in that of whoever erased."""
    for person in closed or [by]:
        person.refresh_from_db()
        LogEntry.objects.create(
            user=by,
            content_type=ContentType.objects.get_for_model(User),
            object_id=str(person.pk),
            object_repr=str(person),
            action_flag=DELETION,
            change_message=f"Erased a person. {counts(found)}.",
        )
