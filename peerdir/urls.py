"""The front door: Django's admin for researchers, the directory for everybody."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("directory.urls")),
]

handler400 = "directory.views.errors.bad_request"
handler403 = "directory.views.errors.forbidden"
handler404 = "directory.views.errors.page_not_found"
handler500 = "directory.views.errors.server_error"
