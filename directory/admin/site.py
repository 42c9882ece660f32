"""The workshop as one place: who may come in, and what they see first."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.urls import reverse

from directory.people import accounts, sessions
from directory.views import errors, sign_in

from . import find, on_site, signed_in, silent_links, subjects, work, work_figures


class Workshop(AdminSite):
    site_header = "Peer Support Directory"
    site_title = "Directory"
    index_title = "Work"
    index_template = "admin/directory/work.html"
    login_template = "admin/directory/login.html"

    def login(self, request, extra_context=None):
        if request.method != "POST":
            return super().login(request, extra_context)
        answer, kept = super().login, request.POST.get("kept", "")
        context = {**(extra_context or {}), "kept": kept}
        response = sign_in.counted(
            request, request.POST.get("username", ""), lambda: answer(request, context)
        )
        if response.status_code != 302:
            return response
        sessions.begin(request.session)
        return signed_in.go_on(self, request, kept) if kept else response

    def password_change(self, request, extra_context=None):
        """The old password is asked for here, so whoever finds a session open may guess no faster.

        A new one ends this person's other sessions.
        """
        if request.method != "POST":
            return super().password_change(request, extra_context)
        answer = super().password_change
        response = sign_in.counted(
            request, request.user.email, lambda: answer(request, extra_context), of="password-change"
        )
        if response.status_code == 302:
            sessions.end(request.user, but=request.session.session_key)
            accounts.log(request.user, "Changed their own password.", by=request.user)
        return response

    def admin_view(self, view, cacheable=False):
        """A form that is sent after the sign-in has ended is given back, not dropped for the sign-in page."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            is_a_form = request.method == "POST" and request.path != reverse("admin:logout")
            if is_a_form and not self.has_permission(request):
                return errors.signed_out(request)
            if request.user.is_authenticated:
                sessions.see(request.session)
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def index(self, request, extra_context=None):
        return super().index(request, {**(extra_context or {}), **work.home(request)})

    def get_app_list(self, request, app_label=None):
        """By subject for people, on the home page and at the side; table by table where that is asked for."""
        apps = super().get_app_list(request, app_label)
        return apps if app_label else list(subjects.grouped(apps))

    def get_urls(self):
        own = [*work.urls(self), *work_figures.urls(self), *find.urls(self)]
        own += [*on_site.urls(self), *signed_in.urls(self), *silent_links.urls(self)]
        return [*own, *super().get_urls()]


site = Workshop(name="admin")
