"""What a list shows of a project, made ready when the project changes, so that a page reads one row each."""

from django.db import models


class ProjectCard(models.Model):
    """Public facts only, as text and numbers; written by `actions.cards`."""

    project = models.OneToOneField("Project", models.CASCADE, primary_key=True, related_name="card")
    facts = models.JSONField()
    made_by = models.CharField(
        max_length=16,
        blank=True,
        db_default="",  # workers of the version before write none
        help_text="The code that made this card and the project's words",
    )

    def __str__(self):
        return self.facts["name"]
