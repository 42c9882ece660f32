"""Writing a project's answers: terms, what was said to a question, its address and where it was heard."""

from django.utils import timezone

from directory.models import Answer, OldSlug, Project, ProjectTerm, Source
from directory.models.sources import SourceKind
from directory.vocabulary import Means

LONGEST_SLUG = 90
# How a fact was learnt, where nobody says otherwise.
MEANS_OF = {
    SourceKind.REPORT: Means.REPORT,
    SourceKind.CALL: Means.PHONE,
    SourceKind.PAGE: Means.WEBSITE,
    SourceKind.VISIT: Means.VISIT,
    SourceKind.LETTER: Means.EMAIL,
}


def our_own_source() -> Source:
    """Where nobody names a source: our researchers asked, this year."""
    year = timezone.localdate().year
    source, _ = Source.objects.get_or_create(
        key=f"our-researchers-{year}",
        defaults={"title": f"Asked by our researchers, {year}", "kind": SourceKind.CALL, "dated": str(year)},
    )
    return source


def told_source() -> Source:
    """For what visitors told us this year and nobody has asked yet."""
    year = timezone.localdate().year
    source, _ = Source.objects.get_or_create(
        key=f"told-by-visitors-{year}",
        defaults={"title": f"Told to us by visitors, {year}", "kind": SourceKind.LETTER, "dated": str(year)},
    )
    return source


def free_slug(wanted: str, taken_by: Project | None = None) -> str:
    """The wanted address, or the first number behind it that nobody has or had."""
    wanted = wanted[:LONGEST_SLUG] or "group"
    slug, number = wanted, 2
    while is_taken(slug, taken_by):
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def is_taken(slug: str, by_other_than: Project | None = None) -> bool:
    others = Project.objects.filter(slug=slug)
    before = OldSlug.objects.filter(slug=slug)
    if by_other_than is not None and by_other_than.pk:
        others, before = others.exclude(pk=by_other_than.pk), before.exclude(project=by_other_than)
    return others.exists() or before.exists()


def keep_old_slug(project: Project, old: str) -> None:
    """The address it had goes on leading to it."""
    OldSlug.objects.filter(slug=project.slug, project=project).delete()
    if old and old != project.slug:
        OldSlug.objects.get_or_create(slug=old, defaults={"project": project})


def source_of(text: str, project: Project) -> Source:
    return Source.objects.get(pk=int(text)) if text else project.source


def set_terms(project: Project, vocabulary: str, kinds: dict[int, str]) -> None:
    """Exactly these terms of one vocabulary, each as firmly as it says."""
    links = {link.term_id: link for link in project.project_terms.filter(term__vocabulary=vocabulary)}
    gone = [link.pk for pk, link in links.items() if pk not in kinds]
    ProjectTerm.objects.filter(pk__in=gone).delete()
    for pk, kind in kinds.items():
        if pk not in links:
            ProjectTerm.objects.create(project=project, term_id=pk, kind=kind)
        elif kind and links[pk].kind != kind:
            ProjectTerm.objects.filter(pk=links[pk].pk).update(kind=kind)


def set_answer(project: Project, question: int, said: Answer | None) -> None:
    """The current answer to one question becomes this one; None takes it away."""
    current = project.answers.current().filter(question=question).first()
    if said is None:
        if current:
            current.delete()
        return
    answer = current or Answer(project=project, question=question)
    for name in ("state", "own_words", "source", "means", "answered_on"):
        setattr(answer, name, getattr(said, name))
    answer.save()
