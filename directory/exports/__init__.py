"""Bytes: a report or a list of projects as CSV, XLSX, DOCX, SVG or PNG. Asks the database nothing itself.

May import: reports, pages, search, and what is below them. Begin with formats.py.
"""
