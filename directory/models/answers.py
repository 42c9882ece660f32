"""What was said to the sixteen questions, and how "peer" is defined."""

from django.db import models
from django.db.models import Q

from directory.questions import BY_NUMBER, QUESTIONS
from directory.vocabulary import AnswerState, DefinitionOf, Means

from .querysets import PeerDefinitionQuerySet

NUMBERS = [(question.number, f"{question.number}. {question.title}") for question in QUESTIONS]


class AnswerQuerySet(models.QuerySet):
    def public(self):
        """Answers to the questions that anybody may read."""
        return self.filter(question__in=[q.number for q in QUESTIONS if q.is_public])

    def current(self):
        return self.filter(is_current=True)


class Answer(models.Model):
    """What was said to one question: its state, own words, source, means and day. One is current."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="answers")
    question = models.PositiveSmallIntegerField(choices=NUMBERS)
    state = models.CharField(max_length=16, choices=AnswerState, default=AnswerState.ANSWERED)
    own_words = models.TextField(blank=True, help_text="Beside the boxes: what they said, in a few words.")
    source = models.ForeignKey("Source", models.PROTECT, related_name="answers")
    means = models.CharField(max_length=10, choices=Means, default=Means.REPORT)
    answered_on = models.CharField("date", max_length=10, blank=True, help_text="Year, month or day.")
    is_current = models.BooleanField("current", default=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["question", "-is_current", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "question"], condition=Q(is_current=True), name="answer_one_is_current"
            ),
            models.CheckConstraint(
                name="answer_question_of_the_sixteen", condition=Q(question__gte=1, question__lte=16)
            ),
        ]

    def __str__(self):
        return f"{BY_NUMBER[self.question].title}: {self.get_state_display().lower()}"


class PeerDefinition(models.Model):
    """How a project, or a thinker, defines "peer" or "peer support", and on which basis."""

    project = models.ForeignKey(
        "Project", models.CASCADE, null=True, blank=True, related_name="peer_definitions"
    )
    who = models.CharField(max_length=160, help_text="Who defines it so.")
    defines = models.CharField(max_length=12, choices=DefinitionOf)
    words = models.TextField()
    bases = models.ManyToManyField(
        "Term", blank=True, related_name="peer_definitions", limit_choices_to={"vocabulary": "peer-basis"}
    )
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")
    more_sources = models.ManyToManyField("Source", blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    objects = PeerDefinitionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.get_defines_display()}: {self.who}"
