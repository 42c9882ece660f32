"""What a list shows of a project, made ready when the project changes, so that a page reads one row each."""

from django.db import models


class ProjectCard(models.Model):
    """Public facts only, as text and numbers; written by `actions.cards`."""

    project = models.OneToOneField("Project", models.CASCADE, primary_key=True, related_name="card")
    facts = models.JSONField()

    def __str__(self):
        return self.facts["name"]
