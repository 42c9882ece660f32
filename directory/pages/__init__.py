"""What public pages show of a project, a region, a network or a shortlist, as plain values.

May import: search, records, and what is below them. Begin with project.py.
"""
