"""Figures that staff gave out, with the rows behind them, as they were on that day."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class GivenFigure(models.Model):
    """One sentence that left the house. It opens as given, but names nobody who asked not to be listed."""

    sentence = models.TextField()
    kind = models.CharField(max_length=20, help_text="Which of the defined sentences.")
    as_at = models.DateField()
    method = models.TextField()
    source = models.TextField()
    rows = models.JSONField(help_text="Every group it counts, as it stood: figure by figure.")
    given_to = models.CharField(max_length=200)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="given_figure_says_to_whom", condition=~Q(given_to="")),
        ]

    def __str__(self):
        return self.sentence
