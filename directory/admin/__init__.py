"""The researchers' workshop: Django's admin on a site of our own.

May import: everything below the doors, and views' errors and sign_in. One folder or file a noun; small tables
that are only looked up stand in lookups.py, those that editors write in reference.py.
Begin with site.py and base.py, then projects/.
"""

from . import (
    imports,
    leads,
    letters,
    lookups,
    messages,
    organisations,
    people,
    reference,
    vocabularies,
    worries,
)
from .projects import project
