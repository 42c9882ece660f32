"""The report's fixtures into the database: files are read, cleaned, then loaded field by field.

Begin with load.py: read (files.py), clean (clean.py and the modules that it calls), sync (sync.py, merge.py).
"""
