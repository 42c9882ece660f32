"""The workshop as one place: who may come in, and what they see first."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.urls import reverse

from directory.actions.client_address import client_address
from directory.actions.sign_in_tries import from_address, of_account
from directory.views import errors


class Workshop(AdminSite):
    site_header = "Peer Support Directory"
    site_title = "Directory"
    index_title = "Work"
    index_template = "admin/directory/work.html"

    def login(self, request, extra_context=None):
        """Wrong tries are counted by account and by address; too many get the page that says so."""
        if request.method != "POST":
            return super().login(request, extra_context)
        account = request.POST.get("username", "").strip().lower()
        address = client_address(request)
        if of_account.is_over(account) or from_address.is_over(address):
            return errors.too_many_requests(request)
        response = super().login(request, extra_context)
        if request.user.is_authenticated:
            of_account.pardon(account)
        else:
            of_account.count(account)
            from_address.count(address)
        return response

    def admin_view(self, view, cacheable=False):
        """A form that is sent after the sign-in has ended is given back, not dropped for the sign-in page."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            is_a_form = request.method == "POST" and request.path != reverse("admin:logout")
            if is_a_form and not self.has_permission(request):
                return errors.signed_out(request)
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def index(self, request, extra_context=None):
        from directory.admin import work

        return super().index(request, {**(extra_context or {}), **work.home(request)})

    def get_app_list(self, request, app_label=None):
        """By subject for people, on the home page and at the side; table by table where that is asked for."""
        from directory.admin import subjects

        apps = super().get_app_list(request, app_label)
        return apps if app_label else list(subjects.grouped(apps))

    def get_urls(self):
        # The rooms register themselves with this site, so they cannot be read before it stands.
        from directory.admin import on_site, work

        return [*work.urls(self), *on_site.urls(self), *super().get_urls()]
