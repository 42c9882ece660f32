"""All addresses are the directory's; so are the pages for errors."""

from django.urls import include, path

urlpatterns = [
    path("", include("directory.urls")),
]

handler400 = "directory.views.errors.bad_request"
handler403 = "directory.views.errors.forbidden"
handler404 = "directory.views.errors.page_not_found"
handler500 = "directory.views.errors.server_error"
