"""Bytes: a report or a list of projects as CSV, XLSX, DOCX, SVG or PNG. A report as bytes asks the
database nothing; projects.py, records.py and whole_file.py read the records that they write.

May import: reports, pages, search, and what is below them. Begin with formats.py.
"""
