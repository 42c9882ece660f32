"""Vocabularies: lists of answers to closed questions, in one table."""

from django.db import models

from directory.questions import question_of, vocabularies
from directory.vocabulary import LinkKind

VOCABULARIES = [(field.name, field.label) for field in vocabularies()]
AXES = [
    ("gender", "Women and men"),
    ("sexuality-and-trans", "Sexuality and gender identity"),
    ("culture-and-faith", "Culture and faith"),
    ("age", "Age"),
    ("situation", "Situation"),
]
KINDED = ("community", "experience")


class TermQuerySet(models.QuerySet):
    def of(self, vocabulary):
        return self.filter(vocabulary=vocabulary)

    def in_use(self):
        """Without the terms that another has replaced."""
        return self.filter(replaced_by=None)


class Term(models.Model):
    """One answer to a closed question, with today's label, the label of 2013, and other words for it."""

    vocabulary = models.CharField(max_length=20, choices=VOCABULARIES)
    slug = models.SlugField(max_length=60)
    label = models.CharField(max_length=120, help_text="As visitors read it today.")
    recorded_label = models.CharField(
        max_length=120, blank=True, help_text="The report's wording of 2013, where it differs."
    )
    other_words = models.JSONField(default=list, blank=True, help_text="Other words people search by.")
    hint = models.CharField(max_length=240, blank=True, help_text="What it means, in plain words.")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    axis = models.CharField(max_length=20, choices=AXES, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    position = models.PositiveSmallIntegerField(default=0)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["vocabulary", "position", "label"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "slug"], name="term_slug_once"),
            models.CheckConstraint(
                name="term_axis_for_communities_only",
                condition=models.Q(vocabulary="community") | models.Q(axis=""),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def question(self):
        return question_of(self.vocabulary)

    @property
    def words(self):
        """Every word it may be found by, as one text."""
        return "\n".join(filter(None, [self.label, self.recorded_label, *self.other_words]))


class ProjectTerm(models.Model):
    """A project's answer out of a vocabulary; for communities and experiences, how firmly."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="project_terms")
    term = models.ForeignKey(Term, models.PROTECT, related_name="project_terms")
    kind = models.CharField(
        max_length=10, choices=LinkKind, blank=True, help_text="For communities and experiences only."
    )

    recorded_words = models.CharField(
        max_length=120, blank=True, help_text="The words that the report used of this group, as it has them."
    )

    class Meta:
        ordering = ["term__vocabulary", "term__position"]
        constraints = [models.UniqueConstraint(fields=["project", "term"], name="project_term_once")]

    def __str__(self):
        return f"{self.term} ({self.get_kind_display().lower()})" if self.kind else str(self.term)
