"""What tests read off a search."""


def names(search):
    """The names on the page, in order."""
    return [card.name for section in search.sections for card in section.cards]


def counts(search, facet):
    """The number beside each option of a facet."""
    found = next(f for f in [*search.facets, *search.more_facets] if f.name == facet)
    return {option.value: int(option.count) for group in found.groups for option in group.options}


def slugs(search):
    """Every result, in order."""
    from directory.models import Project

    by_id = dict(Project.objects.filter(pk__in=search.ids()).values_list("pk", "slug"))
    return [by_id[id_] for id_ in search.ids()]
