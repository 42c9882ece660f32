"""Every address: the public pages, the staff's, and the researchers' admin."""

from django.urls import path

from directory.admin.site import site
from directory.views import (
    about,
    health,
    home,
    networks,
    preview,
    projects,
    regions,
    safety,
    shortlist,
    sign_in,
    staff_figures,
    staff_projects,
    staff_summaries,
    tell_us,
    training,
    whats_on,
)

urlpatterns = [
    path("admin/", site.urls),
    path("", home.home, name="home"),
    path("projects/", projects.project_list, name="projects"),
    path("projects.csv", projects.project_csv, name="projects_csv"),
    path("projects/<slug:slug>/", projects.project, name="project"),
    path("regions/", regions.region_list, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("networks/", networks.network_list, name="networks"),
    path("about-peer-support/", about.peer_support, name="about_peer_support"),
    path("about-peer-support/in-other-words/", about.definitions, name="definitions"),
    path("training/", training.course_list, name="training"),
    path("whats-on/", whats_on.whats_on, name="whats_on"),
    path("urgent-help/", safety.urgent_help, name="urgent_help"),
    path("stay-safe-online/", safety.stay_safe_online, name="stay_safe_online"),
    path("shortlist/", shortlist.shortlist, name="shortlist"),
    path("tell-us/", tell_us.tell_us, name="tell_us"),
    path("tell-us/thank-you/", tell_us.done, name="tell_us_done"),
    path("set-password/", sign_in.set_password, name="set_password"),
    path("forgot-password/", sign_in.forgot_password, name="forgot_password"),
    path("staff/preview/<int:pk>/", preview.preview, name="preview"),
    # Staff
    path("staff/summaries/", staff_summaries.summary, name="staff_summaries"),
    path("staff/summaries/file/<slug:name>/", staff_summaries.file, name="staff_summary_file"),
    path("staff/summaries/groups/", staff_summaries.rows, name="staff_summary_rows"),
    path("staff/projects/", staff_projects.project_list, name="staff_projects"),
    path("staff/figures/", staff_figures.figures, name="staff_figures"),
    path("staff/figures/<int:pk>/", staff_figures.figure, name="staff_figure"),
    path("about/", about.about, name="about"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("about/how-to-use/", about.how_to_use, name="how_to_use"),
    path("about/2013-report/", about.report, name="report_2013"),
    path("healthz", health.healthz, name="healthz"),
]
