"""Where a fact comes from."""

from django.db import models


class SourceKind(models.TextChoices):
    REPORT = "report", "A published report"
    CALL = "call", "A call"
    PAGE = "page", "A web page"
    VISIT = "visit", "A visit"
    LETTER = "letter", "A letter or e-mail"


class Source(models.Model):
    """The report's section, a call, a page: every fact about a project names one."""

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200, help_text="Shown to the public. Never a person's name.")
    kind = models.CharField(max_length=10, choices=SourceKind, default=SourceKind.REPORT)
    url = models.URLField("web address", blank=True)
    dated = models.CharField("date", max_length=10, blank=True, help_text="Year, month or day: 2013-09.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self):
        return self.title
