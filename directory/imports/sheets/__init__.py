"""A CSV or XLSX file of projects: read, cleaned, matched, looked at, then written as drafts and proposals.

Begin with plan.py (what a file would do); read.py starts the child process that reads it (unpack.py).
"""
