"""How often in a month something was chosen that no group is found by. Nothing of who chose it, or when."""

from django.db import models
from django.db.models import Q


class UnmetSearch(models.Model):
    """A term in a region, or anywhere, in one month: of each once. Few of a month are dropped at its end."""

    month = models.DateField(help_text="Its first day.")
    term = models.ForeignKey("Term", models.CASCADE, related_name="+")
    region = models.ForeignKey("Region", models.CASCADE, null=True, blank=True, related_name="+")
    times = models.PositiveIntegerField()

    class Meta:
        ordering = ["-month", "-times", "term__label"]
        verbose_name_plural = "unmet searches"
        constraints = [
            models.UniqueConstraint(fields=["month", "term", "region"], name="unmet_search_once_in_a_region"),
            models.UniqueConstraint(
                fields=["month", "term"], condition=Q(region=None), name="unmet_search_once_anywhere"
            ),
        ]

    def __str__(self):
        return f"{self.term}, {self.region or 'England'}: {self.times} in {self.month:%B %Y}"
