"""Recording: every write that somebody answers for, and what must hold before a text becomes public.

May import: people, gazetteer, models and the ground floor; not search.
Begin with workflow.py (from draft to public), then facts.py (a record as flat values) and writing.py.
reindex.changed must be called by every change that the public sees.
"""
