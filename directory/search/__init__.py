"""Finding a group: words, nearness and facets, joined by ProjectSearch."""

from .index import FacetIndex, build
from .links import Link
from .live import live
from .search import ProjectSearch

__all__ = ["FacetIndex", "Link", "ProjectSearch", "build", "live"]
