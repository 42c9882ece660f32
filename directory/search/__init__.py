"""Finding a group: a visitor's question in, results in their order out.

May import: gazetteer, people, models and the ground floor; not records.
Begin with search.ProjectSearch, then filters.py (what may be asked), index.py (what is kept in memory).
"""

from .index import FacetIndex, build
from .links import Link
from .live import live
from .presentation import ProjectSearch

__all__ = ["FacetIndex", "Link", "ProjectSearch", "build", "live"]
