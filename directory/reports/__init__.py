"""Summaries for staff and commissioners: tables and figures as plain values; each figure keeps its projects.

May import: pages, search, records, and what is below them. Knows no file format: exports/ writes bytes.
Begin with regional.py, which lists the sections, then report.py (what a section is) and dataset.py.
"""
