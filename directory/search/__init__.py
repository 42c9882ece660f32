"""Finding a group: a visitor's question in, results in their order out.

May import: gazetteer, people, models and the ground floor; not records.
A question is cleaned (question.py), interpreted (interpretation.py), answered (results.py, over the sets
that index.py keeps in memory) and presented (presentation.py; zero_results.py where nothing was found).
Begin with presentation.ProjectSearch.
"""

from .index import FacetIndex, build
from .links import Link
from .live import live
from .presentation import ProjectSearch

__all__ = ["FacetIndex", "Link", "ProjectSearch", "build", "live"]
